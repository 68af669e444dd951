"""The HTTP application, made by a factory: nothing is opened or read when this module is imported."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from anyio import to_thread
from fastapi import FastAPI

from api import __version__, handlers
from api.access.access import Access, is_loopback
from api.access.limiting import Limiter, Limits
from api.desk import Desk
from api.guard import LOOPBACK_NAMES, AuditLog, Guard, Hosts
from api.metrics import Metrics
from api.observing import Observer
from api.prefix import Prefix
from api.routes import access as access_routes
from api.routes import (
    ask,
    batches,
    check,
    completions,
    conversations,
    curation,
    documents,
    drafts,
    health,
    jobs,
    kbs,
    library,
    mcp,
    pages,
    quality,
    roles,
    sessions,
)
from api.settings import Settings

_MEGABYTE = 1 << 20


class Opened(Protocol):
    """What the application needs of a workspace."""

    @property
    def desk(self) -> Desk:
        """Where the work is done."""
        ...

    @property
    def settings(self) -> Settings:
        """Limits and thread count."""
        ...

    @property
    def access(self) -> Access:
        """Who may enter."""
        ...

    @property
    def audit(self) -> AuditLog | None:
        """Where changes are written down."""
        ...

    async def leave_model(self) -> None:
        """Let a configured model's connections go; called in the event loop that served, as it ends."""
        ...


def create_app(workspace: Opened) -> FastAPI:
    """The application over an open workspace; the caller opens and closes the workspace."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # Answers take CPU: more threads than this only make each other wait.
        to_thread.current_default_thread_limiter().total_tokens = workspace.settings.threads
        if settings.llm_model and (worder := workspace.desk.worder) is not None:
            app.state.metrics.model(worder.meter)
        app.state.ready = True
        async with app.state.mcp.running():
            yield
        app.state.ready = False
        await workspace.leave_model()

    app = FastAPI(
        title="职责 Zhize",
        version=__version__,
        description="把岗位职责文本变成可追溯的结构化职责，并给出完整、有出处的回答；没有依据时明确拒答。",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        redirect_slashes=False,
    )
    settings = workspace.settings
    app.state.desk = workspace.desk
    app.state.access = workspace.access
    app.state.settings = settings
    app.state.metrics = Metrics()
    app.state.ready = False
    handlers.install(app)
    for part in (
        *(ask, check, curation, quality, batches, drafts, roles, library, documents, kbs, jobs),
        *(access_routes, sessions, conversations, completions, health, pages),
    ):
        app.include_router(part.router)
    pages.mount(app)
    app.state.mcp = mcp.install(app)
    # The last one added is the first one passed.
    app.add_middleware(
        Guard,
        access=workspace.access,
        limiter=Limiter(
            Limits(
                settings.rate_limit_key,
                settings.rate_limit_session,
                settings.rate_limit_address,
                settings.rate_limit_url,
            )
        ),
        hosts=Hosts(
            LOOPBACK_NAMES | settings.public_hosts | {settings.host.lower()},
            any_address=not is_loopback(settings.host),
        ),
        upload_limit=settings.max_upload_mb * _MEGABYTE,
        audit=workspace.audit,
    )
    app.add_middleware(Observer, metrics=app.state.metrics)
    app.add_middleware(Prefix, prefix=settings.root_path)
    return app
