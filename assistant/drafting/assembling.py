"""The sections of a draft, filled from the brief and the material; every line with its origin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.drafting.admitting import admit, one_line
from assistant.drafting.contract import Brief, DraftFinding, Line, LineSource, Section
from assistant.drafting.focus import Focus
from assistant.drafting.known import known_values
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
        _identity(work, "用工类型", "employment_type", brief.employment_type, "用工类型"),
        _identity(work, "薪酬", "salary", brief.salary, "薪酬"),
        _identity(
            work, "招聘人数", "head_count", f"{brief.head_count} 人" if brief.head_count else None, "招聘人数"
        ),
        _identity(work, "有效期至", "valid_until", brief.valid_until, "有效期至"),
    ]
    optional = [("级别", "level", brief.level), ("汇报对象", "reports_to", brief.reports_to)]
    identity += [_identity(work, label, name, value) for label, name, value in optional if value]
    return [
        section("基本信息", "identity", identity),
        section("岗位职责", "duty", _duties(work)),
        section("任职要求", "requirement", _requirements(work, "任职要求")),
        section("福利待遇", "benefit", _benefits(work)),
        section("投递方式", "apply", _apply(work)),
    ]


def _internal(work: Work) -> list[Section]:
    brief = work.brief
    identity = [
        placeholder("岗位标识", f"岗位编号：{OPEN}"),
        _identity(work, "所属部门", "department", brief.department, "所属部门"),
        _identity(work, "岗位等级", "level", brief.level, "岗位等级"),
        _identity(work, "定员", "head_count", f"{brief.head_count} 人" if brief.head_count else None, "定员"),
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


def _identity(work: Work, label: str, name: str, value: str | None, known_as: str = "") -> Line:
    """A labelled line, from the brief or from a field of the role's texts."""
    text = _admitted(work, value, f"brief.{name}") if value else None
    if text or not known_as:
        return labelled("基本信息", label, text)
    values = known_values(work.material, known_as)
    if len({folded(one.text) for one in values}) > 1:  # nobody knows which holds
        said = "、".join(dict.fromkeys(f"“{' '.join(one.text.split())}”" for one in values))
        work.notes.append(f"文本里“{label}”的写法不一致：{said}；没有替您选，请填写。")
        values = ()
    return _from_field(work, label, values[0] if values else None)


def _from_field(work: Work, label: str, known: RoleField | None) -> Line:
    if known is None:
        return labelled("基本信息", label, None)
    role = work.material.role.title if work.material.role else ""
    document = work.material.knowledge.documents[known.document_id].name
    return labelled("基本信息", label, None, known, document, role)


def _said_in_fields(work: Work, known_as: Sequence[str], said: Sequence[str]) -> list[Line]:
    """Labelled values of the texts as lines of a section (学历：大专), but for what ``said`` says already."""
    lines: list[Line] = []
    for known in (one for name in known_as for one in known_values(work.material, name)):
        value = folded(known.text)
        if any(value in folded(text) for text in said) or any(
            known.start == o.sources[0].start for o in lines
        ):
            continue
        if any(found.level == "block" for found in work.checker.statements(f"{known.name}：{known.text}")):
            continue
        lines.append(_from_field(work, known.name, known))
    return lines


def _benefits(work: Work) -> list[Line]:
    """The brief's; where it gives none, those that the unit's texts print."""
    given = _brief_lines(work, "福利待遇", "benefits", work.brief.benefits)
    return given or _of_kind(work, "福利待遇", "benefit")


def _apply(work: Work) -> list[Line]:
    given = _brief_lines(work, "投递方式", "apply", [work.brief.apply] if work.brief.apply else [])
    return given or _said_in_fields(work, ["投递方式"], [])


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
    """From the brief first, then from the unit's requirement lists and labelled values; from nowhere else."""
    lines = [
        *_brief_lines(work, heading, "requirements", work.brief.requirements),
        *_of_kind(work, heading, "requirement"),
    ]
    return [*_said_in_fields(work, ["学历", "专业", "工作经验", "证书"], [one.text for one in lines]), *lines]


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
