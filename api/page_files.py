"""The files of the pages as responses: gzipped once, checked by ETag, and nothing but the pages' own kinds of file.

``X.css.js`` is a module that exports the text of ``X.css``: a widget inside a shadow root may not load style sheets
under a strict policy of the page around it, but it may construct them.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from starlette.requests import Request
from starlette.responses import Response

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_SMALL = 400  # bytes: below, a gzip header costs more than it saves
_IMPORT = re.compile(r'^import (.+?) from "(\.[^"]+)";\n', re.MULTILINE)
_ON_DEMAND = re.compile(r'\bimport\("(\.[^"]+)"\)')
_EXPORT = re.compile(r"^export (?:default )?(?=async |function|class|const|let)", re.MULTILINE)
_REMARK = re.compile(r"^\s*//.*\n|^\s*/\*\*(?:[^*]|\*(?!/))*\*/\n|^\s+", re.MULTILINE)


@dataclass(frozen=True)
class PageFile:
    """One file as it is sent."""

    data: bytes
    media_type: str

    @cached_property
    def zipped(self) -> bytes:
        """The bytes compressed, always to the same bytes."""
        return gzip.compress(self.data, 9, mtime=0)

    @cached_property
    def digest(self) -> bytes:
        """SHA-384, as ``integrity`` wants it."""
        return hashlib.sha384(self.data).digest()

    @property
    def integrity(self) -> str:
        """The value of an ``integrity`` attribute."""
        return "sha384-" + base64.b64encode(self.digest).decode()

    @property
    def etag(self) -> str:
        """Changes with the bytes."""
        return f'"{self.digest.hex()[:24]}"'

    def respond(self, request: Request, headers: Mapping[str, str]) -> Response:
        """The file, compressed for those who take it; 304 when the caller has it already."""
        sent = {**headers, "etag": self.etag, "vary": "accept-encoding"}
        if self.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=sent)
        data = self.data
        if len(data) > _SMALL and "gzip" in request.headers.get("accept-encoding", ""):
            data, sent["content-encoding"] = self.zipped, "gzip"
        return Response(data, media_type=self.media_type, headers=sent)


class PageFiles:
    """The files below a folder, by their path in it; read anew when they change on disk."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, tuple[float, PageFile]] = {}

    def get(self, path: str) -> PageFile | None:
        """The file, or ``None``: no such file, or one of a kind that is nobody's business."""
        parts = PurePosixPath(path).parts
        media_type = MEDIA_TYPES.get(PurePosixPath(path).suffix)
        if (
            media_type is None
            or not parts
            or any(part.startswith((".", "/")) or "\\" in part for part in parts)
        ):
            return None
        wrapped = path.endswith(".css.js")
        file = self._root.joinpath(*parts)
        if wrapped:
            file = file.with_suffix("")
        try:
            changed = file.stat().st_mtime
            known = self._known.get(path)
            if known is None or known[0] != changed:
                data = file.read_bytes()
                known = (changed, PageFile(_module_of(data) if wrapped else data, media_type))
                self._known[path] = known
        except (OSError, ValueError):
            return None
        return known[1]

    def graph(self, entry: str) -> dict[str, PageFile]:
        """A module and all that it imports, those that are imported first."""
        found: dict[str, PageFile] = {}
        self._walk(entry, found, ())
        return found

    def _walk(self, path: str, found: dict[str, PageFile], above: tuple[str, ...]) -> None:
        file = self.get(path)
        if path in found or path in above or file is None:
            return
        for _names, relative in _IMPORT.findall(file.data.decode("utf-8")):
            self._walk(_resolved(path, relative), found, (*above, path))
        found[path] = file

    def joined(self, entry: str) -> PageFile:
        """A module and all that it imports as one: one request, one hash, a third smaller than the parts.

        Holds for modules that import by plain names (``import { a, b } from``, ``import css from "./x.css.js"``)
        and whose top-level names differ; a name that stands twice is a syntax error in every browser. Addresses
        that are imported on demand count from the folder of all pages.
        """
        parts = (_part(path, file, entry=path == entry) for path, file in self.graph(entry).items())
        return PageFile("".join(parts).encode(), MEDIA_TYPES[".js"])


def _part(path: str, file: PageFile, *, entry: bool) -> str:
    """One module as a part of a joined one: nothing imported, and exported only by the entry."""
    text = file.data.decode("utf-8")
    if path.endswith(".css.js"):
        name = PurePosixPath(path).name.removesuffix(".css.js")
        return f"const {name}Css = {text.removeprefix('export default ')}"
    text = _IMPORT.sub("", text)
    text = _ON_DEMAND.sub(lambda found: f'import("./{_resolved(path, found[1])}")', text)
    text = _REMARK.sub("", text)
    return text if entry else _EXPORT.sub("", text)


def _module_of(css: bytes) -> bytes:
    """The style sheet without its comments and indentation, as a module."""
    text = re.sub(r"/\*.*?\*/", "", css.decode("utf-8"), flags=re.DOTALL)
    text = re.sub(r"\s*\n\s*", "\n", text).strip()
    return f"export default {json.dumps(text, ensure_ascii=False)};\n".encode()


def _resolved(module: str, relative: str) -> str:
    """The path that an import in a module means."""
    parts = list(PurePosixPath(module).parent.parts)
    for part in PurePosixPath(relative).parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
