"""What a file really is."""

from __future__ import annotations

import pytest

from corpus.errors import UnreadableDocument
from corpus.reading import read
from corpus.reading.formats import Format, sniff


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"text", "x", Format.PLAIN), (b"text", "", Format.PLAIN), (b"# x", "x.md", Format.MARKDOWN), (b"a,b", "x.csv", Format.DELIMITED),
        (b"<p>x", "x.html", Format.HTML), (b"<html>", "x.xls", Format.HTML), (b"a\tb", "x.xls", Format.DELIMITED), (b"<p>x", "x.txt", Format.PLAIN),
        (b"%PDF-1.4", "x.txt", Format.PDF), (b"\n%PDF-1.4", "x", Format.PDF), (b"{\\rtf1", "x.doc", Format.OFFICE_TEXT),
        (b"PK\x03\x04....word/document.xml", "x.doc", Format.DOCX), (b"PK\x03\x04....xl/workbook.xml", "x.zip", Format.XLSX),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "x.wps", Format.OFFICE_TEXT),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "x.et", Format.OFFICE_SHEET),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "x.xls", Format.OFFICE_SHEET),
        ("BMW 4S 店销售顾问".encode(), "x.txt", Format.PLAIN),
    ],
)  # fmt: skip
def test_sniff(data: bytes, name: str, expected: Format) -> None:
    assert sniff(data, name).format is expected


_SOURCE = """
<div class="post">
  <h3>窗帘测量员</h3>
  <p>1、上门测量窗户尺寸；</p>
  <p>2、记录安装条件；</p>
</div>
<div class="post">
  <h3>窗帘安装员</h3>
  <p>1、安装轨道；</p>
  <p>2、清理现场。</p>
</div>
"""


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x"])
def test_the_source_of_a_page_in_a_text_file_is_a_page(name: str) -> None:
    assert sniff(_SOURCE.encode(), name).format is Format.HTML
    reading = read(_SOURCE.encode("gb18030"), name)
    assert "<" not in reading.text
    assert "1、上门测量窗户尺寸；" in reading.text


@pytest.mark.parametrize(
    "text",
    [
        "熟悉 <div>、<p>、<table> 等标签</p></p></p></p></p></p></p>\n负责页面\n负责联调\n",  # speaks of tags
        "# 说明\n\n<p>一句</p>\n\n" + "平常的一行\n\n" * 20,  # Markdown with a little markup
        _SOURCE + "<template><p>x</p></template>",  # what a reader of pages leaves out
    ],
)
def test_a_text_with_some_tags_stays_a_text(text: str) -> None:
    assert sniff(text.encode(), "x.txt").format is Format.PLAIN


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "document_image", {"type": "PNG image"}),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "document_image", {"type": "JPEG image"}),
        (b"RIFF\x24\x10\0\0WEBPVP8 ", "document_image", {"type": "WebP image"}),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "document_image", {"type": "HEIF image"}),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "document_binary", {"type": "video"}),
        (b"RIFF\x24\x10\0\0WAVEfmt ", "document_binary", {"type": "audio"}),
        (b"\x7fELF\x02\x01\x01\0\0", "document_binary", {"type": "program"}),
        (b"PK\x03\x04...ppt/presentation.xml", "document_type", {"type": "pptx", "wanted": "docx"}),
        (b"PK\x03\x04...a.txt", "document_type", {"type": "zip", "wanted": "docx"}),
        (b"Rar!\x1a\x07\0", "document_type", {"type": "rar"}),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "document_unreadable", {"reason": "encrypted"}),
    ],
)  # fmt: skip
def test_refusals_name_what_was_found(data: bytes, code: str, facts: dict[str, str]) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(data, "资料.txt")
    assert caught.value.code == code
    assert caught.value.facts == {"name": "资料.txt", "size": len(data), **facts}
