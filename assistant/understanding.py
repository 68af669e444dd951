"""A question understood: normalised, translated, made whole with the turn before, and what it names resolved."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.actors import with_actor
from assistant.alike import alike
from assistant.apposed import without_apposition
from assistant.asked import Asked, Desk
from assistant.asker import (
    own_list,
    plain_own_list,
    stated_department,
    stated_in_full,
    stated_job,
    without_department,
)
from assistant.attribute_reading import asks_one_term, demands_of_person, masked
from assistant.contract import Intent, Question
from assistant.conversation import Turn, Whole
from assistant.described import told_list
from assistant.describedsides import plain_sides
from assistant.employers import without_employer
from assistant.everybody import asks_of_everybody, only_demand
from assistant.exactheadings import lists_named_exactly
from assistant.fitness import plain_fitness
from assistant.following import doubted, of_shown
from assistant.followup import standalone
from assistant.framing import unframed
from assistant.headings import heading_key
from assistant.holders import asks_holder
from assistant.incase import in_a_case
from assistant.intent import intent_of
from assistant.knownparts import but_items, without_known
from assistant.normalise import Wording, normalise
from assistant.own import asks_of_own_job, done_to_asker, of_own_job
from assistant.picking import items_by_number
from assistant.placing import placed, pointed_at
from assistant.plusses import asks_plusses
from assistant.postheads import by_what_stands_above
from assistant.requesting import plain_request
from assistant.scope import kinds_joined, without_house
from assistant.sectionrefs import heading_called
from assistant.sparing import asks_who_is_spared
from assistant.spokentitles import spoken_title, with_spoken_titles
from assistant.subjects import is_subject, plain_subject
from assistant.target import Target, resolve
from assistant.titled import names_headings
from assistant.topic import Topic, topic_of
from assistant.turning import Turning, known_already, turning
from assistant.wanting import plain_want, wraps
from assistant.weighing import weighs
from corpus.model import Role
from index.text import folded


def understand(question: Question, desk: Desk, before: Turn | None) -> Asked:
    """Normalise, translate, make whole with the turn before, and resolve what is named."""
    wording = _in_spoken_titles(normalise(_headings_apart(question.question, desk)), desk)
    said = stated_in_full(wording.text, desk.knowledge)
    stated = stated_job(said, desk.knowledge)
    mine = own_list(said, desk.knowledge) if before else None
    if not mine and before and resolve(before.job, desk.knowledge).lists:
        mine = before.job  # said of this very text, so that it tells more than whom the asker signed in as
    job = stated or mine or question.role or (before.job if before else "")
    text = done_to_asker(desk.reader.read(stated_in_full(wording.core, desk.knowledge)), job)
    if not job and (department := stated_department(said)):
        text = without_department(text)
        if asks_of_own_job(text):
            posed = text or wording.core
            asked = Wording(wording.original, wording.text, posed)
            return Asked(asked, posed, "enumerate", Target(asker=True), Topic("", ()), department=department)
    if before and (noted_of := known_already(text)) is not None:
        noted = Wording(wording.original, wording.text, text)
        return Asked(noted, text, None, resolve(noted_of, desk.knowledge), Topic("", ()), job=job, told=True)
    once_more = doubted(wording.text, before, desk) if before else None
    text = _POST_DUTIES.sub(r"\g<which>\g<what>", plain_own_list(text))
    text = without_known(_IN_WHICH_LIST.sub("谁负责", text))
    text = but_items(text, before.lists) if before else text
    text = items_by_number(_THIS_PAGE.sub("这页", text), before)
    turned = turning(text) if before and not once_more else Turning(text)
    leads_back = before is not None and not turned.aside and once_more is None
    place = placed(turned.text, before, desk.knowledge) if before and leads_back else None
    if place:
        turned, before = replace(turned, text=place.text), place.before
    named = without_employer(turned.text, desk.knowledge)
    if named == turned.text:
        named = by_what_stands_above(named, desk.knowledge)
    named = with_actor(named, desk.knowledge)
    plain = without_apposition(plain_sides(named, desk.knowledge), desk)
    turned = replace(turned, text=plain_subject(plain, desk.knowledge, desk.index.meaning))
    there = place and (place.pointed or place.names or turned.corrects)  # what was just shown is meant
    by_matter = None if there or once_more else told_list(turned.text, desk, job)
    if before and by_matter and by_matter.alike:  # what was said before may tell which
        by_matter = None
    text, target = in_plain_words(
        by_matter.text if by_matter else turned.text, desk, job, first=before is None
    )
    own = of_own_job(text, target, job, desk.knowledge, stated=stated is not None) if job else None
    if own:
        text, target = own.text, own.target
    matter = topic_of(unframed(target.rest), desk.index, desk.lexicon, desk.knowledge)
    goes_on = bool(_GOES_ON.search(wording.text))
    if once_more:
        whole = once_more
    elif (own and text != job) or (place and place.names):
        whole = Whole(text, about=own.about if own else ())
    else:
        whole = standalone(text, target, matter, before, desk.knowledge, goes_on=goes_on, turned=turned)
        names_none = not (target.roles or target.lists or turned.aside)
        if before and whole == Whole(text) and names_none:
            whole = of_shown(wording.text, matter, before, desk.knowledge, desk.index.meaning) or whole
    if place:
        whole = alike(text, target, place.before, desk) or pointed_at(whole, text, target, place)
    alone, topic = whole.text, matter
    if alone != text:
        target = resolve(alone, desk.knowledge, asker_role=job or None)
        topic = topic_of(unframed(target.rest), desk.index, desk.lexicon, desk.knowledge)
    topic = without_house(topic, target, desk.knowledge)
    wanted = _wanted(alone, target, desk, in_full=bool(_IN_FULL.search(question.question)))
    if not whole.about and (exactly := lists_named_exactly(alone, target, desk.knowledge)):
        (target, wanted), topic = exactly, Topic("", ())
    return Asked(
        wording=Wording(wording.original, wording.text, alone),
        standalone=alone,
        intent=wanted,
        target=target,
        topic=topic,
        about=whole.about,
        narrowed=whole.narrowed,
        missing=whole.missing or target.missing_section,
        lost=whole.lost,
        others=whole.others,
        job=job,
        by_matter=by_matter,
        encode=desk.index.meaning,
    )


def _headings_apart(text: str, desk: Desk) -> str:
    """``text`` with blanks between parts of headings as pauses: "基本素质 运营维护 都要 赶紧的"."""
    words = text.split()
    named = [bool(heading_called(word, desk.knowledge)) for word in words] if len(words) > 1 else []
    if sum(named) < 2 or not all(named[: sum(named)]):
        return text
    heads = "、".join(words[: sum(named)])
    return "，".join((heads, *words[sum(named) :]))


def _in_spoken_titles(wording: Wording, desk: Desk) -> Wording:
    """The wording with titles that it types with their notes in brackets as people say them."""
    text, core = (with_spoken_titles(view, desk.knowledge) for view in (wording.text, wording.core))
    return replace(wording, text=text, core=core)


def _wanted(text: str, target: Target, desk: Desk, *, in_full: bool) -> Intent | None:
    """What kind of answer the words tell; that of a person's qualities where the whole question asks for one."""
    intent = intent_of(text)
    if intent == "overview" and in_full and is_subject(target.sections, desk.knowledge):
        return "enumerate"
    if (
        intent in ("count", "enumerate")
        and _ASPECTS.search(text)
        and is_subject(target.sections, desk.knowledge)
    ):
        return "enumerate" if in_full else "overview"
    if intent in ("enumerate", "overview") and target.roles and in_a_case(text):
        return "fact"
    if intent not in _MAY_DEMAND or target.named_lists or target.items:
        return intent
    of_person = demands_of_person(masked(text, target.role_words), desk.index.meaning)
    return "requirements" if of_person else intent


