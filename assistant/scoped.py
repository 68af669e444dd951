"""Questions scoped to one document: its articles, its jobs, its lists, or a matter in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.aggregating import aggregate, asks_without, by_figures, by_words
from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked
from assistant.attributing import by_attribute
from assistant.contract import Intent
from assistant.departments import content_of, is_department
from assistant.documents import article_lists
from assistant.enumerating import WALL_ITEMS, WALL_LISTS, chosen_items, which_list, whole_lists
from assistant.headings import KIND_WORDS, heading_key
from assistant.inventory import map_of_lists, map_of_roles
from assistant.items import spoken
from assistant.literal import words_asked
from assistant.mentions import words_mentioned
from assistant.scope import kind_named
from assistant.topical import by_topic
from corpus.model import Duty, DutyList
from index.text import folded

_DUTIES = re.compile(r"(?:岗位|工作)?职责|工作内容|职责描述")  # "老灶台的工作职责几条": not its requirements
_JOBS = re.compile(
    r"岗位|职位|角色|工种|岗(?=$|[，,。?？])|(?:哪些|几个|什么|多少)人|有谁$|招(?:人|聘)?(?:什么|哪些|几)"
)
_PARTS = re.compile(
    r"几块|哪几(?:块|部分|份|个|章|节)|结构|目录|框架|大纲|概[述括况]|介绍|主要|总共|讲(?:了|的)?(?:些)?(?:什么|啥)"
)


def of_documents(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    """The answer from the named document alone."""
    knowledge = desk.knowledge
    documents = {d.id: d for d in asked.target.documents}
    lists = [e for e in knowledge.lists.values() if e.document_id in documents]
    roles = [knowledge.roles[i] for i in dict.fromkeys(e.role_id for e in lists)]
    title = "、".join(f"“{d.title.strip()}”" for d in documents.values())
    if asked.target.items:
        articles = [e for n in asked.target.items if n > 0 for e in article_lists(n, lists, knowledge)]
        counted = [e for e in lists if e.kind != "overview"]
        if not articles and len(counted) > 1:
            if numbered := _numbered_through(asked, desk, counted):
                return chosen_items(desk, numbered, intent, f"{title}{spoken(asked.target.items)}")
            return which_list(asked, desk)
        return whole_lists(asked, desk, articles or counted, intent, title=title, pointed=not articles)
    words = words_asked(asked.text) or words_mentioned(asked.text)
    if words and (found := by_words(asked, desk, words, lists)):
        return found
    if asks_without(asked) and not asked.topic.empty:
        return aggregate(asked, desk, [e for e in lists if e.kind == "duty"])
    if found := by_figures(asked, desk, [e for e in lists if e.kind != "overview"], intent):
        return found
    if part := _part(asked, desk, lists, intent):
        return whole_lists(asked, desk, part, intent, title=title)
    attribute = attribute_asked(asked)
    if attribute:
        matter = [t.word for t in asked.topic.terms if len(t.word) > 1]
        return by_attribute(desk, attribute, roles, asked.text, matter)
    if (
        _JOBS.search(asked.text)
        and intent in ("lookup", "enumerate", "count", "overview", "fact")
        and _bare(asked)
    ):
        jobs = [role for role in roles if not is_department(role.title)] or roles
        return map_of_roles(desk, jobs, title, intent)
    if not _bare(asked):
        return by_topic(asked, desk, intent if intent != "compare" else "enumerate", scope=lists)
    if _DUTIES.search(asked.target.rest) and any(e.kind == "duty" for e in lists):
        lists = [e for e in lists if e.kind == "duty"]
    elif kind := kind_named(asked.text):
        lists = [e for e in lists if e.kind == kind] or lists
    small = len(lists) <= WALL_LISTS and sum(e.size for e in lists) <= WALL_ITEMS
    if small and intent != "overview" and not _PARTS.search(asked.text):
        return whole_lists(asked, desk, lists, intent, title=title)
    return map_of_lists(desk, lists, title, "count" if intent == "count" else "overview")


def _part(asked: Asked, desk: Desk, lists: Sequence[DutyList], intent: Intent) -> list[DutyList]:
    """ "外贸部KPI", "跑销售的有什么纪律要守": the lists of one kind or heading that alone are asked for; else none.

    A department's own duties (部门职责) are such a part, where its duties are asked for.
    """
    rest = folded(asked.target.rest)
    kind = kind_named(rest)
    of_kind = [e for e in lists if kind and e.kind == kind]
    said = sorted((w for k, ws in KIND_WORDS if k == kind for w in ws if w in rest), key=len, reverse=True)
    words = content_of(rest, said)
    if of_kind and not words:
        return of_kind
    words = [*words, *said[:1]]
    if words and all(len(word) > 1 for word in words):
        names = [folded(name) for i in {e.role_id for e in lists} for name in desk.knowledge.roles[i].names]
        return [e for e in lists if all(word in _own_heading(e, names) for word in words)]
    if words or intent not in ("enumerate", "count") or not _OF_DEPARTMENT.search(rest):
        return []
    return [e for e in lists if e.kind == "duty" and heading_key(e.heading or "").startswith("部门")]


def _own_heading(entry: DutyList, names: Sequence[str]) -> str:
    """A list's heading without the jobs in it: 任职资格（财务经理） says nothing of a 经理."""
    heading = folded(entry.heading or "")
    for name in names:
        heading = heading.replace(name, " ")
    return heading


_OF_DEPARTMENT = re.compile(r"职责|职能|责任|任务")


def _numbered_through(asked: Asked, desk: Desk, lists: Sequence[DutyList]) -> list[Duty]:
    """The items pointed at in a document that numbers them from its first list to its last; else none.

    "制度第22条至第24条": each number is printed once in the whole document.
    """
    duties = desk.knowledge.duties(lists)
    wanted = {str(n) for n in asked.target.items if type(n) is int and n > 0}
    found = [d for d in duties if d.number in wanted]
    return found if found and len(found) == len({d.number for d in found}) == len(asked.target.items) else []


_LIGHT = re.compile(
    r"岗位|职位|角色|工种|招聘?|块|部分|份|章|节|条|款|规定|内容|结构|目录|框架|大纲|里面?|上|主要|介绍|概[述括况]|总共|一共|写|讲|说|列|几|多少|哪些|什么|啥|页|社会"
)


def _bare(asked: Asked) -> bool:
    """Whether nothing but the document, its jobs or its parts is asked for."""
    return not content_of(asked.target.rest) or all(
        not _LIGHT.sub("", term.word) for term in asked.topic.terms
    )
