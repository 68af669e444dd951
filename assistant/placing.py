"""A follow-up put where it belongs in the conversation, before what it leaves out is put back.

It may go back to an earlier turn (``recalling.py``), name in its first clause whom the rest is asked of ("督导呢，VI归他管不"),
or count places in the list just shown without saying so ("3和5", "第二个说的…").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.normalise import numeral
from assistant.recalling import recalled
from assistant.target import Target, resolve
from assistant.titles import is_job_title
from corpus.model import DutyList


@dataclass(frozen=True, slots=True)
class Placed:
    """A follow-up and the turn it is read against.

    Attributes:
        pointed: what that turn showed was pointed at.
        names: its own first clause named whom it is about, so that it is whole.
    """

    text: str
    before: Turn
    pointed: bool = False
    names: bool = False


def placed(text: str, before: Turn, knowledge: Knowledge) -> Placed:
    """``text`` (a normalised follow-up) with the turn that it goes on from."""
    if back := recalled(text, before, knowledge):
        return Placed(_by_number(back.text, back.before, knowledge), back.before, pointed=back.pointed)
    if led := _led_by_subject(text, knowledge):
        return Placed(led, before, names=not resolve(led, knowledge).lists)
    return Placed(_by_number(text, before, knowledge), before)


# "督导呢，VI归他管不", "13号呢，要不要对账": whom the rest is asked of, said first.
_LED = re.compile(
    r"^(?:那么?|至于|而)?(?P<who>[^，,。?？;；谁哪什啥怎几吗]{1,12}?)(?P<there>那边|这边|那里|那头)?呢[，,。?？;； ]+(?P<rest>.{2,})$"
)
_ASKS = re.compile(r"^(?:那|又|是|在|由|归|该|要)*(?:谁|几|多久|多少|什么|啥|怎|哪)")
_ASKS_LATER = re.compile(
    r"(?:谁|几|多久|多少|什么|啥|怎么?|哪)[^，,。?？]{0,5}$|(?:吗|么|不)$|(?P<v>[\u4e00-\u9fff])不(?P=v)"
)
_PRONOUN = re.compile(r"(?<!其)[他她它](?:们)?(?:那边|那里)?|(?:这|那)(?:个)?(?:岗位?|职位|人|份)")


def _led_by_subject(text: str, knowledge: Knowledge) -> str | None:
    found = _LED.match(text)
    if not found:
        return None
    who, rest = found.group("who"), found.group("rest")
    named = resolve(who, knowledge)
    own = resolve(rest, knowledge)
    if own.roles or own.named_lists or named.items or named.documents:
        return None
    if not (named.roles or named.named_lists or is_job_title(who)):
        # "绿化呢，几点浇水", "无菌室呢，用之前要照多久"
        asks = _ASKS.match(rest) or (_ASKS_LATER.search(rest) and not _PRONOUN.search(rest))
        return f"{who}{rest}" if asks and not found.group("there") else None
    subject = knowledge.label(named.lists[0]) if len(named.lists) == 1 else who
    whole = _PRONOUN.sub(subject, rest, count=1)
    return whole if whole != rest else f"{subject}{rest}"


_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_JOIN = r"(?:、|和|跟|与|,|，|及|还有|\s+)"
_SHOW = r"(?:两|三|几|条|项|都|念|读|说|讲|看|列|给|我|一下|一遍|出来|吧|呢|的|分别|各|是|什么|写|一)"
# "3和5", "第一和第四", "2跟5念一下".
_NUMBERS = re.compile(
    rf"^(?:那|就|只?看|再看)*(?P<all>第?{_N}(?:条|项|点|个)?(?:{_JOIN}第?{_N}(?:条|项|点|个)?)+){_SHOW}*$"
)
# "第二个说的装修知识要到啥程度", "最后那个讲什么".
_THE_NTH = re.compile(
    rf"^(?:那|看|说说|再说)*(?P<nth>(?:倒数)?第{_N}|最后)(?:的)?(?:那|这)?一?个(?=说|写|讲|提|是|里|呢|的|具体|要|怎|什么|有|多久|归|由|念|看|$)"
)


def _by_number(text: str, before: Turn, knowledge: Knowledge) -> str:
    """``text`` with the places it counts said of the list just shown."""
    if nth := _THE_NTH.match(text):
        shown = before.cited and (before.home or before.lists)
        return f"{nth.group('nth')}条{text[nth.end() :]}" if shown else text
    found = _NUMBERS.match(text)
    entry = _the_list(before, knowledge) if found else None
    if not found or entry is None:
        return text
    numbers = [numeral(n) or 0 for n in re.findall(_N, found.group("all"))]
    printed = {d.number for d in knowledge.duties([entry])}
    if not all(str(n) in printed for n in numbers):
        return text
    return f"{knowledge.spoken(entry)}{'、'.join(f'第{n}条' for n in numbers)}"


def _the_list(before: Turn, knowledge: Knowledge) -> DutyList | None:
    """The one list that was shown."""
    read = knowledge.duties_by_id(before.cited).values()
    homes = {d.list_id for d in read}
    return knowledge.lists[homes.pop()] if len(homes) == 1 else None


def pointed_at(whole: Whole, text: str, target: Target, place: Placed) -> Whole:
    """``whole`` asked of what the turn showed that ``text`` went back to, where it names nobody and leaned on nothing."""
    before = place.before
    named = not place.pointed or target.roles or target.named_lists or target.items or target.unknown_role
    if whole.text != text or whole.about or whole.others or named or not before.cited:
        return whole
    return Whole(f"{before.topic or '、'.join(before.subject)}：{text}", about=before.cited)
