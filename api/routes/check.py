"""``POST /v1/check``: what a posting must not, or had better not, say."""

from __future__ import annotations

from fastapi import APIRouter

from api.routes.dependencies import problems
from assistant.posting import CheckRequest, CheckResult
from assistant.posting import check as check_text

router = APIRouter(prefix="/v1", tags=["drafts"])


@router.post(
    "/check", response_model=CheckResult, responses=problems(403, 413, 415), summary="检查招聘文字 (check)"
)
def check(request: CheckRequest) -> CheckResult:
    """Findings with exact places, the article each rests on, and advice. No legal advice."""
    return check_text(request.text)
