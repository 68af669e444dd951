"""Brief in, draft out: one profile, its duties folded and ranked, every line with its origin, checked at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.drafting.admitting import admit_title
from assistant.drafting.assembling import Work, assembled
from assistant.drafting.contexts import foreign
from assistant.drafting.contract import MARK, Brief, Draft, DraftFinding, Section
from assistant.drafting.export.markdown import markdown
from assistant.drafting.material import Materials
from assistant.drafting.sections import OPEN, missing_of
from assistant.knowledge import Knowledge
from assistant.posting.checker import Checker
from assistant.posting.contract import DISCLAIMER
from assistant.posting.rules import rule_table
from corpus.errors import InvalidRequest
from index.hybrid import HybridIndex


class Drafter:
    """Makes drafts. Holds no draft; share it freely.

    Args:
        knowledge: gives the snapshot of a knowledge base (``Assistant.knowledge``).
    """

    def __init__(
        self, knowledge: Callable[[str], Knowledge], index: HybridIndex, kbs: Callable[[], Sequence[str]]
    ) -> None:
        self.materials = Materials(knowledge, index, kbs)
        self._checker = Checker(rule_table())

    def draft(self, brief: Brief, *, draft_id: str | None = None, version: int = 1) -> Draft:
        """The draft for a brief, or the question back when its title covers several jobs.

        Raises:
            InvalidRequest: the role is blank, or a profile or list is named that the role does not have.
        """
        title = admit_title(brief.role, self._checker)
        if not title.text and title.whole:
            raise InvalidRequest("invalid_request", reason="role")
        work = Work(brief, self.materials.of(brief, title.text), self._checker, list(title.findings))
        name = title.text or f"岗位名称：{OPEN}"
        if work.material.choice.options:
            return _asked_back(work, name)
        sections = assembled(work)
        return finished(
            brief, name, sections, work.findings, self._checker,
            profile=work.material.choice.unit.label if work.material.choice.unit else None,
            notes=[*work.material.notes, *work.material.choice.notes, *work.notes], draft_id=draft_id, version=version,
        )  # fmt: skip


def _asked_back(work: Work, title: str) -> Draft:
    options = list(work.material.choice.options)
    note = (
        f"“{title}”这个名称下有 {len(options)} 类不同的工作（系统归纳），不会混进一份草稿。"
        "请选其中一类，或写明侧重点。"
    )
    if work.material.reference:
        note = (
            f"本单位的文本里没有“{title}”；国家职业分类大典里它可以是 {len(options)} 种职业，请选其中一种。"
        )
    return Draft(
        draft_id=None, version=0, title=title, audience=work.brief.audience, profile=None, sections=[],
        findings=work.findings, missing=[], notes=[*work.material.notes, note], options=options, mark=MARK, disclaimer=DISCLAIMER,
        markdown="",
    )  # fmt: skip


def finished(
    brief: Brief,
    title: str,
    sections: Sequence[Section],
    findings: Sequence[DraftFinding],
    checker: Checker,
    *,
    profile: str | None,
    notes: Sequence[str],
    draft_id: str | None,
    version: int,
) -> Draft:
    """The whole draft: its Markdown, checked, with what is missing. ``findings`` are those of what was left out."""
    text = markdown(title, sections)
    kept = [one for one in findings if one.left_out]
    seen = [
        DraftFinding(**one.model_dump(), where="draft", left_out=False)
        for one in checker.check(text, whole=False).findings
    ]
    taken = [line.text for one in sections for line in one.lines if line.origin in ("corpus", "reference")]
    return Draft(
        draft_id=draft_id,
        version=version,
        title=title,
        audience=brief.audience,
        profile=profile,
        sections=list(sections),
        findings=[*kept, *seen, *foreign(text, taken, brief)],
        missing=missing_of(brief, sections, brief.audience),
        notes=list(notes),
        options=[],
        mark=MARK,
        disclaimer=DISCLAIMER,
        markdown=text,
    )
