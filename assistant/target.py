"""Who and what a question names: roles, lists by number or heading, items by number.

Resolution is against the catalogue, so a name that the knowledge base lacks is a finding
(``unknown_role``, ``unknown_number``), never a miss.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.alljobs import all_jobs
from assistant.articles import take_articles
from assistant.documents import take_documents
from assistant.headings import Section
from assistant.itemrefs import read_items
from assistant.jobheads import jobs_headed, with_headed, words_left_out
from assistant.knowledge import Knowledge
from assistant.lexicon import lexicon
from assistant.listrefs import take_bare_numbers, take_beside, take_edge_lists, take_list_numbers
from assistant.neighbours import take_neighbours
from assistant.numbersbehind import take_numbers_behind
from assistant.pairing import items_of_each
from assistant.rolerefs import (
    heads_the_lists,
    is_heading,
    only_told_of,
    roles_surely_meant,
    several_meant,
    take_roles,
    unknown_role,
)
from assistant.sectionrefs import take_sections
from assistant.shortened import asks_who, shortened
from assistant.titles import is_job_title
from assistant.trades import unknown_job
from assistant.unitheads import head_of_unit
from assistant.unnamed import meant_by_the_page
from corpus.model import Document, DutyList, Role

_ASKER = re.compile(
    r"(?:^|[，,。\s])(?:把|将|列(?:出|一下|下)?|发(?:一下|下)?)?(?:我|本人|我自己|咱)(?:这个|现在|目前)?的?(?:这个)?(?:全部|所有|整个|完整)?(?:的)?(?:岗位|职位|工作|职责|任务|职务)(?!\d)"
    r"|(?:^|[，,。\s])(?:我|本人|咱)(?:平时|平常|每天|日常|主要|具体|需要|应该|该|得|要|都|到底)*(?:负责|做|干|管)(?:什么|哪些|啥|些什么)"
    r"|作为我|我这个(?:岗位|职位)"
)


@dataclass(frozen=True, slots=True)
class Target:
    """What the question names, and the words that are left.

    Attributes:
        roles: resolved roles; empty when none is named.
        role_words: the words that named them, as typed in the normalised view.
        lists: lists named by number or heading.
        sections: headings named, each with its lists.
        items: printed item numbers named ("第2、3条"), and ``but_items`` when all but these are meant.
        items_of: the items of each list by itself, by list id ("职责4第7条和职责10第11条").
        documents: the document that the question is scoped to, by title, file name or company.
        unknown_role: a job title that the question is about and the knowledge base lacks.
        either: several jobs that a title fits alike, and none before the others; and that title.
        unknown_numbers: list numbers that no heading bears.
        missing_section: a place that a heading's parts lack ("第8节" of six).
        asker: the question is about the asker's own job.
        taken_for: a short name and the job that it was taken for (行专: 行政专员).
        rest: the question without what was resolved.
    """

    roles: tuple[Role, ...] = ()
    role_words: tuple[str, ...] = ()
    lists: tuple[DutyList, ...] = ()
    sections: tuple[Section, ...] = ()
    items: tuple[int, ...] = ()
    but_items: bool = False
    items_of: tuple[tuple[str, tuple[int, ...]], ...] = ()
    documents: tuple[Document, ...] = ()
    unknown_role: str | None = None
    either: tuple[str, tuple[Role, ...]] | None = None
    unknown_numbers: tuple[int, ...] = ()
    missing_section: str | None = None
    asker: bool = False
    rest: str = ""
    taken_for: tuple[str, str] | None = None
    ambiguous_lists: tuple[DutyList, ...] = field(default=())

    @property
    def named_lists(self) -> tuple[DutyList, ...]:
        """Lists named by number first, then those under named headings, each once."""
        under = [entry for section in self.sections for entry in section.lists]
        return tuple(dict.fromkeys((*self.lists, *under)))

    @property
    def names_nobody(self) -> bool:
        """No role, list, heading or document is named: the asker's own job may be meant."""
        named = self.lists or self.sections or self.documents or self.unknown_numbers or self.items
        return not named and (self.asker or not (self.roles or self.unknown_role or self.either))


