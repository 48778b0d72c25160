"""The report as a PDF: whole, readable, the same each time, and cancelled when asked."""

import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from helpers.prints import (
    HOLDER,
    entry,
    fonts,
    many,
    plain_text,
    poppler_text,
    reader,
    report,
    tidy,
    tool,
    usual,
)
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics

from cpim_pdp.core.activities import Activity
from cpim_pdp.reports import Paper

SCRIPTS = {
    "Polish": "Zażółć gęślą jaźń",
    "Greek": "Διαχείριση αποθεμάτων",
    "Cyrillic": "Управління запасами",
    "Vietnamese": "Nguyễn Thị Phương",
    "Chinese, simplified": "供应链管理课程",
    "Chinese, traditional": "供應鏈管理課程",
    "Japanese": "サプライチェーン管理と東京",
    "Korean": "공급망 관리 교육",
    "Arabic": "إدارة سلسلة التوريد",
    "Hebrew": "ניהול שרשרת אספקה",
    "Thai": "การจัดการห่วงโซ่อุปทาน",
    "Devanagari": "आपूर्ति श्रृंखला प्रबंधन",
    "symbols": "→ ✓ ★ € ₹ ≤ ½ ™",
    "emoji": "😀 🚚",
}
HOSTILE = '<b>R&D</b> <img src="http://x/y.png"> &amp; <para> {name} %s \\ ]]> (a)'
LONG = "".join(f"{number:05}-word-" for number in range(800))
"""Almost 10,000 characters without a blank, every part of them different."""


def every_script() -> tuple[Activity, ...]:
    return tuple(
        entry(number, text, provider=text) for number, text in enumerate(SCRIPTS.values(), 1)
    )


def noted(activity: Activity, notes: str) -> Activity:
    return replace(activity, details=replace(activity.details, notes=notes))


# Text


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_holder_in_any_script_reads_in_order(script: str, tmp_path: Path) -> None:
    text = SCRIPTS[script]
    found = poppler_text(report(holder=replace(HOLDER, name=text)), tmp_path)

    assert text in found


def test_a_name_in_two_directions_has_all_its_words(tmp_path: Path) -> None:
    found = poppler_text(report(holder=replace(HOLDER, name="John (דוד) محمد Smith")), tmp_path)

    assert all(word in found for word in ("John (", "דוד", "محمد", "Smith"))


def test_the_text_is_there_for_other_readers_too() -> None:
    found = plain_text(report(*usual()))

    assert "Łukasz Żółkiewski" in found
    assert "24 points at most for one conference: 8 of 32 are over it." in found
    assert "Subtotal Education" in found


def test_the_page_reads_from_top_to_bottom(tmp_path: Path) -> None:
    found = poppler_text(report(*usual()), tmp_path)
    order = ["Standing and points", "Points by category", "Ledger", "Exceptions"]
    order += ["From my old list", "Rules used", "Attestation", "CPIM PDP is not a product of ASCM"]

    assert sorted(order, key=found.index) == order


def test_markup_prints_as_it_was_typed(tmp_path: Path) -> None:
    activity = noted(entry(1, HOSTILE, provider=HOSTILE), HOSTILE)
    data = report(activity, holder=replace(HOLDER, name=HOSTILE), detailed=True)

    assert poppler_text(data, tmp_path).count(HOSTILE) >= 4
    assert plain_text(data).count("R&D") >= 5


def test_a_long_text_without_blanks_prints_whole_over_several_pages() -> None:
    data = report(noted(entry(1, LONG, provider=LONG), LONG), detailed=True)
    found = plain_text(data).replace(" ", "")

    assert len(reader(data).pages) > 6
    for number in range(800):
        # in the ledger twice, as title of the sheet, as provider and as note; a line may part one
        assert found.count(f"{number:05}-word") >= 4


def test_long_texts_from_the_right_and_of_ideographs_print() -> None:
    arabic = noted(entry(1, "a"), "السلام عليكم ورحمة الله " * 400)
    chinese = noted(entry(2, "b"), "供应链管理课程" * 1_400)
    found = plain_text(report(arabic, chinese, detailed=True))

    assert found.count("供应链管理课程"[:1]) == 1_400


