"""Work that ties one part of the house to another: "前厅部哪些事要报到总经理那里", "其他部门哪些工作会牵扯到法务部".

    question := scope? asking words, and a tie to a party
    scope    := a department | a job | "采购部以外" | "其他部门"
    tie      := (跟|和|找…) PARTY (配合|对接…) | (向|往|给) PARTY (报|交…) | (报到|交给…) PARTY | (经|要) PARTY (批准…) | 牵扯到 PARTY

What is left must be asking words or a time ("每月8号前要给财务部的"): a question with a matter of its own
("发货单要交给财务部吗") is not this. Answered by looking: every item of the scope that names the party (and says that
something goes there, where the tie says so), but never the party's own items.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asked import Asked, Desk, Outcome
from assistant.catchall import is_catch_all
from assistant.departments import Unit, content_of
from assistant.enumerating import chosen_items
from assistant.knowledge import Knowledge
from assistant.timing import figures_in
from assistant.titles import is_job_title
from corpus.model import DutyList
from index.text import folded

_PARTY = r"(?P<party>[\u4e00-\u9fff]{2,8}?)"
_THERE = r"(?P<there>的人|那里|那儿|那边|那头|这边|手里|手上|部门)?"
_MEET = r"(?:一起|一同|共同|去|来|互相|相互|直接|有)*(?:配合|协作|合作|对接|接触|沟通|协调|协商|商量|打交道|联系|来往|往来|核对|对账|交接|确认|帮忙|碰头|搭档|交集|关系|关联)"
_GIVE = r"(?:报告|上报|汇报|请示|通知|告知|通报|反馈|提交|报送|移交|转交|抄送|交代|报备|备案)"
_GIVE_TO = rf"(?:(?:{_GIVE}|[报交送发递呈转给提])(?:给|到|至|往|送)|{_GIVE}|[报交送给])"
_APPROVE = r"(?:批准|审批|审核|批|审|同意|签字|签批|点头|拍板|把关|盖章|授权|许可)"
_THING = r"(?:些)?(?:什么|啥|哪些)?(?:东西|材料|资料|单据|报表|数据|文件|情况|信息)?"
_ENDS = r"(?=的|$|[，, 呢啊])"
_TIES: tuple[tuple[re.Pattern[str], bool, bool], ...] = tuple(
    (re.compile(pattern), goes_there, named)
    for pattern, goes_there, named in (
        # "客房部里哪些活要跟前台配合", "别的部门有什么事得找法务部帮忙"
        (rf"(?:跟|和|与|同|找|请|靠|需要?){_PARTY}{_THERE}{_MEET}(?:或者?(?:向|跟|和|与|找)(?:他|她|它|其)们?[\u4e00-\u9fff]{{2}})?", False, False),
        # "哪些岗位要往财务那边报东西", "得向总经理汇报的有哪些"
        (rf"(?:向|对|往|给|跟){_PARTY}{_THERE}(?:进行|作|做)?(?:信息|工作|情况|书面)?(?:{_GIVE}|[报交送发提]){_THING}", True, False),
        # "要报总经理批准的事", "哪些事情要经财务部审核"
        (rf"(?:{_GIVE_TO}|经过?|要|得|由|需要?|让){_PARTY}{_THERE}(?:来|去)?{_APPROVE}", True, False),
        # "哪些事情要报到总经理那里", "要把东西交给或发给采购部", "每月8号前要给财务部的东西"
        (rf"(?:把(?:东西|材料|资料|单据|数据|文件))?(?:{_GIVE_TO}(?:或者?|和|、))?{_GIVE_TO}{_PARTY}{_THERE}{_ENDS}", True, False),
        # "哪些工作会牵扯到法务部", "谁会用到仓储部"
        (rf"(?:牵扯|牵涉|涉及|关系|关联|影响|惊动|用得?|麻烦|依赖|离不开|提|讲|说|碰)(?:到|上)?{_PARTY}{_THERE}{_ENDS}", False, True),
    )
)  # fmt: skip
# "跟客户对账是谁的事": one act, which somebody does; not all that ties the house to its customers.
_ONE_ACT = re.compile(
    r"(?:对账|核对|交接|确认|签约|谈判|协商)(?:的)?(?:是|归|由|该)*谁|谁[^，,哪]{0,8}(?:对账|核对|交接|签约|谈判)"
)
_BODY = re.compile(r"(?:部|科|处|室|中心|组|局|行|方|商|台|店|所|站|队|会|委|司|院|校)$")
_GOES = re.compile(r"报|交|送|发|给|告|请示|通知|转|递|呈|反馈|提|备案|批|审|同意|签|向")
# A bare 财务 is a word of many duties; it is the department where something is handed right to it: 汇总报财务.
_HANDED = r"(?:报|交|送|发给|给|通知|转|递|呈|告知)[送交至到给]*"
_ASKS = re.compile(r"哪|什么|啥|谁|所有|全部|凡|都|列|汇总|的(?:东西|事情?|工作|活儿?|条目|职责|事项)?$")
_DOUBTS = re.compile(r"(?:吗|(?<!什)么)$|是不是|要不要|是否|有没有|多少|(?<!哪)几|怎么|如何|为什么|什么时候")
_OTHERS = re.compile(r"(?:其他|其它|其余|别的|另外的?)(?:各个?)?(?:部门|科室|岗位|人|同事|团队)?")
_BESIDES = re.compile(r"(?:除了?|除开|除去)?(?P<who>[\u4e00-\u9fff]{2,8}?)(?:以外|之外|除外|外(?=[，, ]))")
_EVERYWHERE = re.compile(
    r"谁|(?:整个|全|我们|咱们?)?(?:公司|集团|单位|厂)(?:里|上下|内部?|所有)*|各个?(?:部门|岗位|科室)|把|东西|往|会|固定|规定|必须|应该|牵头|经常"
)
_MARKS = re.compile(r"[，,；;。]")


# "往上级或公司汇报": whoever stands above, by whatever name: a duty says 经理, 公司, 领导, or only 定期汇报.
_ABOVE = re.compile(
    r"(?:上级|上司|上头|上面|领导|公司|总部|高层|管理层)(?:(?:或者?|和|、)(?:上级|上司|领导|公司|总部|高层|管理层))*"
)
_UPWARD = (("上级",), ())
_ONLY_HOUSE = re.compile(r"(?:公司|总部)(?:(?:或者?|和|、)(?:公司|总部))*")
_HOUSE = (("公司",), ())
_SAYS = r"(?:汇报|报告|反馈|提交|上报|报送|请示)"
_HEADS = r"(?:上级|上司|领导|公司|总部|总监|经理|主任|院长|厂长|董事)"
_GOES_UP = re.compile(
    rf"(?:向|给|对|呈)[^，,；;。]{{0,4}}{_HEADS}[^，,；;。]{{0,12}}(?:{_SAYS}|提供)|{_SAYS}[给至到]?[^，,；;。]{{0,2}}{_HEADS}|汇报|上报"
)
_GOES_TO_HOUSE = re.compile(
    rf"(?:向|给|对|呈)[^，,；;。]{{0,2}}(?:公司|总部)[^，,；;。]{{0,12}}(?:{_SAYS}|提供)|{_SAYS}[给至到]?[^，,；;。]{{0,2}}(?:公司|总部)"
)


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie to a party: its name as asked, whether something goes there, and the question without the tie."""

    party: str
    goes_there: bool
    rest: str


