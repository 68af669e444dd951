"""``/healthz`` (the process lives), ``/readyz`` (it can answer) and ``/metrics`` (how it does)."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import __version__
from api.contract import Health
from api.handlers import problem_response
from api.metrics import MEDIA_TYPE
from api.routes.dependencies import DeskDep, problems

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


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}, **problems()},
    summary="指标 (Prometheus metrics)",
)
def metrics(request: Request, desk: DeskDep) -> Response:
    """Requests, times, refusals, the index and the queue. No text, no name and no id of a person."""
    exposed = request.app.state.metrics.exposed(desk.condition())
    return Response(exposed, media_type=MEDIA_TYPE)
