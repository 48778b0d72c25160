"""Print a document as a PDF."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from cpim_pdp.reports.document import Document, Heading, Table
from cpim_pdp.reports.layout.composing import Composer
from cpim_pdp.reports.layout.grid import Grid
from cpim_pdp.reports.layout.meter import Meter, Progress
from cpim_pdp.reports.layout.pages import Pages
from cpim_pdp.reports.typesetting.faces import Faces, Weight
from cpim_pdp.reports.typesetting.setting import Setter, has_kana


def printed(document: Document, size: tuple[float, float], progress: Progress) -> bytes:
    """Return the document as a PDF with pages of ``size`` (width, height in points).

    The same document and size give the same bytes. What ``progress`` raises ends it.
    """
    faces = Faces()
    try:
        return _printed(document, size, progress, faces)
    finally:
        faces.close()


def _printed(
    document: Document, size: tuple[float, float], progress: Progress, faces: Faces
) -> bytes:
    # Kana anywhere make the ideographs Japanese everywhere: a name alone could not tell.
    japanese = has_kana(repr(document.blocks))
    setters = {weight: Setter(faces, weight, japanese=japanese) for weight in Weight}
    pages = Pages(document, size, setters[Weight.REGULAR])
    meter = Meter(progress, _size(document))
    composer = Composer(setters, pages.text_width, pages.text_height, document.places, meter)
    grids = [composer.grid(block) for block in document.blocks]
    meter.all_set(sum(len(grid.rows) for grid in grids))
    story = list(_story(document, grids))
    data = pages.written(story, faces.main(Weight.REGULAR).name)
    meter.finished()
    return data


def _size(document: Document) -> int:
    """Return how many blocks and rows there are to set."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return len(document.blocks) + sum(len(table.rows) for table in tables)


def _story(document: Document, grids: Sequence[Grid]) -> Iterator[Flowable]:
    """Yield the grids, and a new page before a heading that would end one."""
    for index, (block, grid) in enumerate(zip(document.blocks, grids, strict=True)):
        if isinstance(block, Heading):
            followers = _followers(document, grids, index)
            yield CondPageBreak(grid.height + grid.spaceBefore + followers)
        yield grid


def _followers(document: Document, grids: Sequence[Grid], index: int) -> float:
    """Return the height below a heading that its page must have room for.

    That is of the headings after it, and of the beginning of what they head.
    """
    wanted = 0.0
    for block, grid in zip(document.blocks[index + 1 :], grids[index + 1 :], strict=True):
        wanted += grid.spaceBefore + grid.least
        if not isinstance(block, Heading):
            break
    return wanted