def of_parties(asked: Asked, desk: Desk) -> Outcome | None:
    """Every item of the scope that is tied to the party named; ``None`` where the question asks something else."""
    text, knowledge = asked.text, desk.knowledge
    if asked.target.named_lists or asked.target.items or not _ASKS.search(text) or _DOUBTS.search(text):
        return None
    if _ONE_ACT.search(text):
        return None
    times = figures_in(text)
    for tie in _ties(text, knowledge):
        rest = tie.rest.replace(times[0], " ") if times else tie.rest
        scope, rest = _scope(_BESIDES.sub(" ", rest), tie.party, asked, knowledge)
        if content_of(_EVERYWHERE.sub(" ", _OTHERS.sub(" ", rest))):
            continue
        own = {entry.id for entry in _lists_of(tie.party, knowledge)}
        names = _names(tie.party, knowledge)
        found = [
            duty
            for duty in knowledge.duties(
                [e for e in scope if e.id not in own and e.kind not in ("requirement", "benefit")]
            )
            if _tied(folded(duty.text), names, tie.goes_there)
            and (not times or times[1](duty.text))
            and not is_catch_all(duty)  # 园长交办的其他工作 is tied to nobody: it comes from there
        ]
        if found:
            return chosen_items(
                desk, found, "aggregate", f"与“{tie.party}”有关联的条目（{len(scope)} 份清单里写到它的）"
            )
    return None


