"""Brief in, draft out: one profile, its duties folded and ranked, every line with its origin, checked at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.drafting.admitting import admit, admit_title, one_line
from assistant.drafting.contexts import foreign
from assistant.drafting.contract import MARK, Brief, Draft, DraftFinding, Line, LineSource, Section
from assistant.drafting.export.markdown import markdown
from assistant.drafting.focus import Focus
from assistant.drafting.profile import Choice, Unit, choose
from assistant.drafting.ranking import Candidate, Ranked, pick, rank
from assistant.drafting.sections import OPEN, labelled, line_id, missing_of, placeholder, section, typed
from assistant.drafting.wording import printed
from assistant.knowledge import Knowledge, is_generic
from assistant.posting.checker import Checker
from assistant.posting.contract import DISCLAIMER
from assistant.posting.rules import rule_table
from corpus.errors import InvalidRequest
from corpus.model import Duty, DutyList, Role, RoleField
from corpus.occupations import REFERENCE_KB
from corpus.parsing.result import Kind
from index.hybrid import HybridIndex
from index.text import folded

_THEMED_LINES = 9  # so many duties and more are grouped under theme headings
_EXTRAS = 12  # lines taken over from a list of another kind (requirement, authority …)


@dataclass(frozen=True, slots=True)
class Material:
    """What a draft stands on: the role of one knowledge base, the chosen unit, its ranked duties."""

    knowledge: Knowledge
    role: Role | None
    choice: Choice
    ranked: Ranked
    notes: tuple[str, ...] = ()

    @property
    def reference(self) -> bool:
        """Whether the words are the occupation standard's, not the company's."""
        return self.knowledge.kb == REFERENCE_KB


@dataclass(slots=True)
class _Work:
    """One draft in the making."""

    brief: Brief
    material: Material
    checker: Checker
    findings: list[DraftFinding] = field(default_factory=list)


class Drafter:
    """Makes drafts. Holds no draft; share it freely.

    Args:
        knowledge: gives the snapshot of a knowledge base (``Assistant.knowledge``).
    """

    def __init__(
        self, knowledge: Callable[[str], Knowledge], index: HybridIndex, kbs: Callable[[], Sequence[str]]
    ) -> None:
        self._knowledge = knowledge
        self._index = index
        self._kbs = kbs
        self._checker = Checker(rule_table())

    def draft(self, brief: Brief, *, draft_id: str | None = None, version: int = 1) -> Draft:
        """The draft for a brief, or the question back when its title covers several jobs.

        Raises:
            InvalidRequest: the role is blank, or a profile or list is named that the role does not have.
        """
        title = admit_title(brief.role, self._checker)
        if not title.text and title.whole:
            raise InvalidRequest("invalid_request", reason="role")
        work = _Work(brief, self.material(brief, title.text), self._checker, list(title.findings))
        name = title.text or f"岗位名称：{OPEN}"
        if work.material.choice.options:
            return self._asked_back(work, name)
        sections = _posting(work) if brief.audience == "posting" else _internal(work)
        return finished(
            brief, name, sections, work.findings, self._checker,
            profile=work.material.choice.unit.label if work.material.choice.unit else None,
            notes=[*work.material.notes, *work.material.choice.notes], draft_id=draft_id, version=version,
        )  # fmt: skip

    def material(self, brief: Brief, title: str) -> Material:
        """The company's texts on the role, else the occupation standard's, else nothing."""
        own = self._knowledge(brief.kb or "default")
        focus = Focus(brief.focus, self._index.tokens)
        roles = own.names.get(folded(title), ()) if title else ()
        if roles:
            return self._from(own, roles, brief, focus, ())
        if title and REFERENCE_KB in self._kbs() and own.kb != REFERENCE_KB:
            reference = self._knowledge(REFERENCE_KB)
            role = _standard_role(title, reference)
            if role is not None:
                note = (
                    f"本单位的文本里没有“{title}”，职责取自国家职业分类大典“{role.title}”，"
                    "每一行都标为 reference，请按本单位实际修改。"
                )
                return self._from(
                    reference,
                    (role,),
                    brief.model_copy(update={"profile": None, "lists": []}),
                    focus,
                    (note,),
                )
        note = f"本单位的文本里没有“{title or brief.role}”，也没有可参照的职业；以下是待填写的模板，没有编造任何内容。"
        return Material(own, None, Choice(None), Ranked((), None), (note,))

    @staticmethod
    def _from(
        knowledge: Knowledge, roles: Sequence[Role], brief: Brief, focus: Focus, notes: tuple[str, ...]
    ) -> Material:
        lists = knowledge.lists_of([role.id for role in roles])
        choice = choose(brief, lists, knowledge, focus)
        unit = choice.unit
        if unit is None:
            if not choice.options:
                notes = (*notes, f"文本里有“{roles[0].title}”，但没有它的职责清单；职责待填写。")
            return Material(knowledge, roles[0], choice, Ranked((), None), notes)
        duties = [one for one in unit.lists if one.kind == "duty"]
        ranked = rank(knowledge.duties(duties), _themes(duties), focus)
        there = len(ranked.candidates) + (ranked.catch_all is not None)
        if there < brief.duties:
            notes = (
                *notes,
                f"这一类工作的文本里只有 {there} 条不同的职责，少于要求的 {brief.duties} 条；没有编造补足。",
            )
        return Material(knowledge, roles[0], choice, ranked, notes)

    def _asked_back(self, work: _Work, title: str) -> Draft:
        options = list(work.material.choice.options)
        note = (
            f"“{title}”这个名称下有 {len(options)} 类不同的工作（系统归纳）。请用 profile 指明一类，"
            "或用 focus 写出侧重点；不同的工作不会混进一份草稿。"
        )
        return Draft(
            draft_id=None, version=0, title=title, audience=work.brief.audience, profile=None, sections=[],
            findings=work.findings, missing=[], notes=[note], options=options, mark=MARK, disclaimer=DISCLAIMER,
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
        DraftFinding(**one.model_dump(), where="draft", left_out=False) for one in checker.statements(text)
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


# ------------------------------------------------------------------ sections


def _posting(work: _Work) -> list[Section]:
    brief = work.brief
    identity = [
        _identity(work, "单位", "company", _company(brief)),
        _identity(work, "所属部门", "department", brief.department, "所属部门"),
        _identity(work, "工作地点", "place", brief.place, "工作地点"),
        _identity(work, "用工类型", "employment_type", brief.employment_type),
        _identity(work, "薪酬", "salary", brief.salary),
        _identity(work, "招聘人数", "head_count", f"{brief.head_count} 人" if brief.head_count else None),
        _identity(work, "有效期至", "valid_until", brief.valid_until),
    ]
    optional = [("级别", "level", brief.level), ("汇报对象", "reports_to", brief.reports_to)]
    identity += [_identity(work, label, name, value) for label, name, value in optional if value]
    return [
        section("基本信息", "identity", identity),
        section("岗位职责", "duty", _duties(work)),
        section("任职要求", "requirement", _requirements(work, "任职要求")),
        section("福利待遇", "benefit", _brief_lines(work, "福利待遇", "benefits", brief.benefits)),
        section(
            "投递方式", "apply", _brief_lines(work, "投递方式", "apply", [brief.apply] if brief.apply else [])
        ),
    ]


def _internal(work: _Work) -> list[Section]:
    brief = work.brief
    identity = [
        placeholder("岗位标识", f"岗位编号：{OPEN}"),
        _identity(work, "所属部门", "department", brief.department, "所属部门"),
        _identity(work, "岗位等级", "level", brief.level, "岗位等级"),
        _identity(work, "定员", "head_count", f"{brief.head_count} 人" if brief.head_count else None, "编制"),
    ]
    relations = [
        _identity(work, "直接上级", "reports_to", brief.reports_to, "直接上级"),
        _identity(work, "直接下级", "", None, "直接下级"),
    ]
    place = [_identity(work, "工作地点", "place", brief.place, "工作地点")]
    return [
        section("岗位标识", "identity", identity),
        section("汇报关系", "identity", relations),
        section("岗位目的", "overview", _of_kind(work, "岗位目的", "overview")[:1]),
        section("主要职责", "duty", _duties(work)),
        section("工作权限", "authority", _of_kind(work, "工作权限", "authority")),
        section("工作关系", "relation", _of_kind(work, "工作关系", "relation")),
        section("任职资格", "requirement", _requirements(work, "任职资格")),
        section("考核指标", "kpi", _of_kind(work, "考核指标", "kpi")),
        section("工作条件", "condition", [*place, *_of_kind(work, "工作条件", "condition")]),
    ]


def _company(brief: Brief) -> str | None:
    return "。".join(filter(None, (brief.company, brief.company_line))) or None


def _identity(work: _Work, label: str, name: str, value: str | None, field_name: str | None = None) -> Line:
    """A labelled line, from the brief or from a field of the role's texts."""
    text = _admitted(work, value, f"brief.{name}") if value else None
    known = _field(work.material, field_name) if field_name else None
    if text or known is None:
        return labelled("基本信息", label, text)
    document = work.material.knowledge.documents[known.document_id].name
    role = work.material.role.title if work.material.role else ""
    return labelled("基本信息", label, None, known, document, role)


