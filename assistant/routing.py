"""Which handler answers: the one place where intent, names and matter meet."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.aggregating import (
    asks_without,
    by_figures,
    by_words,
    catch_alls,
    excepted,
    timeless,
    wants_figures,
)
from assistant.asidesections import section_beside
from assistant.asked import Asked, Desk, Outcome
from assistant.asker import of_department
from assistant.attribute_reading import asked_behind_subject
from assistant.attributing import by_attribute
from assistant.catchall import asks_catch_alls, names_catch_all
from assistant.choosing import chosen_part
from assistant.collecting import collected, gathered, things_listed
from assistant.composer import Composer
from assistant.contract import Intent
from assistant.demanded import demanded_of_each, qualities_demanded
from assistant.described import which_told
from assistant.doneto import done_to
from assistant.enumerating import chosen_items, unknown_number
from assistant.everybody import of_everybody, of_job
from assistant.facets import asks_part
from assistant.guards import guarded
from assistant.handling import HANDLERS
from assistant.headings import list_number
from assistant.holders import holder
from assistant.items import Dotted, spoken, within_chapters
from assistant.keeping import kept_for
from assistant.labelled import labelled
from assistant.labelledjobs import told_of_each, told_of_job
from assistant.leads import lead_of
from assistant.listing import kinds_of_role
from assistant.literal import words_asked
from assistant.mentions import counted_words, words_mentioned
from assistant.parties import of_parties
from assistant.partsleftout import without_parts
from assistant.plusses import plusses
from assistant.previous import of_cited
from assistant.qualifying import qualified
from assistant.qualities import demands_value, required_of
from assistant.refusing import (
    lost_subject,
    not_covered,
    role_not_found,
    which_of_department,
    which_of_title,
    which_role,
)
from assistant.requesting import leaves_out_requirements
from assistant.requiring import fits
from assistant.rowcolumns import cell_of_row
from assistant.scoped import of_documents
from assistant.several_terms import attributes_in_turn
from assistant.skills import skills_demanded
from assistant.sparing import who_needs_not
from assistant.strangers import stranger_compared
from assistant.structure import is_plain, of_titles, structural
from assistant.subjects import is_subject, told_apart
from assistant.subunits import divided
from assistant.themes import of_theme
from assistant.titled import names_headings
from assistant.topical import DUTIES, by_topic
from assistant.unlisted import of_unlisted
from assistant.weighing import weighed
from index.text import folded


def route(asked: Asked, desk: Desk) -> Outcome:
    """Answer or refuse; every path ends in an outcome."""
    early = _before_evidence(asked, desk)
    if early is not None:
        return early
    target = asked.target
    if asked.by_matter and asked.by_matter.alike:
        return which_told(asked.by_matter)
    if asked.department:
        return which_of_department(desk, asked.department, of_department(asked.department, desk.knowledge))
    if asked.lost:
        return lost_subject(desk)
    if asked.missing:
        return not_covered(desk, asked.missing, "enumerate")
    if asked.about:
        return of_cited(asked, desk)
    if found := divided(asked, desk) or weighed(asked, desk) or section_beside(asked, desk):
        return found
    if found := _absent_behind_subject(asked, desk):
        return found
    intent = asked.intent or ("enumerate" if target.named_lists or target.roles else "fact")
    nobody = not (target.named_lists or target.roles or target.items)
    if nobody and intent == "lookup" and not asked.topic.empty:
        desk.selector.foresee(asked.topic, asked.text, DUTIES)
    alone = ("fact", "overview") if len(target.roles) > 1 else ("fact", "overview", "compare")
    if target.items and not target.named_lists and intent in alone:
        intent = "enumerate"
    if target.named_lists and (found := lead_of(asked, desk, intent)):
        return found
    if found := holder(asked, desk):
        return found
    if found := plusses(asked, desk) or cell_of_row(asked, desk):
        return found
    if target.items and (found := _within_chapters(asked, desk)):
        return found
    if intent == "lookup" and (found := done_to(asked, desk)):
        return found
    mentioned = bool(things_listed(asked.text)) or bool(words_mentioned(asked.text))
    if collected(asked, desk) is None and (found := of_parties(asked, desk)):
        return found
    lists_without = asks_without(asked) and _WHICH_OF_LISTS.search(
        asked.text
    )  # 哪几份没有提: lists, not items
    if found := without_parts(asked, desk):
        return found
    by_heading = lists_without or names_headings(asked.text)
    if not by_heading and (found := chosen_part(asked, desk, intent)):
        return found
    if target.either and not target.named_lists:
        return demanded_of_each(asked, desk) or which_of_title(intent, asked.text, *target.either)
    if found := told_of_each(asked, desk):
        return found
    if stranger := stranger_compared(asked.text, desk.knowledge):
        return role_not_found(desk, stranger, "compare")
    if target.unknown_role and intent not in ("draft", "lookup") and not mentioned:
        told = told_of_job(asked, desk, target.unknown_role, intent)
        return told or role_not_found(desk, target.unknown_role, intent)
    if intent in (*_QUALITY_ASKED, "overview", "count") and (found := kinds_of_role(asked, desk, intent)):
        return found
    if found := of_job(asked, desk):
        return found
    if intent in _TERMS_ASKED and (found := attributes_in_turn(asked, desk)):
        return found
    if found := skills_demanded(asked, desk):
        return found
    if intent in _QUALITY_ASKED and (found := qualities_demanded(asked, desk)):
        return found
    if nobody and (found := qualified(asked, desk)):
        return found
    if nobody and (found := who_needs_not(asked, desk) or of_everybody(asked, desk)):
        return found
    if nobody and (found := kept_for(asked, desk) or (fits(asked, desk) if intent != "compare" else None)):
        return found
    if nobody and intent in _QUALITY_ASKED and (found := required_of(asked, desk)):
        return found
    if target.documents and not (target.named_lists or target.roles):
        return of_documents(asked, desk, intent)
    if target.unknown_numbers and not target.lists:
        return unknown_number(asked, desk)
    if target.asker and not target.roles:
        return which_role(desk, intent)
    if found := labelled(asked, desk, intent):
        return found
    if found := of_titles(asked, desk) or (None if target.named_lists else of_theme(asked, desk)):
        return found
    if asks_without(asked) and (found := timeless(asked, desk)):
        return found
    if asks_catch_alls(asked.text) and not asks_without(asked) and (found := catch_alls(asked, desk, intent)):
        return found
    if found := structural(asked, desk, intent):
        return found
    if found := _by_words(asked, desk) or gathered(asked, desk) or _by_figures(asked, desk, intent):
        return found
    if target.roles and not target.items and is_plain(asked, desk):  # "由哪几部分组成", "给我个地图"
        asked = replace(asked, topic=replace(asked.topic, terms=()))
    if not asked.topic.empty and not target.items and (asks_without(asked) or excepted(asked)):
        intent = "aggregate"
    elif (intent == "aggregate" and target.items and (target.named_lists or _but_items_of_role(asked))) or (
        intent == "requirements" and (_rules_of_section(asked) or _sections_of_kinds(asked))
    ):
        intent = "enumerate"
    demanded = intent in _QUALITY_ASKED and bool(target.roles) and demands_value(asked)
    if demanded:
        intent = "requirements"
    elif intent in (*_PER_SIDE, "count") and not target.items and _several(asked, desk):
        per_side = intent in _PER_SIDE and not asked.topic.empty
        if per_side and asked.intent in (None, "fact") and _called_alike(asked, desk):
            return by_topic(asked, desk, "fact")
        intent = "compare" if per_side or asks_part(asked.text) else intent
    return HANDLERS[intent](asked, desk, intent)


def _absent_behind_subject(asked: Asked, desk: Desk) -> Outcome | None:
    """A refusal where a job is described and asked for what no text prints of any job: "管客服的岗位要不要上夜班"."""
    behind = asked_behind_subject(asked)
    again = replace(
        desk, composer=Composer(desk.knowledge)
    )  # what it cites is cited only by an answer of its own
    found = by_attribute(again, behind[0], (), behind[1]) if behind else None
    return found if found is not None and found.refusal is not None else None


def _but_items_of_role(asked: Asked) -> bool:
    """ "除了第一条，店长还有哪些职责": a job's items by number, of nothing else."""
    return asked.target.but_items and bool(asked.target.roles) and asked.topic.empty


