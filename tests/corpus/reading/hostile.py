"""Files that are made to hurt, built on the spot: bombs, entities, cycles, depth."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(**parts: bytes) -> bytes:
    """A zip; ``__`` in a part's name stands for ``/`` and ``_xml`` for ``.xml``."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def word(body: bytes, before: bytes = b"") -> bytes:
    """A docx with that body."""
    head = b'<?xml version="1.0" encoding="UTF-8"?>' + before + f'<w:document xmlns:w="{W}"><w:body>'.encode()
    return zipped(word__document_xml=head + body + b"</w:body></w:document>")


def text_bomb(size: int = 150_000_000) -> bytes:
    """150 MB of text in 0.15 MB of zip."""
    return word(b"<w:p><w:r><w:t>" + b"a" * size + b"</w:t></w:r></w:p>")


def lying_bomb() -> bytes:
    """The same, with a directory that declares 1,000 bytes."""
    data = bytearray(text_bomb(30_000_000))
    for magic, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(magic)
        data[at + offset : at + offset + 4] = struct.pack("<I", 1000)
    return bytes(data)


def many_paragraphs(count: int = 1_500_000) -> bytes:
    """Millions of short paragraphs, under the size and the ratio that a bomb shows."""
    piece = b"".join(b"<w:p><w:r><w:t>%x</w:t></w:r></w:p>" % (i * 2654435761 % 2**32) for i in range(2000))
    return word(piece * (count // 2000))


def many_empty_paragraphs() -> bytes:
    return word(b"<w:p/>" * 3_000_000)


def many_entries() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as target:
        target.writestr("word/document.xml", b"<a/>")
        for at in range(60_000):
            target.writestr(f"{at}", b"")
    return out.getvalue()


def outer_entity() -> bytes:
    doctype = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return word("<w:p><w:r><w:t>负责&x;</w:t></w:r></w:p>".encode(), doctype)


def entity_bomb() -> bytes:
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return word(
        b"<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", f'<!DOCTYPE d [<!ENTITY l0 "lol">{names}]>'.encode()
    )


def deep_xml() -> bytes:
    return word(b"<w:sdt>" * 100_000 + b"</w:sdt>" * 100_000)


def wide_sheet(rows: int = 400_000) -> bytes:
    """A sheet of hundreds of thousands of rows, and a cell at the last column."""
    sheet = f'<worksheet xmlns="{S}"><sheetData>'.encode()
    sheet += b"".join(
        b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="XFD%d"><v>2</v></c></row>' % (i, i, i, i)
        for i in range(1, rows)
    )
    return workbook(sheet + b"</sheetData></worksheet>")


def workbook(sheet: bytes) -> bytes:
    book = f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    relations = f'<Relationships xmlns="p"><Relationship Id="r1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        target.writestr("xl/workbook.xml", book)
        target.writestr("xl/_rels/workbook.xml.rels", relations)
        target.writestr("xl/worksheets/sheet1.xml", sheet)
    return out.getvalue()


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, root, len(out))
    )


def stream(data: bytes, more: bytes = b"/Filter/FlateDecode") -> bytes:
    packed = zlib.compress(data, 9) if b"Flate" in more else data
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (more, len(packed), packed)


_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>"


def small_pdf(text: bytes = b"sells tea") -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        _PAGE,
        stream(b"BT /F 12 Tf 50 700 Td (%b) Tj ET" % text),
        _FONT,
    )


def endless_pages(count: int = 5_000_000) -> bytes:
    """One page that the page tree names millions of times."""
    kids = b"3 0 R " * 600_000
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count),
        _PAGE,
        stream(b"BT /F 12 Tf 50 700 Td (a) Tj ET"),
        _FONT,
    )


def page_cycle() -> bytes:
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>")


def content_bomb() -> bytes:
    """400 MB of drawing operators in 0.4 MB."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        _PAGE,
        stream(b"BT /F 12 Tf 50 700 Td (abcdefgh) Tj ET\n" * 10_000_000),
        _FONT,
    )


def form_cycle() -> bytes:
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>"
    )
    form = stream(
        b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
    )
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(b"/X Do"), form
    )
