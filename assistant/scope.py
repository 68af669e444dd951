"""What a question is scoped to: its kind of list, its roles, and how its lists are called in an answer."""

from __future__ import annotations

from dataclasses import replace

from assistant.asked import Asked, Desk
from assistant.knowledge import Knowledge
from assistant.target import Target
from assistant.topic import Topic
from corpus.model import Role
from corpus.parsing.result import Kind
from index.text import folded

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


def without_house(topic: Topic, target: Target, knowledge: Knowledge) -> Topic:
    """The matter without words that only say whose roles they are: 饭店 in "饭店柜台接待员的工作内容".

    Such a word stands in the title of the roles' document and in none of their duties.
    """
    lists = [*knowledge.lists_of([role.id for role in target.roles]), *target.named_lists]
    if not lists or topic.empty or len(knowledge.documents) == 1:
        return topic
    titles = [folded(knowledge.documents[i].title) for i in {e.document_id for e in lists}]
    said = folded("".join(d.text for d in knowledge.duties(lists)))
    house = [t for t in topic.terms if t.word not in said and any(t.word in title for title in titles)]
    if not house:
        return topic
    kept = tuple(t for t in topic.terms if t not in house)
    text = "".join(t.word for t in kept)
    return replace(topic, terms=kept, text=text, label=text, meaning=text)


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