def _within_chapters(asked: Asked, desk: Desk) -> Outcome | None:
    """ "3.4和3.5写了什么": items by numbers that run through chapters, in what is named or wherever each is printed once."""
    target, knowledge = asked.target, desk.knowledge
    if not any(isinstance(n, Dotted) for n in target.items) or knowledge.size > _ALL_READ:
        return None
    own = {d.id for d in target.documents}
    lists = target.named_lists or knowledge.lists_of([r.id for r in target.roles])
    lists = lists or [e for e in knowledge.lists.values() if not own or e.document_id in own]
    found = within_chapters(knowledge.duties(lists), target.items)
    if not found or len(found) > len(target.items):
        return None
    return chosen_items(desk, found, "enumerate", f"编号{spoken(target.items)}")


_WHICH_OF_LISTS = re.compile(r"(?:哪|几|多少)(?:几|些|个|一)?(?:份|节|块|篇|部分|清单|列表)")
_ALL_READ = 20_000  # items that are read through for one printed number


# Intents under which several terms of a post may be asked for: "招几个人，年龄有啥要求" counts nothing.
_TERMS_ASKED = frozenset({"fact", "lookup", "requirements", "count", "overview"})
# Intents under which a quality may be asked for: "销售监督对语言表达有没有要求" reads like a fact.
_QUALITY_ASKED = frozenset({"fact", "lookup", "enumerate", "requirements"})
# Intents that, asked of several lists at once about one matter, are answered side by side.
_PER_SIDE = frozenset({"fact", "enumerate", "lookup", "requirements"})


