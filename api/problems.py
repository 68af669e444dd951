"""RFC 9457 problems: every error as one shape, with the HTTP status and the exit code that go with it."""

from __future__ import annotations

from collections.abc import Mapping

from api.contract import Problem
from api.messages import MESSAGES, message
from corpus.errors import InputError, ZhizeError

MEDIA_TYPE = "application/problem+json"

EXIT_OK = 0
EXIT_REFUSED = 1  # refused, or findings
EXIT_WRONG_USE = 2
EXIT_FAILURE = 3

STATUS: Mapping[str, int] = {
    "document_unreadable": 422,
    "document_binary": 422,
    "document_image": 422,
    "document_encoding": 422,
    "document_empty": 422,
    "document_too_large": 413,
    "document_type": 415,
    "document_not_found": 404,
    "archive_unreadable": 422,
    "document_name_taken": 409,
    "document_ambiguous": 409,
    "kb_read_only": 409,
    "document_name_invalid": 422,
    "version_not_found": 404,
    "export_damaged": 422,
    "job_not_found": 404,
    "eval_rows_invalid": 422,
    "eval_empty": 422,
    "eval_columns_missing": 422,
    "audit_sheet_unknown": 422,
    "inbox_not_found": 404,
    "curated_not_found": 404,
    "curated_question_taken": 409,
    "batch_unfinished": 409,
    "duty_not_found": 404,
    "draft_not_found": 404,
    "draft_line_not_found": 404,
    "draft_line_unlawful": 422,
    "draft_profile_unknown": 422,
    "question_empty": 422,
    "question_too_long": 422,
    "role_not_found": 404,
    "kb_not_found": 404,
    "file_not_found": 404,
    "output_unwritable": 503,
    "invalid_request": 422,
    "setting_invalid": 422,
    "host_not_loopback": 422,
    "route_not_found": 404,
    "method_not_allowed": 405,
    "body_too_large": 413,
    "media_type": 415,
    "host_refused": 421,
    "origin_refused": 403,
    "key_needed": 401,
    "key_unknown": 401,
    "session_expired": 401,
    "role_needed": 403,
    "widget_endpoint": 403,
    "widget_unknown": 403,
    "widget_origin": 403,
    "kb_not_allowed": 403,
    "key_not_found": 404,
    "model_not_found": 404,
    "too_many_requests": 429,
    "not_ready": 503,
    "data_dir_unusable": 503,
    "data_dir_in_use": 503,
    "storage_full": 507,
    "catalogue_damaged": 503,
    "catalogue_newer": 503,
    "index_mismatch": 503,
    "port_in_use": 503,
    "asset_missing": 503,
    "asset_corrupt": 503,
    "asset_unreachable": 503,
    "service_unreachable": 502,
    "internal": 500,
}


def problem(
    code: str,
    facts: Mapping[str, object] | None = None,
    *,
    instance: str | None = None,
    status: int | None = None,
) -> Problem:
    """The problem for a code; an unknown code becomes ``internal`` so that no odd text reaches a user."""
    known = code if code in MESSAGES else "internal"
    words = message(known, facts)
    return Problem(
        title=words.title,
        status=status or STATUS.get(known, 500),
        detail=words.zh,
        code=known,
        message_zh=words.zh,
        message_en=words.en,
        instance=instance,
    )


def problem_of(exc: ZhizeError, *, instance: str | None = None) -> Problem:
    """The problem for one of our errors; one that came from a running owner is passed on as it was."""
    passed_on = exc.facts.get("problem")
    if isinstance(passed_on, Problem):
        return passed_on
    return problem(exc.code, exc.facts, instance=instance)


def exit_code(exc: ZhizeError) -> int:
    """2 when the caller can mend it, 3 when the machine or the data need care."""
    return EXIT_WRONG_USE if isinstance(exc, InputError) else EXIT_FAILURE