def _ties(text: str, knowledge: Knowledge) -> list[Tie]:
    """The ties that ``text`` may be read with, to parties that the texts know by name."""
    found = []
    for pattern, goes_there, named in _TIES:
        for match in filter(None, (pattern.match(text, at) for at in range(len(text)))):
            party = match.group("party")
            if _is_party(party, knowledge, named=named, pointed=bool(match.group("there"))):
                rest = f"{text[: match.start()]} {text[match.end() :]}"
                found.append(Tie(party, goes_there, rest))
    return found


def _is_party(word: str, knowledge: Knowledge, *, named: bool, pointed: bool) -> bool:
    """Whether ``word`` is a job, a department or another body that the texts speak of; ``named`` asks for its own name.

    Args:
        pointed: words like 那边 point at it, so that a bare 财务 is the department.
    """
    if _ABOVE.fullmatch(word):
        return True
    if word in knowledge.names or any(unit.name == word for unit in _whole_units(word, knowledge)):
        return True
    if named or knowledge.rarity(word) >= knowledge.unseen:
        return False
    return pointed or bool(_BODY.search(word)) or is_job_title(word)


def _whole_units(party: str, knowledge: Knowledge) -> list[Unit]:
    """The departments called ``party``, or else those that a bare 财务 stands for: 财务部."""
    units = [unit for unit in knowledge.units.get(party[:2], ()) if unit.whole]
    return [u for u in units if u.name == party] or [u for u in units if u.name.startswith(party)]


def _lists_of(party: str, knowledge: Knowledge) -> list[DutyList]:
    """The lists of the job or of the department called ``party``."""
    documents = {d.id for unit in _whole_units(party, knowledge) for d in unit.documents}
    own = knowledge.lists_of([role.id for role in knowledge.names.get(party, ())])
    return [*own, *(e for e in knowledge.lists.values() if e.document_id in documents)]


def _names(party: str, knowledge: Knowledge) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The party's whole names, and those by which it is only known where something is handed to it."""
    if _ABOVE.fullmatch(party):
        return _HOUSE if _ONLY_HOUSE.fullmatch(party) else _UPWARD
    roles, units = knowledge.names.get(party, ()), [u.name for u in _whole_units(party, knowledge)]
    if roles or party in units:
        return (*dict.fromkeys([party, *(folded(name) for role in roles for name in role.names)]),), ()
    if not units and (_BODY.search(party) or is_job_title(party)):
        return (party,), ()
    return tuple(units), (party,)


def _tied(text: str, names: tuple[tuple[str, ...], tuple[str, ...]], goes_there: bool) -> bool:
    if names == _UPWARD:
        return bool(_GOES_UP.search(text))
    if names == _HOUSE:
        return bool(_GOES_TO_HOUSE.search(text))
    whole, bare = names
    if any(re.search(_HANDED + re.escape(name), text) for name in bare):
        return True
    if not goes_there:
        return any(name in text for name in whole)
    clauses = _MARKS.split(text)
    return any(
        name in clause and _GOES.search(clause.replace(name, " ")) for clause in clauses for name in whole
    )


def _scope(rest: str, party: str, asked: Asked, knowledge: Knowledge) -> tuple[list[DutyList], str]:
    """The lists that are looked through, and ``rest`` without the words that name them."""
    jobs = [role for role in asked.target.roles if role not in knowledge.names.get(party, ())]
    if jobs:
        for word in sorted(asked.target.role_words, key=len, reverse=True):
            rest = rest.replace(word, " ")
        return knowledge.lists_of([role.id for role in jobs]), rest
    near = {
        u
        for at in range(len(rest) - 1)
        for u in knowledge.units.get(rest[at : at + 2], ())
        if u.whole and u.name in rest
    }
    if near:
        unit = max(near, key=lambda u: len(u.name))
        documents = {d.id for d in unit.documents}
        return [e for e in knowledge.lists.values() if e.document_id in documents], rest.replace(
            unit.name, " "
        )
    return list(knowledge.lists.values()), rest
