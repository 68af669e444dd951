"""A follow-up made whole: what it leaves out is put back in words, so that the reader sees what was understood.

A turn fills slots: lists, items, roles, matter, and the duties it cited. A follow-up names some of them and
inherits the rest: "第3条呢", "那职责9呢", "换成职责14", "多久一次", "发给谁", "就这些？", "不是职责3，是职责13".
"""

from __future__ import annotations

import re

from assistant.again import ASKS, SHORT, chosen, narrowing, other_level, repeated
from assistant.attributes import attribute_in
from assistant.confirming import guessed
from assistant.contrast import KIND, other_job, other_of_row, same_question, sibling
from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.leaning import leaning
from assistant.nearby import of_figure
from assistant.ofcited import asks_of_cited, of_value
from assistant.picking import by_place, narrowed, of_named, picked
from assistant.pointing import only_points
from assistant.referents import with_persons
from assistant.relating import asked_again
from assistant.remaining import remaining
from assistant.stepping import step
from assistant.target import Target
from assistant.topic import Topic
from assistant.turning import Turning
from index.text import folded

_EDGE = "，,。?？!！、 "
_LEAD = re.compile(
    r"^(?:那(?!边|头|份|条|几|两)么?说?|还有|另外|然后|至于|再(?:说|看|问)?(?:看|说)?|换成|换|改成|改|和|以及|如果是|要是|那如果是|回到|只看|只要)[，, ]*"
)
_TAIL = re.compile(
    r"(?:的)?(?:呢|又如何|怎么样|也(?:来|说|要|讲|看|给|列|念|读|发|贴|展示|介绍|查)(?:一|说|讲|看|我|出来|出|给|份|下|遍|列|读|念|查)*)(?=[?？]?$)"
)
# "这条跟职责4第6条比": the item just shown, beside one that is named.
_THIS_ITEM = re.compile(r"^(?:那)?(?:这|那|上面|刚才)(?:那)?一?条")
# "不对不对，我要的是…", "说错了 是…", "抱歉，我想问的是…", "噢不，是…": what follows stands for what was said.
_CORRECTION = re.compile(
    r"^(?:(?:[噢哦啊哎呃]*不(?:对|是)?|错了|(?:说|打|问|看)错了|弄错了|搞错了|抱歉|不好意思|更正一?下?)[，,。!！ ]+)*(?:我(?:刚才|其实|本来)?(?:想|要)?(?:的|问的?|说的?|看的?|指的?)(?:其实)?(?:就)?是|应该是|应为|是)(?!否|不是|谁|什么|哪)"
)
_ONLY_SORRY = re.compile(
    r"^(?:(?:[噢哦啊]*不对?|错了|(?:说|打|问|看)错了|弄错了|搞错了|抱歉|不好意思|更正)[，,。!！ ]*)+"
)
# "哪几条带时间", "有几条和客户有关": of the list just shown.
_WHICH_ITEMS = re.compile(r"^(?:那|所以|具体)?(?:有|是)?(?:哪(?:些|几)?|几|多少)(?:条|项|点)(?=.{2,})")
_OPENING = re.compile(
    r"(?:我)?(?:头一次|第一次|最开始|一开始|最早|最初|刚开始|开头)(?:问|说|提|看|要)(?:到|过)?的(?:那|这)?(?:一)?(?:份|个|节|条)?(?:清单|职责)?"
)
_COMPARED = re.compile(
    r"^(?:它)?(?:跟|和|与|同|比起|对比|相比)(?=.{1,20}(?:比|区别|不同|不一样|差|异同|一样))"
)
_LED = re.compile(r"(?:归|受|由|被|向|对)(?:谁|哪个(?:领导|部门))(?:来)?(?:直接)?(?:管|领导|分管|汇报|负责)")
_DRAFT = re.compile(r"jd|招聘|岗位说明书|职位描述", re.IGNORECASE)
# What says that a whole list is wanted, so that the matter before is not carried over.
_ASKS_WHOLE = re.compile(
    r"哪些|有什么|有啥|列|全部|所有|内容|包括|几[条项点]|多少[条项点]|都(?:要|做|有|写)|多少条"
)


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
    bare_text = text.strip(_EDGE)
    if before is None:
        return Whole(text, lost=only_points(bare_text, target))
    corrects = turned is not None and turned.corrects
    if turned is not None and turned.aside:
        return Whole(text)
    corrected = _ONLY_SORRY.sub("", _CORRECTION.sub("", bare_text)) or bare_text
    matter_named = target.unknown_role and before.topic and _told_of(target.unknown_role, knowledge)
    named = bool(
        target.lists
        or target.sections
        or target.roles
        or (target.unknown_role and not matter_named)
        or target.unknown_numbers
    )
    bare = _TAIL.sub("", _LEAD.sub("", corrected)).strip(_EDGE)
    leans = corrects or bare != bare_text or (goes_on and len(bare) <= SHORT)
    if _OPENING.search(bare) and before.opening:
        return Whole(_OPENING.sub(before.opening[0], bare).replace("，", "").replace(",", ""))
    if other := other_of_row(bare, before) or other_job(bare, before, knowledge):
        return Whole(other)
    if _DRAFT.search(text) and not target.roles and not target.lists and before.subject:
        return Whole(f"{'、'.join(before.subject)}{text}")
    if part := of_value(bare, before, knowledge) or remaining(bare_text, target, before, knowledge):
        return part
    if before.subject and not before.topic and not target.named_lists and _WHICH_ITEMS.match(bare):
        return Whole(f"{'、'.join(before.subject)}里{bare}")
    if not (target.lists or target.sections or target.roles) and (other := sibling(bare, before, knowledge)):
        return Whole(other)
    if part := of_named(bare_text, target, before, knowledge):
        return part
    if not target.lists and (part := narrowed(bare_text, matter, before, knowledge, corrects=corrects)):
        return part
    of_cited = not named and asks_of_cited(bare, matter, before, knowledge)
    own = target.lists or any(bare.startswith(word) for word in target.role_words)  # "回到出纳，他的编制呢"
    if not own and not of_cited and (whole := with_persons(bare, matter, before, knowledge)):
        return whole
    if not target.lists and not target.items and (pick := picked(bare, before, knowledge)):
        return pick
    if target.documents and not named and before.topic and not ASKS.search(bare):
        return Whole(f"{bare}{before.question}")
    if target.named_lists and target.items and before.lists and before.items and _THIS_ITEM.search(bare):
        return Whole(_THIS_ITEM.sub(f"{before.lists[0]}第{int(before.items[-1])}条", bare, count=1))
    by_name = bool(target.roles or target.sections or target.unknown_numbers)
    if not by_name and (stepped := step(bare_text, before, knowledge)):
        return Whole(stepped.text, missing=stepped.missing)
    if not named and not target.items and not leans and (figure := of_figure(bare, before, knowledge)):
        return figure
    if guess := guessed(bare_text, target, before, _subject(target, knowledge), knowledge):
        return guess
    if named:
        return Whole(_with_named(bare, target, matter, before, knowledge, leans=leans))
    if target.items and (pointed := _pointed(bare, target.items, before, knowledge)):
        return pointed
    return (
        repeated(bare_text, before)
        or narrowing(bare_text, before)
        or other_level(bare, before, knowledge)
        or chosen(bare, before, knowledge)
    ) or leaning(bare, matter, before, knowledge, leans=leans)


