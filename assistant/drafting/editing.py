"""Changes to a saved draft, each a pure function of its sections: edit, add, remove, move, lock, regenerate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.drafting.contract import Line, Section
from assistant.drafting.ranking import is_catch_all
from assistant.drafting.sections import line_id
from corpus.errors import InvalidRequest, NotFound

Operation = Literal["edit", "add", "remove", "move", "lock", "unlock", "regenerate"]
MAX_LINES = 200


class Edit(BaseModel):
    """One change. ``regenerate`` without a line takes all unlocked duties anew."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    op: Operation
    line_id: str | None = None
    section: str | None = Field(default=None, description="heading of the section to add to")
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] | None = None
    to: Annotated[int, Field(ge=0, le=MAX_LINES)] | None = Field(
        default=None, description="place in the section, counted from 0"
    )


class EditRequest(BaseModel):
    """``PATCH /v1/drafts/{id}``: changes in order; together they make one new version."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    edits: Annotated[list[Edit], Field(min_length=1, max_length=100)]


class LineChange(BaseModel):
    """One difference between two versions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    section: str
    change: Literal["added", "removed", "changed", "moved"]
    before: str | None
    after: str | None


class Comparison(BaseModel):
    """``GET /v1/drafts/{id}/compare``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    draft_id: str
    from_version: int
    to_version: int
    changes: list[LineChange]


Fresh = Callable[[Sequence[Line], int], list[Line]]
"""Given the duties in the draft, so many lines to put in for the unlocked ones, best first."""


def applied(
    sections: Sequence[Section], edit: Edit, lawful: Callable[[str], str], fresh: Fresh
) -> list[Section]:
    """The sections after one change.

    Raises:
        NotFound: no line or section of that name.
        InvalidRequest: words are missing, or nothing lawful is left of them.
    """
    if edit.op == "add":
        return _added(sections, edit, lawful)
    if edit.op == "regenerate" and edit.line_id is None:
        return [_rest(one, fresh) if one.kind == "duty" else one for one in sections]
    for at, section in enumerate(sections):
        place = next((n for n, line in enumerate(section.lines) if line.id == edit.line_id), None)
        if place is not None:
            changed = section.model_copy(update={"lines": _lines(section, place, edit, lawful, fresh)})
            return [*sections[:at], changed, *sections[at + 1 :]]
    raise NotFound("draft_line_not_found", line_id=edit.line_id or "")


def _added(sections: Sequence[Section], edit: Edit, lawful: Callable[[str], str]) -> list[Section]:
    text = _words(edit, lawful)
    for at, section in enumerate(sections):
        if section.heading == edit.section:
            kept = [line for line in section.lines if line.origin != "placeholder" or "：" in line.text]
            if len(kept) >= MAX_LINES:
                raise InvalidRequest("invalid_request", reason=f"> {MAX_LINES}")
            line = Line(id=line_id(section.heading, "typed", text), text=text, origin="brief", edited=True)
            if any(one.id == line.id for one in kept):
                raise InvalidRequest("invalid_request", reason="line exists")
            kept.insert(len(kept) if edit.to is None else min(edit.to, len(kept)), line)
            return [*sections[:at], section.model_copy(update={"lines": kept}), *sections[at + 1 :]]
    raise NotFound("draft_line_not_found", line_id=edit.section or "")


def _lines(
    section: Section, place: int, edit: Edit, lawful: Callable[[str], str], fresh: Fresh
) -> list[Line]:
    lines = list(section.lines)
    line = lines.pop(place)
    if edit.op == "remove":
        return lines
    if edit.op == "move":
        lines.insert(min(edit.to or 0, len(lines)), line)
        return lines
    if edit.op in ("lock", "unlock"):
        lines.insert(place, line.model_copy(update={"locked": edit.op == "lock"}))
        return lines
    if edit.op == "edit":
        origin = "brief" if line.origin == "placeholder" else line.origin
        text = _words(edit, lawful)
        if text == line.text:  # saved as it was: it still says what its source says
            return section.lines
        words = {"text": text, "edited": True, "origin": origin}
        if line.sources and line.original is None:
            words["original"] = line.text
        lines.insert(place, line.model_copy(update=words))
        return lines
    if line.locked or section.kind != "duty":
        raise InvalidRequest("invalid_request", reason="locked" if line.locked else "section")
    offered = [
        one
        for one in fresh(section.lines, len(section.lines))
        if all(one.id != had.id for had in section.lines)
    ]
    lines.insert(place, offered[0] if offered else line)
    return _catch_all_last(lines)


def _rest(section: Section, fresh: Fresh) -> Section:
    """The locked lines where they stand, all others taken anew."""
    locked = {line.id for line in section.lines if line.locked}
    offered = iter([one for one in fresh(section.lines, len(section.lines)) if one.id not in locked])
    lines = [line if line.locked else next(offered, None) for line in section.lines]
    return section.model_copy(update={"lines": _catch_all_last([one for one in lines if one is not None])})


def _catch_all_last(lines: Sequence[Line]) -> list[Line]:
    """完成领导交办的其他任务 at the end, wherever it was taken anew; what somebody locked or wrote stays."""
    last = [one for one in lines if one.sources and not (one.locked or one.edited) and is_catch_all(one.text)]
    return [*(one for one in lines if one not in last), *last]


def _words(edit: Edit, lawful: Callable[[str], str]) -> str:
    text = lawful(edit.text or "")
    if not text:
        raise InvalidRequest("draft_line_unlawful" if edit.text else "invalid_request", reason="text")
    return text


def compared(before: Sequence[Section], after: Sequence[Section]) -> list[LineChange]:
    """What became of every line from one version to another."""
    old = {line.id: (one.heading, place, line) for one in before for place, line in enumerate(one.lines)}
    new = {line.id: (one.heading, place, line) for one in after for place, line in enumerate(one.lines)}
    shared_old, shared_new = [key for key in old if key in new], [key for key in new if key in old]
    changes = [
        LineChange(section=heading, change="removed", before=line.text, after=None)
        for key, (heading, _, line) in old.items()
        if key not in new
    ]
    for key, (heading, _, line) in new.items():
        if key not in old:
            changes.append(LineChange(section=heading, change="added", before=None, after=line.text))
        elif line.text != old[key][2].text:
            changes.append(
                LineChange(section=heading, change="changed", before=old[key][2].text, after=line.text)
            )
        elif shared_old.index(key) != shared_new.index(key):
            changes.append(LineChange(section=heading, change="moved", before=line.text, after=line.text))
    return changes
