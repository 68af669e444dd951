"""Honest refusals: what was looked for, what is missing, and the nearest things that do exist."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked import Desk, Outcome, refused
from assistant.contract import Intent, Option
from assistant.evidence import Found
from assistant.matching import similarity
from corpus.model import Role

_NEAR_COSINE = 0.25  # below this the "nearest" duty is not worth a person's time
_QUOTE_CHARS = 30


def role_not_found(desk: Desk, name: str, intent: Intent) -> Outcome:
    """The role has no list here; says so, and whether the word occurs as somebody's object."""
    roles = nearest_roles(desk, name)
    mentions = _mentions(desk, name)
    also = (
        f"文本里提到过“{name}”（如“{_quote(mentions)}”），但那是别人的职责，不是{name}的职责清单。"
        if mentions
        else ""
    )
    total = len(desk.knowledge.roles)
    existing = "、".join(role.title for role in roles) + (f"等 {total} 个" if total > len(roles) else "")
    occupation = desk.knowledge.occupation(name)
    standard = (
        f"《国家职业分类大典》里有“{occupation}”，可到参考库中查看；那是通用的职业描述，不是本单位的职责。"
        if occupation
        else ""
    )
    message = f"知识库里没有“{name}”这个岗位的职责清单。{also}现有岗位：{existing}。{standard}"
    return refused(
        intent,
        "role_not_found",
        message,
        suggestions=[f"{role.title}有哪些职责" for role in roles[:3]],
        not_covered=(f"{name}的职责",),
    )


def nearest_roles(desk: Desk, name: str, *, limit: int = 5) -> list[Role]:
    """Roles of the knowledge base, most alike in name first."""
    return sorted(desk.knowledge.roles.values(), key=lambda r: -max(similarity(name, n) for n in r.names))[
        :limit
    ]


def _mentions(desk: Desk, name: str) -> str | None:
    hits = desk.index.search(name, kb=desk.knowledge.kb, limit=5, meaning="").hits
    duties = desk.knowledge.duties_by_id([hit.duty_id for hit in hits])
    return next((duty.text for duty in duties.values() if name in duty.text), None)


def not_covered(
    desk: Desk,
    what: str,
    intent: Intent,
    nearest: tuple[Found, ...] = (),
    *,
    roles: Sequence[Role] = (),
) -> Outcome:
    """Nothing in the texts answers; says what was looked for and where, and offers what lies nearest.

    Args:
        roles: those that were asked about: what they do have is offered.
    """
    lists = [entry for entry in desk.knowledge.lists.values() if entry.kind != "overview"]
    searched = f"查找了 {len(lists)} 份清单、{sum(entry.size for entry in lists)} 条"
    near = [f for f in nearest if f.cosine >= _NEAR_COSINE][:1]
    tail = f"最接近的原文是“{_quote(near[0].duty.text)}”，请看是否相关。" if near else ""
    ways = [desk.knowledge.way_to(desk.knowledge.lists[f.duty.list_id]) for f in nearest] or [
        f"{role.title}有哪些职责" for role in (list(roles) or list(desk.knowledge.roles.values()))[:2]
    ]
    return refused(
        intent,
        "not_covered",
        f"现有文本没有写到“{what}”（{searched}），因此无法回答。{tail}",
        suggestions=list(dict.fromkeys(ways))[:3],
        not_covered=(what,),
    )


def which_role(
    desk: Desk, intent: Intent, question: str = "有哪些职责", *, among: Sequence[Role] = ()
) -> Outcome:
    """No role named and several to choose from: asked back."""
    roles = (list(among) or list(desk.knowledge.roles.values()))[:8]
    return refused(
        intent,
        "ambiguous",
        f"请问是哪个岗位？知识库里{'有多个岗位' if len(roles) > 1 else '现有这一个岗位'}。",
        options=[Option(label=r.title, question=f"{r.title}{question}") for r in roles],
    )


def which_of_title(intent: Intent, question: str, title: str, roles: Sequence[Role]) -> Outcome:
    """A title that fits several jobs alike ("顾问"): asked back, with the same question about each."""
    at = question.lower().find(title)
    told = [
        (r, f"{question[:at]}{r.title}{question[at + len(title) :]}" if at >= 0 else r.title) for r in roles
    ]
    return refused(
        intent,
        "ambiguous",
        f"“{title}”在文本里可以是 {len(roles)} 个岗位：{'、'.join(r.title for r in roles)}。请问是哪一个？",
        options=[Option(label=r.title, question=asked) for r, asked in told[:8]],
    )


def which_of_department(desk: Desk, name: str, roles: Sequence[Role]) -> Outcome:
    """The asker said where to work, not as what: asked back, the department's own jobs first.

    Args:
        roles: those that the texts place in the department; empty when they place none there.
    """
    if roles:
        said = f"文本里“{name}”的岗位有 {len(roles)} 个。请问您是哪个岗位？"
    else:
        said = f"文本没有写明哪些岗位属于“{name}”。请问您是哪个岗位？"
    offered = (list(roles) or list(desk.knowledge.roles.values()))[:8]
    return refused(
        "enumerate",
        "ambiguous",
        said,
        options=[Option(label=r.title, question=f"我是{r.title}，我的职责有哪些") for r in offered],
    )


def lost_subject(desk: Desk) -> Outcome:
    """ "下一条", "那个呢" with no turn before: asked back."""
    labels = [desk.knowledge.spoken(e) for e in desk.knowledge.lists.values() if e.kind == "duty"][:6]
    return refused(
        "enumerate",
        "ambiguous",
        "请问指的是哪一份清单、哪一条或哪个岗位？前面没有可以接着说的内容。",
        options=[Option(label=label, question=f"{label}有哪些") for label in labels],
    )


_NAMED = 3  # documents that are named where none holds a list


def nothing_listed(desk: Desk, what: str, intent: Intent) -> Outcome:
    """No list to answer from: nothing is uploaded yet, or documents of which none holds one."""
    titles = [document.title for document in desk.knowledge.documents.values()]
    if titles:
        named = "、".join(f"《{title}》" for title in titles[:_NAMED]) + (
            "等" if len(titles) > _NAMED else ""
        )
        return refused(
            intent,
            "not_covered",
            f"现有 {len(titles)} 份文档（{named}）里没有职责清单，也没有回答“{what}”的话，因此无法回答。",
            not_covered=(what,),
        )
    return refused(
        intent,
        "not_covered",
        "知识库里还没有文档。请先在“文档”页上传岗位职责文本（命令行 zhize docs add 文件），再来提问。",
    )


def _quote(text: str | None) -> str:
    text = text or ""
    return text if len(text) <= _QUOTE_CHARS else text[: _QUOTE_CHARS - 1] + "…"
