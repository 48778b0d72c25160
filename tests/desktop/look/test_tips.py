from cpim_pdp.desktop.look.tips import in_lines


def test_a_long_text_is_broken_and_its_own_lines_stay() -> None:
    told = in_lines("One.\n\n" + "word " * 40 + "\nLast.").splitlines()

    assert told[:2] == ["One.", ""]
    assert told[-1] == "Last."
    assert len(told) == 2 + 3 + 1
    assert all(len(line) <= 72 for line in told)


def test_nothing_stays_nothing() -> None:
    assert in_lines("") == ""
