"""Somebody else's page on a page of a print: fitted, in a frame, below lines that say what it is.

The page itself is put in when the print is bound; here is where, and how large.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cpim_pdp.reports.document import Entered, Plate, Tone
from cpim_pdp.reports.layout import looks
from cpim_pdp.reports.layout.canvas import PageCanvas
from cpim_pdp.reports.layout.looks import LOOKS, Look
from cpim_pdp.reports.layout.rows import SetLine, SetPlate
from cpim_pdp.reports.typesetting.cleaning import line
from cpim_pdp.reports.typesetting.faces import Weight
from cpim_pdp.reports.typesetting.setting import Setter

_LABEL_DROP = 20
"""How far the lines above stand from the frame's upper end, in points."""
_PADDING = 2
_LARGEST, _SMALLEST = 11.0, 4.0


class PlateSetter:
    """Sets plates for pages of a ``size`` (width, height in points)."""

    def __init__(self, setters: Mapping[Weight, Setter], size: tuple[float, float]) -> None:
        self._setters = setters
        self._size = size

    def plate(self, plate: Plate) -> SetPlate:
        """Return a plate that is set."""
        width = self._size[1] if plate.is_wide else self._size[0]
        return SetPlate(
            plate,
            labels=self._labels(plate, width - 2 * looks.PLATE_SIDE),
            entered=tuple(line for one in plate.entered for line in self._entered(one)),
        )

    def _labels(self, plate: Plate, width: float) -> tuple[SetLine, SetLine]:
        """Return what the plate is, and as much of the other text as there is room for."""
        strong, quiet = LOOKS[Tone.STRONG], LOOKS[Tone.QUIET]
        left = SetLine(self._setters[strong.weight].line(plate.left), strong)
        room = max(width - left.width - 3 * looks.GUTTER, 1)
        right = self._setters[quiet.weight].lines(line(plate.right), room * 1000 / quiet.size)
        return left, SetLine(right[0], quiet)

    def _entered(self, one: Entered) -> Iterator[tuple[SetLine, float, float]]:
        """Yield the lines of a text in a field, as large as the field allows."""
        lines = self._fitting(one)
        height = sum(each.look.leading for each in lines)
        # One line stands in the middle of its field, several ones begin at the top.
        y = one.y + one.height - (max(one.height - height, 0) / 2 if len(lines) == 1 else _PADDING)
        for each in lines:
            yield each, one.x + _PADDING, y - each.look.drop
            y -= each.look.leading

    def _fitting(self, one: Entered) -> list[SetLine]:
        setter = self._setters[Weight.REGULAR]
        room = max(one.width - 2 * _PADDING, 1)
        found: list[SetLine] = []
        for look in _sizes(one.height):
            found = [
                SetLine(each, look) for each in setter.lines(one.text, room * 1000 / look.size)
            ]
            if len(found) * look.leading <= one.height:
                break
        return found


def draw(set_plate: SetPlate, size: tuple[float, float], canvas: PageCanvas) -> None:
    """Put a plate on a page of a size (width, height in points)."""
    plate = set_plate.plate
    left, top = looks.PLATE_SIDE, size[1] - looks.PLATE_ABOVE
    room = (size[0] - 2 * left, top - looks.PLATE_BELOW)
    # A small receipt is not blown up.
    scale = min(room[0] / plate.width, room[1] / plate.height, 1)
    width, height = plate.width * scale, plate.height * scale
    x = left + (room[0] - width) / 2
    y = looks.PLATE_BELOW + (room[1] - height) / 2
    canvas.put_plate(plate.name, (x, y, x + width, y + height), scale)
    for one, across, up in set_plate.entered:
        look = _scaled(one.look, scale)
        canvas.put_line(replace(one, look=look), x + across * scale, y + up * scale)
    what, which = set_plate.labels
    above = size[1] - looks.PLATE_ABOVE + _LABEL_DROP - 8
    canvas.put_line(what, left, above)
    canvas.put_line(which, size[0] - left - which.width, above)


def _sizes(height: float) -> Iterator[Look]:
    """Yield the looks of a text in a field of a height, the largest first."""
    size = min(_LARGEST, height * 0.75)
    while size > _SMALLEST:
        yield Look(size, size * 1.2)
        size -= 0.5
    yield Look(_SMALLEST, _SMALLEST * 1.2)


def _scaled(look: Look, scale: float) -> Look:
    return replace(look, size=round(look.size * scale, 2), leading=look.leading * scale)
