"""The page at ``/`` with its files, and ``/docs`` without any CDN.

``/docs`` shows Swagger UI (Apache-2.0) from the files that the PyPI package fastapi-offline (MIT) ships; nothing
else of that package is used.
"""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path, PurePosixPath

from fastapi import APIRouter, FastAPI
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

from api.guard import PAGE_POLICY

router = APIRouter(include_in_schema=False)

_SERVED = frozenset({".html", ".css", ".js", ".svg", ".png"})
_PAGES = Path(str(resources.files("api.pages")))
_SWAGGER = Path(str(resources.files("fastapi_offline"))) / "static"
# Files change with an upgrade only; "no-cache" makes the browser ask, and a 304 is cheap on loopback.
_HEADERS = {"content-security-policy": PAGE_POLICY, "cache-control": "no-cache"}


class _Files(StaticFiles):
    """The page's own kinds of file; the folder is a package too, and its code is nobody's business."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        if PurePosixPath(path).suffix not in _SERVED:
            return "", None
        return super().lookup_path(path)

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers.update(_HEADERS)
        return response


@router.get("/")
async def page() -> FileResponse:
    """The Chinese page: ask, read, see the place."""
    return FileResponse(_PAGES / "index.html", headers=_HEADERS)


@router.get("/docs")
async def docs() -> FileResponse:
    """The interface, to read and to try."""
    return FileResponse(_PAGES / "docs.html", headers=_HEADERS)


@router.get("/favicon.ico")
async def favicon() -> FileResponse:
    """Browsers ask for it unbidden."""
    return FileResponse(_PAGES / "icon.svg", headers=_HEADERS)


def mount(app: FastAPI) -> None:
    """Serve the page's files under ``/pages`` and Swagger UI's under ``/pages/swagger``."""
    app.mount("/pages/swagger", _Files(directory=_SWAGGER))
    app.mount("/pages", _Files(directory=_PAGES))