# "第7个职责" is a list where no list is named, an item of it where one is: "职责7的第2个职责".
_ORDINAL_LIST = re.compile(r"第(\d{1,3})个职责")
_NUMBERED = re.compile(r"(?:职责|清单)\s*[:：]?\s*\d")


def resolve(text: str, knowledge: Knowledge, *, asker_role: str | None = None) -> Target:
    """Resolve what ``text`` (a normalised question) names."""
    target = _resolve(text, knowledge, asker_role)
    if not target.items or len(target.named_lists) < 2:
        return target
    return replace(target, items_of=items_of_each(text, lambda part: _resolve(part, knowledge, None)))


# "城管办(城市建设管理办公室)": a job and what it is called for short, or the other way round.
_GLOSSED = re.compile(r"([\u4e00-\u9fffa-zA-Z]{2,20})[(（]([^()（）]{2,20})[)）]")


def _without_gloss(text: str, knowledge: Knowledge) -> str:
    """``text`` with a job that it names twice named once, as the texts do."""
    if not (found := _GLOSSED.search(text)):
        return text
    before, within = found.group(1), found.group(2)
    for name, other in ((within, before), (before, within)):
        characters = iter(name)
        if name.lower() in knowledge.names and all(char in characters for char in other):
            return text[: found.start()] + name + text[found.end() :]
    return text


def _resolve(text: str, knowledge: Knowledge, asker_role: str | None) -> Target:
    text = _without_gloss(text, knowledge)
    head = None if asks_who(text) else head_of_unit(text, knowledge.names)
    if head:
        text = text.replace(head[0], head[1].title, 1)
    text, documents = take_documents(text, knowledge, lexicon())
    text, articles = (text, ()) if documents else take_articles(text, knowledge)
    rest, items, but = read_items(_ORDINAL_LIST.sub(r"职责\1", text) if not _NUMBERED.search(text) else text)
    rest, beside = take_neighbours(rest, knowledge)
    rest, numbers = take_list_numbers(rest)
    rest, edge = take_edge_lists(rest)
    said = rest
    rest, sections, missing_section = take_sections(rest, knowledge)
    headed = () if items or numbers or edge or beside else jobs_headed(sections, knowledge)
    if headed:
        sections = ()
    if beside:
        sections = sections or beside
    if not items and (numbers or sections):
        named = [e for n in numbers for e in knowledge.numbered(n)] + [e for s in sections for e in s.lists]
        rest, items = take_numbers_behind(rest, max((e.size for e in named), default=0))
    rest, roles, words = take_roles(rest, knowledge)
    if headed:
        roles, words = with_headed(headed, roles, words, words_left_out(said, rest))
    if not (roles or sections or numbers or documents) and (every := all_jobs(rest, knowledge)):
        rest, roles, words = every[0], every[1], (every[2].lower(),)
    taken_for = head
    if not (roles or numbers or sections or documents) and not asks_who(rest):
        taken_for = shortened(rest, knowledge.roles.values(), knowledge.says, knowledge.prints)
    if taken_for and not roles:
        rest, roles, words = rest.replace(taken_for[0], " ", 1), (taken_for[1],), (taken_for[0],)
    if roles:
        rest = _CARRIER.sub(" ", rest)
    if sections:
        rest = _NOT_THE_OTHER.sub("", rest)
    asker = not roles and bool(_ASKER.search(text))
    if asker and asker_role:
        _, roles, words = take_roles(asker_role, knowledge)
        if not roles:
            return Target(unknown_role=asker_role, rest=rest, asker=True)
    nobody = not (roles or sections or documents or articles)
    unknown = unknown_role(rest) if nobody else None
    if nobody and not unknown and not numbers:
        unknown = unknown_job(rest, knowledge.tells_of)
    if unknown and (is_heading(unknown, knowledge) or heads_the_lists(unknown, numbers, knowledge)):
        unknown = None
    if unknown and not is_job_title(unknown) and not only_told_of(unknown, knowledge):
        unknown = None
    if unknown and (meant := roles_surely_meant(unknown, knowledge)):
        rest, roles, words, unknown = rest.replace(unknown, " "), meant, (unknown,), None
    if unknown and not asks_who(text) and (only := meant_by_the_page(unknown, knowledge)):
        taken_for = unknown, only
        rest, roles, words, unknown = rest.replace(unknown, " "), (only,), (unknown,), None
    either = None if roles or sections or documents or articles else several_meant(rest, knowledge)
    unknown = None if either else unknown
    if not (numbers or sections or roles or unknown or documents or either):
        rest, numbers = take_bare_numbers(rest, knowledge.numbers)
    if sections and not numbers:
        rest, numbers = take_beside(rest, knowledge.numbers)
    lists: list[DutyList] = [*articles, *(knowledge.edge_lists(*edge) if edge else [])]
    missing: list[int] = []
    for number in numbers:
        found = knowledge.numbered(number, [role.id for role in roles])
        if not found and roles and _JOB_BESIDE.search(rest):
            found = knowledge.numbered(number)
        lists.extend(found)
        if not found:
            missing.append(number)
    rest = _without_department(rest, lists, knowledge)
    return Target(
        roles=roles,
        role_words=words,
        lists=tuple(dict.fromkeys(lists)),
        sections=sections,
        items=items,
        documents=documents,
        but_items=but,
        unknown_role=unknown,
        either=either,
        unknown_numbers=tuple(missing),
        missing_section=missing_section,
        asker=asker,
        rest=rest,
        taken_for=(taken_for[0], taken_for[1].title) if taken_for else None,
    )


