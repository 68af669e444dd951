"""A follow-up that names neither list nor job: what it points at, or what every job has, or the matter alone."""

from __future__ import annotations

import re

from assistant import whom
from assistant.again import ASKS, ASPECT
from assistant.attributes import attribute_in, spoken_attribute
from assistant.contrast import same_question, thing_of
from assistant.conversation import Turn, Whole
from assistant.everybody import only_demand
from assistant.knowledge import Knowledge
from assistant.nearby import nearby, only_there
from assistant.ofcited import asks_of_cited
from assistant.openings import asks_of_the_whole
from assistant.topic import Topic

_ASPECT_OF = re.compile(r"(?:的)?(?:那|这)(?:方面|一?块|部分)$")  # "工资那方面"
# "谁主持", "由谁审批", "谁做的": a bare act, asked of the matter before.
_WHO_DOES = re.compile(
    r"^(?:那|又|都|再|最后|最终|到底|具体|一般|平时|主要)*(?:由|归|是|该|让|找|要|得)?谁(?:最后|最终|具体|主要)?(?:来|去|在)?\S{1,3}$|^(?:那)?\S{1,2}的?是谁$"
)
_OWN_THING = re.compile(r"谁(?:来|去|在)?(?:管|做|干|办|写|搞|弄|开|查|收)\S{2,}$")  # "谁管税控"
_IN_LIST = re.compile(
    r"^(?:那|它|这份)?(?:里面?|其中|当中)?(?:也|还)?(?:有没有|有无|是否|提没提|写没写)(?:有)?(?:提到|提及|写到|涉及|讲到|说到|规定|包括|包含|关于|写)"
)
_ON_MATTER = re.compile(r"^(?:那|单)?(?:在|就|论)?(?P<matter>\S{2,8}?)(?:上|方面|这块|这一块|这点上)$")
# Words that stand for the list before ("里面", "其中", "这份") or for who or what it was about ("他们", "它").
_OF_LIST = re.compile(
    r"其中|(?:^|(?<=[，,的在把]))(?:这|那|该)(?:两|三|几)?(?:份|几条|几项|些|个清单|份清单|份职责)(?:里面?|中)?(?:的)?|(?:它)?(?:里面|里头|里边)|上面(?:的|那些|这些)?|上述(?:职责|内容)?"
)
_OWNED_BY_HIM = re.compile(
    r"(?:也|还|都|是)*(?:归|由|是)[他她](?:们)?(?:也|来)?(?:(?:管|负责|做)(?:的)?(?:吗|么|不|吧)?|(?:吗|么|不|吧))$"
)
# "外管局那个是谁在弄", "排名这块归谁": a matter of its own, which 那个 only stands beside.
_OWN_THAT = re.compile(
    r"^(?!负责|管|做|处理|除了?|关于|对|还有|所以|到底|刚才|上面|前面|之前|具体|就是|是|要|有|说|看)(?P<own>[\u4e00-\u9fffa-z\d]{2,8}?)(?:那|这)(?:个|块|摊|件事|边)(?P<rest>(?:到底|具体|又|都)?(?:是|由|归|要|该)?谁.*)$"
)
_OF_TWO = re.compile(r"前者(?:和|跟|与|、)后者|(?:这|那)两(?:份|个清单|节|块|个部分)(?:里面?|中)?")
_OF_MATTER = re.compile(r"它们?|[他她]们?|(?:这|那)(?:个|件?事|项工作|一?项|个工作)(?:情)?(?![月年周天人岗])")
# "需要什么学历", "归谁管": joined to the role without 的.
_VERBAL = re.compile(r"(?:需要|要|得|有|归|受|由|向|在|多久|几|能|可以|是|的)")


