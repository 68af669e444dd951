"""A follow-up made whole: what it leaves out is put back in words, so that the reader sees what was understood.

A turn fills slots: lists, items, roles, matter, and the duties it cited. A follow-up names some of them and
inherits the rest: "第3条呢", "那职责9呢", "换成职责14", "多久一次", "发给谁", "就这些？", "不是职责3，是职责13".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.again import ASKS, SHORT, by_size, chosen, narrowing, other_level, repeated
from assistant.confirming import guessed
from assistant.continuing import continued, when_of_shown
from assistant.contrast import other_job, other_of_row, sibling
from assistant.conversation import Turn, Whole
from assistant.further import further
from assistant.knowledge import Knowledge
from assistant.leaning import leaning
from assistant.naming import joined, subject_of, with_named
from assistant.nearby import of_figure
from assistant.ofcited import asks_of_cited, of_value
from assistant.others import others
from assistant.picking import narrowed, of_named, picked, pointed
from assistant.pointing import only_points
from assistant.referents import with_persons
from assistant.remaining import remaining
from assistant.restricting import restricted
from assistant.said import Said
from assistant.sectionrefs import heading_called
from assistant.stepping import step
from assistant.subjects import heading_of
from assistant.target import Target
from assistant.topic import Topic
from assistant.turning import Turning
from assistant.whom import cited

_EDGE = "，,。?？!！、 "
_LEAD = re.compile(
    r"^(?:那(?!边|头|份|条|几|两|位|个|些|人|家)么?说?|还有|另外|然后|至于|再(?:说|看|问)?(?:看|说)?|换成|换(?![货班岗证季灯药水料线装填洗床届热乘台房车油气屏锁轮])|改成|改|和|以及|如果是|要是|那如果是|回到|只看|只要)[，, ]*"
)
_TAIL = re.compile(
    r"(?:的)?(?:呢|又如何|怎么样|也(?:都|全|一起|一并)*(?:来|说|要|讲|看|给|列|念|读|发|贴|展示|介绍|查)(?:一|说|讲|看|我|出来|出|给|份|下|遍|列|读|念|查)*)(?=[?？]?$)"
)
_OF_THAT = re.compile(r"(?<=\S{2})的那(?:个|些|种)$")  # "店柜的那个呢" is "店柜的呢"
# "这条跟职责4第6条比": the item just shown, beside one that is named.
_THIS_ITEM = re.compile(
    r"^(?:那)?(?:(?:这|那|上面|刚才)(?:那)?一?条|(?:这|那)个?(?=[跟和与同])|它(?=[跟和与同])|(?=[跟和与同].{3,}(?:比|一样|区别|不同|一回事|重复)))"
)
# "不对不对，我要的是…", "说错了 是…", "抱歉，我想问的是…", "噢不，是…": what follows stands for what was said.
_CORRECTION = re.compile(
    r"^(?:(?:[噢哦啊哎呃]*不(?:对|是)?|错了|(?:说|打|问|看)错了|弄错了|搞错了|抱歉|不好意思|更正一?下?)[，,。!！ ]+)*(?:我(?:刚才|其实|本来)?(?:想|要)?(?:的|问的?|说的?|看的?|指的?)(?:其实)?(?:就)?是|应该是|应为|是)(?!否|不是|谁|什么|哪)"
)
_ONLY_SORRY = re.compile(
    r"^(?:(?:[噢哦啊]*不(?:对|(?=[，,。!！ ]|$))|错了|(?:说|打|问|看)错了|弄错了|搞错了|抱歉|不好意思|更正)[，,。!！ ]*)+"
)
# "哪几条带时间", "有几条和客户有关": of the list just shown.
_WHICH_ITEMS = re.compile(r"^(?:那|所以|具体)?(?:有|是)?(?:哪(?:些|几)?|几|多少)(?:条|项|点)(?=.{2,})")
_OPENING = re.compile(
    r"(?:我)?(?:头一次|第一次|最开始|一开始|最早|最初|刚开始|开头)(?:问|说|提|看|要)(?:到|过)?的(?:那|这)?(?:一)?(?:份|个|节|条)?(?:清单|职责)?"
)
_DRAFT = re.compile(r"jd|招聘|岗位说明书|职位描述", re.IGNORECASE)


def standalone(
    text: str,
    target: Target,
    matter: Topic,
    before: Turn | None,
    knowledge: Knowledge,
    *,
    goes_on: bool = False,
    turned: Turning | None = None,
) -> Whole:
    """``text`` with what the turn before named, where it leans on it.

    Args:
        target: what the text itself names.
        matter: its own content words; a question that has some and points nowhere stands alone.
        goes_on: it ended in 呢, so that what it does not say is what the turn before asked.
        turned: what led to it was taken off: another subject, or a correction.
    """
    typed = text.strip(_EDGE)
    if before is None:
        return Whole(text, lost=only_points(typed, target))
    if turned is not None and turned.aside:
        return Whole(text)
    corrects = turned is not None and turned.corrects
    corrected = _ONLY_SORRY.sub("", _CORRECTION.sub("", typed)) or typed
    bare = _OF_THAT.sub("的", _TAIL.sub("", _LEAD.sub("", corrected)).strip(_EDGE))
    leans = corrects or bare != typed or (goes_on and len(bare) <= SHORT)
    said = Said(text, typed, bare, target, matter, before, knowledge, goes_on, leans, corrects)
    for move in _MOVES:
        if whole := move(said):
            return whole
    return leaning(bare, matter, before, knowledge, leans=leans)


def _opening_or_draft(said: Said) -> Whole | None:
    """ "一开始问的那份": the list that the conversation began with; "换成招聘JD的写法": of the job before."""
    target, before = said.target, said.before
    if _OPENING.search(said.bare) and before.opening:
        return Whole(re.sub("[，,]", "", _OPENING.sub(before.opening[0], said.bare)))
    if not _DRAFT.search(said.text) or target.roles or target.lists or not before.subject:
        return None
    return Whole(f"{'、'.join(before.subject)}{said.text}")


def _of_another(said: Said) -> Whole | None:
    """ "月度的呢", "另一个岗位呢": the question before, of its like."""
    other = other_of_row(said.bare, said.before)
    return Whole(other) if (other := other or other_job(said.typed, said.before, said.knowledge)) else None


def _of_shown(said: Said) -> Whole | None:
    """A part of what was shown, what was not shown, or what goes on from it."""
    bare, target, matter, before, knowledge = said.bare, said.target, said.matter, said.before, said.knowledge
    return (
        of_value(bare, before, knowledge)
        or further(said.typed, target, before, knowledge)
        or remaining(said.typed, target, before, knowledge)
        or joined(said.typed, target, matter, before, knowledge)
        or others(said.typed, target, matter, before, knowledge)
        or restricted(said.typed, target, matter, before, knowledge, goes_on=said.goes_on)
        or (None if said.names else continued(bare, matter, before, knowledge))
        or (None if said.names else when_of_shown(bare, matter, before, knowledge))
    )


def _which_items(said: Said) -> Whole | None:
    """ "哪几条带时间": of the list shown."""
    before = said.before
    if not before.subject or before.topic or said.target.named_lists or not _WHICH_ITEMS.match(said.bare):
        return None
    return Whole(f"{'、'.join(before.subject)}里{said.bare}")


def _sibling(said: Said) -> Whole | None:
    other = None if said.names_place else sibling(said.bare, said.before, said.knowledge)
    return Whole(other) if other else None


def _narrowed(said: Said) -> Whole | None:
    """ "只看10号清单", "只看导购员的": of what was shown, the part named."""
    if part := of_named(said.typed, said.target, said.before, said.knowledge):
        return part
    if said.target.lists:
        return None
    return narrowed(said.typed, said.matter, said.before, said.knowledge, corrects=said.corrects)


def _of_persons(said: Said) -> Whole | None:
    """ "他还要做什么"; not where it begins with whom it names ("回到出纳，他的编制呢") or asks of the duties shown."""
    bare, target, before, knowledge = said.bare, said.target, said.before, said.knowledge
    own = target.lists or any(bare.startswith(word) for word in target.role_words)
    if own or (not said.names and asks_of_cited(bare, said.matter, before, knowledge)):
        return None
    return with_persons(bare, said.matter, before, knowledge)


def _picked(said: Said) -> Whole | None:
    return None if said.target.lists or said.target.items else picked(said.bare, said.before, said.knowledge)


def _in_document(said: Said) -> Whole | None:
    """ "那保安手册里呢": the question before, in a document named."""
    if not said.target.documents or said.names or not said.before.topic or ASKS.search(said.bare):
        return None
    return Whole(f"{said.bare}{said.before.question}")


def _this_item(said: Said) -> Whole | None:
    """ "这条跟职责4第6条比": the item just shown, beside one that is named."""
    target, before = said.target, said.before
    both = target.named_lists and target.items and len(before.cited) == 1
    if not both or not _THIS_ITEM.search(said.bare):
        return None
    shown = cited(before, said.knowledge)[0]
    if not (shown.number or "").isdigit():
        return None
    item = f"{said.knowledge.spoken(said.knowledge.lists[shown.list_id])}第{shown.number}条"
    return Whole(_THIS_ITEM.sub(item, said.bare, count=1))


def _of_subject(said: Said) -> Whole | None:
    """ "素质呢" after "销售监督是做什么的": a heading of what was spoken of."""
    whole = said.target.lists or said.target.items or said.target.roles or not said.leans
    if whole:
        return None
    words = "工作内容" if _HIS_WORK.fullmatch(said.bare) else said.bare
    heading = heading_of(words, said.before, said.knowledge) or _beside(said)
    return Whole(f"{heading}有哪些") if heading else None


# "要干的活也列出来" after "销售监督的基本素质": what somebody has to do, in whatever words.
_HIS_WORK = re.compile(
    r"(?:[他她]|这人|平时|平常|具体|日常|到底)*(?:要|该|得|需要|应该)?(?:他|她)?(?:[干做管]|负责)(?:的|哪些|什么|些什么|啥|些啥)*(?:活儿?|事儿?|事情|工作|内容)?"
)


def _beside(said: Said) -> str | None:
    """ "培训评估的也列一下" after "促销管理有哪些": a heading beside the one shown, by part of its name."""
    shown = set(said.before.lists)
    if said.before.topic or ASKS.search(said.bare) or not shown:
        return None
    if not any(section.label.strip() in shown for section in said.knowledge.sections):
        return None
    return heading_called(said.bare.removesuffix("的"), said.knowledge)


def _stepped(said: Said) -> Whole | None:
    target = said.target
    by_name = target.roles or target.sections or target.unknown_numbers
    stepped = None if by_name else step(said.typed, said.before, said.knowledge)
    return Whole(stepped.text, missing=stepped.missing) if stepped else None


def _figure(said: Said) -> Whole | None:
    whole = said.names or said.target.items or said.leans
    return None if whole else of_figure(said.bare, said.before, said.knowledge)


def _guessed(said: Said) -> Whole | None:
    subject = subject_of(said.target, said.knowledge)
    return guessed(said.typed, said.target, said.before, subject, said.knowledge)


def _with_named(said: Said) -> Whole | None:
    if not said.names:
        return None
    return Whole(
        with_named(said.bare, said.target, said.matter, said.before, said.knowledge, leans=said.leans)
    )


def _beside_corrected(said: Said) -> Whole | None:
    """ "不是这节，我要运营维护的": another heading than the one shown."""
    heading = _beside(said) if said.corrects and not said.names else None
    return Whole(f"{heading}有哪些") if heading else None


def _of_items(said: Said) -> Whole | None:
    items = said.target.items
    return pointed(said.bare, items, said.before, said.knowledge) if items else None


def _again(said: Said) -> Whole | None:
    """The answer before in full, counted, narrowed, at another level, or one of several lists."""
    return (
        repeated(said.typed, said.before)
        or narrowing(said.typed, said.before)
        or by_size(said.bare, said.before, said.knowledge)
        or other_level(said.bare, said.before, said.knowledge)
        or chosen(said.bare, said.before, said.knowledge)
    )


# How a follow-up may go on, in this order: what the conversation holds, what it names itself, its bare words (``leaning.py``).
_MOVES: tuple[Callable[[Said], Whole | None], ...] = (
    _beside_corrected,
    _of_another,
    _opening_or_draft,
    _of_shown,
    _which_items,
    _sibling,
    _narrowed,
    _of_subject,
    _of_persons,
    _picked,
    _in_document,
    _this_item,
    _stepped,
    _figure,
    _guessed,
    _with_named,
    _of_items,
    _again,
)
