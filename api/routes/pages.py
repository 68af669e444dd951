"""The pages: console at ``/``, staff chat at ``/chat``, ``/demo``, ``/docs`` without any CDN, and the chat widget.

``/docs`` shows Swagger UI (Apache-2.0) from the files that the PyPI package fastapi-offline (MIT) ships; nothing
else of that package is used.

The widget comes at two addresses. ``/widget.js`` is always the newest. ``/widget/<version>/widget.js`` never changes:
the version is the hash of all of its files, so a page may pin it with ``integrity`` (``/widget/manifest.json`` tells
both). The loader carries the integrity of every module that it loads later.
"""

from __future__ import annotations

import hashlib
import json
import os
from importlib import resources
from pathlib import Path, PurePosixPath

from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from api.guard import PAGE_POLICY
from api.page_files import MEDIA_TYPES, PageFile, PageFiles

router = APIRouter(include_in_schema=False)

PAGES = Path(str(resources.files("api.pages")))
_SWAGGER = Path(str(resources.files("fastapi_offline"))) / "static"
_FILES = PageFiles(PAGES)
# Our own pages build everything with DOM calls, so even a slip could not turn a string into markup or code.
STRICT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
# Files change with an upgrade only; "no-cache" makes the browser ask, and a 304 is cheap on loopback.
_HEADERS = {"content-security-policy": STRICT_POLICY, "cache-control": "no-cache"}
# Scripts are public: module scripts of another origin need both headers.
_ABROAD = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}
_NEWEST = {**_ABROAD, "cache-control": "public, max-age=300"}
_PINNED = {**_ABROAD, "cache-control": "public, max-age=31536000, immutable"}
_LOADER = "widget/widget.js"
_CHAT = "widget/chat.js"
_LANGUAGES = ("shared/en.js",)
_READ = ["GET", "HEAD"]


class _Swagger(StaticFiles):
    """Swagger UI's own files, under the policy that it needs."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        return super().lookup_path(path) if PurePosixPath(path).suffix in MEDIA_TYPES else ("", None)

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers.update({**_HEADERS, "content-security-policy": PAGE_POLICY})
        return response


def _page(request: Request, path: str) -> Response:
    return _file(path).respond(request, _HEADERS)


def _file(path: str) -> PageFile:
    found = _FILES.get(path)
    if found is None:
        raise HTTPException(404)
    return found


@router.api_route("/", methods=_READ)
async def console(request: Request) -> Response:
    """The console for the people who keep the texts."""
    return _page(request, "console/index.html")


@router.api_route("/chat", methods=_READ)
async def staff_chat(request: Request) -> Response:
    """The chat for staff, phone first."""
    return _page(request, "chat/index.html")


@router.api_route("/demo", methods=_READ)
async def demo(request: Request) -> Response:
    """A foreign-looking page with the widget on it."""
    return _page(request, "demo/index.html")


@router.api_route("/enter", methods=_READ)
async def enter(request: Request) -> Response:
    """Where a key is typed in, and where a link leads."""
    return _page(request, "enter/index.html")


@router.get("/docs")
async def docs() -> FileResponse:
    """The interface, to read and to try."""
    return FileResponse(PAGES / "docs.html", headers={**_HEADERS, "content-security-policy": PAGE_POLICY})


@router.api_route("/favicon.ico", methods=_READ)
async def favicon(request: Request) -> Response:
    """Browsers ask for it unbidden."""
    return _page(request, "icon.svg")


@router.api_route("/widget.js", methods=_READ)
async def widget(request: Request) -> Response:
    """The newest widget; it loads the rest from the address that carries its version."""
    return _loader(f"widget/{widget_version()}/").respond(request, _NEWEST)


@router.get("/widget/manifest.json")
async def widget_manifest() -> JSONResponse:
    """Address and integrity of the version that this service has, for pages that pin it."""
    version = widget_version()
    integrity = _loader("").integrity
    found = {"version": version, "src": f"widget/{version}/widget.js", "integrity": integrity}
    return JSONResponse(found, headers=_NEWEST)


@router.api_route("/widget/frame", methods=_READ)
async def widget_frame(request: Request) -> Response:
    """The widget alone, for an ``<iframe>``; the guard says by ``?key=`` which pages may frame it."""
    return _file("widget/frame.html").respond(request, {"cache-control": "no-cache"})


@router.api_route("/widget/{version}/{path:path}", methods=_READ)
async def pinned_widget(version: str, path: str, request: Request) -> Response:
    """A file of the widget under the version that it belongs to; any other version is not here."""
    if version != widget_version():
        raise HTTPException(404)
    if path == "widget.js":
        return _loader("").respond(request, _PINNED)
    found = widget_parts().get(path)
    if found is None:
        raise HTTPException(404)
    return found.respond(request, _PINNED)


@router.api_route("/pages/{path:path}", methods=_READ)
async def page_file(path: str, request: Request) -> Response:
    """The files of the pages."""
    return _page(request, path)


def widget_parts() -> dict[str, PageFile]:
    """What the loader loads, by path below the version: the chat, and each language on demand."""
    languages = {path: _file(path) for path in _LANGUAGES}
    return {"chat.js": _FILES.joined(_CHAT), **languages}


def widget_version() -> str:
    """Ten digits that change with any file of the widget."""
    sums = hashlib.sha256()
    for file in (_file(_LOADER), *widget_parts().values()):
        sums.update(file.digest)
    return sums.hexdigest()[:10]


def _loader(base: str) -> PageFile:
    """The loader with what it must know of this service written into its one line of settings."""
    parts = [[path, file.integrity] for path, file in widget_parts().items()]
    build = {"base": base, "parts": parts}
    text = _file(_LOADER).data.decode("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("const BUILD ="))
    made = text.replace(line, f"const BUILD = {json.dumps(build, separators=(',', ':'))};")
    return PageFile(made.encode(), MEDIA_TYPES[".js"])


def mount(app: FastAPI) -> None:
    """Swagger UI's files; they stand in front of the pages' own."""
    app.router.routes.insert(0, Mount("/pages/swagger", app=_Swagger(directory=_SWAGGER)))
