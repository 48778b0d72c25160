"""What a file says about itself to other programs, as XMP: the same facts as on its pages.

reportlab 5.1 writes none (searched in its source).
"""

from datetime import date
from xml.sax.saxutils import escape, quoteattr

from cpim_pdp.reports.document import Document
from cpim_pdp.reports.typesetting.cleaning import line

NAMESPACE = "urn:cpim-pdp:print:1"
CREATOR = "CPIM PDP"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:print={namespace}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<print:id>{id}</print:id>
<print:on>{day}</print:on>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def packet(document: Document) -> bytes:
    """Return a document's XMP; the date is the one that it was asked for, not that of a clock."""
    return _PACKET.format(
        namespace=quoteattr(NAMESPACE),
        title=escape(line(document.title)),
        author=escape(line(document.author)),
        subject=escape(line(document.subject)),
        language=escape(document.language),
        creator=CREATOR,
        day=document.on.isoformat(),
        id=document.id,
    ).encode()


def pdf_date(day: date) -> str:
    """Return a date as a PDF has it."""
    return f"D:{day:%Y%m%d}000000Z"
