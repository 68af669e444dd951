"""Old office formats (doc, wps, xls, rtf, odt, ods) turned into docx or xlsx by LibreOffice, where it is there.

LibreOffice runs under ``ulimit`` limits with a throw-away profile and home, in its own process group that is
killed as a whole when its time is up. One conversion takes 1 to 4 s.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

from corpus.errors import UnreadableDocument
from corpus.reading.formats import Format, Found
from corpus.reading.result import TYPE, UNREADABLE

SECONDS = 60.0
_CPU_SECONDS = 45
_FILE_BLOCKS = 100_000  # of 1,024 bytes in bash, 512 in dash
_MEMORY_KB = 4_000_000

_TARGETS = {Format.OFFICE_TEXT: "docx", Format.OFFICE_SHEET: "xlsx"}
_SUFFIXES = {
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_ONE_AT_A_TIME = threading.Lock()  # it takes 200 MB and a core


def available() -> bool:
    """Whether LibreOffice can be called."""
    return shutil.which("soffice") is not None


def convert(found: Found, data: bytes, name: str) -> bytes:
    """The document as docx or xlsx.

    Raises:
        UnreadableDocument: document_type without LibreOffice (``wanted`` says what to save as),
            document_unreadable when the conversion fails or takes too long.
    """
    target = _TARGETS[found.format]
    program = shutil.which("soffice")
    suffix = _SUFFIXES[found.media_type]
    if program is None:
        raise UnreadableDocument(TYPE, name=name, size=len(data), type=suffix[1:], wanted=target)
    with (
        _ONE_AT_A_TIME,
        tempfile.TemporaryDirectory(prefix="zhize-office-", ignore_cleanup_errors=True) as folder,
    ):
        source = Path(folder, "document" + suffix)
        source.write_bytes(data)
        _run(program, Path(folder), source, target, name, len(data))
        result = source.with_suffix("." + target)
        if not result.is_file():
            raise UnreadableDocument(UNREADABLE, name=name, size=len(data), reason="damaged")
        return result.read_bytes()


def _run(program: str, folder: Path, source: Path, target: str, name: str, size: int) -> None:
    limits = f"ulimit -c 0 -t {_CPU_SECONDS}; ulimit -f {_FILE_BLOCKS}; ulimit -v {_MEMORY_KB}"
    process = subprocess.Popen(
        [
            "/bin/sh", "-c", f'{limits}; exec "$0" "$@"', program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless", "--norestore", "--nolockcheck", "--convert-to", target, "--outdir", str(folder), str(source),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={"PATH": os.defpath, "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"},
        start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as exc:
        raise UnreadableDocument(UNREADABLE, name=name, size=size, reason="time", limit=SECONDS) from exc
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
