"""The sections of a draft, filled from the brief and the material; every line with its origin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.drafting.admitting import admit, one_line
from assistant.drafting.contract import Brief, DraftFinding, Line, LineSource, Section
from assistant.drafting.focus import Focus
from assistant.drafting.material import Material
from assistant.drafting.ranking import Candidate, pick
from assistant.drafting.sections import OPEN, labelled, line_id, placeholder, section, typed
from assistant.drafting.themes import GROUPED_NOTE, grouped
from assistant.drafting.wording import printed
from assistant.knowledge import Knowledge
from assistant.posting.checker import Checker
from corpus.model import Duty, RoleField
from corpus.parsing.result import Kind
from index.text import folded

_THEMED_LINES = 9  # so many duties and more are grouped under theme headings
# 法务, 合规, 律师: tags that a job board prints above the requirements.
_TAG = re.compile(
    r"(?!.*(?:能|会|懂|有|具|证|熟|历|验|善|强|好|科|专业|专科|可|愿|守|心))[\u4e00-\u9fff]{2,4}"
)
_EXTRAS = 12  # lines taken over from a list of another kind (requirement, authority …)


@dataclass(slots=True)
class Work:
    """One draft in the making."""

    brief: Brief
    material: Material
    checker: Checker
    findings: list[DraftFinding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def assembled(work: Work) -> list[Section]:
    """The sections for the brief's audience."""
    return _posting(work) if work.brief.audience == "posting" else _internal(work)


def _posting(work: Work) -> list[Section]:
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


def _internal(work: Work) -> list[Section]:
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


def _identity(work: Work, label: str, name: str, value: str | None, field_name: str | None = None) -> Line:
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


def _admitted(work: Work, text: str, where: str) -> str:
    admitted = admit(text, where, work.checker)
    work.findings.extend(admitted.findings)
    return admitted.text


def _brief_lines(work: Work, heading: str, name: str, values: Sequence[str]) -> list[Line]:
    texts = [_admitted(work, value, f"brief.{name}") for value in values]
    return [typed(heading, text) for text in dict.fromkeys(texts) if text]


def _duties(work: Work) -> list[Line]:
    focus = Focus(work.brief.focus, lambda word: (word,))
    chosen = pick(work.material.ranked, work.brief.duties, focus)
    lines = [line for one in chosen if (line := corpus_line(one, work.material, work.findings, work.checker))]
    if len(lines) < _THEMED_LINES:
        return [line.model_copy(update={"theme": None}) for line in lines]
    if len({line.theme for line in lines}) < 2:
        lines, ours = grouped(lines)
        work.notes.extend([GROUPED_NOTE] if ours else [])
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


def _requirements(work: Work, heading: str) -> list[Line]:
    """From the brief first, then from the unit's requirement lists; from nowhere else."""
    return [
        *_brief_lines(work, heading, "requirements", work.brief.requirements),
        *_of_kind(work, heading, "requirement"),
    ]


def _of_kind(work: Work, heading: str, kind: Kind) -> list[Line]:
    unit = work.material.choice.unit
    if unit is None:
        return []
    duties = work.material.knowledge.duties([one for one in unit.lists if one.kind == kind])
    lines = []
    for duty in duties[:_EXTRAS]:
        text = printed(duty.text)
        if kind == "requirement" and _TAG.fullmatch(text):
            continue
        one = Candidate(text, text if text == duty.text else duty.text, (duty,), "", 0.0)
        line = corpus_line(one, work.material, work.findings, work.checker)
        if line is not None:
            lines.append(line.model_copy(update={"id": line_id(heading, line.id)}))
    return lines
