"""What a follow-up wants of the answer before, read by a small classifier: "半个月吧好像，你那儿写一周？" only doubts it.

Patterns know the usual ways to go on (那…呢, 第3条, 就这些？); what people type besides has no end. A classifier of the message's letters and
meaning (see ``classifier``) tells the kinds of ``tests/eval/followups``; it is trained by ``tests/eval/train_followups.py`` on four thousand
messages of three authors. Of an author that it has not seen it finds .6 to .8 of the messages that ask nothing new, .95 to .99 of what it takes for such rightly.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.asked import Desk
from assistant.attributes import attributes
from assistant.classifier import JOB, Classifier, Encode, packaged
from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.topic import Topic, topic_of
from assistant.turning import turning
from assistant.whom import cited

LONGEST = 4  # characters of an n-gram
AGAIN, ALL, COUNT, OF_SHOWN = "again", "all", "count", ("when", "whom", "basis")
LIST = "职责3"
"""Stands for a list named by its number: which one it is says nothing of what is wanted."""
SURE, SURELY = 0.8, 0.95
"""The probability from which the model's word is taken: three of four that ask nothing new are found, .95 of what it finds rightly."""
_NUMBERED = re.compile(r"(?:岗位|工作)?职责[:：]?\s*\d+")
_LONGEST_MESSAGE = 40  # characters; a longer one tells more than it asks


@cache
def reader() -> Classifier:
    """The packaged one."""
    return packaged("followups")


def masked(message: str, names: tuple[str, ...]) -> str:
    """A message as the classifier reads it: lower case, ``names`` of jobs as ``JOB``, lists named by number as ``LIST``."""
    bare = message.lower()
    for name in names:
        bare = bare.replace(name, JOB)
    return _NUMBERED.sub(LIST, bare)


def kind_of(message: str, names: tuple[str, ...], encode: Encode | None) -> tuple[str, float]:
    """What ``message`` (normalised) wants, with its probability; "new" where it is too long to tell."""
    if len(message) > _LONGEST_MESSAGE:
        return "new", 1.0
    return reader().best(masked(message, names), encode)


def doubted(message: str, before: Turn, desk: Desk) -> Whole | None:
    """The question before, where its answer is surely only doubted, confirmed or wanted once more."""
    if before.cited and _COUNT_DOUBTED.match(message):
        return Whole(before.question, about=before.about)
    if not before.question or _MEANT.search(message) or turning(message).corrects:
        return None
    kind, chance = kind_of(message, _names_in(message, desk.knowledge), desk.index.meaning)
    if kind != AGAIN or chance < SURE:
        return None
    if _speaks_of_more(message, before, desk, sure=chance >= SURELY):
        return None
    return Whole(before.question, about=before.about)


# "我怎么看着像六条", "不是7条来着？", "明明有五个": how many were shown is doubted.
_COUNT_DOUBTED = re.compile(
    r"^(?=.*(?:怎么|咋|好?像|记得|明明|不是|不止|数|才|以为|应该|印象|觉得|看着))(?:(?:可|那)?是?|我|你|这|那|它|里面|怎么|咋|好?像|记得|明明|不是|不止|数着?|来|出|了|过|才|只|就|以为|应该|印象中?|觉得|看着|看见?|是|有|一共|总共|得|[，, ])*(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:条|项|点|个)(?:啊|呀|吧|呢|吗|么|来着|的|才对|[，,?？。])*$"
)
# "不对不对，我想问的是pop": what was meant is said.
_MEANT = re.compile(r"我(?:是|就)?(?:想|要)?(?:问|说|要|指|讲|看)的(?:其实|就)?(?:不)?是")


def _speaks_of_more(message: str, before: Turn, desk: Desk, *, sure: bool) -> bool:
    """Whether another attribute is spoken of ("那奖金总该写了吧" after 学历), or, where the model is not quite sure, a
    word of the texts that neither the question before nor what was shown holds.
    """
    shown = " ".join((before.question, *(duty.text for duty in cited(before, desk.knowledge))))
    terms = topic_of(message, desk.index, desk.lexicon, desk.knowledge).terms
    words = [term.word for term in terms if len(term.word) > 1 and term.word not in shown]
    if not _fields().isdisjoint(words):
        return True
    return not sure and any(desk.knowledge.rarity(word) < desk.knowledge.unseen for word in words)


@cache
def _fields() -> frozenset[str]:
    """What the fields of posts are called: 奖金, 学历."""
    return frozenset(field for attribute in attributes() for field in attribute.fields)


def _names_in(message: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The jobs of the knowledge base that ``message`` names, the longest first."""
    bare = message.lower()
    return tuple(sorted((name for name in knowledge.names if name in bare), key=len, reverse=True))


def of_shown(
    message: str, matter: Topic, before: Turn, knowledge: Knowledge, encode: Encode | None
) -> Whole | None:
    """A message that no pattern knows, made whole by what it surely wants of the answer before.

    Args:
        matter: its own content words; where none stands in what was shown, it is a question of its own.
    """
    kind, chance = kind_of(message, _names_in(message, knowledge), encode)
    if chance < SURE or not before.cited:
        return None
    subject = "、".join(before.subject)
    listed = bool(subject) and not before.topic
    if kind == ALL and matter.empty:
        return Whole(f"{subject}有哪些" if listed else before.question)
    if kind == COUNT and matter.empty:
        return Whole(f"{subject}一共有几条" if listed else before.question)
    if kind in OF_SHOWN and (matter.empty or _shown(matter, before, knowledge)):
        return Whole(f"{before.topic or subject}：{message}", about=before.cited)
    return None


def _shown(matter: Topic, before: Turn, knowledge: Knowledge) -> bool:
    texts = " ".join(duty.text for duty in cited(before, knowledge))
    return any(term.word in texts for term in matter.terms)