def test_characters_that_no_font_has_print_as_boxes() -> None:
    data = report(holder=replace(HOLDER, name="A \ue000 ქართ \x07\udc80 B"))

    assert "A □ □□□□ □ B" in plain_text(data)


# File


def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(report(*usual(), *every_script(), detailed=True))

    run([tool("qpdf"), "--check", "--warning-exit-0", str(file)], check=True, capture_output=True)


def test_all_fonts_are_embedded() -> None:
    found = list(fonts(report(*usual(), *every_script(), detailed=True)))

    assert len(found) >= 9
    assert all("/FontFile2" in one["/FontDescriptor"] for one in found)
    assert all("/ToUnicode" in one for one in found)
    assert not [one for one in found if "Helvetica" in one["/BaseFont"]]


def test_pdffonts_agrees(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(report(*every_script()))
    done = run([tool("pdffonts"), str(file)], check=True, capture_output=True, text=True)
    rows = done.stdout.splitlines()[2:]

    assert len(rows) >= 9
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_the_file_says_what_it_is() -> None:
    opened = reader(report(*usual()))
    about: Any = opened.metadata

    assert about.title == "Certification maintenance report: CPIM, Łukasz Żółkiewski"
    assert about.author == "Łukasz Żółkiewski"
    assert about.subject == "CPIM, cycle 1: 14 Mar 2023 to 31 Mar 2028"
    assert about["/CreationDate"] == about["/ModDate"] == "D:20261122000000Z"
    assert opened.trailer["/Root"]["/Lang"] == "en"


def test_the_outline_leads_to_sections_and_sheets() -> None:
    opened = reader(report(*usual(), detailed=True))
    outline: list[Any] = opened.outline
    top = [one for one in outline if not isinstance(one, list)]

    assert [one.title for one in top][:4] == [
        "Certification maintenance report",
        "Standing and points",
        "Points by category",
        "Ledger",
    ]
    assert top[-1].title == "Activities in detail"
    sheets = outline[-1]
    assert sheets[0].title == "1. Points before this log"
    pages = [opened.get_destination_page_number(one) for one in (*top, *sheets)]
    assert pages == sorted(pages)
    assert pages[-1] == len(opened.pages) - 1


def test_every_page_has_its_number_and_the_report_id() -> None:
    data = report(*many(100))
    texts = [tidy(page.extract_text()) for page in reader(data).pages]
    ids = {found for text in texts for found in re.findall(r"Report ((?:\w{4}-){3}\w{4})", text)}

    assert len(texts) > 3
    assert len(ids) == 1
    assert all(f"Page {n} of {len(texts)}" in text for n, text in enumerate(texts, 1))
    assert all(next(iter(ids)) in text for text in texts)


def test_the_head_of_the_ledger_is_on_each_of_its_pages() -> None:
    texts = [tidy(page.extract_text()) for page in reader(report(*many(100))).pages]

    assert all("No. Date Activity" in text for text in texts[:3])


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_paper_is_the_one_asked_for(paper: Paper, size: tuple[int, int]) -> None:
    box = reader(report(paper=paper)).pages[0].mediabox

    assert (round(box.width), round(box.height)) == size


@pytest.mark.parametrize("paper", Paper)
def test_the_report_of_a_normal_cycle_takes_three_pages_at_most(paper: Paper) -> None:
    assert len(reader(report(*usual(), *many(24), paper=paper)).pages) <= 3


def test_an_entry_is_not_parted_by_the_end_of_a_page() -> None:
    opened = reader(report(*many(200)))
    titles = [re.findall(r"Activity (\d+) on demand", page.extract_text()) for page in opened.pages]
    below = [page.extract_text().count("Webinar, Chapter") for page in opened.pages]

    assert [len(found) for found in titles] == below


# Sameness


def test_the_same_report_has_the_same_bytes_whatever_was_printed_before() -> None:
    first = report(*every_script(), detailed=True)
    report(*reversed(every_script()[3:]), holder=replace(HOLDER, name="क्षत्रिय"))

    assert report(*every_script(), detailed=True) == first


def test_another_process_another_day_gives_the_same_bytes() -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[1:];"
        "from helpers.prints import report, usual; sys.stdout.buffer.write(report(*usual()))"
    )
    root = Path(__file__).parents[2]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": "1000000000", "PYTHONHASHSEED": "7"}
    done = run(
        [sys.executable, "-c", code, str(root), str(root / "tests")],
        env=variables,
        check=True,
        capture_output=True,
    )

    assert done.stdout == report(*usual())