def _field(material: Material, name: str) -> RoleField | None:
    """The role's field, when all of its texts agree on it (otherwise nobody knows which holds)."""
    if material.role is None:
        return None
    found = [
        one
        for one in material.role.fields
        if one.name == name and one.document_id in material.knowledge.documents
    ]
    return found[0] if len({folded(one.text) for one in found}) == 1 else None


def _admitted(work: _Work, text: str, where: str) -> str:
    admitted = admit(text, where, work.checker)
    work.findings.extend(admitted.findings)
    return admitted.text


def _brief_lines(work: _Work, heading: str, name: str, values: Sequence[str]) -> list[Line]:
    texts = [_admitted(work, value, f"brief.{name}") for value in values]
    return [typed(heading, text) for text in dict.fromkeys(texts) if text]


def _duties(work: _Work) -> list[Line]:
    focus = Focus(work.brief.focus, lambda word: (word,))
    chosen = pick(work.material.ranked, work.brief.duties, focus)
    lines = [line for one in chosen if (line := corpus_line(one, work.material, work.findings, work.checker))]
    if len(lines) < _THEMED_LINES or len({line.theme for line in lines}) < 2:
        return [line.model_copy(update={"theme": None}) for line in lines]
    order = list(dict.fromkeys(line.theme or "" for line in lines))
    return sorted(lines, key=lambda line: order.index(line.theme or ""))


