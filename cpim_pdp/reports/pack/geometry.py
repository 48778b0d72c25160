"""Where a page of somebody's PDF is seen: its box, its rotation, its unit."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from pypdf.generic import ArrayObject, FloatObject, NumberObject, PdfObject

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_LETTER: Box = (0, 0, 612, 792)
_LEAST, _MOST = 1.0, 1_000_000.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a page: its box in the page's own units, its size as it is seen in points.

    ``matrix`` turns the page upright, with the lower left corner at the origin.
    """

    box: Box
    width: float
    height: float
    matrix: Matrix

    def placed(self, box: Box) -> Box:
        """Return where a box of the page is seen."""
        return around(box, self.matrix)


def seen(page: Mapping[str, PdfObject]) -> Seen:
    """Return what is seen of a page, from its own entries and those that it inherits."""
    left, bottom, right, top = box = _visible(page)
    unit = _unit(page.get("/UserUnit"))
    width, height = (right - left) * unit, (top - bottom) * unit
    turns: tuple[Matrix, ...] = (
        (1, 0, 0, 1, -left, -bottom),
        (0, -1, 1, 0, -bottom, right),
        (-1, 0, 0, -1, right, top),
        (0, 1, -1, 0, top, -left),
    )
    turn = _quarters(page.get("/Rotate"))
    a, b, c, d, e, f = (unit * value for value in turns[turn])
    if turn % 2:
        width, height = height, width
    return Seen(box, width, height, (a, b, c, d, e, f))


def around(box: Box, matrix: Matrix) -> Box:
    """Return the smallest upright box around a box that a matrix was applied to."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return min(across), min(up), max(across), max(up)


def fitting(box: Box, into: Box) -> Matrix:
    """Return the matrix that puts one box on another."""
    across = (into[2] - into[0]) / ((box[2] - box[0]) or 1)
    up = (into[3] - into[1]) / ((box[3] - box[1]) or 1)
    return across, 0, 0, up, into[0] - box[0] * across, into[1] - box[1] * up


def box_of(value: PdfObject | None) -> Box | None:
    """Return a rectangle with its corners in order; None for what is none."""
    numbers = numbers_of(value, 4)
    if numbers is None:
        return None
    one, two, three, four = numbers
    return min(one, three), min(two, four), max(one, three), max(two, four)


def matrix_of(value: PdfObject | None) -> Matrix:
    """Return a matrix, the one that changes nothing for what is none."""
    numbers = numbers_of(value, 6)
    if numbers is None:
        return 1, 0, 0, 1, 0, 0
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def numbers_of(value: PdfObject | None, count: int) -> list[float] | None:
    """Return so many reasonable numbers, None for anything else."""
    found = None if value is None else value.get_object()
    if not isinstance(found, ArrayObject) or len(found) != count:
        return None
    numbers = [_number(one.get_object()) for one in found]
    return (
        None if any(one is None for one in numbers) else [one for one in numbers if one is not None]
    )


def array(numbers: tuple[float, ...]) -> ArrayObject:
    """Return numbers as an array of a PDF."""
    return ArrayObject(FloatObject(f"{number:.5f}") for number in numbers)


def _number(value: PdfObject | None) -> float | None:
    if not isinstance(value, NumberObject | FloatObject):
        return None
    number = float(value)
    return number if math.isfinite(number) and abs(number) <= _MOST else None


def _visible(page: Mapping[str, PdfObject]) -> Box:
    media = _usable(box_of(page.get("/MediaBox"))) or _LETTER
    crop = box_of(page.get("/CropBox"))
    if crop is None:
        return media
    both = (
        max(media[0], crop[0]),
        max(media[1], crop[1]),
        min(media[2], crop[2]),
        min(media[3], crop[3]),
    )
    return _usable(both) or media


def _usable(box: Box | None) -> Box | None:
    if box is None or box[2] - box[0] < _LEAST or box[3] - box[1] < _LEAST:
        return None
    return box


def _unit(value: PdfObject | None) -> float:
    number = None if value is None else _number(value.get_object())
    return number if number is not None and 0 < number <= 1000 else 1.0


def _quarters(value: PdfObject | None) -> int:
    """Return how often a page is turned to the right; what is no right angle turns nothing."""
    number = None if value is None else _number(value.get_object())
    return 0 if number is None or number % 90 else int(number) // 90 % 4
