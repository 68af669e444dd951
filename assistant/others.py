"""Who or what else: "还有别人要负责谈判么", "除了他，谁还要做年度的东西", "没别人了？资产方面", "别的还有谁带".

The owners shown are left out; what is asked of the others is the follow-up's own matter, else that of the turn before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import whom
from assistant.asked import Asked, Desk, Outcome
from assistant.conversation import Turn, Whole
from assistant.enumerating import chosen_items
from assistant.knowledge import Knowledge
from assistant.refusing import not_covered
from assistant.target import Target
from assistant.topic import Topic
from corpus.model import Duty

_THOSE = r"(?:[他她它]们?|(?:这|那|此|该)(?:个|份|些|几[个条份]|一?[条位])?(?:人|岗位?|清单)?|以上|上述|(?:上面|前面|刚才)(?:说?的)?(?:这|那)?(?:些|几[个条份]|[个条份])?)"
# "除了他，", "除此以外": who was shown is put aside.
_BESIDES = re.compile(
    rf"^(?:那|就)?(?:除了?|除开|除去|抛开|撇开|不算)(?:{_THOSE})(?:以外|之外|外|的话)?[，, ]*"
)
# "还有别人", "别的岗位也", "没有第二个人了吗", "谁还": others than those shown.
_ELSE = re.compile(
    r"(?:^|(?<=[，, 了那])|还?有(?:没有)?|没有?)(?:(?:别的?|其他|其它|另外的?|旁)的?(?:人|岗位?|职位|同事|清单|地方|部门|份)|第[2二]个?(?:人|岗位?))(?:了)?(?:还)?(?:有)?(?:谁|没有?(?=$))?"
    r"|^(?:那|所以)?(?:就|只有?|是不是只?有?)(?:它|他|她|这|那|此)(?:一|1)(?:家|个|份|处|人)(?:吗|么|嘛|在?[管做]吗)?$"
    r"|(?:别的?|其他|其它|另外)?还有(?:谁|哪(?:些|几)?(?:个|份|位)?(?:人|岗位?|清单|地方|部门)?|没有?人)|(?:谁|哪(?:些|几)?(?:个|份|位)?(?:人|岗位?|清单|部门)?)(?:还|也)"
)
_TRIM = re.compile(
    r"^(?:那|就|又|再|还|也|要|得|有|会|是|都|负责|[，,?？ ])*|(?:方面|这块|那块|上)?(?:吗|么|嘛|呢|没有?|的|了|啊|[，,?？ ])*$"
)
_NO_WORK = re.compile(r"^(?:负责|管|做|干|有|是|要|的|也|还|人|提到|写到|说到|讲到|提及|涉及|提|写|说)*$")
_MANY = 4  # labels that a question can still name


def others(bare: str, target: Target, matter: Topic, before: Turn, knowledge: Knowledge) -> Whole | None:
    """The question for the owners besides those shown; ``None`` where it is not for others, or of what is unsaid."""
    aside = _BESIDES.match(bare)
    rest = bare[aside.end() :] if aside else bare
    found = _ELSE.search(rest)
    if not (found or (aside and re.search(r"谁|哪", rest))) or target.roles or target.named_lists:
        return None
    act = (
        f"{rest[: found.start()]}，{rest[found.end() :]}" if found else re.sub(r"谁|哪(?:个|些|份)", "", rest)
    )
    act = _TRIM.sub("", act).strip("，, ")
    own = [t for t in matter.terms if len(t.word) > 1 and t.word in act]
    if not own:
        act = "" if _NO_WORK.match(act) else act
        if not before.topic or (not before.lists and not aside and not act):
            return Whole(before.question) if found and not act and not aside else None
        act = f"{act}{before.topic}"
    shown = list(dict.fromkeys(d.list_id for d in whom.cited(before, knowledge)))
    if not shown or len(shown) > _MANY:
        return None
    labels = "、".join(knowledge.spoken(knowledge.lists[i]) for i in shown)
    return Whole(f"除了{labels}，还有谁{act}", others=(f"谁负责{act}", tuple(shown)))


def of_others(asked: Asked, duties: Sequence[Duty], shown: Sequence[str], desk: Desk) -> Outcome:
    """``duties`` without those in the lists ``shown``; where none is left, that nobody else has it is told."""
    kept = [d for d in duties if d.list_id not in shown]
    if not duties:
        return not_covered(desk, asked.standalone, "lookup")
    if not kept:
        return chosen_items(desk, duties, "lookup", "除前面列出的清单外，没有别的清单写到；连同前面的")
    return chosen_items(desk, kept, "lookup", f"“{asked.standalone}”")