# "渠道这一块是哪几份职责在负责", "谈判是哪份职责里的活儿": whose it is, and where it stands, which every answer tells.
_IN_WHICH_LIST = re.compile(
    r"(?:这一?块|这摊子?|这事儿?)?(?:都)?(?:是|在|由|归)?哪(?:几|一)?份(?:职责|清单)(?:里面?|中)?的?(?:活儿?|事儿?|在?负责|在?管|分内事)[?？的呢啊]*$"
)
# "秘书科有哪些岗位职责": duties are asked for, not posts.
_POST_DUTIES = re.compile(
    r"(?P<which>哪些|哪几[条项个]|哪几|什么|啥)(?:岗位|职位|岗)(?P<what>职责|责任|任务|要求|条件)(?=[吗呢啊吧?？，,。]|$)"
)
_ASPECTS = re.compile(r"(?:哪|几|多少)(?:几|些)?个?(?:大)?(?:方面|块|部分)")
_IN_FULL = re.compile(r"列[全齐]|(?:都|全|全部|统统)列|逐条|一条不[落漏少]")
_MAY_DEMAND = (None, "fact", "overview")


def in_plain_words(text: str, desk: Desk, job: str, *, first: bool = True) -> tuple[str, Target]:
    """``text`` without the ways in which people wrap a request, and what it names then.

    Args:
        first: no turn was before it, so that a job it does not name is the only one there is.
    """
    target = resolve(text, desk.knowledge, asker_role=job or None)
    said_plainly = asks_plusses(text, target.role_words) or asks_holder(text)
    if said_plainly or lists_named_exactly(text, target, desk.knowledge):
        return text, target
    plain = _unwrapped(text, target, desk, first=first)
    if plain == text:
        return text, target
    meant = resolve(plain, desk.knowledge, asker_role=job or None)
    same = meant.roles == target.roles and meant.taken_for is None
    return plain, replace(meant, taken_for=target.taken_for) if same else meant