def corpus_line(
    one: Candidate, material: Material, findings: list[DraftFinding], checker: Checker
) -> Line | None:
    """The line for a candidate; ``None``, and a finding, when its words must not be published."""
    blocked = [found for found in checker.statements(one.text) if found.level == "block"]
    if blocked:
        findings.extend(
            DraftFinding(**f.model_dump(), where=one.duties[0].id, left_out=True) for f in blocked
        )
        return None
    return Line(
        id=line_id(one.duties[0].id, one.text),
        text=one_line(one.text),
        origin="reference" if material.reference else "corpus",
        duty_ids=[duty.id for duty in one.duties],
        reworded=one.changed,
        original=one.original if one.changed else None,
        theme=one.theme or None,
        sources=[_source(duty, material.knowledge) for duty in one.duties],
    )


def _source(duty: Duty, knowledge: Knowledge) -> LineSource:
    return LineSource(
        duty_id=duty.id,
        text=duty.text,
        role=knowledge.roles[duty.role_id].title,
        list=knowledge.label(knowledge.lists[duty.list_id]),
        document_id=duty.document_id,
        document=knowledge.documents[duty.document_id].name,
        start=duty.start,
        end=duty.end,
    )


def _requirements(work: _Work, heading: str) -> list[Line]:
    """From the brief first, then from the unit's requirement lists; from nowhere else."""
    return [
        *_brief_lines(work, heading, "requirements", work.brief.requirements),
        *_of_kind(work, heading, "requirement"),
    ]


def _of_kind(work: _Work, heading: str, kind: Kind) -> list[Line]:
    unit: Unit | None = work.material.choice.unit
    if unit is None:
        return []
    duties = work.material.knowledge.duties([one for one in unit.lists if one.kind == kind])
    lines = []
    for duty in duties[:_EXTRAS]:
        text = printed(duty.text)
        one = Candidate(text, text if text == duty.text else duty.text, (duty,), "", 0.0)
        line = corpus_line(one, work.material, work.findings, work.checker)
        if line is not None:
            lines.append(line.model_copy(update={"id": line_id(heading, line.id)}))
    return lines


def _themes(lists: Sequence[DutyList]) -> dict[str, str]:
    """List -> its own heading, where the headings name themes (促销管理), not only numbers (职责3)."""
    own = {one.id: printed(one.heading or "") for one in lists}
    return {
        key: "" if is_generic(folded(text)) or any(c.isdigit() for c in text) else text
        for key, text in own.items()
    }


def _standard_role(title: str, knowledge: Knowledge) -> Role | None:
    """The occupation of that name, else the shortest one that begins or ends with it."""
    wanted = folded(title)
    if exact := knowledge.names.get(wanted):
        return exact[0]
    near = (
        [name for name in knowledge.names if name.startswith(wanted) or name.endswith(wanted)]
        if len(wanted) > 1
        else []
    )
    return knowledge.names[min(near, key=lambda name: (len(name), name))][0] if near else None
