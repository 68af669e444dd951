"""The permission table: every route, the role it needs, and whether a widget may call it.

A route that stands in no row is open to nobody but an admin; a test holds the table to the application, so that
a new route cannot be forgotten here. ``changes`` marks what goes into the log of changes.

    nobody   no key needed: static files, health, the doors in (sessions)
    reader   asks and reads
    editor   also changes documents and drafts, and reads feedback
    admin    also manages keys, widgets and links, and reads the log of changes
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache


class Role(IntEnum):
    """What a key may do; each role may do all that a lower one may."""

    nobody = 0
    reader = 1
    editor = 2
    admin = 3


@dataclass(frozen=True, slots=True)
class Permission:
    """One row. ``path`` is the route's template; ``{name}`` stands for one segment, ``{name:path}`` for a rest."""

    method: str
    path: str
    role: Role
    widget: bool = False
    changes: bool = False


def _may(role: Role, method: str, path: str, *, widget: bool = False, changes: bool = False) -> Permission:
    return Permission(method, path, role, widget, changes)


_NOBODY, _READER, _EDITOR, _ADMIN = Role.nobody, Role.reader, Role.editor, Role.admin

TABLE: tuple[Permission, ...] = (
    # pages and files
    _may(_READER, "GET", "/"),
    _may(_READER, "GET", "/chat"),
    _may(_READER, "GET", "/docs"),
    _may(_READER, "GET", "/openapi.json"),
    _may(_NOBODY, "GET", "/favicon.ico"),
    _may(_NOBODY, "GET", "/enter"),
    _may(_NOBODY, "GET", "/pages/{path:path}"),
    _may(_NOBODY, "GET", "/demo"),
    _may(_NOBODY, "GET", "/widget.js"),
    _may(_NOBODY, "GET", "/widget/frame"),
    _may(_NOBODY, "GET", "/widget/manifest.json"),
    _may(_NOBODY, "GET", "/widget/{version}/{path:path}"),
    # operations
    _may(_NOBODY, "GET", "/healthz"),
    _may(_NOBODY, "GET", "/readyz"),
    _may(_READER, "GET", "/metrics"),
    # the doors in
    _may(_NOBODY, "GET", "/v1/session"),
    _may(_NOBODY, "POST", "/v1/session"),
    _may(_NOBODY, "DELETE", "/v1/session"),
    _may(_NOBODY, "POST", "/v1/widget/session"),
    # asking
    _may(_READER, "POST", "/v1/ask", widget=True),
    _may(_READER, "POST", "/v1/feedback", widget=True),
    # A visitor's right to be forgotten holds for widgets too; the route knows only the caller's own conversations.
    _may(_READER, "DELETE", "/v1/conversations/{conversation_id}", widget=True),
    _may(_READER, "GET", "/v1/search"),
    _may(_READER, "GET", "/v1/roles"),
    _may(_READER, "GET", "/v1/roles/{role_id}"),
    _may(_READER, "POST", "/v1/check"),
    _may(_READER, "POST", "/v1/chat/completions"),
    _may(_READER, "GET", "/v1/models"),
    _may(_READER, "GET", "/v1/models/{model}"),
    # MCP: the tool that writes a draft asks for an editor itself
    _may(_READER, "GET", "/mcp"),
    _may(_READER, "POST", "/mcp"),
    _may(_READER, "DELETE", "/mcp"),
    # documents
    _may(_READER, "GET", "/v1/documents"),
    _may(_EDITOR, "POST", "/v1/documents", changes=True),
    _may(_READER, "GET", "/v1/documents/check"),
    _may(_EDITOR, "POST", "/v1/documents/reparse", changes=True),
    _may(_READER, "GET", "/v1/documents/{document_id}"),
    _may(_EDITOR, "PATCH", "/v1/documents/{document_id}", changes=True),
    _may(_EDITOR, "DELETE", "/v1/documents/{document_id}", changes=True),
    _may(_READER, "GET", "/v1/documents/{document_id}/text"),
    _may(_READER, "GET", "/v1/documents/{document_id}/versions"),
    _may(_READER, "GET", "/v1/documents/{document_id}/parse"),
    _may(_READER, "GET", "/v1/documents/{document_id}/diff"),
    _may(_READER, "GET", "/v1/documents/{document_id}/check"),
    _may(_READER, "GET", "/v1/documents/{document_id}/original"),
    _may(_EDITOR, "POST", "/v1/documents/{document_id}/restore", changes=True),
    _may(_EDITOR, "POST", "/v1/documents/{document_id}/reparse", changes=True),
    _may(_EDITOR, "GET", "/v1/jobs"),
    _may(_EDITOR, "DELETE", "/v1/jobs", changes=True),
    _may(_EDITOR, "GET", "/v1/jobs/{job_id}"),
    _may(_EDITOR, "DELETE", "/v1/jobs/{job_id}", changes=True),
    # knowledge bases
    _may(_READER, "GET", "/v1/kbs"),
    _may(_EDITOR, "GET", "/v1/kbs/{kb}/export"),
    _may(_ADMIN, "POST", "/v1/kbs/import", changes=True),
    _may(_ADMIN, "DELETE", "/v1/kbs/{kb}", changes=True),
    _may(_ADMIN, "PUT", "/v1/kbs/{kb}/privacy", changes=True),
    # drafts
    _may(_EDITOR, "POST", "/v1/drafts", changes=True),
    _may(_EDITOR, "POST", "/v1/drafts/batch", changes=True),
    _may(_EDITOR, "GET", "/v1/drafts/batch/{job_id}"),
    _may(_EDITOR, "GET", "/v1/drafts/batch/{job_id}/zip"),
    _may(_READER, "GET", "/v1/drafts/{draft_id}"),
    _may(_EDITOR, "PATCH", "/v1/drafts/{draft_id}", changes=True),
    _may(_READER, "GET", "/v1/drafts/{draft_id}/compare"),
    _may(_READER, "GET", "/v1/drafts/{draft_id}/export"),
    # people and programs
    _may(_EDITOR, "GET", "/v1/feedback"),
    _may(_EDITOR, "PATCH", "/v1/inbox/{key}", changes=True),
    _may(_EDITOR, "POST", "/v1/curated", changes=True),
    _may(_EDITOR, "GET", "/v1/curated/{curated_id}"),
    _may(_EDITOR, "PUT", "/v1/curated/{curated_id}", changes=True),
    _may(_EDITOR, "DELETE", "/v1/curated/{curated_id}", changes=True),
    _may(_EDITOR, "POST", "/v1/eval"),
    _may(_EDITOR, "GET", "/v1/audit"),
    _may(_EDITOR, "POST", "/v1/audit"),
    _may(_EDITOR, "GET", "/v1/inbox"),
    _may(_EDITOR, "GET", "/v1/curated"),
    _may(_EDITOR, "GET", "/v1/usage"),
    _may(_ADMIN, "GET", "/v1/keys"),
    _may(_ADMIN, "POST", "/v1/keys", changes=True),
    _may(_ADMIN, "DELETE", "/v1/keys/{key_id}", changes=True),
    _may(_ADMIN, "GET", "/v1/changes"),
)

