"""``/healthz`` (the process lives) and ``/readyz`` (it can answer)."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import __version__
from api.contract import Health
from api.handlers import problem_response
from api.routes.dependencies import problems

router = APIRouter(tags=["health"])


@router.get("/healthz", response_model=Health, responses=problems(), summary="存活 (liveness)")
async def healthz() -> Health:
    """Says that the process runs; touches no dependency."""
    return Health(status="ok", version=__version__)


@router.get("/readyz", response_model=Health, responses=problems(), summary="就绪 (readiness)")
async def readyz(request: Request) -> Health | Response:
    """Says that questions can be answered; 503 while starting or stopping."""
    if not request.app.state.ready:
        return problem_response("not_ready", path=request.url.path)
    return Health(status="ok", version=__version__)
