"""Whatever the bytes: a Reading that holds text, or an UnreadableDocument; nothing else, and in time.

The readers run here in the test's own process, so that an exception the child would swallow as
``document_unreadable`` is seen. PDF goes through the child: pdfium is native code.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableDocument
from corpus.reading import Reading, read
from corpus.reading.encodings import visible
from corpus.reading.extract import extract
from corpus.reading.formats import Format, Found, sniff

FIXTURES = Path(__file__).parent / "fixtures"
REAL = {name: (FIXTURES / name).read_bytes() for name in ("store.docx", "jobs.xlsx", "reception.pdf")}
NAMES = st.sampled_from(
    ["a.txt", "a.md", "a.html", "a.csv", "a.tsv", "a.xls", "a.docx", "a.xlsx", "a", "岗位.doc"]
)
CALM = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=2500, deadline=None, suppress_health_check=list(HealthCheck))

HTML = st.lists(
    st.sampled_from(
        "<p> </p> <ol> <li> </ol> <ul> <table> <tr> <td> </table> <br> <div> </div> <pre> </b> <b> 1、 职责 负责 \n \r\n &nbsp; "
        "&#0; &#xD800; <li value=x> <ol start=99999999999> <!-- --> <script> </script> <ruby> <rt> \0 <ol type=i> <caption> <th> hidden".split(" ")
    ),
    max_size=60,
).map("".join)  # fmt: skip


def check(data: bytes, name: str, in_child: bool = False) -> None:
    try:
        found = sniff(data, name) if data else Found(Format.PLAIN, "text/plain")
        if found.format in (Format.OFFICE_TEXT, Format.OFFICE_SHEET):
            return  # LibreOffice takes seconds
        native = in_child or found.format is Format.PDF
        reading = read(data, name) if native else extract(found, data, name)
    except UnreadableDocument as exc:
        assert exc.code.startswith("document_")
        assert exc.facts["name"] == name
        assert exc.facts["size"] == len(data)
        return
    assert isinstance(reading, Reading)
    assert visible(reading.text)
    assert "\0" not in reading.text
    reading.text.encode("utf-8")


def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    """A few bytes changed, a stretch cut out, doubled or swapped for noise."""
    out = bytearray(data)
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(0, len(out) - 1)))
        kind = draw(st.sampled_from(["byte", "cut", "double", "noise"]))
        size = draw(st.integers(1, 200))
        if kind == "byte" and out:
            out[at] = draw(st.integers(0, 255))
        elif kind == "cut":
            del out[at : at + size]
        elif kind == "double":
            out[at:at] = out[at : at + size]
        else:
            out[at : at + size] = draw(st.binary(max_size=size))
    return bytes(out)


@st.composite
def mutated_files(draw: st.DrawFn) -> bytes:
    return mutated(draw, REAL[draw(st.sampled_from(sorted(REAL)))])


@st.composite
def mutated_parts(draw: st.DrawFn) -> bytes:
    """An Office file whose zip is lawful and whose XML parts are broken: the parsers get to see them."""
    from io import BytesIO

    out = BytesIO()
    with (
        ZipFile(BytesIO(REAL[draw(st.sampled_from(["store.docx", "jobs.xlsx"]))])) as source,
        ZipFile(out, "w", ZIP_DEFLATED) as target,
    ):
        parts = [
            name
            for name in source.namelist()
            if name.endswith((".xml", ".rels")) and ("word/" in name or "xl/" in name)
        ]
        victims = draw(st.sets(st.sampled_from(parts), min_size=1, max_size=3))
        for name in source.namelist():
            data = source.read(name)
            if name in victims:
                data = swapped(draw, data) if draw(st.booleans()) else mutated(draw, data)
            target.writestr(name, data)
    return out.getvalue()


def swapped(draw: st.DrawFn, data: bytes) -> bytes:
    """Well-formed still, but with values, names and elements exchanged for others of the same file."""
    import re

    values = sorted({*re.findall(rb'="([^"]{0,30})"', data), b"", b"-1", b"x", b"99999999999999999999"})

    def other(found: re.Match[bytes]) -> bytes:
        return b'="' + draw(st.sampled_from(values)) + b'"' if draw(st.integers(0, 9)) == 0 else found.group()

    return re.sub(rb'="([^"]{0,30})"', other, data[:20_000]) + data[20_000:]


@CALM
@given(data=st.binary(max_size=400), name=NAMES)
@example(data=b"PK\x03\x04word/document", name="a.docx")
@example(data=b"<ol start='-5' type=A><li>x", name="a.html")
@example(data=b'a,"b\r\n' * 3, name="a.csv")
@example(data=b"\xff\xfe\x00\xd8", name="a.txt")
def test_arbitrary_bytes(data: bytes, name: str) -> None:
    check(data, name)


@CALM
@given(
    text=st.text(max_size=300), codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]), name=NAMES
)
def test_arbitrary_text(text: str, codec: str, name: str) -> None:
    check(text.encode(codec, errors="ignore"), name)


@CALM
@given(html=HTML)
def test_arbitrary_html(html: str) -> None:
    check(html.encode(), "a.html")


@CALM
@given(data=mutated_files())
def test_mutated_files(data: bytes) -> None:
    check(data, "a")


@CALM
@given(data=mutated_parts())
def test_mutated_parts(data: bytes) -> None:
    check(data, "a")


@pytest.mark.slow
class TestAtLength:
    @LONG
    @given(data=st.binary(max_size=3000), name=NAMES)
    def test_arbitrary_bytes(self, data: bytes, name: str) -> None:
        check(data, name)

    @LONG
    @given(html=HTML)
    def test_arbitrary_html(self, html: str) -> None:
        check(html.encode(), "a.html")

    @LONG
    @given(data=mutated_files())
    def test_mutated_files(self, data: bytes) -> None:
        check(data, "a", in_child=True)

    @LONG
    @given(data=mutated_parts())
    def test_mutated_parts(self, data: bytes) -> None:
        check(data, "a")
