"""Whose posting is meant, by what its page prints above it: "千锋那个讲师", "哈啰全栈的任职资格", "机场店的主管".

A page of several postings prints above each what it is called elsewhere: the firm, the shop, the district. A word of the question that
stands above one posting only, and in no other's duties, tells which is meant; the question is then read with that job's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from weakref import WeakKeyDictionary

from assistant.employers import BEHIND
from assistant.knowledge import Knowledge
from assistant.rolenames import PARENTHESIS
from assistant.titles import is_job_title
from corpus.model import DutyList, Role
from index.text import folded, simplified

_FEWEST, _MOST = 2, 80  # jobs of a page with postings side by side
_HEAD_CHARS = 400  # what stands nearer to the list before is the posting before it
_LINE = 60  # characters; a longer one tells a story
_LONGEST = 12
# Words of how people ask, and of every posting's head: they tell no posting from another.
_COMMON = re.compile(
    r"[的了吗呢吧啊么嘛呀]|什么|哪|多少|怎|如何|职责|工作|岗位|职位|任职|要求|资格|条件|福利|待遇|薪|工资|招聘|公司|负责|需要|经验|学历|年限|地点|时间|上班|全职|兼职|人数|内容|描述|主要|具体|列|所有|全部|一下|应聘|投递|简历|不限|以上|以下|我们|你们|他们|这个|那个|可以|能|会|有|是|在|做|干|要|都|和|跟|与|\d"
)
# Who is told of above a list is no firm: 辅导员, 学生会, 国际交流处.
_SOMEBODY = re.compile(
    r"(?:[员师生长工人者]|经理|主管|主任|助理|顾问|专员|[部处科室组会]|中心|团队|单位|机构)$"
)
# What may stand before a firm's name.
_OPENS = re.compile(
    r"(?:请问|你好|您好|想问下?|问一?下|我?想?(?:应聘|去|来|到|在|进|投|看|做|当)|看下?|关于|请|麻烦|帮(?:我|忙)|把|列(?:出|一下)|说(?:说|一下)?|讲讲?|介绍(?:一?下)?|查一?下|告诉我|[，, ])*"
)
_ASKS = re.compile(
    r"(?=的|要|平时|主要|负责|做什么|干什么|职责|岗位职责|任职|要求|福利|待遇|工资|薪|需要|招|几|有|在哪|哪|什么|多久|怎么|能|可以|是|给|加班|双休|[，,?？]|$)"
)
# What is asked of a posting right behind its firm's name: 哈啰的任职资格.
_OF_POST = re.compile(
    r"要(?!不要)|平时|主要|负责|做什么|干什么|职责|岗位|任职|要求|福利|待遇|工资|薪|招|几|有(?:哪|什么|啥)|公司|的"
)
_LEAD = re.compile(f"^{BEHIND}")


def by_what_stands_above(text: str, knowledge: Knowledge) -> str:
    """``text`` with the name of the one job above which a word of it is printed; itself where several are told.

    Where it names one job, it comes back without the firm that is printed above that; where it names several by one name, with the one
    whose title holds what stands before the name.
    """
    lowered = text.lower()
    names = [name for name in knowledge.names_near(lowered) if name in lowered]
    named = {role for name in names for role in knowledge.names[name]}
    if len(knowledge.roles) > _MOST or (len(named) != 1 and len(knowledge.roles) < _FEWEST):
        return text
    heads = _heads(knowledge)
    if len(named) == 1:
        return _without_firm(text, max(names, key=len), heads.get(next(iter(named)), ""))
    if (told := _told(lowered, heads, knowledge)) is None:
        return _by_longer_title(text, names, knowledge)
    word, role = told
    if named and role not in named and not any(name in folded(role.title) for name in names):
        return text  # but 山姆管培生 is 山姆门店管培生, whomever 管培生 alone calls
    place = lowered.find(word)
    before, rest = text[:place], _LEAD.sub("", text[place + len(word) :], count=1)
    if (behind := _named_behind(rest.lower(), names, heads[role])) is not None:
        return f"{before}{_spoken(role, knowledge)}{rest[behind:]}"
    for end in [found.start() for found in _ASKS.finditer(rest.lower())]:
        called = re.sub(r"(?:这个|那个|的|岗位?|职位|人)+$", "", rest[:end].lower()).strip()
        if _calls(called, heads[role]) if called else _OF_POST.match(rest):
            return f"{before}{_spoken(role, knowledge)}{rest[end:]}"
        break
    return text


def _without_firm(text: str, name: str, head: str) -> str:
    """``text`` without what its page prints above the one job named, said right before it: 中博教育行政专员的职责."""
    at = text.lower().find(name)
    before = _LINK.sub("", text[:at])
    for start in range(max(0, len(before) - _LONGEST), len(before) - 1):
        firm = before[start:].lower()
        if firm.isalnum() and _OPENS.fullmatch(before[:start]) is not None and _is_firm(firm, head):
            return text[:start] + text[at:]
    return text


def _is_firm(word: str, head: str) -> bool:
    """Whether a line of the head begins with the word, which is none of asking and nobody."""
    told = any(line.startswith(word) for line in head.splitlines())
    return told and not _COMMON.search(word) and not (_SOMEBODY.search(word) or is_job_title(word))


# Between a firm's name and the job's: 中博教育的行政专员, 中博教育招的行政专员.
_LINK = re.compile(rf"(?:{BEHIND})?(?:招聘?|要招)?的?$")


def _named_behind(rest: str, names: Sequence[str], head: str) -> int | None:
    """Where a name of ``names`` ends that stands right behind the firm's, with words of that posting's head before it (设备管培生)."""
    for name in sorted(names, key=len, reverse=True):
        at = rest.find(name)
        if 0 <= at <= _BEFORE_NAME and all(part in head for part in _PARTS.findall(rest[:at])):
            return at + len(name)
    return None


def _by_longer_title(text: str, names: Sequence[str], knowledge: Knowledge) -> str:
    """``text`` with the one title that holds a name of several jobs and what stands right before it: 设备管培生 beside 管培生."""
    lowered = text.lower()
    for name in names:
        if any(name != other and name in other for other in names):
            continue  # 律师 of 中高年级律师, which is a name itself
        at = lowered.find(name)
        parts = [one for one in (lowered[max(0, at - n) : at] for n in (4, 3, 2)) if len(one) > 1]
        for part in parts:
            if _COMMON.search(part) or not part.isalnum():
                continue
            holding = [r for r in knowledge.roles.values() if f"{part}{name}" in folded(r.title)]
            if len(holding) == 1 and holding[0] not in knowledge.names[name]:
                start = at - len(part)
                return f"{text[:start]}{_spoken(holding[0], knowledge)}{text[at + len(name) :]}"
    return text


_PARTS = re.compile(r"[a-z+#.]+|[\u4e00-\u9fff]{2}")
_BEFORE_NAME = 8  # characters between a firm's name and the job's


def _spoken(role: Role, knowledge: Knowledge) -> str:
    """The job's title, without what stands in brackets where that is a name of this job alone."""
    bare = PARENTHESIS.sub("", role.title).strip()
    return simplified(bare if knowledge.names.get(folded(bare)) == (role,) else role.title)


