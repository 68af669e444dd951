"""The sections of a posting and of a 岗位说明书: which lines they have, and what stands open in them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from assistant.drafting.contract import Brief, Line, LineSource, Section, SectionKind
from corpus.model import RoleField

OPEN = "【待填写】"


def line_id(*parts: str) -> str:
    """A short id, the same for the same words in the same place."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:10]


def placeholder(section: str, words: str) -> Line:
    """A line that the user must fill."""
    return Line(id=line_id(section, "placeholder", words), text=words, origin="placeholder")


def typed(section: str, words: str) -> Line:
    """A line of the brief."""
    return Line(id=line_id(section, "brief", words), text=words, origin="brief")


def labelled(
    section: str,
    label: str,
    value: str | None,
    field: RoleField | None = None,
    document: str = "",
    role: str = "",
) -> Line:
    """``label：value`` from the brief, else from a field of the texts, else open."""
    if value:
        return typed(section, f"{label}：{value}")
    if field is not None:
        source = LineSource(
            duty_id=None, text=field.text, role=role, list=field.name, document_id=field.document_id,
            document=document, start=field.start, end=field.end,
        )  # fmt: skip
        text = f"{label}：{' '.join(field.text.split())}"
        return Line(
            id=line_id(section, field.document_id, text), text=text, origin="corpus", sources=[source]
        )
    return placeholder(section, f"{label}：{OPEN}")


def section(heading: str, kind: SectionKind, lines: Sequence[Line]) -> Section:
    """A section; an empty one stands open."""
    return Section(heading=heading, kind=kind, lines=list(lines) or [placeholder(heading, OPEN)])


def missing_of(brief: Brief, sections: Sequence[Section], audience: str) -> list[str]:
    """What the law makes compulsory for a posting and the draft does not know; for internal use the open fields."""
    held = {one.heading: [line for line in one.lines if line.origin != "placeholder"] for one in sections}
    if audience == "internal":
        open_fields = [
            line.text.split("：")[0] if "：" in line.text else one.heading
            for one in sections
            for line in one.lines
            if line.origin == "placeholder"
        ]
        return list(dict.fromkeys(open_fields))
    known = {
        "单位情况": bool(brief.company),
        "招聘人数": _filled(held, "招聘人数"),
        "招聘条件": bool(held.get("任职要求")),
        "工作内容": bool(held.get("岗位职责")),
        "工作地点": _filled(held, "工作地点"),
        "薪酬": _filled(held, "薪酬"),
        "有效期": _filled(held, "有效期至"),
    }
    return [name for name, there in known.items() if not there]


def _filled(held: dict[str, list[Line]], label: str) -> bool:
    return any(line.text.startswith(f"{label}：") for lines in held.values() for line in lines)
