"""Lists meant by words of their heading: "列车员在防火方面有哪些职责" where the heading is 列车员防火岗位职责.

With a role named, every word of the matter must stand in the heading of one of its lists. Without one, matter and
heading must say nearly the same ("销售终端的日常运营管理维护", "销售监督的作用"), and one heading alone may fit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Asked, Desk
from assistant.departments import content_of
from assistant.headings import Section, heading_key, is_generic, list_number, unglued
from assistant.knowledge import Knowledge
from assistant.normalise import numeral
from corpus.model import DutyList
from corpus.parsing.result import Kind
from index.text import folded

# The parts of a text that are no duties and whose heading says so.
_FORBIDDING = re.compile(r"不得|不准|不许|不能|禁止|严禁|禁令|红线|纪律")
_ASKS_FORBIDDEN = re.compile(
    r"禁止|不准|不许|严禁|红线|禁令|不得|(?:不能|不可以?|不该|不允许|不让)(?:做|干|有|碰|出现)?(?:的)?(?:什么|啥|哪些|事|行为|情)|(?:什么|哪些|啥)(?:事情?|行为)?(?:是)?(?:不能|不可以?|不准|不许|不该)"
)
# "司机要守哪些规矩", where the list is headed 应当遵守下列规定.
_ASKS_RULES = re.compile(
    r"(?:遵守|守)(?:的|些)?(?:是)?(?:什么|哪些|啥|何)(?:样的)?(?:规矩|规定|规则|纪律|要求)?(?=$|[，,。?？])"
)
_RULES = re.compile("遵守|规定|纪律|守则")
_OWN_SHARE = 0.7  # of the heading's own words that the matter must hold
_MATTER_SHARE = 0.7  # of the matter's words that the heading must hold
_GLUE = frozenset("的 和 与 及 及其 等 或 对 在 中 里 之 工作 职责 岗位 内容".split())


def lists_headed(asked: Asked, desk: Desk) -> list[DutyList]:
    """The lists whose headings the question's matter names; empty when it names none, or more than one heading."""
    knowledge = desk.knowledge
    words = [t.word for t in asked.topic.terms if t.word not in _GLUE]
    if asked.target.roles:
        return _of_roles(asked, knowledge, words) or _told_in_full(asked, knowledge)
    if not words:
        return []
    fitting = [s for s in _candidates(knowledge, words) if _fits(desk, s, words)]
    if len({s.key for s in fitting}) != 1:
        return []
    return [entry for section in fitting for entry in section.lists]


def _of_roles(asked: Asked, knowledge: Knowledge, words: Sequence[str]) -> list[DutyList]:
    lists = knowledge.lists_of([role.id for role in asked.target.roles])
    if _ASKS_FORBIDDEN.search(asked.text):
        return [e for e in lists if _FORBIDDING.search(folded(e.heading or ""))]
    if numbered := _numbered(lists, folded(asked.text)):
        return numbered
    if _ASKS_RULES.search(asked.text) and (rules := [e for e in lists if _RULES.search(e.heading or "")]):
        return rules
    headings = {e.id: _printed(e, knowledge) for e in lists}
    subtitled = [e for e in lists if _subtitle(e, headings[e.id]) in folded(asked.text)]
    if subtitled:
        return subtitled
    said = words or content_of(folded(asked.target.rest))
    named = [e for e in lists if headings[e.id] and all(word in headings[e.id] for word in said)]
    if words or (named and said and min(map(len, said)) > 1):
        return named
    # "技能需求", "职位待遇": the heading itself is named.
    text = folded(asked.text)
    bare = {e.id: _bare(headings[e.id], asked) for e in lists}
    named = [e for e in lists if len(bare[e.id]) >= _HEADING_CHARS and bare[e.id] in text]
    kinds: set[Kind] = {e.kind for e in named}
    return named if len(kinds) == 1 and "duty" not in kinds else []


_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"


