"""What a question is scoped to: its kind of list, its roles, and how its lists are called in an answer."""

from __future__ import annotations

from assistant.asked import Asked, Desk
from assistant.knowledge import Knowledge
from corpus.model import Role
from corpus.parsing.result import Kind

# Words that name a kind of list: "岗位要求", "权限", "考核指标".
KIND_WORDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        "requirement",
        (
            "任职要求",
            "任职资格",
            "任职条件",
            "岗位要求",
            "职位要求",
            "招聘要求",
            "应聘条件",
            "应征条件",
            "录用条件",
            "技能要求",
            "技能需求",
            "能力要求",
            "要求",
            "条件",
            "资格",
            "门槛",
            "素质",
        ),
    ),
    ("authority", ("权限", "职权", "有权", "权力", "权利")),
    ("kpi", ("考核指标", "绩效指标", "业绩指标", "kpi", "考核标准", "关键绩效指标", "关键业绩指标")),
    ("benefit", ("福利", "待遇", "薪资", "薪酬")),
    ("relation", ("工作关系", "汇报关系", "上下级")),
    ("condition", ("工作条件", "工作环境", "工作时间", "工作地点")),
)


def title_of(asked: Asked, knowledge: Knowledge) -> str:
    """The lists and headings named, as printed, in quotes."""
    labels = [knowledge.label(e) for e in asked.target.lists] + [
        s.label.strip() for s in asked.target.sections
    ]
    return "、".join(f"“{label}”" for label in dict.fromkeys(labels))


def roles_meant(asked: Asked, desk: Desk) -> list[Role]:
    """The roles meant: those named, or the only one there is."""
    if asked.target.roles:
        return list(asked.target.roles)
    roles = list(desk.knowledge.roles.values())
    return roles if len(roles) == 1 else []


def kind_named(text: str) -> Kind | None:
    """The kind of list that ``text`` names."""
    lowered = text.lower()
    return next((kind for kind, words in KIND_WORDS if any(word in lowered for word in words)), None)
