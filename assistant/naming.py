"""A follow-up that names a list, a heading or a job: what else it asks is its own, or the turn before's."""

from __future__ import annotations

import re

from assistant.again import ASKS
from assistant.attributes import attribute_in
from assistant.contrast import KIND, same_question, short_label
from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.relating import asked_again
from assistant.target import Target
from assistant.times import asks_when
from assistant.topic import Topic

_COMPARED = re.compile(
    r"^(?:它)?(?:跟|和|与|同|比起|对比|相比)(?=.{1,20}(?:比|区别|不同|不一样|差|异同|一样))"
)
_LED = re.compile(r"(?:归|受|由|被|向|对)(?:谁|哪个(?:领导|部门))(?:来)?(?:直接)?(?:管|领导|分管|汇报|负责)")
# What says that a whole list is wanted, so that the matter before is not carried over.
_ASKS_WHOLE = re.compile(
    r"哪些|有什么|有啥|列|全部|所有|内容|包括|几[条项点]|多少[条项点]|都(?:要|做|有|写)|多少条"
)


def with_named(
    bare: str, target: Target, matter: Topic, before: Turn, knowledge: Knowledge, *, leans: bool
) -> str:
    """The follow-up names a list, a heading or a role: what else it asks is its own, or the turn before's."""
    subject = subject_of(target, knowledge) or bare
    if before.pending and not ASKS.search(bare):
        return f"{bare.rstrip('的里中 ')}{before.question}"
    if _COMPARED.search(bare) and before.subject and not target.named_lists[1:]:
        about = f"在{before.topic}上" if before.topic else ""
        return f"{short_label(before.subject[0])}和{short_label(subject)}{about}有什么不同"
    if target.items or any(term.word in bare for term in matter.terms):
        return bare
    if (target.roles or subject == bare) and KIND.search(bare):  # "大区经理的权限"
        return bare
    if target.roles and (attribute_in(bare) or _LED.search(bare)):  # "会计归谁管": whole by itself
        return bare
    if _ASKS_WHOLE.search(bare) or (ASKS.search(bare) and not leans and not before.topic):
        return bare
    timed = len(before.lists) == 1 and asks_when(before.question)  # "职责10多久看一次网站", "11呢"
    if before.topic and (before.lists or target.lists) and not target.roles and not timed:
        return asked_again(subject, before.question, before.topic)
    if ASKS.search(bare) and not before.topic:
        return bare
    return same_question(subject, before, knowledge, of_role=bool(target.roles))


# "加上7一起，只看市场动态这块", "再带上职责9": one more beside those before.
_MORE_OF_THEM = re.compile(
    r"^(?:那|再|如果|要是|把)*(?:加上|带上|连同|算上|添上|加|连).{0,14}?(?:一起|一块|也|呢|，|,|$)"
)


def joined(bare: str, target: Target, matter: Topic, before: Turn, knowledge: Knowledge) -> Whole | None:
    """The lists before and one more, asked of the matter said now, else of that before."""
    if not target.named_lists or not before.lists or not _MORE_OF_THEM.search(bare):
        return None
    subject = "、".join(dict.fromkeys((*before.lists, subject_of(target, knowledge))))
    own = "".join(t.word for t in matter.terms if len(t.word) > 1 and not _MORE_OF_THEM.match(t.word))
    about = own or before.topic
    return Whole(f"{subject}里关于{about}的" if about else f"{subject}有什么不同")


def subject_of(target: Target, knowledge: Knowledge) -> str:
    """What is named, as a question can say it: lists and headings as printed, else the jobs as typed."""
    labels = [*(knowledge.label(e) for e in target.lists), *(s.label.strip() for s in target.sections)]
    return "、".join(dict.fromkeys(labels)) or "、".join(target.role_words)
