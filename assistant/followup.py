"""A follow-up made whole: what it leaves out is put back in words, so that the reader sees what was understood.

"第3条呢", "那职责9呢", "它多久做一次", "里面哪条是管费用的", "上一条", "换成职责14".
"""

from __future__ import annotations

import re

from assistant.conversation import Turn
from assistant.target import Target

_LEAD = re.compile(
    r"^(?:那么?说?|还有|另外|然后|至于|再(?:说|看|问)?|换成|换|改成|改|和|以及|如果是|要是|那如果是)[，, ]*"
)
_TAIL = re.compile(r"(?:呢|又如何|怎么样)(?=[?？]?$)")
_ASKS = re.compile(
    r"谁|哪|什么|啥|多少|几|吗|怎|如何|区别|不同|对比|比较|要求|是否|有没有|列出|写法|详细|还是|念|读|\bjd\b",
    re.IGNORECASE,
)
# Words that stand for the list before ("里面", "其中", "这份") or for who or what it was about ("他们", "它").
_OF_LIST = re.compile(
    r"其中|(?:这|那|该)(?:份|几条|几项|些|个清单|份清单|份职责)(?:里面?|中)?(?:的)?|(?:它)?(?:里面|里头|里边)|上面(?:的|那些|这些)?|上述(?:职责|内容)?"
)
_OF_MATTER = re.compile(r"它们?|他们?|她们?|(?:这|那)(?:个|件事?|事|项|一项|项工作|个工作)(?![月年周天])")
_DRAFT = re.compile(r"jd|招聘|岗位说明书|职位描述", re.IGNORECASE)
_NEXT = re.compile(r"(上|前|下|后)(?:面)?(?:一|1)?\s*(?:条|项|点)")


def standalone(text: str, target: Target, own_matter: str, before: Turn | None) -> str:
    """``text`` with what the turn before named, where it leans on it.

    Args:
        target: what the text itself names.
        own_matter: its own content words; a question that has some and points nowhere stands alone.
    """
    if before is None:
        return text
    bare = _TAIL.sub("", _LEAD.sub("", text)).strip("，,。?？!！ ")
    if _DRAFT.search(text) and not target.roles and not target.lists and (before.lists or before.roles):
        return f"{'、'.join(before.lists or before.roles)}{text}"
    lists_named = bool(target.lists or target.sections or target.unknown_numbers)
    named = lists_named or bool(target.roles or target.unknown_role)
    if named and before.pending and not _ASKS.search(bare):
        return f"{bare.rstrip('的里中 ')}{before.question}"
    if not lists_named and (step := _NEXT.search(bare)) and len(before.items) == 1 and before.lists:
        return _neighbour(step, before)
    if not lists_named and target.items and before.lists:
        return f"{before.lists[0]}{bare}"
    if named:
        return bare if _ASKS.search(bare) else _same_question(bare, before)
    return _leaning(text, bare, own_matter, before)


def _leaning(text: str, bare: str, own_matter: str, before: Turn) -> str:
    """A follow-up that names neither list nor role."""
    of_list = "、".join(before.lists) or "、".join(before.roles)
    if of_list and _OF_LIST.search(bare):
        return _OF_LIST.sub(of_list + "里", bare, count=1)
    matter = before.topic or of_list
    if matter and _OF_MATTER.search(bare):
        return _OF_MATTER.sub(matter, bare, count=1)
    if bare != text.strip("，,。?？!！ ") and own_matter and not _ASKS.search(bare):
        return _same_question(bare, before)
    if not own_matter and _ASKS.search(bare):
        return f"{of_list or matter}{bare}" if before.lists else f"{matter}{bare}"
    return bare


def _neighbour(step: re.Match[str], before: Turn) -> str:
    offset = -1 if step.group(1) in "上前" else 1
    return f"{before.lists[0]}第{max(before.items[0] + offset, 0)}条是什么"


def _same_question(subject: str, before: Turn) -> str:
    """The question before, asked of another list, role or matter."""
    question = before.question
    for label in (*before.lists, *before.role_words, *before.roles):
        if label in question:
            return question.replace(label, subject, 1)
    if before.list_words and before.list_words in question:
        return question.replace(before.list_words, subject, 1)
    if before.topic and before.topic in question:
        return question.replace(before.topic, subject, 1)
    return f"{subject}有哪些"
