"""Scanned pages: recognised where the extra ``ocr`` is installed, reported where it is not."""

from __future__ import annotations

import importlib.util
import io
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from corpus.errors import UnreadableDocument
from corpus.parsing import parse
from corpus.reading import ocr, read

RECEPTION = Path(__file__).parent / "fixtures" / "reception.pdf"
WITHOUT = pytest.mark.skipif(
    not ocr.available(), reason="extra ocr (rapidocr-onnxruntime) is not installed: pip install zhize[ocr]"
)


def test_pieces_side_by_side_are_one_line() -> None:
    found: list[Any] = [
        ([[300, 100], [380, 100], [380, 130], [300, 130]], "行政部", 0.98),
        ([[100, 101], [160, 101], [160, 131], [100, 131]], "部门", 0.99),
        ([[100, 200], [260, 200], [260, 230], [100, 230]], "工作职责", "0.97"),
        ([[100, 300], [260, 300], [260, 330], [100, 330]], "污渍", 0.2),
    ]
    lines = ocr.lines_of(found, 0, 800.0, 2.0)
    assert [line.text for line in lines] == ["部门 | 行政部", "工作职责"]
    assert lines[0].left == 50.0 and lines[0].top == pytest.approx(750.0, abs=1.0)


def test_without_the_extra_a_scan_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    reading = read(RECEPTION.read_bytes(), "reception.pdf")
    assert any("第 3-4 页是扫描图像" in note for note in reading.notes)


def test_a_recogniser_that_fails_leaves_the_first_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "ENGINE", "no_such_engine")
    monkeypatch.setattr(ocr, "read_scans", lambda *_: None)
    reading = read(RECEPTION.read_bytes(), "reception.pdf")
    assert any("没有读入" in note for note in reading.notes)


def _scan(pages: tuple[int, ...]) -> bytes:
    """The pages of a real PDF as pictures only, as a scanner makes them."""
    assert importlib.util.find_spec("PIL") is not None  # comes with the extra
    document = pdfium.PdfDocument(RECEPTION.read_bytes())
    pictures = [document[number].render(scale=200 / 72).to_pil() for number in pages]
    out = io.BytesIO()
    pictures[0].save(out, format="PDF", save_all=True, append_images=pictures[1:], resolution=200)
    document.close()
    return out.getvalue()


@pytest.mark.slow
@WITHOUT
def test_a_rendered_page_is_read_and_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _scan((0,))
    with monkeypatch.context() as without:
        without.setattr(ocr, "available", lambda: False)
        with pytest.raises(UnreadableDocument) as refused:
            read(data, "scan.pdf")
    assert refused.value.facts["reason"] == "scanned"
    reading = read(data, "scan.pdf")
    assert reading.notes == ("第 1 页是扫描图像，文字由 OCR 识别，请核对。",)
    truth = read(RECEPTION.read_bytes(), "reception.pdf").text.split("3、")[0]
    alike = SequenceMatcher(None, _plain(truth), _plain(reading.text.split("\n", 1)[1]), autojunk=False)
    assert alike.ratio() >= 0.97
    (role,) = parse(reading.text).result.roles
    assert role.title == "前台文员"
    items = [item for one in role.lists for item in one.items]
    assert len(items) == 2
    assert all(reading.text[item.start : item.end] == item.text for item in items)


def _plain(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char != "|")