def _numbered(lists: Sequence[DutyList], text: str) -> list[DutyList]:
    """ "大区经理工作内容二", "工作内容一和三": those of a job's lists that are told apart by a number alone."""
    headings = {e.id: folded(e.heading or "") for e in lists}
    number = {e.id: list_number(h) for e in lists if (h := headings[e.id])}
    stems = {_LAST_NUMBER.sub("", headings[i]) for i, n in number.items() if n is not None}
    wanted: set[tuple[str, int]] = set()
    for stem in filter(None, stems):
        for said in re.finditer(rf"{re.escape(stem)}(?P<n>{_N}(?:(?:、|和|与|跟|及|到|至|-){_N})*)", text):
            found = [n for part in re.findall(_N, said.group("n")) if (n := numeral(part)) is not None]
            run = len(found) == 2 and _RUN.search(said.group("n"))
            wanted |= {(stem, n) for n in (range(found[0], found[1] + 1) if run else found)}
    return [e for e in lists if (_LAST_NUMBER.sub("", headings[e.id]), number.get(e.id)) in wanted]


_LAST_NUMBER = re.compile(rf"[:：\s]*{_N}$")
_RUN = re.compile(r"到|至|-")


def _printed(entry: DutyList, knowledge: Knowledge) -> str:
    """A list's heading with what its line says behind it: 工作内容一 of "■ 工作内容一：渠道管理"."""
    heading = (entry.heading or "").strip()
    first = next(iter(knowledge.duties([entry])), None)
    if not heading or first is None:
        return folded(heading)
    printed = knowledge.source.text(entry.document_id)[entry.heading_start : first.start]
    behind = printed.strip().partition("\n")[0].partition(heading)[2].strip()
    return folded(f"{heading} {behind}" if len(behind) <= _LINE_CHARS else heading)


_LINE_CHARS = 16


def _subtitle(entry: DutyList, printed: str) -> str:
    """What a heading's line says behind the heading: 渠道管理; a text that no question holds where it says nothing."""
    behind = printed.removeprefix(folded(entry.heading or "").strip()).strip(" :：、—-·")
    return behind if len(behind) >= _SUBTITLE_CHARS else "\0"


_SUBTITLE_CHARS = 3


def _told_in_full(asked: Asked, knowledge: Knowledge) -> list[DutyList]:
    """ "跑销售的有什么纪律要守": the one heading (销售纪律) whose every word the question says, though it names a job."""
    words = content_of(folded(asked.target.rest))
    if not words or any(len(word) < 2 for word in words):
        return []
    text = folded(asked.text)
    told = [
        s
        for s in knowledge.sections
        if not is_generic(s.key) and all(word in s.key for word in words) and _says(text, unglued(s.key))
    ]
    return [e for s in told for e in s.lists] if len({s.key for s in told}) == 1 else []


def _says(text: str, key: str) -> bool:
    """Whether ``key`` is made of stretches of two characters and more that stand in ``text``."""
    return not key or any(
        key[:n] in text and _says(text, key[n:]) for n in range(len(key), 1, -1) if len(key) - n != 1
    )


_HEADING_CHARS = 4


def _bare(heading: str, asked: Asked) -> str:
    for role in asked.target.roles:
        for name in role.names:
            heading = heading.replace(folded(name), "")
    return heading_key(heading)


def _candidates(knowledge: Knowledge, words: Sequence[str]) -> list[Section]:
    long = [word for word in words if len(word) > 1]
    return [s for s in knowledge.named_sections if any(word in s.key for word in long)] or (
        [s for s in knowledge.sections if s.key in long] if len(knowledge.documents) == 1 else []
    )  # 目标, 附注: on a single page a short heading names its list


def _fits(desk: Desk, section: Section, words: Sequence[str]) -> bool:
    own = [w for w in desk.index.words(section.key) if w not in _GLUE and len(w) > 1]
    if not own or is_generic(section.key):
        return False
    asked = "".join(words)
    key = unglued(section.key)
    if len(asked) >= _HEADING_CHARS and asked in key and 2 * len(asked) >= len(key):
        return True  # "终端档案建立管理": the heading itself, shortened
    held = sum(len(w) for w in words if w in section.key)
    covered = sum(len(w) for w in own if w in asked)
    return held >= _MATTER_SHARE * len(asked) and covered >= _OWN_SHARE * sum(map(len, own))
