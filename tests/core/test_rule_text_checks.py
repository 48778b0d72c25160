import pytest

from cpim_pdp import assets
from cpim_pdp.core.rule_text import parse

CURRENT = "edition-4-current.toml"
EARLIER = "edition-2-2013-2017.toml"
POLICIES = "policies.toml"
DESIGNATIONS = "designations.toml"
PROGRAMMES = "programmes.toml"
WITHOUT_SOURCE = """
[[policy]]
id = "next"
first = 2040-01-01
assumption = "none"
sources = []
"""
BREAKS = {
    "a period of keeping papers without its months": (
        "filing.toml",
        "months = 60\n",
        "",
        "filing.toml, retention Tennessee CPA: months is missing",
    ),
    "text that is no TOML": (
        "topics.toml",
        "[",
        "[[",
        "topics\\.toml: ",
    ),
    "an unknown row in the types": (
        CURRENT,
        'course = ["cur-training-taken"]',
        'course = ["cur-nothing"]',
        "edition-4-current.toml, types: there is no row cur-nothing",
    ),
    "a type that an edition leaves out": (
        CURRENT,
        'webinar = ["cur-seminar"]\n',
        "",
        "edition-4-current.toml, types: webinar is missing",
    ),
    "a type that the catalogue does not have": (
        CURRENT,
        "[types]\n",
        "[types]\nyoga = []\n",
        "there is no type yoga",
    ),
    "choices that are no list": (
        CURRENT,
        'webinar = ["cur-seminar"]',
        'webinar = "cur-seminar"',
        "webinar must be a list of texts",
    ),
    "a gap between editions": (
        CURRENT,
        "first = 2019-01-01",
        "first = 2019-01-02",
        "current: its period leaves a gap or an overlap",
    ),
    "an overlap of editions": (
        CURRENT,
        "first = 2019-01-01",
        "first = 2018-12-31",
        "current: its period leaves a gap or an overlap",
    ),
    "an edition without end before another": (
        "edition-3-2018.toml",
        "last = 2018-12-31\n",
        "",
        "current: its period leaves a gap or an overlap",
    ),
    "days before the first edition": (
        "edition-1-pre-2013.toml",
        "last = 2012",
        "first = 1950-01-01\nlast = 2012",
        "pre-2013: nothing covers the days before it",
    ),
    "days after the last edition": (
        CURRENT,
        "first = 2019-01-01",
        "first = 2019-01-01\nlast = 2030-01-01",
        "current: nothing covers the days after it",
    ),
    "a gap between policies": (
        POLICIES,
        "first = 2022-01-31",
        "first = 2022-02-01",
        "ascm-90-day: its period leaves a gap or an overlap",
    ),
    "a date that is a text": (
        CURRENT,
        "first = 2019-01-01",
        'first = "2019-01-01"',
        "first must be a date",
    ),
    "a row twice in an edition": (
        CURRENT,
        'id = "cur-exam-legacy"',
        'id = "cur-exam"',
        "row cur-exam stands there twice",
    ),
    "a row of another edition": (
        CURRENT,
        'id = "cur-exam-cpim8"',
        'id = "m-present"',
        "row m-present stands there twice",
    ),
    "an edition twice": (
        CURRENT,
        'id = "current"',
        'id = "2018"',
        "edition 2018 stands there twice",
    ),
    "a type twice": (
        "activity-types.toml",
        'id = "webinar"',
        'id = "course"',
        "type course stands there twice",
    ),
    "a topic twice": (
        "topics.toml",
        '"demand"',
        '"supply"',
        "topics supply stands there twice",
    ),
    "a policy twice": (
        POLICIES,
        'id = "none"',
        'id = "ascm-90-day"',
        "policy ascm-90-day stands there twice",
    ),
    "a code that is another's former one": (
        DESIGNATIONS,
        'former_codes = ["CFPIM"]',
        'former_codes = ["CSCP"]',
        "code CSCP stands there twice",
    ),
    "an unmaintained code that is maintained": (
        DESIGNATIONS,
        'code = "CIRM"',
        'code = "CPIM"',
        "code CPIM stands there twice",
    ),
    "an empty text": (
        CURRENT,
        'confidence = "stated"',
        'confidence = " "',
        "row cur-exam: confidence must be a text that is not empty",
    ),
    "an unknown category of a row": (
        CURRENT,
        'category = "education"',
        'category = "membership"',
        "row cur-exam: there is no category membership",
    ),
    "an unknown category of an edition": (
        CURRENT,
        '["education", "service"]',
        '["education", "sport"]',
        "there is no category sport",
    ),
    "a rate that is a float": (
        CURRENT,
        'rate = "20"',
        "rate = 20.0",
        "row cur-exam: rate must be a number above 0",
    ),
    "a rate with three places": (
        CURRENT,
        'rate = "20"',
        'rate = "20.001"',
        "rate must be a number above 0",
    ),
    "a rate of nothing": (
        CURRENT,
        'rate = "20"',
        'rate = "0"',
        "rate must be a number above 0",
    ),
    "a rate that is no number": (
        CURRENT,
        'rate = "20"',
        'rate = "NaN"',
        "rate must be a number above 0",
    ),
    "a rate without unit": (
        CURRENT,
        'unit = "exam"\nrate',
        "rate",
        "row cur-exam: a rate needs a unit",
    ),
    "an unknown unit": (
        CURRENT,
        'unit = "exam"',
        'unit = "fortnight"',
        "there is no unit fortnight",
    ),
    "an unknown kind of cap": (
        CURRENT,
        'kind = "event"',
        'kind = "month"',
        "row cur-conference, cap: there is no kind month",
    ),
    "a cap without points": (
        CURRENT,
        'kind = "event", points = "24"',
        'kind = "event"',
        "row cur-conference, cap: points is missing",
    ),
    "a share without designations": (
        EARLIER,
        ', share = { CPIM = "0.6", CPIM-F = "0.8" }',
        "",
        "row m-present, cap: share is missing",
    ),
    "a share of an unknown designation": (
        EARLIER,
        'CPIM-F = "0.8"',
        'PMP = "0.8"',
        "there is no designation PMP",
    ),
    "a cap that is no table": (
        CURRENT,
        'cap = { kind = "event", points = "24" }',
        "cap = 24",
        "cap must be a table",
    ),
    "a row's unknown designation": (
        CURRENT,
        'designations = ["CPIM", "CSCP"',
        'designations = ["CPIM", "PMP"',
        "there is no designation PMP",
    ),
    "a surcharge of an unknown designation": (
        POLICIES,
        'CSCP = "15"',
        'PMP = "15"',
        "policy apics-five-year, surcharge: there is no designation PMP",
    ),
    "a designation's unknown policy": (
        DESIGNATIONS,
        '"apics-five-year"',
        '"forever"',
        "designation CPIM: there is no policy forever",
    ),
    "a designation without years": (
        DESIGNATIONS,
        "years = 5\n",
        "",
        "designation CPIM: a designation needs years",
    ),
    "years that are no whole number": (
        DESIGNATIONS,
        "years = 5",
        "years = true",
        "years must be a whole number",
    ),
    "a suspension in years and days": (
        POLICIES,
        "suspension_years = 5",
        "suspension_years = 5\nsuspension_days = 90",
        "a suspension lasts years or days, not both",
    ),
    "sources that are no list": (
        POLICIES,
        "sources = []",
        'sources = ["a page"]',
        "sources must be a list of tables",
    ),
    "a mark that is no yes or no": (
        "activity-types.toml",
        "weekly = true",
        "weekly = 1",
        "type college-course: weekly must be true or false",
    ),
    "a programme of no exams": (
        PROGRAMMES,
        'exams = ["cpim-8"]',
        "exams = []",
        "programme cpim-8: a programme needs exams, years and hours",
    ),
    "a pass mark that is no score": (
        PROGRAMMES,
        "passed_from = 300",
        "passed_from = 400",
        "programme cpim-8: passed_from is no score",
    ),
    "a programme for an unknown designation": (
        PROGRAMMES,
        '"CPIM-F"',
        '"CPIM-G"',
        "programme cpim-8: there is no designation CPIM-G",
    ),
    "an exam of two programmes": (
        PROGRAMMES,
        '"part-1"',
        '"cpim-8"',
        "exam cpim-8 stands there twice",
    ),
    "a field that nothing reads": (
        CURRENT,
        'rate = "20"',
        'rate = "20"\nrates = "20"',
        "row cur-exam: nothing reads rates",
    ),
}
"""What is wrong with a text: its file, what is replaced by what, and the complaint."""


