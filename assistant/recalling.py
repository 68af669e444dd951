"""Going back to an earlier turn: "回头说档案，都包括啥", "刚才盘点那条，还要怎样", "第一份里有带团队的吗", "工资那个，第几条".

What is said to go back to is looked for in the turns before, the last one first: in what they asked and named, else in
what was shown. The turn found then stands for the turn before, and the rest of the question is read against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant import whom
from assistant.conversation import Turn
from assistant.knowledge import Knowledge
from assistant.normalise import numeral
from assistant.target import resolve
from index.text import folded

_SAY = r"(?:说|问|提|讲|看|聊|谈|列)"
_RETURN = rf"(?:回到|回头(?:再)?(?:来)?{_SAY}?(?:一?下)?|回过头来?{_SAY}?|[说聊问绕倒转]回(?:到|去)?|再{_SAY}回|(?:还是)?(?:接着|继续){_SAY}(?:一?下)?|还是{_SAY}(?:回|一?下)?)"
_BEFORE = r"(?:刚才|刚刚|之前|先前|前面|上面|早先|最开始|一开始|开头|最初|起初)"
_EARLIER = rf"(?:{_BEFORE}(?:我|你)?{_SAY}?(?:到|过|起|出)?的?)"
_WHAT = r"(?P<what>[^，,。?？;；]{1,12}?)"
_POINTER = r"(?:的)?(?:那|这)一?(?:(?P<item>条|项|点|句)|个|份|件事?|回事|块|边)?"
_REST = r"(?:[，,。:： ]+(?P<rest>.+)|$)"
# "回头说档案，都包括啥", "刚才说的排名，要研究谁的做法", "前面盘点那条，还说要维持什么".
_BACK = re.compile(
    rf"^(?:那|我们|咱们?|好了?|再|哎|[，, ])*(?:{_RETURN}了?{_EARLIER}?|{_EARLIER})(?:那|这)?(?:个|份|条)?{_WHAT}(?:{_POINTER})?(?:的?(?:事|问题|话题|话))?{_REST}"
)
# "工资那个，第几条": of an earlier turn only where the last one does not speak of it.
_THAT = re.compile(rf"^{_WHAT}{_POINTER}[，, ]+(?P<rest>.+)$")
# "第一份里有带团队的吗", "回到最开始那份，第2条": by the order in which lists or jobs were asked about.
_NTH = re.compile(
    rf"^(?:那|再|看|{_RETURN})*(?:(?P<first>(?:最开始|一开始|最早|最初|开头|最前面?)(?:{_SAY}的)?(?:那|的)*)|第(?P<n>\d|[一二三四五])(?:个)?|(?P<last>(?<=到)(?:前面|之前|刚才|上)的?那?一?))(?:份|个岗位?|个职位|个清单)(?:清单|职责)?(?:的|里面?|中)?[，, ]*(?P<rest>.*)$"
)


@dataclass(frozen=True, slots=True)
class Recalled:
    """The turn gone back to, and what is asked of it.

    Attributes:
        pointed: it was pointed at by its matter, so that what is asked is of what it showed.
    """

    before: Turn
    text: str
    pointed: bool


def recalled(text: str, before: Turn, knowledge: Knowledge) -> Recalled | None:
    """The earlier turn that ``text`` goes back to; ``None`` where it goes back to none that was."""
    if place := _NTH.match(text):
        return _by_place(place, before)
    back = _BACK.match(text)
    found = back or _THAT.match(text)
    if not found:
        return None
    what = folded(found.group("what")).strip("的 ")
    named = resolve(what, knowledge)
    if named.roles or named.named_lists:  # whole by its name: "回到出纳，他的编制呢"
        return None
    turns = (before, *before.past)
    if not back and _speaks(before, what, knowledge):
        return None
    turn = next((t for t in turns if _asked_of(t, what)), None)
    turn = turn or next((t for t in turns if _speaks(t, what, knowledge)), None)
    if turn is None or not what:
        return None
    if found.group("item"):
        shown = [d for d in whom.cited(turn, knowledge) if what in folded(d.text)]
        turn = replace(turn, cited=tuple(d.id for d in shown)) if shown else turn
    return Recalled(_standing(turn, before), found.group("rest") or turn.question, pointed=True)


def _by_place(place: re.Match[str], before: Turn) -> Recalled | None:
    asked: list[tuple[str, Turn]] = []  # lists and jobs in the order they were asked about
    for turn in reversed((before, *before.past)):
        asked.extend((s, turn) for s in turn.subject if s not in [label for label, _ in asked])
    if len(asked) < _SEVERAL:
        return None
    if place.group("last"):
        others = [pair for pair in asked if pair[0] not in before.subject]
        chosen = others[-1:]
    else:
        n = 1 if place.group("first") else numeral(place.group("n")) or 0
        chosen = asked[n - 1 : n] if n else []
    if not chosen:
        return None
    label, turn = chosen[0]
    if label in turn.role_words or label in turn.roles:
        turn = replace(turn, roles=(label,), role_words=(label,), lists=())
    else:
        turn = replace(turn, lists=(label,), list_words="")
    rest = place.group("rest")
    return Recalled(_standing(turn, before), f"{label}{rest}" if rest else turn.question, pointed=False)


_SEVERAL = 2


def _standing(turn: Turn, before: Turn) -> Turn:
    """``turn`` with what holds for the whole conversation."""
    past = tuple(t for t in (before, *before.past) if t.question != turn.question)
    return replace(turn, job=before.job, known=before.known, past=tuple(replace(t, past=()) for t in past))


def _asked_of(turn: Turn, what: str) -> bool:
    said = (turn.question, turn.topic, *turn.lists, *turn.role_words)
    return any(what in folded(part) for part in said)


def _speaks(turn: Turn, what: str, knowledge: Knowledge) -> bool:
    return _asked_of(turn, what) or any(what in folded(d.text) for d in whom.cited(turn, knowledge))
