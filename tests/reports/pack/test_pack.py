"""The audit pack as a whole: what is in it, how it is split, checked, the same each time, ended."""

import re
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random
from subprocess import run
from typing import Any

import pytest
from helpers.packs import Parts, evidence_pages, pack_of, pack_with, proven
from helpers.pdf_files import document, says
from helpers.pictures import corners, saved
from helpers.prints import entry, poppler_text, reader, tidy, tool
from helpers.values import submission
from PIL import Image

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.reports import Paper

FILES = {
    "Certificate.pdf": document(says("First"), pages=3),
    "photo.png": saved(corners(), "PNG"),
    "agenda.docx": b"PK\3\4 an agenda",
    "setup.exe": b"MZ a program",
}
STORED = list(FILES.values())


def usual(folder: Path, **more: Any) -> Parts:  # noqa: ANN401 - handed on
    return pack_of([proven(1, FILES), entry(2, files=0)], STORED, folder, **more)


def said(data: bytes) -> str:
    return " ".join(tidy(page.extract_text()) for page in reader(data).pages)


# What is in it


def test_the_zip_holds_report_pack_table_originals_and_how_to_check_them(tmp_path: Path) -> None:
    members = usual(tmp_path).members

    assert list(members) == [
        "Łukasz Żółkiewski CPIM cycle 1 2026-11-22 report.pdf",
        "Łukasz Żółkiewski CPIM cycle 1 2026-11-22 activities.csv",
        "Łukasz Żółkiewski CPIM cycle 1 2026-11-22 audit pack.pdf",
        "evidence/Exhibit 001 Certificate.pdf",
        "evidence/Exhibit 002 photo.png",
        "evidence/Exhibit 003 agenda.docx",
        "evidence/Exhibit 004 setup.exe",
        "VERIFY.txt",
        "SHA256SUMS",
    ]
    assert [data for name, data in members.items() if name.startswith("evidence/")] == STORED


def test_the_pack_says_what_the_report_says_then_the_filings_then_the_evidence(
    tmp_path: Path,
) -> None:
    text = said(usual(tmp_path).pack)
    order = ["Ledger", "Exceptions", "Rules used", "Attestation", "Activities in detail"]
    order += ["Submission log", "Evidence index", "Exhibit 1 Certificate.pdf", "First"]

    assert sorted(order, key=text.rindex) == order


def test_every_page_says_to_which_report_it_belongs_and_where_it_stands(tmp_path: Path) -> None:
    members = usual(tmp_path).members
    report = next(data for name, data in members.items() if name.endswith("report.pdf"))
    pack = next(data for name, data in members.items() if name.endswith("pack.pdf"))
    (identity,) = set(re.findall(r"Report ((?:\w{4}-){3}\w{4})", said(report)))
    texts = [tidy(page.extract_text()) for page in reader(pack).pages]

    assert all(f"Report {identity}, as of 22 Nov 2026" in text for text in texts)
    assert all(f"Page {n} of {len(texts)}" in text for n, text in enumerate(texts, 1))


def test_the_index_leads_to_the_exhibits_and_they_lead_back(tmp_path: Path) -> None:
    data = usual(tmp_path).pack
    opened = reader(data)
    numbers = {page.indirect_reference: n for n, page in enumerate(opened.pages)}
    texts = [tidy(page.extract_text()) for page in opened.pages]
    index = next(n for n, text in enumerate(texts) if "Evidence index Each exhibit" in text)
    links: list[tuple[int, int]] = [
        (n, numbers[one.get_object()["/Dest"][0]])
        for n, page in enumerate(opened.pages)
        for one in page.get("/Annots", ())
        if "/Dest" in one.get_object()
    ]
    covers = [n for n, text in enumerate(texts) if text.startswith("Exhibit") and "SHA-256" in text]

    assert len(covers) == 4
    assert {to for at, to in links if at == index} >= set(covers)
    assert all((cover, index) in links for cover in covers)
    ledger = next(n for n, text in enumerate(texts) if "Ledger" in text)
    assert covers[0] in {to for at, to in links if at == ledger}
    assert {to for at, to in links if at <= index} >= set(covers)
    for number, cover in enumerate(covers, 1):
        row = rf" {number} \S+ \d\. Inventory accuracy 22 Nov 2026 [a-zZIP0-9 ]+? {cover + 1} "
        assert re.search(row, poppler_text(data, tmp_path, "-layout"))


