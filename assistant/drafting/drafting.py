"""What a door can ask: make a draft, read it, change it, compare two versions."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from assistant.answering import Assistant
from assistant.drafting.admitting import admit
from assistant.drafting.assembling import corpus_line
from assistant.drafting.contract import Brief, Draft, DraftFinding, Line
from assistant.drafting.drafter import Drafter, finished
from assistant.drafting.editing import Comparison, Edit, applied, compared
from assistant.drafting.records import DraftRecords
from assistant.posting.checker import Checker
from assistant.posting.rules import rule_table
from corpus.catalogue import Catalogue
from corpus.errors import NotFound
from index.hybrid import HybridIndex

POLISHED = "部分职责由人工智能润色，每条都与原文核对过；原文见各行的 original。"


class Drafting:
    """Drafts with their versions. Safe to share between threads."""

    def __init__(self, assistant: Assistant, index: HybridIndex, catalogue: Catalogue) -> None:
        self._drafter = Drafter(assistant.knowledge, index, catalogue.knowledge_bases)
        self._records = DraftRecords(catalogue)
        self._checker = Checker(rule_table())

    def create(self, brief: Brief, draft_id: str | None = None) -> Draft:
        """Draft and save; a question back is not saved (``draft_id`` is null).

        With a ``draft_id`` of the caller's, who does a piece of work again after a crash: what is saved under it
        already is given back, and nothing is drafted twice.
        """
        if draft_id is not None:
            try:
                return self.get(draft_id)
            except NotFound:
                pass
        self._records.keep_company(company=brief.company, company_line=brief.company_line)
        known = self._records.company()
        whole = brief.model_copy(
            update={key: known[key] for key in ("company", "company_line") if key in known}
        )
        draft = self._drafter.draft(whole, draft_id=draft_id or uuid.uuid4().hex[:12])
        return self._records.save(whole, draft) if draft.draft_id else draft

    def get(self, draft_id: str, version: int | None = None) -> Draft:
        """A saved version, the newest when none is named; raises ``NotFound``."""
        return self._records.load(draft_id, version)[1]

    def edit(self, draft_id: str, edits: Sequence[Edit]) -> Draft:
        """Apply changes to the newest version and save the result as the next one."""
        brief, draft = self._records.load(draft_id)
        findings: list[DraftFinding] = list(draft.findings)

        def lawful(text: str) -> str:
            admitted = admit(text, "edit", self._checker)
            findings.extend(admitted.findings)
            return admitted.text

        def fresh(present: Sequence[Line], count: int) -> list[Line]:
            return self._fresh(brief, draft, present, count)

        sections = draft.sections
        for one in edits:
            sections = applied(sections, one, lawful, fresh)
        changed = finished(
            brief, draft.title, sections, findings, self._checker,
            profile=draft.profile, notes=draft.notes, draft_id=draft_id, version=draft.version + 1,
        )  # fmt: skip
        return self._records.save(brief, changed)

    def reworded(self, draft_id: str, wordings: Mapping[str, str]) -> Draft:
        """Other words for lines taken from texts, by the lines' ids, saved as the next version.

        Whoever gives them has checked them against their sources; what the posting check blocks is not taken.
        """
        brief, draft = self._records.load(draft_id)

        def told(line: Line) -> Line:
            text = wordings.get(line.id)
            if text is None or line.origin not in ("corpus", "reference") or line.locked:
                return line
            if not admit(text, "edit", self._checker).whole:
                return line
            return line.model_copy(
                update={"text": text, "reworded": True, "original": line.original or line.text}
            )

        sections = [
            one.model_copy(update={"lines": [told(line) for line in one.lines]}) for one in draft.sections
        ]
        if sections == draft.sections:
            return draft
        changed = finished(
            brief, draft.title, sections, [one for one in draft.findings if one.left_out], self._checker,
            profile=draft.profile, notes=[*draft.notes, POLISHED], draft_id=draft_id, version=draft.version + 1,
        )  # fmt: skip
        return self._records.save(brief, changed)

    def compare(self, draft_id: str, before: int, after: int) -> Comparison:
        """What changed from one version to another; raises ``NotFound``."""
        changes = compared(self.get(draft_id, before).sections, self.get(draft_id, after).sections)
        return Comparison(draft_id=draft_id, from_version=before, to_version=after, changes=changes)

    def _fresh(self, brief: Brief, draft: Draft, present: Sequence[Line], count: int) -> list[Line]:
        """Candidates not in the draft first, then those that are there already."""
        chosen = (
            brief if brief.lists or not draft.profile else brief.model_copy(update={"profile": draft.profile})
        )
        material = self._drafter.materials.of(chosen, draft.title)
        ranked = material.ranked
        every = [*ranked.candidates, *([ranked.catch_all] if ranked.catch_all else [])]
        ignored: list[DraftFinding] = []
        lines = [line for one in every if (line := corpus_line(one, material, ignored, self._checker))]
        here = {line.id for line in present}
        return [*(one for one in lines if one.id not in here), *(one for one in lines if one.id in here)][
            : max(count, 1) * 2
        ]
