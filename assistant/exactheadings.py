"""Headings asked for by their very words: "绩效标准有哪些", "薪资福利待遇有几条", "把其他条件列出来", "Why Us第2条是什么".

    question := lead* [job 的] heading [第N条] tail*

What is left of a question without the ways of asking is a heading as it is printed, so that its lists are meant whatever
else the words may name (绩效标准 also is an attribute, 任职要求 a kind). A heading that only names a kind which several jobs
have lists of leaves open whose it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from assistant.contract import Intent
from assistant.enumerating import WALL_ITEMS
from assistant.headings import Section, heading_key, is_generic
from assistant.itemrefs import read_items
from assistant.knowledge import Knowledge
from assistant.normalise import numeral
from assistant.plusses import asks_plus_lists, plus_lists
from assistant.sectionrefs import heading_called
from assistant.target import Target
from corpus.model import DutyList
from index.text import folded

_LEAD = re.compile(
    r"^(?:请问|请|麻烦|帮我|帮忙|给我|我想|想|要(?!求)|看看|看|问一下|问下|说说|讲讲|说一下|讲一下|介绍一下|列举?一下|列出|列|把|将|这(?:个|份|页|条|里)(?:岗位?|招聘|职位|文档|页面)?的?|上面的?|文中的?|[,，、 的])"
)
_TAIL = re.compile(
    r"(?:(?:一共|总共|总计|都|共|具体|分别|主要|全部|完整|逐条|到底)?(?:有|是|包括|包含|写|列|讲|说|含)?(?:了|着|的)*(?:哪些|哪几|什么|些啥|啥|几|多少)(?:[个条项点]|内容|东西|规定)*(?:内容)?"
    r"|(?:一共|总共|都|全部|全|完整|逐条|逐一|统统)?(?:列|说|讲|念|发|给|写|贴)(?:举|出来|一下|给我|给|我|全|齐|看看|看)*(?:来)?|(?:怎么|如何|咋)(?:写|说|规定|要求)的?|(?:里面?|中|部分|这块|那块|那部分|这部分|一栏|一节|那栏|这栏|方面)(?:的|都)*|[呢啊呀吗吧的?？。.!！,， ])$"
)
# "在培训和评估上要做哪些事"
_ON = re.compile(
    r"^(?P<who>[^在]{0,8})在?(?P<what>[^在]{2,14}?)(?:上|方面|这块|这一块)(?:都|具体|主要|还|平时)*(?:要|需要|该|应该|得)?(?:做|干|负责|管)(?:些|的|到)*(?:是|有)?(?:哪些|哪几[件项个]|什么|啥)(?:事情?|工作|活儿?|内容)?$"
)
# 培训和评估工作 is said 培训和评估: two things joined are its name, one alone (培训工作) is any matter's word.
_TWO_THINGS = re.compile(
    r"^(?P<things>[^和与及、]{2,8}[和与及、][^和与及、]{2,8}?)(?:相关)?(?:工作|事务|事项|事宜)$"
)
_ONLY_WORDS = re.compile(r"(?!.*[谁哪什啥吗几多怎])[\u4e00-\u9fff]{4,8}")
_COUNTED = re.compile(r"(?:几|多少|哪几)[个]?[条项点]")
#: Headings that name what every job has: whose all of a kind is asked for, not the one list.
_WHOLE_KIND = re.compile(
    r"(?:你的)?(?:岗位|职位|工作|任职|主要|能力|应聘|职责|核心|招聘|人员)*(?:职责|要求|资格|描述|内容|条件|任务)+"
)
_SPACES = re.compile(r"\s+")
_PAUSES = re.compile(r"[\s:：,，、.．]+")
_ORDINAL = re.compile(r"第([一二三四五六七八九十]{1,3})(?=[篇章节部条])")
_NOTE = re.compile(r"[(（][^()（）]*[)）]$")


def lists_named_exactly(text: str, target: Target, knowledge: Knowledge) -> tuple[Target, Intent] | None:
    """``target`` with the heading that ``text`` (a normalised question) names word by word, and how it is asked for.

    ``None`` where it says anything else, where the heading was resolved already, or may be several jobs'.
    """
    if target.named_lists or target.documents or target.but_items:
        return None
    plain, items, _ = read_items(text)
    counted = bool(_COUNTED.search(plain))
    words = ""
    lists: tuple[DutyList, ...] = ()
    for names in (target.role_words, ()):  # a heading may hold the job's name itself
        words = _words(plain, names)
        if lists := tuple(_lists(words, target, knowledge, part=bool(items) or counted)):
            break
    if not lists and not target.roles and _ONLY_WORDS.fullmatch(text):
        called = heading_called(text, knowledge)  # "终端档案", and nothing is asked
        lists = tuple(e for s in knowledge.sections if called and s.label.strip() == called for e in s.lists)
    if (
        not lists and (found := _ON.match(text)) and found.group("who")
    ):  # 销售监督 heads the lists, and is no job
        words = _plain(heading_key(found.group("what")))
        who = found.group("who").rstrip("的")
        lists = tuple(
            e for e in _lists(words, target, knowledge, part=counted) if any(who in x for x in e.path)
        )
    if not lists or (not items and words == _SPACES.sub("", text.lower()) and is_generic(words)):
        return None
    section = Section(lists[0].heading or words, words, lists[0].path, lists[0].document_id, tuple(lists))
    return replace(
        target, sections=(section,), items=items, rest="", unknown_role=None, unknown_numbers=()
    ), ("count" if counted else "enumerate")


def _words(text: str, names: Sequence[str]) -> str:
    """What ``text`` says besides asking, without ``names``."""
    text = text.lower()
    for word in sorted(names, key=len, reverse=True):
        text = text.replace(word, "", 1)
    if (found := _ON.match(text)) and not found.group("who"):
        return _plain(heading_key(found.group("what")))
    while (found := _LEAD.search(text)) and found.end() < len(text):
        text = text[found.end() :]
    while (found := _TAIL.search(text)) and found.start() > 0:
        text = text[: found.start()]
    return _plain(heading_key(text))


def _plain(key: str) -> str:
    """For comparison: without spaces, 第一篇 as 第1篇."""
    return _ORDINAL.sub(lambda found: f"第{numeral(found.group(1))}", _PAUSES.sub("", key))


def _lists(words: str, target: Target, knowledge: Knowledge, *, part: bool) -> Sequence[DutyList]:
    """The lists of one job that are headed by ``words``; none where several jobs' may be meant, or all of a kind is."""
    if len(words) < 2:
        return ()
    under = {e.id for section in _headed_so(knowledge).get(words, ()) for e in section.lists}
    if not under and not asks_plus_lists(words):
        return ()
    roles = {role.id for role in target.roles}
    own = [e for e in knowledge.lists.values() if not roles or e.role_id in roles]
    found = [e for e in own if e.id in under] or plus_lists(words, own)
    if len({e.role_id for e in found}) != 1:
        return ()
    if is_generic(words):
        if roles:
            return ()  # of a job that is named, its lists of a kind are found by the kind
        kinds = {e.kind for e in found}
        if any(e.kind in kinds and e.role_id != found[0].role_id for e in own):
            return ()
    if not part and _WHOLE_KIND.fullmatch(words) and (kind := found[0].kind) in ("duty", "requirement"):
        found = [e for e in own if e.kind == kind and e.role_id == found[0].role_id]
    return found if sum(e.size for e in found) <= WALL_ITEMS or len(under) == 1 else ()


_by_form: WeakKeyDictionary[Knowledge, dict[str, list[Section]]] = WeakKeyDictionary()


def _headed_so(knowledge: Knowledge) -> dict[str, list[Section]]:
    """The headings by each form in which they may be said; made once per state of the texts, which may have thousands."""
    if (known := _by_form.get(knowledge)) is None:
        known = defaultdict(list)
        for section in knowledge.sections:
            for form in _forms(section):
                known[form].append(section)
        _by_form[knowledge] = known = dict(known)
    return known


def _forms(section: Section) -> set[str]:
    """A heading as it may be said: without spaces, and without what it notes in brackets."""
    bare = heading_key(_NOTE.sub("", folded(section.label)))
    whole = folded(section.label).strip(" :：")
    shortened = [found.group("things")] if (found := _TWO_THINGS.match(section.key)) else []
    return {_plain(form) for form in (bare, whole, *section.spoken, *shortened)}
