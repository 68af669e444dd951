"""The path prefix under which a reverse proxy shows this service (``ZHIZE_ROOT_PATH``)."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send


class Prefix:
    """ASGI middleware: makes a request look the same whether the proxy took the prefix off the path or left it.

    ASGI wants ``root_path`` at the head of ``path``; a proxy that strips it (nginx: ``proxy_pass`` with a slash)
    sends a bare path. No route of ours begins with the prefix, so the two cannot be confused.
    """

    def __init__(self, app: ASGIApp, *, prefix: str) -> None:
        self._app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Put the prefix in its place and pass on."""
        if self._prefix and scope["type"] == "http":
            path = scope["path"]
            if path != self._prefix and not path.startswith(self._prefix + "/"):
                path = self._prefix + path
            scope = {**scope, "path": path, "root_path": self._prefix}
        await self._app(scope, receive, send)


def route_path(scope: Scope) -> str:
    """The path without the prefix: what the routes and the permission table are written in."""
    path, prefix = str(scope["path"]), str(scope.get("root_path", ""))
    return path[len(prefix) :] or "/" if prefix and path.startswith(prefix) else path
