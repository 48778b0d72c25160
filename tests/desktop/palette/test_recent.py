"""What was taken last is kept in order, and only if it reads as such."""

import pytest

from cpim_pdp.desktop.palette.recent import MOST, Recent, read


def test_what_was_taken_last_stands_first_and_once() -> None:
    recent = Recent().after("action:undo").after("action:find").after("action:undo")

    assert recent.keys == ("action:undo", "action:find")


def test_only_so_many_are_kept_as_one_takes_in() -> None:
    recent = Recent()
    for number in range(MOST + 3):
        recent = recent.after(f"activity:{number}")

    assert len(recent.keys) == MOST
    assert recent.keys[0] == f"activity:{MOST + 2}"


def test_it_comes_back_as_it_was_stored() -> None:
    recent = Recent(("action:undo", "activity:0af3-77"))

    assert read(recent.text()) == recent
    assert read("") == Recent()


@pytest.mark.parametrize("stored", ["undo", "action:", "action:undo; drop", " ".join(["a:b"] * 9)])
def test_what_is_none_is_refused(stored: str) -> None:
    with pytest.raises(ValueError, match="keys"):
        read(stored)