# "巡逻这块有哪些要求": what a section demands is what it says; qualities of a person are something else.
_DEMANDS = re.compile(r"要求|规定|条件")
_QUALITIES = re.compile(
    r"任职|岗位要求|职位要求|招聘|应聘|素质|能力|学历|专业|经验|年龄|证|资格|技能|胜任|会什么|懂"
)


def _rules_of_section(asked: Asked) -> bool:
    """Whether a named section's own rules are asked for with the word for requirements."""
    named = asked.target.named_lists
    return (
        bool(asked.target.sections)
        and not any(e.kind == "requirement" for e in named)
        and bool(_DEMANDS.search(asked.text))
        and not _QUALITIES.search(asked.text)
    )


def _sections_of_kinds(asked: Asked) -> bool:
    """ "定位、素质、工作内容都要": headings named side by side, of which only one holds requirements."""
    sections = asked.target.sections
    kinds = {"requirement" in {e.kind for e in section.lists} for section in sections}
    return len(kinds) > 1 and bool(told_apart(asked.text, sections))


def _several(asked: Asked, desk: Desk) -> bool:
    """Whether several lists, headings or roles are named."""
    target = asked.target
    sections = 1 if is_subject(target.sections, desk.knowledge) else len(target.sections)
    return len(target.lists) + sections > 1 or len(target.roles) > 1


def _called_alike(asked: Asked, desk: Desk) -> bool:
    """Whether one name calls several jobs (管培生): none is set against another, as 两个岗位 would."""
    words = asked.target.role_words
    return len(asked.target.roles) > len(words) == 1 and folded(words[0]) in desk.knowledge.names


def _by_figures(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """ "每天要做的事": items by their time or figures, where the question has no other matter."""
    target, knowledge = asked.target, desk.knowledge
    if target.items or (asked.topic.empty and (target.named_lists or target.roles)):
        return None
    if not wants_figures(asked, intent):
        return None
    lists = target.named_lists or knowledge.lists_of([r.id for r in target.roles] or list(knowledge.roles))
    return by_figures(asked, desk, [e for e in lists if e.kind != "overview"], intent)


def _by_words(asked: Asked, desk: Desk) -> Outcome | None:
    literal = words_asked(asked.text)
    both = literal if literal and literal.all_of else None
    counted = counted_words(asked.text)
    words = both or collected(asked, desk) or counted or literal or words_mentioned(asked.text)
    if not words:
        return None
    named = asked.target.named_lists or desk.knowledge.lists_of([r.id for r in asked.target.roles])
    whole_text = words.whole_text and not leaves_out_requirements(asked.wording.original)
    every = [e for e in desk.knowledge.lists.values() if whole_text or e.kind != "requirement"]
    if asks_without(asked):  # a sentence that leads a list is no list
        every = [e for e in every if e.kind != "overview"]
        if names_catch_all("".join(words.words)):  # however each list words it
            words = replace(words, catch_all=True)
            every = [e for e in every if e.kind == "duty"]
    if excepted(asked):
        return by_words(asked, desk, words, [e for e in every if e not in named])
    if "编号" in asked.text:
        every = [e for e in every if e.heading and list_number(e.heading) is not None]
    return by_words(asked, desk, words, named or every)


def _before_evidence(asked: Asked, desk: Desk) -> Outcome | None:
    if found := guarded(asked, desk):
        return found
    if not desk.knowledge.lists:
        return of_unlisted(asked, desk)
    return None