def leaning(bare: str, matter: Topic, before: Turn, knowledge: Knowledge, *, leans: bool) -> Whole:
    """A follow-up that names neither list nor role."""
    subject = "、".join(before.subject)
    topic = before.topic or subject
    if _OF_TWO.search(bare) and before.opening and before.opening != before.lists:
        both = "和".join((*before.opening, *before.lists))
        return Whole(_OF_TWO.sub(both + "里", bare, count=1))
    if before.lists and _IN_LIST.search(bare):
        return Whole(f"{subject}里{bare}")
    if before.intent == "compare" and len(before.subject) > 1 and (on := _ON_MATTER.match(bare)):
        return Whole(f"{'和'.join(before.subject)}在{on.group('matter')}上有什么不同")
    if (
        before.topic
        and _WHO_DOES.search(bare)
        and not _OWN_THING.search(bare)
        and not asks_of_cited(bare, matter, before, knowledge)
    ):
        return Whole(f"{thing_of(before) or before.topic}{bare}")
    if subject and _OF_LIST.search(bare):
        return Whole(_OF_LIST.sub(subject + "里", bare, count=1))
    if whole := _demanded_of_job(bare, before, knowledge):
        return whole
    if asks_of_cited(bare, matter, before, knowledge):
        return Whole(f"{topic}：{bare}", about=before.cited)
    if whole := _attribute_of_job(bare, matter, before, knowledge):
        return whole
    if (own := _OWN_THAT.match(bare)) and not matter.empty:
        return Whole(f"{own.group('own')}{own.group('rest')}")
    if topic and (nobody := _OWNED_BY_HIM.sub("归谁管", bare)) != bare:
        return Whole(nobody)  # nobody that a question can name answered before
    if topic and _OF_MATTER.search(bare):
        return Whole(_OF_MATTER.sub(topic, bare, count=1))
    if leans and not matter.empty and not ASKS.search(bare):
        if there := only_there(bare, matter, before, knowledge):
            return there
        return Whole(same_question(_ASPECT_OF.sub("", bare), before, knowledge, of_matter=True))
    if matter.empty and ASKS.search(bare):
        if not leans and asks_of_the_whole(bare):
            return Whole(bare)
        return Whole(f"{subject or topic}{bare}" if before.lists else f"{topic}{bare}")
    return nearby(bare, matter, before, knowledge) or Whole(bare)


_OF_WHOM = re.compile(r"谁|哪(?:个|些|几个?|位)?(?:岗|人|部门|职位)|别的|其他|其它|还有")


def _demanded_of_job(bare: str, before: Turn, knowledge: Knowledge) -> Whole | None:
    """ "要什么证" after the duties of one job, however they were named: whoever has the job is asked of, no duty."""
    job = whom.spoken_of(before, knowledge)
    if job is None or not only_demand(bare):
        return None
    words = before.role_words or (job.title,)
    return Whole(f"{words[0]}{'' if _VERBAL.match(bare) else '的'}{bare}")


def _attribute_of_job(bare: str, matter: Topic, before: Turn, knowledge: Knowledge) -> Whole | None:
    """What every job has, asked of the job before, or of somebody whom no role is named after: 督导."""
    whose = "、".join(before.role_words or before.roles)
    of_jobs = attribute_in(before.question) is not None
    asked = None
    if of_jobs and not before.lists and not _OF_WHOM.search(bare) and (whose or before.persons):
        asked, whose = spoken_attribute(bare), whose or before.persons[0]
    if ASPECT.search(bare) or (attribute_in(bare) and not _of_others(matter, before, knowledge)):
        asked = bare
    if not asked or not whose:
        return None
    return Whole(f"{whose}{'' if _VERBAL.match(asked) else '的'}{asked}")


def _of_others(matter: Topic, before: Turn, knowledge: Knowledge) -> bool:
    """Whether a word asked stands in the texts, and nowhere where the jobs before are described: "叉车要什么证"."""
    ids = [r.id for r in knowledge.roles.values() if r.title in before.roles]
    texts = " ".join(d.text for d in knowledge.duties(knowledge.lists_of(ids)))
    words = [t.word for t in matter.terms if len(t.word) > 1 and not attribute_in(t.word)]
    return any(word not in texts and knowledge.rarity(word) < knowledge.unseen for word in words)
