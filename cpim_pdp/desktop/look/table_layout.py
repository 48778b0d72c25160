"""How a holder arranged a table: which columns in which order, how wide, sorted by which."""

import json

from cpim_pdp.core.frozen import dataclass

_WIDEST = 5_000


@dataclass(frozen=True, slots=True)
class TableLayout:
    """An arrangement, by the keys of columns; what it leaves open is as the table begins.

    ``shown`` are the columns chosen, empty while the holder chose none; ``order`` is that in which
    any of them stand. ``widths`` are keys with pixels.
    """

    shown: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()
    sorted_by: str = ""
    downwards: bool = False

    def text(self) -> str:
        """Return it as it is stored."""
        return json.dumps(
            {
                "shown": self.shown,
                "order": self.order,
                "widths": dict(self.widths),
                "sorted_by": self.sorted_by,
                "downwards": self.downwards,
            }
        )


def read(stored: object) -> TableLayout:
    """Return the arrangement that was stored.

    Raises:
        ValueError: where that is none.
    """
    try:
        found = json.loads(str(stored))
        layout = TableLayout(
            shown=tuple(found["shown"]),
            order=tuple(found["order"]),
            widths=tuple(dict(found["widths"]).items()),
            sorted_by=found["sorted_by"],
            downwards=found["downwards"],
        )
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("no arrangement of a table") from error
    _check(layout)
    return layout


def _check(layout: TableLayout) -> None:
    texts = (*layout.shown, *layout.order, *dict(layout.widths), layout.sorted_by)
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("columns are known by their keys")
    if any(len(set(keys)) != len(keys) for keys in (layout.shown, layout.order)):
        raise ValueError("a column is named once")
    if not all(type(width) is int and 0 < width < _WIDEST for _, width in layout.widths):
        raise ValueError("a width is a number of pixels")
    if type(layout.downwards) is not bool:
        raise ValueError("it is sorted one way or the other")