def _calls(called: str, head: str) -> bool:
    """Whether the words between a firm's name and what is asked are of that posting's head (讲师 above HTML5讲师), or none."""
    parts = _PARTS.findall(called)
    return bool(parts) and all(part in head for part in parts)


def _told(text: str, heads: Mapping[Role, str], knowledge: Knowledge) -> tuple[str, Role] | None:
    """The longest word of ``text`` that one job's head alone holds, with that job; ``None`` where words tell several."""
    found: list[tuple[str, Role]] = []
    taken = 0
    for start in range(len(text)):
        if start < taken or _OPENS.fullmatch(text[:start]) is None:
            continue
        if (word := _longest(text, start, heads)) is None:
            continue
        taken = start + len(word)
        behind = text[start : taken + 1]
        somebody = any(_SOMEBODY.search(one) or is_job_title(one) for one in (word, behind))
        if _COMMON.search(word) or somebody:
            continue
        over = [role for role, head in heads.items() if word in head]
        if len(over) == 1 and not _is_anothers(word, over[0], knowledge):
            found.append((word, over[0]))
    roles = {role for _, role in found}
    return max(found, key=lambda one: len(one[0])) if len(roles) == 1 else None


def _longest(text: str, start: int, heads: Mapping[Role, str]) -> str | None:
    """The longest piece of ``text`` from ``start`` that stands above a job and cuts no word in letters."""
    for end in range(min(len(text), start + _LONGEST), start + 1, -1):
        piece = text[start:end]
        if piece.isalnum() and _whole(text, start, end) and any(piece in head for head in heads.values()):
            return piece
    return None


