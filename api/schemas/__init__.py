"""The contracts as JSON Schemas, made from the pydantic models and committed beside one golden example each.

``python -m api.schemas`` rewrites the ``*.schema.json`` files; a test fails when they are stale. The examples are
real output, kept by hand: a contract change shows in the diff of its example.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from api import contract
from assistant.contract import Answer, Question
from assistant.curation import contract as curation
from assistant.drafting.contract import Brief, Draft
from assistant.drafting.editing import Comparison
from assistant.evaluation.report import EvalReport
from assistant.evaluation.sheet import AuditReport
from assistant.posting.contract import CheckResult
from corpus.parsing.result import ParseResult

CONTRACTS: dict[str, type[BaseModel]] = {
    "answer": Answer,
    "asset-report": contract.AssetReport,
    "audit-report": AuditReport,
    "check": CheckResult,
    "brief": Brief,
    "draft": Draft,
    "draft-comparison": Comparison,
    "draft-batch": contract.DraftBatch,
    "curated": curation.Curated,
    "curated-list": curation.CuratedList,
    "curated-removed": curation.CuratedRemoved,
    "curated-request": curation.CuratedRequest,
    "doctor-report": contract.DoctorReport,
    "document": contract.DocumentSummary,
    "document-list": contract.DocumentList,
    "document-accepted": contract.UploadAccepted,
    "document-check": contract.SourceCheck,
    "document-diff": contract.DocumentDiff,
    "document-removed": contract.RemovedDocument,
    "document-reparse": contract.ReparseResult,
    "document-restored": contract.UploadedDocument,
    "document-text": contract.DocumentText,
    "document-upload": contract.UploadResult,
    "document-versions": contract.VersionList,
    "changes": contract.ChangeList,
    "forgotten": contract.Forgotten,
    "eval-report": EvalReport,
    "feedback": curation.Feedback,
    "feedback-list": curation.FeedbackList,
    "feedback-request": curation.FeedbackRequest,
    "health": contract.Health,
    "inbox-group": curation.InboxGroup,
    "inbox-list": curation.InboxList,
    "kb-privacy": contract.KbPrivacy,
    "key": contract.KeySummary,
    "key-created": contract.CreatedKey,
    "key-list": contract.KeyList,
    "session": contract.SessionView,
    "widget-token": contract.WidgetToken,
    "job": contract.JobView,
    "job-list": contract.JobList,
    "kb-import": contract.ImportResult,
    "kb-list": contract.KbList,
    "kb-removed": contract.RemovedKb,
    "parse": ParseResult,
    "problem": contract.Problem,
    "question": Question,
    "role": contract.RoleView,
    "role-list": contract.RoleList,
    "search": contract.SearchResult,
    "usage": curation.Usage,
}
_SENT = ("question", "brief", "curated-request", "feedback-request")
FOLDER = Path(str(resources.files("api.schemas")))


def generated(name: str) -> str:
    """The schema of a contract as its file should read."""
    model = CONTRACTS[name]
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"zhize:{name}",
        # What we print always holds every field; what callers send may leave the optional ones out.
        **model.model_json_schema(mode="validation" if name in _SENT else "serialization"),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schema_file(name: str) -> Path:
    """Where the committed schema lies."""
    return FOLDER / f"{name}.schema.json"


def example_file(name: str) -> Path:
    """Where the golden example lies."""
    return FOLDER / f"{name}.example.json"
