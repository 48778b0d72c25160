"""PDFs written by hand, so that a test knows every byte of them: odd, damaged, and hostile ones."""

import zlib
from collections.abc import Iterable, Mapping

LETTER = b"[0 0 612 792]"


def written(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a PDF with these objects, by number."""
    data = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(data), max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        line = b"%010d 00000 n \n" if number in places else b"%010d 00000 f \n"
        data += line % places.get(number, 0)
    return data + b"trailer\n<< /Size %d %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def packed(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object that is packed."""
    return stream(zlib.compress(data), b"/Filter /FlateDecode " + entries)


def says(text: str, x: int = 72, y: int = 700) -> bytes:
    """Return content that prints a text in Helvetica."""
    return b"BT /F1 24 Tf %d %d Td (%b) Tj ET" % (x, y, text.encode("ascii"))


def document(
    content: bytes | Iterable[bytes] = says("Certificate"),
    *,
    page: bytes = b"/MediaBox " + LETTER,
    catalog: bytes = b"",
    resources: bytes = b"/Font << /F1 9 0 R >>",
    more: Mapping[int, bytes] | None = None,
    pages: int = 1,
) -> bytes:
    """Return a PDF; ``more`` are further objects from 20 on, by number."""
    contents = [content] if isinstance(content, bytes) else list(content)
    streams = {100 + index: packed(one) for index, one in enumerate(contents)}
    listed = b" ".join(b"%d 0 R" % number for number in streams)
    numbers = [3, *range(1000, 999 + pages)]
    body = b"<< /Type /Page /Parent 2 0 R /Contents [%b] /Resources << %b >> %b >>"
    return written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalog,
            2: b"<< /Type /Pages /Kids [%b] /Count %d >>"
            % (b" ".join(b"%d 0 R" % one for one in numbers), pages),
            **dict.fromkeys(numbers, body % (listed, resources, page)),
            9: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            **streams,
            **(more or {}),
        }
    )