# "剩下的", "还有呢": of something said before, which a first turn lacks.
_OF_BEFORE = re.compile(
    r"剩下|其余|余下|另外的|其他的?$|别的|还有|继续|接着|刚才|刚刚|上面|前面|之前|它们?|那[个条份些]|这[条份些]"
)


def _only_role(text: str, target: Target, desk: Desk) -> tuple[Role, ...]:
    """The job of a page that tells of one, which needs no name; none where there is more to ask about than the job."""
    if _OF_BEFORE.search(text):
        return ()
    roles = list(desk.knowledge.roles.values())[:2]
    alone = len(roles) == 1 and desk.knowledge.size <= _ONE_PAGE and not target.unknown_role
    return (roles[0],) if alone else ()


# "这条招聘写了哪几方面": the page that it is.
_THIS_PAGE = re.compile(
    r"这[个份篇套项]?[\u4e00-\u9fffa-zA-Z]{0,6}?(?<!什么)(?:制度|规定|规范|办法|方案|说明书|手册|守则|细则|材料|合集|规程|指南|公约)(?=[里中上]?面?(?:都|一|[共总]|主要)*(?:[写讲说]了?|分|包括|有|收了?|介绍了?)(?:成|为)?(?:了|的)?(?:哪几?|几|多少|什么)(?:些|个|大)*(?:块|部分|方面|章|节|篇|板块|内容(?!的)))|"
    r"[这该本此][条则个篇份]?(?:招聘(?:启事|信息|广告|公告|贴|帖子?)?|招工启事|启事|帖子|公告)(?=[里中上]|都?[写讲说列分]|一?[共总]|包括|的内容|有(?:哪|几))"
)
_ONE_PAGE = 40  # items


def _unwrapped(text: str, target: Target, desk: Desk, *, first: bool) -> str:
    named = target.named_lists or target.items or target.documents or target.unknown_numbers
    if not target.roles and (asks_of_everybody(text) or asks_who_is_spared(text)):
        return plain_request(text)  # "没有健康证不能干的岗位": of all jobs, not of one's own fitness
    if in_a_case(text):
        return text
    if target.roles and only_demand(target.rest):  # "单证员要什么证": what is wanted is said
        return plain_fitness(plain_request(text))
    roles = target.roles or (_only_role(text, target, desk) if first else ())
    part = _LISTS_COUNTED.search(text) or kinds_joined(text) or weighs(text)
    if len(roles) == 1 and not named and not part:
        words = tuple(word for word in target.role_words if word in text.lower())
        plain = plain_want(
            text, words, words[0] if words else spoken_title(roles[0], desk.knowledge), desk.index.meaning
        )
        whose = replace(target, roles=roles)
        if plain != text and asks_one_term(text, words):
            return plain_fitness(plain_request(text))
        if plain != text and not (_one_list(whose, text, plain, desk) or _matter_within(whose, plain, desk)):
            return plain
    return plain_fitness(plain_request(text))


def _one_list(target: Target, text: str, plain: str, desk: Desk) -> bool:
    """Whether one of a job's several lists of a kind is named: "大区经理工作内容二的全部", "以营业部负责人开头的职责"."""
    lists = desk.knowledge.lists_of([role.id for role in target.roles], "duty")
    headings = [folded(entry.heading or "") for entry in lists]
    several = len(set(headings)) > 1 and any(h and h in folded(text) and h not in plain for h in headings)
    return several or (len(lists) > 1 and names_headings(text))


def _matter_within(target: Target, plain: str, desk: Desk) -> bool:
    """Whether the question holds a word of the job's own texts that ``plain`` lacks: "库管的消防职责有哪些"."""
    matter = topic_of(unframed(target.rest), desk.index, desk.lexicon, desk.knowledge)
    words = [t.word for t in matter.terms if len(t.word) > 1 and t.word not in plain]
    words = [word for word in words if not wraps(word)]
    lists = desk.knowledge.lists_of([role.id for role in target.roles])
    headings = [heading_key(entry.heading or "") for entry in lists if entry.kind != "duty"]
    if any(key in folded(target.rest) and key not in plain for key in headings if len(key) > 1):
        return True  # "研究员的加分项，全部列出来"
    own = desk.knowledge.duties(lists)
    return any(word in folded(duty.text) for word in words for duty in own)


_LISTS_COUNTED = re.compile(r"(?:几|多少)份")  # "营业部负责人的职责有几份" counts no items
_GOES_ON = re.compile(r"呢[?？!！。.~～ ]*$")  # "借阅呢"
