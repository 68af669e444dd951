"""A follow-up on a line beside the lists that was just quoted: 入职要培训多久 / 那期间有钱拿吗, 在南京的高校吗 / 是哪个学校.

Such a question has hardly a word of its own; the line quoted before, or the paragraph it is of, answers where it prints the kind of
value that is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.asked import Asked, Desk, Outcome
from assistant.besides import lines_beside, sentences_of, told
from assistant.conversation import Turn
from assistant.times import asks_value, asks_when, has_value, says_when
from index.text import folded, simplified

# What points at what was said before: "那期间有钱拿吗", "是哪个学校", "具体几点呢".
_POINTS = re.compile(r"^(?:那|这|它|其|该|此|具体|大概)|期间|时候|这段|那段|^是(?:哪|几|多少|谁)|呢[?？]?$")
_MOST_CHARS = 12  # of a question that leans on the one before
_MONEY_ASKED = re.compile(r"钱|工资|薪|补贴|补助|收入")
_MONEY = re.compile(r"\d[^，,。；;]{0,6}[元块]|[元块]\s*\d")
# "是哪个学校": a name that ends in a word for one.
_NAMES = {
    "学校": r"(?:学院|大学|学校|中学|小学|幼儿园)",
    "公司": r"(?:公司|集团|厂|商行|中心)",
    "单位": r"(?:公司|集团|厂|局|院|所|中心|学校|学院)",
    "医院": r"(?:医院|诊所|卫生院)",
    "城市": r"市(?!场)",
    "部门": r"(?:部|处|科|室|中心)(?!分|门)",
}
_WHICH = re.compile(rf"(?:哪|什么)(?:一?[个家所座])?({'|'.join(_NAMES)})")


def again_beside(asked: Asked, before: Turn | None, desk: Desk) -> Outcome | None:
    """What the lines quoted before say of the value asked for; ``None`` where they say nothing or nothing points at them."""
    typed = asked.wording.text
    if before is None or not before.lines or len(typed) > _MOST_CHARS or not _POINTS.search(typed):
        return None
    tells = _kind_asked(typed)
    if tells is None:
        return None
    quoted = [
        line
        for line in lines_beside(desk.knowledge)
        if any(line.document_id == i and line.start <= at < line.end for i, at in before.lines)
    ]
    parts = [part for line in quoted for part in sentences_of(line) if tells(part.text)]
    return told(desk, parts[:1], asked.quoted)


def name_asked(question: str) -> re.Pattern[str] | None:
    """How the name looks that is asked for (是哪个学校: …学院); ``None`` where no name of a known kind is."""
    which = _WHICH.search(question)
    return re.compile(rf"[\u4e00-\u9fff]{{2}}{_NAMES[which.group(1)]}") if which else None


def _kind_asked(question: str) -> Callable[[str], bool] | None:
    """What a text must print to answer; ``None`` where no kind of value is asked for."""
    if name := name_asked(question):
        return lambda text: bool(name.search(simplified(text)))
    if asks_when(question):
        return lambda text: says_when(question, text)
    if _MONEY_ASKED.search(question):
        return lambda text: bool(_MONEY.search(simplified(text)))
    if asks_value(question):
        return lambda text: has_value(folded(text))
    return None