@pytest.mark.parametrize(("file", "old", "new", "complaint"), BREAKS.values(), ids=BREAKS)
def test_a_broken_text_is_named_with_file_and_row(
    file: str, old: str, new: str, complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse(replaced(file, old, new))


def test_a_row_without_source_is_named() -> None:
    lines = assets.rules()[CURRENT].splitlines(keepends=True)
    first = next(line for line in lines if line.startswith("source ="))

    with pytest.raises(ValueError, match="row cur-exam: source is missing"):
        parse(replaced(CURRENT, first, ""))


def test_a_dated_policy_without_source_is_named() -> None:
    texts = dict(assets.rules())
    texts[POLICIES] += WITHOUT_SOURCE

    with pytest.raises(ValueError, match="policy next: a policy needs a source"):
        parse(texts)


def test_a_programme_without_source_is_named() -> None:
    text = assets.rules()[PROGRAMMES]
    sources = text[text.index("sources = ") : text.index("]\n\n[[programme]]") + 2]

    with pytest.raises(ValueError, match="programme cpim-8: a programme needs a source"):
        parse(replaced(PROGRAMMES, sources, "sources = []\n"))


def test_a_missing_file_is_named() -> None:
    texts = {name: text for name, text in assets.rules().items() if name != POLICIES}

    with pytest.raises(ValueError, match=r"policies\.toml: the file is missing"):
        parse(texts)


def test_rules_without_any_edition_are_none() -> None:
    texts = {n: text for n, text in assets.rules().items() if not n.startswith("edition-")}

    with pytest.raises(ValueError, match="the file is missing"):
        parse(texts)


def test_a_file_that_nothing_reads_is_named() -> None:
    with pytest.raises(ValueError, match=r"fees\.toml: nothing reads this file"):
        parse({**assets.rules(), "fees.toml": ""})


def test_editions_stand_in_order_of_time_whatever_their_files_are_called() -> None:
    texts = {name.replace("edition-1", "edition-9"): text for name, text in assets.rules().items()}
    in_order = ["pre-2013", "2013-2017", "2018", "current"]

    assert [edition.id for edition in parse(texts).editions] == in_order


def replaced(file: str, old: str, new: str) -> dict[str, str]:
    texts = dict(assets.rules())
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    return texts