def test_reports_made_at_once_do_not_mix() -> None:
    alone = [report(*usual()), report(*every_script())]
    with ThreadPoolExecutor() as pool:
        jobs = [pool.submit(report, *log) for log in (usual(), every_script())]

    assert [job.result() for job in jobs] == alone


def test_a_report_made_while_another_is_being_made_is_no_other() -> None:
    other = replace(HOLDER, name="क्षत्रिय, กำ, שלום, لا")
    alone = [report(*every_script()), report(*usual(), holder=other)]
    within: list[bytes] = []

    def make_another(done: int, total: int) -> None:
        if done == total // 2:
            within.append(report(*usual(), holder=other))

    assert report(*every_script(), progress=make_another) == alone[0]
    assert within == [alone[1]]


def test_no_font_stays_behind() -> None:
    report(*usual())
    before = set(pdfmetrics.getRegisteredFontNames())
    report(*every_script())

    assert set(pdfmetrics.getRegisteredFontNames()) == before


# Progress


def test_progress_grows_from_nothing_to_all() -> None:
    told: list[tuple[int, int]] = []
    report(*many(60), progress=lambda done, total: told.append((done, total)))
    done = [one for one, _ in told]

    assert len({total for _, total in told}) == 1
    assert done == sorted(done)
    assert done[0] == 0
    assert done[-1] == told[0][1]
    assert len(set(done)) > 60


@pytest.mark.parametrize("part", [0.1, 0.4, 0.9, 1.0])
def test_what_progress_raises_cancels_the_report_and_the_next_one_is_whole(part: float) -> None:
    class CancelledError(Exception):
        pass

    def until(done: int, total: int) -> None:
        if done >= part * total:
            raise CancelledError

    before = set(pdfmetrics.getRegisteredFontNames())
    with pytest.raises(CancelledError):
        report(*many(60), progress=until)

    assert set(pdfmetrics.getRegisteredFontNames()) == before
    assert len(reader(report(*usual())).pages) > 1


# Weight


def test_asking_for_a_report_is_what_loads_reportlab() -> None:
    code = (
        "import sys; import cpim_pdp.reports;"
        "heavy = {'reportlab', 'bidi', 'uharfbuzz', 'PIL', 'pypdf'} & set(sys.modules);"
        "sys.exit(' '.join(sorted(heavy)) or 0)"
    )
    root = Path(__file__).parents[2]
    done = run([sys.executable, "-c", code], cwd=root, check=False, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_report_in_latin_letters_loads_one_font_in_two_weights() -> None:
    names = {one["/BaseFont"] for one in fonts(report(*usual()))}

    assert {name.partition("+")[2] for name in names} == {"NotoSans-Regular", "NotoSans-Bold"}


# Links


def test_the_ledger_leads_to_the_sheets_and_back() -> None:
    opened = reader(report(*usual(), detailed=True))
    sheets: list[Any] = opened.outline[-1]
    at = [(opened.get_destination_page_number(one), one.top) for one in sheets]
    leading = links(opened)
    numbers = [tidy(str(one.title)).partition(".")[0] for one in sheets]

    assert numbers == [str(number) for number in range(1, 10)]
    assert sorted(to for _, to in leading if to in at) == sorted(at)
    back = {to for _, to in leading if to not in at}
    assert len(back) == 9


def test_nothing_leads_to_a_place_that_is_not_there() -> None:
    assert links(reader(report(*usual()))) == []


Place = tuple[int, float]


def links(opened: PdfReader) -> list[tuple[int, Place]]:
    """Return from which page to which page and height each link leads."""
    numbers = {page.indirect_reference: number for number, page in enumerate(opened.pages)}
    found = [
        (number, one.get_object()["/Dest"])
        for number, page in enumerate(opened.pages)
        for one in page.get("/Annots", [])
    ]
    return [(number, (numbers[to[0]], float(to[3]))) for number, to in found]