NOT_LISTED = Permission("", "", Role.admin)
"""What holds for an address that stands in no row."""

_PARAMETER = re.compile(r"\{(\w+)(:path)?\}")


@cache
def _rows() -> tuple[tuple[re.Pattern[str], Permission], ...]:
    rows = []
    for row in TABLE:
        pattern, at = "", 0
        for found in _PARAMETER.finditer(row.path):
            pattern += re.escape(row.path[at : found.start()])
            pattern += f"(?P<{found[1]}>{'.*' if found[2] else '[^/]+'})"
            at = found.end()
        rows.append((re.compile(pattern + re.escape(row.path[at:])), row))
    return tuple(rows)


@lru_cache(maxsize=1024)  # twice a request
def permission(method: str, path: str) -> Permission:
    """The row for a request, the first that fits; ``NOT_LISTED`` when none does. HEAD is read as GET."""
    asked = "GET" if method == "HEAD" else method
    for pattern, row in _rows():
        if row.method == asked and pattern.fullmatch(path):
            return row
    return NOT_LISTED


def parameters(row: Permission, path: str) -> dict[str, str]:
    """What stands in the place of the template's names."""
    for pattern, one in _rows():
        if one is row and (found := pattern.fullmatch(path)):
            return found.groupdict()
    return {}


@lru_cache(maxsize=1024)
def widget_path(path: str) -> bool:
    """Whether a widget may call this address with some method (what a pre-flight asks)."""
    return path == "/v1/widget/session" or any(
        row.widget and pattern.fullmatch(path) for pattern, row in _rows()
    )
