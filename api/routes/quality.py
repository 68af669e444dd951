"""``/v1/eval`` and ``/v1/audit``: how good the answers are, by anybody's own questions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, UploadFile
from starlette.responses import Response

from api.quality import XLSX
from api.routes.dependencies import DeskDep, Kb, problems
from assistant.evaluation.report import EvalReport
from assistant.evaluation.sheet import AuditReport

router = APIRouter(prefix="/v1", tags=["quality"])

MAX_SAMPLE = 500
_File = Annotated[UploadFile, File(description="JSON Lines、CSV 或 XLSX (questions)")]


@router.post(
    "/eval",
    response_model=EvalReport,
    responses=problems(403, 404, 413, 415),
    summary="评测 (evaluate)",
)
def evaluate(
    desk: DeskDep, file: _File, kb: Annotated[str | None, Form(max_length=100)] = None
) -> EvalReport:
    """Ask every question of a file (问题 / 应答条目 / 应拒答): the scores by kind, and each miss explained."""
    return desk.quality.evaluate(file.filename or "", file.file.read(), kb=kb)


@router.get(
    "/audit",
    response_class=Response,
    responses={
        200: {"content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}},
        **problems(404),
    },
    summary="审核表 (audit sheet)",
)
def audit(
    desk: DeskDep,
    sample: Annotated[int, Query(ge=1, le=MAX_SAMPLE)] = 50,
    seed: Annotated[int, Query(ge=0, le=1_000_000)] = 1,
    kb: Kb = None,
    q: Annotated[list[str] | None, Query(max_length=MAX_SAMPLE, description="自己的问题 (questions)")] = None,
) -> Response:
    """A workbook of answers for a person to tick, to one's own questions or to some made from the texts."""
    data = desk.quality.audit(sample=sample, seed=seed, kb=kb, asked=tuple(q or ()))
    return Response(
        data, media_type=XLSX, headers={"content-disposition": 'attachment; filename="audit.xlsx"'}
    )


@router.post(
    "/audit",
    response_model=AuditReport,
    responses=problems(403, 413, 415),
    summary="读审核表 (read a ticked sheet)",
)
def read_audit(desk: DeskDep, file: _File) -> AuditReport:
    """What the ticks of a person say: precision and recall of items and of refusals, with their intervals."""
    return desk.quality.read_audit(file.filename or "", file.file.read())
