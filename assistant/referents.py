"""Who a pronoun stands for: "他还要做什么", "这个岗位要什么证书", "谁给他们开会".

After a question with 谁 a single 他 is who the answer named; several (他们) are the people that the question itself
spoke of. Otherwise the job that the question named is meant.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from assistant import whom
from assistant.attributes import attribute_in, spoken_attribute
from assistant.conversation import Turn, Whole
from assistant.knowledge import Knowledge
from assistant.nearby import holds
from assistant.titles import is_job_title
from assistant.topic import Topic
from index.text import folded

_PERSON = re.compile(r"(?<!其)[他她](?P<several>们)?(?!人)(?:(?:那|这)边|自己)?")
_JOB = re.compile(
    r"(?:这|那|该|此)(?:一)?个?(?:岗位|职位|岗(?!位)|角色|职务)(?:的人)?(?!职责\d)|(?:这|那)(?:一)?(?:位|个人|人)(?!数|员|力|事|家|[^\s]{0,2}(?:条|项))"
)
# "他们俩谁管留样", "这两个岗位有什么区别": the subjects of the last two turns.
_BOTH = re.compile(
    r"(?:[他她它]们?|这|那)(?:俩|两)(?:个|位|份|边|者)?(?:岗位|职位|岗|人|清单)?|两者|二者|两个(?:岗位|岗|人|职位)"
)
_ASKS_WHO = re.compile(r"谁|哪个(?:人|岗位?|职位)|哪位")


# "是他负责还是只是协助", "自己牵头，还是给别人打下手": how far who answered is responsible.
_DEGREE = re.compile(
    r"^(?:那么?|所以|到底|这|[他她它]们?|个|事|件|是|算|由|[，, ])*(?:负责|主办|牵头|主导|主持|自己|独立|说了算|拍板|协助|配合|参与).{0,6}[，,]?还是.{0,8}(?:负责|主办|牵头|主导|主持|协助|配合|参与|帮忙|辅助|打下手|打杂|跟着|建议|执行)"
)
# "他除了接电话还要做哪些": all the rest of that job.
_BESIDES = re.compile(
    r"^[^，,谁哪]{1,10}?(?:以外|之外)[，,]?[^，,]{0,6}?(?:还|也|另外)|除了?[^，,]{1,12}?(?:以外|之外|外)?[，,]?(?:还|也|另外)"
)


# "接电话以外还做哪些", "除了开会还要干啥": the rest of what whoever answered does.
_BESIDES_IT = re.compile(
    r"^(?:那|就)*(?:除了?[^，,谁哪]{1,12}?(?:以外|之外|外)?|[^，,谁哪]{1,12}?(?:(?<!除)以外|之外))[，,]?(?:还|也|另外)(?:要|得|会)?(?:做|干|管|负责)(?:些)?(?:什么|啥|哪些|别的)"
)
_MORE = re.compile(r"(?:还|另外|别的|其他).*(?:什么|啥|哪些|吗|么)?$")


# "开会的这个人还管招人吗": who is meant is told by what the turn before was about.
_TOLD = re.compile(
    r"^(?:那么?|就)?(?P<act>[^，,。?？谁哪什]{1,10}?)的(?=(?:这|那)(?:一)?(?:个人|位|人|个岗位?|个职位|个同事))"
)


def with_persons(bare: str, matter: Topic, before: Turn, knowledge: Knowledge) -> Whole | None:
    """``bare`` with the pronoun for a person or job replaced; ``None`` without one or without anybody meant."""
    told = _TOLD.match(bare)
    if told and not _was_about(told.group("act"), before, knowledge):
        return None  # "管电梯的那个岗呢": another one is told of
    if told:
        bare = bare[told.end() :]
        own = tuple(term for term in matter.terms if term.word in bare)
        matter = replace(matter, terms=own, text="".join(term.word for term in own))
    if before.cited and _DEGREE.search(bare):
        return Whole(f"{before.topic or '、'.join(before.subject)}：{bare}", about=before.cited)
    if (both := _BOTH.search(bare)) and before.earlier and before.subject:
        return Whole(f"{bare[: both.start()]}{before.earlier[0]}和{before.subject[0]}{bare[both.end() :]}")
    if before.home and _ASKS_WHO.search(before.question) and _BESIDES_IT.search(bare):
        return Whole(f"{before.home}有哪些")
    found, job = _PERSON.search(bare), _JOB.search(bare)
    of_list = _own_list(before, knowledge)
    if of_list and (found or job) and not (found and found.group("several")):
        who = of_list
    elif found:
        who = _who(before, knowledge, several=bool(found.group("several")))
        if not who and (whole := _attribute_of(bare, found, before, knowledge)):
            return whole
    elif job:
        who = _named(before) or _answering(before, knowledge) or before.home or next(iter(before.lists), "")
    else:
        return None
    if not found and who == before.home and (part := _of_home(bare, matter, before, knowledge)):
        return part
    told = found or job
    if who and told:
        return Whole(f"{bare[: told.start()]}{who}{bare[told.end() :]}")
    if part := _of_home(bare, matter, before, knowledge):
        return part
    if found and not matter.empty and _ASKS_WHO.search(before.question):
        return _of_whoever(bare, found, before, knowledge)
    return None


_WHOSE = ("归", "由", "是", "属", "属于")


def _of_whoever(bare: str, found: re.Match[str], before: Turn, knowledge: Knowledge) -> Whole | None:
    """ "那他会去现场看看吗" after 谁: of the role that answered, be its lists of several jobs; he is never the matter itself."""
    roles = {duty.role_id for duty in whom.cited(before, knowledge)}
    if len(roles) != 1 or bare[: found.start()].endswith(_WHOSE):
        return None  # "也归他管吗": which of the role's lists it is under is asked
    return Whole(f"{bare[: found.start()]}{knowledge.roles[roles.pop()].title}{bare[found.end() :]}")


_AMOUNT = re.compile(r"多少|几")


def _own_list(before: Turn, knowledge: Knowledge) -> str:
    """The one list asked of before, where its role has too many to be one job: 职责10 stands for whoever has it."""
    one = before.lists[0] if len(before.lists) == 1 else ""
    whose = all(word in folded(one) for word in before.role_words)
    return one if one and whose and whom.spoken_of(before, knowledge) is None else ""


def _attribute_of(bare: str, found: re.Match[str], before: Turn, knowledge: Knowledge) -> Whole | None:
    """ "他一个月拿多少工资": what every job has, asked of the job that answered, however many lists describe it."""
    asked = f"{bare[: found.start()]}{bare[found.end() :].removeprefix('的')}"
    roles = {duty.role_id for duty in whom.cited(before, knowledge)}
    of_amount = _AMOUNT.search(asked) and spoken_attribute(asked)
    if len(roles) != 1 or (attribute_in(asked) is None and not of_amount):
        return None
    return Whole(f"{knowledge.roles[roles.pop()].title}的{asked}")


def _was_about(act: str, before: Turn, knowledge: Knowledge) -> bool:
    """Whether the turn before asked of an act or its answer told of it, by its characters (开会 for 召开会议)."""
    said = before.question + "".join(duty.text for duty in whom.cited(before, knowledge))
    return all(char in said for char in act if char not in "负责管做的了")


def _of_home(bare: str, matter: Topic, before: Turn, knowledge: Knowledge) -> Whole | None:
    """Asked of the list that answered, where its role covers several jobs: what that list says of the matter."""
    if not before.home or not (_ASKS_WHO.search(before.question) or _JOB.search(bare)):
        return None
    if _BESIDES.search(bare) or (matter.empty and _MORE.search(bare)):
        return Whole(f"{before.home}有哪些")
    lists = [knowledge.lists[i] for i in {d.list_id for d in whom.cited(before, knowledge)}]
    terms = [t for t in matter.terms if len(t.word) > 1] or list(matter.terms)
    about = tuple(duty.id for duty in knowledge.duties(lists) if terms and holds(duty, terms))
    return Whole(f"{before.home}：{bare}", about=about) if about else None


def _who(before: Turn, knowledge: Knowledge, *, several: bool) -> str:
    spoken_of = before.persons[0] if before.persons else ""
    if spoken_of and (several or spoken_of not in before.question):
        return spoken_of
    if not before.role_words and _ASKS_WHO.search(before.question):
        return _answering(before, knowledge)
    return _named(before) or spoken_of or _answering(before, knowledge)


def _named(before: Turn) -> str:
    return next(iter(before.role_words or before.roles), "")


def _answering(before: Turn, knowledge: Knowledge) -> str:
    """The one job whose duties answered, as a question can name it; empty where there are several."""
    role = whom.answering(before, knowledge)
    return role.title if role else ""


def persons_in(topic: Topic) -> tuple[str, ...]:
    """The people a matter speaks of, for a "他们" to come: 销售代表 as one where it is printed in two words."""
    words = [t.word for t in topic.terms]
    pairs = [a + b for a, b in pairwise(words) if is_job_title(a + b) and a + b in topic.text]
    inside = {w for w in words if any(w in pair for pair in pairs)}
    return tuple(dict.fromkeys((*pairs, *(w for w in words if w not in inside and is_job_title(w)))))