def test_the_outline_has_every_exhibit_below_the_index(tmp_path: Path) -> None:
    outline: list[Any] = reader(usual(tmp_path).pack).outline

    assert outline[-2].title == "Evidence index"
    assert [one.title for one in outline[-1]] == [
        "Exhibit 1: Certificate.pdf",
        "Exhibit 2: photo.png",
        "Exhibit 3: agenda.docx",
        "Exhibit 4: setup.exe",
    ]


def test_a_document_is_attached_and_a_program_is_not(tmp_path: Path) -> None:
    pack = usual(tmp_path).pack
    attached = reader(pack).attachments
    texts = evidence_pages(pack)

    assert attached == {"Exhibit 003 agenda.docx": [b"PK\3\4 an agenda"]}
    assert "It is attached to this PDF" in texts[-2]
    assert "It is of a kind that may hold a program" in texts[-1]


def test_the_page_of_an_attached_file_opens_it(tmp_path: Path) -> None:
    opened = reader(usual(tmp_path).pack)
    found = [
        (page, note)
        for page in opened.pages
        for note in (one.get_object() for one in page.get("/Annots", ()))
        if note["/Subtype"] == "/FileAttachment"
    ]
    ((page, note),) = found
    file = note["/FS"]["/EF"]["/F"].get_data()

    assert "open it here" in tidy(page.extract_text())
    assert (note["/Contents"], file) == ("Exhibit 003 agenda.docx", b"PK\3\4 an agenda")
    assert note["/AP"]["/N"].get_data() == b""
    assert not [one for page in opened.pages for one in page.get("/Annots", ()) if "/A" in one]


def test_a_file_that_the_log_lost_is_named_and_nothing_stands_for_it(tmp_path: Path) -> None:
    parts = pack_of([proven(1, FILES)], STORED[1:], tmp_path)

    assert "The log does not hold its bytes any more" in evidence_pages(parts.pack)[0]
    assert "evidence/Exhibit 001 Certificate.pdf" not in parts.members
    assert "evidence/Exhibit 002 photo.png" in parts.members


def test_a_file_that_proves_two_entries_is_there_once(tmp_path: Path) -> None:
    one = {"Certificate.pdf": FILES["Certificate.pdf"]}
    activities = [proven(1, one, title="Morning"), proven(2, one, title="Afternoon")]
    parts = pack_of(activities, STORED, tmp_path)
    cover = evidence_pages(parts.pack)[0]

    assert "Proves 1. Afternoon Proves 2. Morning" in cover
    assert sum(name.startswith("evidence/") for name in parts.members) == 1


def test_a_log_without_evidence_has_a_pack_all_the_same(tmp_path: Path) -> None:
    parts = pack_of([entry(1, files=0)], [], tmp_path)

    assert "No file proves an entry of this report." in said(parts.pack)


def test_the_submission_log_tells_what_was_filed_by_then(tmp_path: Path) -> None:
    denied = submission(filed="2026-03-01", denied="2026-04-01", denial_reason="Paper is missing")
    later = submission(filed="2026-12-01")
    text = said(usual(tmp_path, submissions=(denied, later)).pack)

    assert "1 Apr 2026 Denied: Paper is missing" in text
    assert "1 Dec 2026" not in text


NAMES = {
    "con.pdf": "evidence/Exhibit 001 _con.pdf",
    "a/b\\c:d?.pdf": "evidence/Exhibit 001 c_d_.pdf",
    "שלום \u202efdp.exe": "evidence/Exhibit 001 שלום _fdp.exe",
    "x" * 300 + ".pdf": "evidence/Exhibit 001 " + "x" * 184 + ".pdf",
    "東京" * 60 + ".pdf": None,
    "..": "evidence/Exhibit 001 evidence",
}


@pytest.mark.parametrize("name", NAMES)
def test_originals_have_names_that_every_system_takes(name: str, tmp_path: Path) -> None:
    parts = pack_of([proven(1, {name: b"x"})], [b"x"], tmp_path)
    (found,) = [one for one in parts.members if one.startswith("evidence/")]

    assert found == NAMES[name] or NAMES[name] is None
    assert len(found.rpartition("/")[2].encode()) <= 255


