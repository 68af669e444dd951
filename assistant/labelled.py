"""Items that open with what they are about: "工作原则:快速、准确…" asked for as "工作原则是哪几个词"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from weakref import WeakKeyDictionary

from assistant.asked import Asked, Desk, Outcome
from assistant.contract import Intent
from assistant.enumerating import chosen_items
from assistant.knowledge import Knowledge
from corpus.model import Duty
from index.text import folded

_LABEL = re.compile(r"^(?P<label>[\u4e00-\u9fffa-z]{3,10})[:：](?=.)")
# What the label says is asked for, not who does it or how it differs.
_ASKED = re.compile(
    r"(?:是|有|指|包括|包含|怎么[写说讲定规]|写)(?:了|的)?(?:什么|啥|哪|几|多少|些)|什么|哪几|内容|念|列|[写说讲](?:了|的)?(?:些)?[什啥哪]|怎么[写说讲规定]"
)
_HOW_MANY_WORDS = re.compile(
    r"[一二三四五六七八九十几两\d]*个?(?:字|词|方面)?"
)  # "是哪八个字" counts what it says
_MANY = 6
_labels: WeakKeyDictionary[Knowledge, Mapping[str, list[Duty]]] = WeakKeyDictionary()


def labelled(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """The items that open with the very words asked for; ``None`` where none does or more is asked."""
    target = asked.target
    if target.items or target.lists or intent in ("lookup", "compare", "draft", "aggregate"):
        return None
    if not _ASKED.search(asked.text):
        return None
    view = folded(asked.text)
    label = max((known for known in _by_label(desk.knowledge) if known in view), key=len, default="")
    if (
        not label
        or label in desk.knowledge.names
        or any(t.word not in label and not _HOW_MANY_WORDS.fullmatch(t.word) for t in asked.topic.terms)
    ):
        return None
    found = _by_label(desk.knowledge)[label]
    roles = {role.id for role in target.roles}
    within = {e.id for e in target.named_lists}
    found = [d for d in found if (not roles or d.role_id in roles) and (not within or d.list_id in within)]
    return chosen_items(desk, found, intent, f"“{label}”") if 0 < len(found) <= _MANY else None


def _by_label(knowledge: Knowledge) -> Mapping[str, list[Duty]]:
    """The items by the words before their first colon; read once per state of the texts."""
    if (known := _labels.get(knowledge)) is not None:
        return known
    found: dict[str, list[Duty]] = defaultdict(list)
    for duty in knowledge.duties(list(knowledge.lists.values())):
        if label := _LABEL.match(folded(duty.text)):
            found[label.group("label")].append(duty)
    _labels[knowledge] = found
    return found