def _is_anothers(word: str, role: Role, knowledge: Knowledge) -> bool:
    """Whether another job is called so, or its duties say the word."""
    if any(word in name for name, roles in knowledge.names.items() if role not in roles):
        return True
    return knowledge.tells_of(word) and _others_do(word, role, knowledge)


def _others_do(word: str, role: Role, knowledge: Knowledge) -> bool:
    """Whether another job's duties say the word."""
    lists = [entry for entry in knowledge.lists.values() if entry.role_id != role.id]
    return any(word in folded(duty.text) for duty in knowledge.duties(lists))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word in letters is cut."""
    cut_before = (
        start > 0 and text[start].isascii() and text[start - 1].isascii() and text[start - 1].isalnum()
    )
    cut_behind = end < len(text) and text[end - 1].isascii() and text[end].isascii() and text[end].isalnum()
    return not (cut_before or cut_behind)


def _heads(knowledge: Knowledge) -> dict[Role, str]:
    """What stands above each job's first list, folded, back to the list before; jobs that are told in several places have none."""
    if (known := _known.get(knowledge)) is not None:
        return known
    found: dict[Role, list[str]] = {}
    twice: set[Role] = set()
    for document in knowledge.documents:
        heads = _of_document(knowledge, document)
        twice |= {role for role, _ in heads if role in found}
        twice |= {role for at, (role, _) in enumerate(heads) if role in (one for one, _ in heads[:at])}
        firms = sum(any(map(_FIRM.search, lines)) for _, lines in heads[1:])
        for at, (role, lines) in enumerate(heads):
            headline = at == 0 and firms * 2 < len(heads)  # it speaks of all the page's postings
            found.setdefault(role, _from_title(lines, role) if headline else lines)
    _known[knowledge] = heads_of = {
        role: "\n".join(told) for role, told in found.items() if role not in twice
    }
    return heads_of


_known: WeakKeyDictionary[Knowledge, dict[Role, str]] = WeakKeyDictionary()


# A line that tells whose posting it is.
_FIRM = re.compile(r"公司|集团|科技|教育|招聘|工厂|酒店|医院|学校|[店厂行社]$")


def _of_document(knowledge: Knowledge, document: str) -> list[tuple[Role, list[str]]]:
    """The jobs of a document in its order, each with the short lines above its first list, folded."""
    text = knowledge.source.text(document)
    end, last = 0, ""
    heads: list[tuple[Role, list[str]]] = []
    for entry, first, final in _in_order(knowledge, document):
        if entry.role_id != last:
            above = [folded(line) for line in text[max(end, first - _HEAD_CHARS) : first].splitlines()]
            told = [line for line in above if len(line) <= _LINE and ":" not in line]
            heads.append((knowledge.roles[entry.role_id], told))
        end, last = final, entry.role_id
    return heads


def _from_title(lines: list[str], role: Role) -> list[str]:
    """The lines from the one that prints the job's name on."""
    names = [folded(name) for name in role.names]
    named = [at for at, line in enumerate(lines) if any(name in line for name in names)]
    return lines[named[-1] :] if named else []


def _in_order(knowledge: Knowledge, document: str) -> Iterator[tuple[DutyList, int, int]]:
    """The lists of a document with where their points begin and end, in the text's order."""
    lists = [entry for entry in knowledge.lists.values() if entry.document_id == document]
    spans = []
    for entry in lists:
        duties = knowledge.duties([entry])
        if duties:
            spans.append((entry, min(d.start for d in duties), max(d.end for d in duties)))
    yield from sorted(spans, key=lambda span: span[1])