def test_files_of_one_name_do_not_get_in_each_others_way(tmp_path: Path) -> None:
    activities = [proven(1, {"a.txt": b"one"}), proven(2, {"a.txt": b"two"})]
    members = pack_of(activities, [b"one", b"two"], tmp_path).members

    assert members["evidence/Exhibit 001 a.txt"] != members["evidence/Exhibit 002 a.txt"]


# Checked by others


def unpacked(parts: Parts, folder: Path) -> Path:
    target = folder / "unpacked"
    for number, data in enumerate(parts.files):
        file = folder / f"{number}.zip"
        file.write_bytes(data)
        run([tool("unzip"), "-tqq", str(file)], check=True, capture_output=True)
        with zipfile.ZipFile(file) as archive:
            archive.extractall(target)
    return target


@pytest.mark.parametrize("most", [None, 60_000])
def test_the_hashes_are_those_that_sha256sum_finds(most: int | None, tmp_path: Path) -> None:
    parts = usual(tmp_path, most=most)
    target = unpacked(parts, tmp_path)
    lists = sorted(target.glob("SHA256SUMS*"))
    done = run(
        [tool("sha256sum"), "-c", *(one.name for one in lists)],
        cwd=target,
        check=True,
        capture_output=True,
    )

    files = [one for one in target.rglob("*") if one.is_file() and one not in lists]
    assert done.stdout.count(b": OK") == len(files)
    assert len(lists) == len(parts.files)


def test_a_changed_file_fails_the_check(tmp_path: Path) -> None:
    target = unpacked(usual(tmp_path), tmp_path)
    changed = next(target.glob("evidence/*setup.exe"))
    changed.write_bytes(b"MZ another program")
    done = run(
        [tool("sha256sum"), "-c", "SHA256SUMS"], cwd=target, check=False, capture_output=True
    )

    assert done.returncode == 1
    assert done.stdout.count(b"FAILED") == 1


def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "pack.pdf"
    file.write_bytes(usual(tmp_path).pack)

    run([tool("qpdf"), "--check", str(file)], check=True, capture_output=True)


def test_all_fonts_of_ours_are_embedded(tmp_path: Path) -> None:
    file = tmp_path / "pack.pdf"
    file.write_bytes(pack_with({"photo.png": saved(corners(), "PNG")}, tmp_path))
    done = run([tool("pdffonts"), str(file)], check=True, capture_output=True, text=True)
    rows = done.stdout.splitlines()[2:]

    assert rows
    assert all(row.split()[-5] == "yes" for row in rows)


def test_the_page_that_says_how_to_check_names_the_systems(tmp_path: Path) -> None:
    text = usual(tmp_path).members["VERIFY.txt"].decode()

    assert "sha256sum -c SHA256SUMS" in text
    assert "shasum -a 256 -c SHA256SUMS" in text
    assert "Get-FileHash -LiteralPath $name -Algorithm SHA256" in text
    assert "not a product of ASCM" in text


# In parts


def test_parts_are_no_larger_than_allowed_and_hold_everything_once(tmp_path: Path) -> None:
    files = [document(says(f"Number {n}")) + b"%" * 30_000 for n in range(12)]
    activities = [proven(n, {f"{n}.pdf": data}) for n, data in enumerate(files, 1)]
    most = 250_000
    whole = pack_of(activities, files, tmp_path)
    parts = pack_of(activities, files, tmp_path, most=most)
    names = [name for data in parts.files for name in zipfile.ZipFile(BytesIO(data)).namelist()]

    assert len(parts.files) > 2
    assert all(len(data) <= most for data in parts.files)
    assert len(names) == len(set(names))
    originals = {name for name in whole.members if name.startswith("evidence/")}
    assert {name for name in names if name.startswith("evidence/")} == originals
    assert {name for name in names if name.startswith("SHA256SUMS")} == {
        f"SHA256SUMS-{n}-of-{len(parts.files)}" for n in range(1, len(parts.files) + 1)
    }
    assert "This is part 1 of" in parts.members[f"VERIFY-1-of-{len(parts.files)}.txt"].decode()


def noise(seed: int) -> bytes:
    """Return a picture that no packer makes smaller."""
    return saved(Image.frombytes("RGB", (200, 200), Random(seed).randbytes(120_000)), "PNG")