# "第3条里说的金额是多少", "第2条提到的期限": something that the item itself says.
_SAID_IN = re.compile(r"条(?:里|中|上)?(?:面|头)?(?:说|提|写|讲|规定|要求)(?:到|及|着)?的")


def _pointed(bare: str, items: tuple[int, ...], before: Turn, knowledge: Knowledge) -> Whole | None:
    """ "第2条是什么意思": an item of the list just shown; of the bullets just shown where they stand in several."""
    if before.home and _SAID_IN.search(bare):
        read = knowledge.duties_by_id(before.cited).values()
        about = tuple(d.id for d in read if d.number in {str(n) for n in items})
        if about:
            return Whole(f"{before.home}：{bare}", about=about)
    shown = before.home or next(iter(before.lists or ("" if before.cited else before.subject)), "")
    if shown:
        return Whole(f"{shown}{bare}")
    cited = by_place(items, before)
    return Whole(f"{before.topic}：{bare}", about=cited) if cited else None


def _with_named(
    bare: str, target: Target, matter: Topic, before: Turn, knowledge: Knowledge, *, leans: bool
) -> str:
    """The follow-up names a list, a heading or a role: what else it asks is its own, or the turn before's."""
    subject = _subject(target, knowledge) or bare
    if before.pending and not ASKS.search(bare):
        return f"{bare.rstrip('的里中 ')}{before.question}"
    if _COMPARED.search(bare) and before.subject and not target.named_lists[1:]:
        about = f"在{before.topic}上" if before.topic else ""
        return f"{_short(before.subject[0])}和{_short(subject)}{about}有什么不同"
    if target.items or any(term.word in bare for term in matter.terms):
        return bare
    if (target.roles or subject == bare) and KIND.search(bare):  # "大区经理的权限"
        return bare
    if target.roles and (attribute_in(bare) or _LED.search(bare)):  # "会计归谁管": whole by itself
        return bare
    if _ASKS_WHOLE.search(bare) or (ASKS.search(bare) and not leans and not before.topic):
        return bare
    if before.topic and (before.lists or target.lists) and not target.roles:
        return asked_again(subject, before.question, before.topic)
    if ASKS.search(bare) and not before.topic:
        return bare
    return same_question(subject, before, knowledge, of_role=bool(target.roles))


def _short(label: str) -> str:
    """A numbered list without the job before its number, of which two are one job: 职责7 for 营业部负责人职责7."""
    return found.group() if (found := re.search(r"职责[:：]?\s*\d+$", label)) else label


def _subject(target: Target, knowledge: Knowledge) -> str:
    labels = [*(knowledge.label(e) for e in target.lists), *(s.label.strip() for s in target.sections)]
    return "、".join(dict.fromkeys(labels)) or "、".join(target.role_words)


def _told_of(word: str, knowledge: Knowledge) -> bool:
    """Whether duties speak of somebody who has none himself: 竞争对手, 导购员."""
    return any(word in folded(d.text) for d in knowledge.duties(list(knowledge.lists.values())))
