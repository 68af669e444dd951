"""Scanned pages read by a recogniser, where the optional extra ``ocr`` (rapidocr with its own models) is installed.

Recognition takes seconds a page and hundreds of megabytes, so it has a process of its own with wider limits
than the reading child: ``python -m corpus.reading.ocr`` takes one PDF and answers with one frame. Nothing here
is imported unless a document has scanned pages, and the recogniser only in that process.
"""

from __future__ import annotations

import importlib.util
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from corpus.errors import UnreadableDocument
from corpus.reading.layout import Glyph, Line, line_of
from corpus.reading.result import MAX_BYTES, Reading
from corpus.reading.wire import frame, parse

if TYPE_CHECKING:
    import pypdfium2 as pdfium

ENGINE: Final = "rapidocr_onnxruntime"
DPI: Final = 200
SURE: Final = 0.5
"""Words that the recogniser believes less than this are left out."""
MEMORY_BYTES: Final = 3_000_000_000
CPU_SECONDS: Final = 240
WALL_SECONDS: Final = 180.0
PAGE_SECONDS: Final = 120.0
"""After so long no further page is begun; the pages that are left are reported as not read."""
MAX_SIDE: Final = 4_000  # pixels; a poster is shrunk rather than refused

#: What the recogniser gives for one piece of text: four corners in pixels, the text, how sure it is.
Found = tuple[Sequence[Sequence[float]], str, float]
_Box = tuple[float, float, float, float]


def available() -> bool:
    """Whether the extra is installed; imports nothing."""
    return importlib.util.find_spec(ENGINE) is not None


def read_scans(data: bytes, media_type: str, name: str) -> Reading | None:
    """Read a PDF again with its scanned pages recognised; None when that fails, so that the first reading stands."""
    root = Path(__file__).parents[2]
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-X", "utf8", "-W", "ignore", "-m", "corpus.reading.ocr"],
            input=frame({"name": name}, data),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
            cwd=root,
            env={"PYTHONPATH": ":".join([str(root), *filter(None, sys.path)]), "OMP_NUM_THREADS": "2"},
            check=True,
        )
        answer = memoryview(done.stdout)
        place = 0

        def take(size: int) -> bytes:
            nonlocal place
            place += size
            if place > len(answer):
                raise EOFError
            return bytes(answer[place - size : place])

        head, body = parse(take, MAX_BYTES)
    except (subprocess.SubprocessError, OSError, EOFError, ValueError):
        return None
    if "notes" not in head:
        return None
    return Reading(body.decode("utf-8"), "utf-8", media_type, head.get("title"), tuple(head["notes"]))


class Recogniser:
    """Turns the picture of a page into lines, with the engine loaded once and a limit on the whole time."""

    def __init__(self) -> None:
        module = importlib.import_module(ENGINE)
        self._engine: Any = module.RapidOCR(intra_op_num_threads=2, inter_op_num_threads=1)
        self._until = time.monotonic() + PAGE_SECONDS

    def lines(self, page: pdfium.PdfPage, number: int) -> list[Line] | None:
        """The lines of one page, top to bottom; None when the time is up."""
        if time.monotonic() > self._until:
            return None
        width, height = page.get_size()
        scale = min(DPI / 72, MAX_SIDE / max(width, height, 1))
        picture = page.render(scale=scale).to_numpy()
        found, _ = self._engine(picture)
        return lines_of(found or [], number, height, scale)


def lines_of(found: Sequence[Found], number: int, page_height: float, scale: float) -> list[Line]:
    """Printed lines of what was recognised: pieces side by side are one line, placed in points from below."""
    pieces: list[tuple[_Box, str]] = [
        (_box(corners, page_height, scale), text)
        for corners, text, sure in found
        if float(sure) >= SURE and text.strip()
    ]
    pieces.sort(key=lambda piece: -piece[0][3])
    rows: list[list[tuple[_Box, str]]] = []
    for box, text in pieces:
        middle = (box[2] + box[3]) / 2
        row = rows[-1] if rows else None
        if row is not None and median(b[2] for b, _ in row) < middle < median(b[3] for b, _ in row):
            row.append((box, text))
        else:
            rows.append([(box, text)])
    out = []
    for row in rows:
        row.sort(key=lambda piece: piece[0][0])
        line = line_of([glyph for box, text in row for glyph in _glyphs(box, text)], number, page_height)
        if line is not None:
            out.append(line)
    return out


def _box(corners: Sequence[Sequence[float]], page_height: float, scale: float) -> _Box:
    """(left, right, bottom, top) in points, y upwards, of four corners in pixels, y downwards."""
    across = [float(x) / scale for x, _ in corners]
    down = [float(y) / scale for _, y in corners]
    return min(across), max(across), page_height - max(down), page_height - min(down)


def _glyphs(box: _Box, text: str) -> list[Glyph]:
    """The characters of one piece, its width shared among them (a Latin character half as wide as a Han one)."""
    left, right, bottom, top = box
    widths = [1.0 if ord(char) > 0x2E7F else 0.55 for char in text]
    unit = (right - left) / sum(widths)
    out = []
    for char, width in zip(text, widths, strict=True):
        out.append(Glyph(char, left, left + width * unit, bottom, top))
        left += width * unit
    return [*out, Glyph(" ")]  # what was found apart stays apart


def main() -> None:
    """Read one frame from standard input, recognise, write one frame."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sink = sys.stdout.buffer
    _, data = parse(sys.stdin.buffer.read, MAX_BYTES)
    from corpus.reading.pdf import read_pdf

    try:
        text, title, notes = read_pdf(data, Recogniser())
        sink.write(frame({"title": title, "notes": notes}, text.encode("utf-8")))
    except UnreadableDocument as exc:
        sink.write(frame({"code": exc.code}))
    sink.flush()


if __name__ == "__main__":
    main()
