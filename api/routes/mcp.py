"""``/mcp``: the MCP tools over streamable HTTP, stateless. The guard has checked host, origin, key and size before.

The SDK takes two seconds to import, so that waits for the first request.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

import anyio
from anyio import to_thread
from anyio.abc import TaskGroup, TaskStatus
from fastapi import FastAPI
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from api.access.asking import Ask, asking
from api.access.permissions import Role
from api.access.principal import Principal
from api.desk import Desk

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

PATH = "/mcp"


class HttpCaller:
    """The service's own desk, and the principal whom the guard let in."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    @contextmanager
    def desk(self, *, reading: bool) -> Iterator[Desk]:  # noqa: ARG002  # the service owns its directory anyway
        """See ``api.tools.Caller``."""
        yield self._app.state.desk

    def ask(self, desk: Desk, request: Any) -> Ask:
        """See ``api.tools.Caller``."""
        return asking(desk, _principal(request), self._app.state.access, self._app.state.metrics.answered)

    def role(self, request: Any) -> Role:
        """See ``api.tools.Caller``."""
        return _principal(request).role


class McpDoor:
    """An ASGI application that becomes the MCP server with its first request."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._group: TaskGroup | None = None
        self._manager: StreamableHTTPSessionManager | None = None
        self._making = anyio.Lock()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Around the life of the application."""
        async with anyio.create_task_group() as group:
            self._group = group
            yield
            self._group = self._manager = None
            group.cancel_scope.cancel()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        async with self._making:
            if self._manager is None and self._group is not None:
                self._manager = await self._group.start(self._run)
        assert self._manager is not None, "a request outside of the application's life"
        await self._manager.handle_request(scope, receive, send)

    async def _run(self, *, task_status: TaskStatus[StreamableHTTPSessionManager]) -> None:
        manager = await to_thread.run_sync(_manager, self._app)
        async with manager.run():
            task_status.started(manager)
            await anyio.sleep_forever()


def _manager(app: FastAPI) -> StreamableHTTPSessionManager:
    from mcp.server.transport_security import TransportSecuritySettings

    from api.tools import make_server

    server = make_server(HttpCaller(app))
    server.streamable_http_app(
        stateless_http=True,
        json_response=True,
        transport_security=TransportSecuritySettings(
            enable_dns_rebinding_protection=False
        ),  # the guard does it
    )
    return server.session_manager


def install(app: FastAPI) -> McpDoor:
    """Add the route; the application must live inside of ``McpDoor.running``."""
    door = McpDoor(app)
    app.router.routes.append(Route(PATH, endpoint=door, methods=["GET", "POST", "DELETE"]))
    return door


def _principal(request: Any) -> Principal:
    principal: Principal = request.scope["state"]["principal"]
    return principal