def test_the_pack_is_in_volumes_where_one_would_be_too_large(tmp_path: Path) -> None:
    files = {f"{n}.png": noise(n) for n in range(8)}
    activities = [proven(n, {name: data}) for n, (name, data) in enumerate(files.items(), 1)]
    most = 400_000
    parts = pack_of(activities, list(files.values()), tmp_path, most=most)
    volumes = {name: data for name, data in parts.members.items() if "audit pack" in name}
    texts = [said(data) for data in volumes.values()]

    assert all(len(data) <= most for data in parts.files)
    assert len(volumes) > 1
    assert all(f"audit pack {n} of {len(volumes)}.pdf" in " ".join(volumes) for n in (1, 2))
    assert "volume 2" in texts[0]
    assert "Audit pack, volume 2 of" in texts[1]
    for number in range(1, 9):
        assert sum(f"Exhibit {number}, page 1 of 1" in text for text in texts) == 1
    for number, data in enumerate(volumes.values()):
        (tmp_path / f"{number}.pdf").write_bytes(data)
        run([tool("qpdf"), "--check", str(tmp_path / f"{number}.pdf")], check=True)


@pytest.mark.parametrize("where", ["evidence", "pack", "report"])
def test_a_file_larger_than_a_part_is_refused_with_what_it_needs(
    where: str, tmp_path: Path
) -> None:
    data = {"evidence": b"x" * 2_000_000, "pack": noise(1), "report": b"x"}[where]
    most = {"evidence": 1_000_000, "pack": 150_000, "report": 12_000}[where]
    name = "a.zip" if where == "evidence" else "a.png"
    with pytest.raises(Refusal) as refused:
        pack_of([proven(1, {name: data})], [data], tmp_path, most=most)

    assert refused.value.reason is Reason.PACK_FILE_TOO_LARGE
    assert str(refused.value.facts["name"]).endswith("report.pdf" if where == "report" else name)
    assert refused.value.facts["needed"] == ("3" if where == "evidence" else "1")


# The same each time, or not at all


def test_the_same_log_date_and_options_give_the_same_bytes(tmp_path: Path) -> None:
    assert usual(tmp_path).files == usual(tmp_path).files
    assert usual(tmp_path, most=90_000).files == usual(tmp_path, most=90_000).files
    assert usual(tmp_path, paper=Paper.LETTER).files != usual(tmp_path).files


def test_files_in_the_zip_carry_the_date_of_the_report(tmp_path: Path) -> None:
    archive = zipfile.ZipFile(BytesIO(usual(tmp_path).files[0]))

    assert {one.date_time for one in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
    assert {one.external_attr >> 16 for one in archive.infolist()} == {0o100644}
    assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}


def test_progress_grows_from_nothing_to_all(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    usual(tmp_path, progress=lambda done, total: told.append((done, total)))
    done = [one for one, _ in told]

    assert done == sorted(done)
    assert done[0] == 0
    assert told[-1] == (1000, 1000)


@pytest.mark.parametrize("at", [0.0, 0.2, 0.55, 0.7, 0.9, 1.0])
def test_the_pack_is_given_up_wherever_the_holder_says_so(at: float, tmp_path: Path) -> None:
    class CancelledError(Exception):
        pass

    def until(done: int, total: int) -> None:
        if done >= at * total:
            raise CancelledError

    with pytest.raises(CancelledError):
        usual(tmp_path, progress=until)

    with suppress(FileNotFoundError):
        assert list(tmp_path.glob(".*")) == []
    assert not [one for one in tmp_path.iterdir() if one.is_file()]


def test_giving_up_within_a_file_is_not_taken_for_damage(tmp_path: Path) -> None:
    class CancelledError(Exception):
        pass

    calls: list[int] = []

    def after_some(_done: int, _total: int) -> None:
        calls.append(1)
        if len(calls) == 5:
            raise CancelledError

    with pytest.raises(CancelledError):
        pack_of([proven(1, FILES)], STORED, tmp_path, progress=after_some)


def test_the_fingerprint_is_that_of_the_report_whatever_the_evidence(tmp_path: Path) -> None:
    first = pack_of([proven(1, {"a.txt": b"one"})], [b"one"], tmp_path)
    second = pack_of([proven(1, {"a.txt": b"one"})], [], tmp_path)

    assert re.findall(r"Report [\w-]+", said(first.pack)) == re.findall(
        r"Report [\w-]+", said(second.pack)
    )
