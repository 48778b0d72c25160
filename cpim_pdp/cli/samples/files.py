"""Small files that stand for certificates: a PDF of one page, a picture of a few pixels."""

import struct
import zlib

_WIDTH, _HEIGHT = 24, 16


def certificate_pdf(line: str) -> bytes:
    """Return a PDF of one page with one line of text on it; only ASCII is shown."""
    shown = "".join(sign if " " <= sign <= "~" and sign not in "\\()" else "?" for sign in line)
    stream = f"BT /F1 14 Tf 40 200 Td (Certificate of attendance) Tj 0 -30 Td ({shown}) Tj ET"
    return _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 298] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream".encode("ascii"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def photo_png(number: int) -> bytes:
    """Return a picture in a colour of its own for each ``number``."""
    colour = bytes((number * step + 60) % 256 for step in (37, 91, 151))
    row = b"\0" + colour * _WIDTH
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    text = b"Comment\0" + str(number).encode("ascii")
    # Not compressed, so that every version of zlib gives the same bytes.
    data = zlib.compress(row * _HEIGHT, 0)
    chunks = ((b"IHDR", header), (b"tEXt", text), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _pdf(*objects: bytes) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (count, table, count, len(data))
    )
