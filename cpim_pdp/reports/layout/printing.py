"""Print a document as a PDF."""

from collections.abc import Iterator
from itertools import count

from cpim_pdp.reports.document import Document, Table
from cpim_pdp.reports.layout import looks
from cpim_pdp.reports.layout.canvas import PageCanvas
from cpim_pdp.reports.layout.cells import Cells
from cpim_pdp.reports.layout.composing import Composer
from cpim_pdp.reports.layout.drawing import DrawnPages
from cpim_pdp.reports.layout.meter import Meter, Progress
from cpim_pdp.reports.layout.paging import Pager
from cpim_pdp.reports.layout.plates import PlateSetter
from cpim_pdp.reports.layout.rows import PageEnd, SetPlate, SetRow
from cpim_pdp.reports.typesetting.faces import Faces, Weight
from cpim_pdp.reports.typesetting.setting import Setter


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
    setters = {weight: Setter(faces, weight, japanese=document.japanese) for weight in Weight}
    canvas = PageCanvas(document, size, faces.main(Weight.REGULAR))
    pages = DrawnPages(document, size, canvas, setters[Weight.REGULAR])
    cells, plates = Cells(setters, document.places), PlateSetter(setters, size)
    composer = Composer(cells, plates, size[0] - 2 * looks.MARGIN_SIDE, count(1))
    meter = Meter(progress, _size(document))
    pager = Pager(pages, size[1] - looks.MARGIN_TOP - looks.MARGIN_BOTTOM)
    pager.put(_rows(document, composer, meter))
    data = pages.finished()
    meter.finished()
    return data


def _size(document: Document) -> int:
    """Return about how many rows there are to set."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return len(document.blocks) + sum(len(table.rows) for table in tables)


def _rows(
    document: Document, composer: Composer, meter: Meter
) -> Iterator[SetRow | PageEnd | SetPlate]:
    for block in document.blocks:
        for row in composer.rows(block):
            meter.count()
            yield row