_DEPARTMENT = re.compile(
    r"^\s*(?:把|列|看|请|将)*(?P<name>[\u4e00-\u9fff]{1,6}(?:部门?|处|科|中心|组))的?(?:岗位|工作)?(?:职责|清单)? "
)


def _without_department(rest: str, lists: Sequence[DutyList], knowledge: Knowledge) -> str:
    """``rest`` without the department before a list's number, where the list's job is its head: "销售部职责1列一下"."""
    found = _DEPARTMENT.match(rest)
    if found is None or not lists:
        return rest
    name = found.group("name")
    own = [
        (knowledge.roles[e.role_id].title, knowledge.label(e)) for e in lists if e.role_id in knowledge.roles
    ]
    told = bool(own) and all(any(title.startswith(name) for title in titles) for titles in own)
    return rest[found.end() - 1 :] if told else rest


# "职责3与门店督导都管…": the job stands beside the list, whose it is not.
_JOB_BESIDE = re.compile(
    r"职责 +(?:和|与|跟|同|、|/|vs|对比|还有|以及)+ | (?:和|与|跟|同|、|/|vs|对比|还有|以及)+职责 "
)
# "市场专员招聘信息里的岗位职责": where the job's lists stand is no matter of theirs.
_CARRIER = re.compile(
    r"(?<= )的?(?:这|那)?(?:[份个张页条则篇])?(?:招聘|岗位|职位)(?:信息|启事|广告|页面?|帖子?|简章|公告|文件)(?:里面?|中|上)?(?:的|写的?|说的?|提到的?)?"
)
# "成品库的仓管员…，原料库的不用": once a list is named, its neighbour is left out anyhow.
_NOT_THE_OTHER = re.compile(
    r"[，,。；; ](?:那个)?[\u4e00-\u9fff]{2,8}?(?:的|那边的?|那份)?(?:就|都)?(?:不用|不要|不必|(?<![区差类级性])别)(?:列|说|管|看|给|提)?(?:了|出来)?$"
)
