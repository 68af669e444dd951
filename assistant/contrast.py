"""The question before, asked of something else: "那责任护士呢", "药库那边呢", "月度的呢", "另一个岗位呢".

What is named takes the place of its like: a role that of a role, a list that of a list, a period or party that of
another one. Where the question before named nothing of the sort, it is asked again of the role or place.
"""

from __future__ import annotations

import re

from assistant.conversation import Turn
from assistant.knowledge import Knowledge
from assistant.relating import asked_again
from index.text import folded

# What stands for one another in a follow-up: the one of a row named now replaces the one named before.
_ROWS: tuple[tuple[str, ...], ...] = tuple(
    tuple(row.split())
    for row in (
        "年度 半年度 季度 月度 周度 日常",
        "每年 每半年 每季度 每月 每周 每天 每日 每班",
        "年报 季报 月报 周报 日报",
        "客户 顾客 代理商 加盟商 供应商 经销商 分销商 承运商 承包商 会员 业主 员工",
        "住院 门诊 急诊 出院 入院",
        "国内 国外 海外 境外",
        "线上 线下",
        "直营 加盟 托管",
        "内部 外部",
        "新员工 老员工 实习生",
        "新客户 老客户 大客户",
        "入职 离职 转正 调岗",
        "收入 支出",
        "应收 应付",
        "进货 出货 退货",
        "入库 出库",
        "售前 售中 售后",
        "白班 夜班 中班",
        "第一次 第二次 第三次 第四次 首次 再次",
        "一级 二级 三级 四级 五级",
        "初级 中级 高级",
        "轻微 一般 严重 重大 特大",
    )
)
KIND = re.compile(
    r"(?<=.)(?:岗位职责|工作职责|岗位责任|职责|任职要求|任职资格|任职条件|岗位要求|录用条件|基本条件|要求|条件|资格|权限|工作内容|考核指标|待遇|福利)$"
)
# "药库那边", "学校食堂", "信息科": where, not what.
_PLACE = re.compile(
    r"(?:那|这)(?:边|块|头|儿|里|一块|一摊)$|(?:食堂|门店|店里|仓库|车间|工厂|总部|分公司|子公司|医院|学校|公司|[\u4e00-\u9fff](?:部|科|处|室|组|队|中心))$"
)
_PLACED = re.compile(r"^\S{2,10}?(?:那|这)(?:边|块|头)(?=谁|哪|怎|多久|什么|有|几|要)")
_OTHER_JOB = re.compile(r"(?:另外?一个|另一|另外那个|剩下那个)(?:岗位|职位|岗|角色)")


def other_of_row(bare: str, before: Turn) -> str | None:
    """The question before with another of the same row: "月度的呢" after "年度计划谁做"."""
    word = re.sub(r"(?:的|那边|那块)+$", "", bare)
    row = next((row for row in _ROWS if word in row), ())
    said = [other for other in row if other != word and other in before.question]
    if not said:
        return None
    return before.question.replace(max(said, key=len), word, 1)


def other_job(bare: str, before: Turn, knowledge: Knowledge) -> str | None:
    """The question before, asked of the one other job that its document describes."""
    if not _OTHER_JOB.search(bare) or not before.roles:
        return None
    named = [r for r in knowledge.roles.values() if r.title in before.roles]
    documents = {e.document_id for e in knowledge.lists_of([r.id for r in named])}
    beside = {
        e.role_id for e in knowledge.lists.values() if e.document_id in documents and e.kind != "overview"
    } - {r.id for r in named}
    if len(named) != 1 or len(beside) != 1:
        return None
    return same_question(knowledge.roles[beside.pop()].title, before, knowledge, of_role=True)


_SHORTENED = re.compile(r"(?:那|这)(?:个|位|边|块|份|名)|岗位?|的|人员?$")
_SIBLING_CHARS = (2, 6)


def sibling(bare: str, before: Turn, knowledge: Knowledge) -> str | None:
    """The question before, asked of a job called by part of its name: "弱电那个呢" after 维修技工.

    Only where one job is meant: one of the same ending (弱电技工), else one of the same document.
    """
    word = _SHORTENED.sub("", bare)
    if not _SIBLING_CHARS[0] <= len(word) <= _SIBLING_CHARS[1]:
        return None
    cited = {d.role_id for d in knowledge.duties_by_id(before.cited).values()}
    named = [r for r in knowledge.roles.values() if r.title in before.roles]
    asked = named or [knowledge.roles[i] for i in cited if before.lists and len(cited) == 1]
    if not asked:
        return None
    called = [r for r in knowledge.roles.values() if r not in asked and any(word in name for name in r.names)]
    endings = {name[-2:] for role in asked for name in role.names}
    documents = {e.document_id for e in knowledge.lists_of([r.id for r in asked])}
    alike = [r for r in called if any(name[-2:] in endings for name in r.names)]
    beside = [r for r in called if any(e.document_id in documents for e in knowledge.lists_of([r.id]))]
    for found in (alike, beside, called):
        if len(found) == 1:
            return same_question(found[0].title, before, knowledge, of_role=True)
    return None


_WHO_DOES_IT = re.compile(
    r"^[^谁，,]{2,14}?(?:这一?块|那一?块|方面)?(?P<who>(?:都|是|由|归|该|找|要)*谁(?:在|来|去)?(?:做|管|负责|干|弄|办|抓|搞)[的呢啊]*)$"
)
_ON_WHOM = re.compile(r"(?<=[要该得会])[\u4e00-\u9fff]{2}(?=哪些人|哪些对象|什么人|谁)")
_ACT_CHARS = 2


# "市场动态报告交给谁": how it reaches whom is asked of the next matter too.
_TO_WHOM = re.compile(r"(?:提交|上交|移交|上报|汇报|反馈|通知|[交发报送递转寄])(?:给|到|至|向)$")


def same_question(
    subject: str,
    before: Turn,
    knowledge: Knowledge | None = None,
    *,
    of_role: bool = False,
    of_matter: bool = False,
) -> str:
    """The question before, asked of another list, role, place or matter.

    Args:
        knowledge: whose duties tell whether another thing is asked with the same verb.
        of_role: a role is named, which never takes the place of a matter.
        of_matter: a matter is named, which takes the place of a matter first.
    """
    question = before.question
    if of_matter and knowledge:
        subject = _matter_there(subject, before, knowledge)
    if of_matter and _ON.search(question):
        return _ON.sub(_MATTER_END.sub("", subject), question, count=1)
    if of_matter and before.topic and knowledge and (headed := _headed(subject, question, knowledge)):
        return headed
    if of_matter and before.topic and not _PLACE.search(subject):
        if before.topic in question:
            return question.replace(_TO_WHOM.sub("", before.topic) or before.topic, subject, 1)
        if before.lists:
            return asked_again(before.lists[0], question, subject)
        if knowledge and (swapped := _swapped(subject, question, knowledge)):
            return swapped
    if of_matter and len(before.lists) > 1 and not before.topic:  # "带人方面呢" after two lists
        return f"{'和'.join(map(short_label, before.lists))}在{_MATTER_END.sub('', subject)}上有什么不同"
    for label in (*before.lists, *before.role_words, *before.roles):
        if label in question:
            return question.replace(label, _like(label, subject), 1)
    if before.list_words and before.list_words in question:
        return question.replace(before.list_words, subject, 1)
    if before.topic and (of_role or _PLACE.search(subject)):
        return f"{subject}{_PLACED.sub('', question)}"
    if before.topic and before.topic in question:
        return question.replace(before.topic, subject, 1)
    if of_matter and (who := _WHO_DOES_IT.match(question)):  # "培训这块谁在做", whose 培训 named a heading
        return f"{subject}{who.group('who')}"
    if of_matter and len(subject) == _ACT_CHARS and _ON_WHOM.search(question):  # "督导要培训哪些人"
        return _ON_WHOM.sub(subject, question, count=1)
    kind = _kind_of_job(before, knowledge) if knowledge and of_role else ""
    return f"{subject}的{kind}有哪些" if kind and not KIND.search(subject) else f"{subject}有哪些"


_THERE = re.compile(r"(?:那|这)(?:边|块|头|儿|里|一块|一摊)$")


def _matter_there(subject: str, before: Turn, knowledge: Knowledge) -> str:
    """``subject`` without 那边 where it is a matter of its own: "超市那边呢" after "KA渠道谁管".

    药库那边 stays a place, since a job is named after it; so does one that a duty prints with the matter before.
    """
    word = folded(_THERE.sub("", subject))
    if word == folded(subject) or len(word) < _WORD or any(word in name for name in knowledge.names):
        return subject
    topic = folded(before.topic or "")
    texts = [folded(d.text) for d in knowledge.duties(list(knowledge.lists.values()))]
    printed = [text for text in texts if word in text]
    return word if topic and printed and not any(topic in text for text in printed) else subject


def _kind_of_job(before: Turn, knowledge: Knowledge) -> str:
    """What of a job was asked, where its list was named with it: 应征条件 of "店长的应征条件"."""
    label = before.lists[0] if len(before.lists) == 1 else ""
    names = [name for role in knowledge.roles.values() for name in role.names if label.startswith(name)]
    rest = folded(label.removeprefix(max(names, key=len, default=""))) if names else ""
    return rest.lstrip("的 ") if KIND.search(f"的{rest}") and not re.search(r"\d", rest) else ""


def short_label(label: str) -> str:
    """A numbered list without the job before its number, of which two are one job: 职责7 for 营业部负责人职责7."""
    return found.group() if (found := re.search(r"职责[:：]?\s*\d+$", label)) else label


_ON = re.compile(r"(?<=在)[^，,在]{1,12}(?=上有什么不同)")  # what two lists were compared on
_MATTER_END = re.compile(r"(?:上|方面|这块|那块|这一块)$")
_OPPOSITES = "新老 新旧 大小 男女 内外 高低 早晚 长短 公私 正副 进出 收付 前后 上下 买卖 借贷".split()
_TIME = re.compile(
    r"(?:每个?|上|下|本|这个?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?(?:年度?|季度?|月份?|周|天|日|号|点)(?:底|初|末|中)?"
)
_ASKING = re.compile(
    r"(?:由|归|是|让|找|该|要|又|都)*(?P<who>谁|哪个(?:岗位|部门|人)|哪些(?:岗位|部门|人))(?:来|去|在|负责|要)*"
    r"|(?:根据|依据|按照?|凭|用|拿|跟|向|给|交给|报给|发给)(?:什么|啥|谁|哪[个里儿些]?)|要不要|需不需要|有没有|为什么"
    r"|多久(?:一次)?|什么时候|啥时候|何时|几[号点天]|怎么|如何|多少钱?|在哪(?:里|儿)?"
)


def thing_of(before: Turn) -> str:
    """What the question before was about, without its act, where it says so first: 营养标签 of "营养标签谁准备的"."""
    asking = _ASKING.search(before.question)
    thing = before.question[: asking.start()] if asking else ""
    return (
        "" if any(word in thing for word in (*before.lists, *before.role_words)) else thing.rstrip("的，, ")
    )


def _headed(subject: str, question: str, knowledge: Knowledge) -> str | None:
    """The question with what ``subject`` leaves out of the thing asked before, where a duty prints both.

    "数据分析呢" after "公司网站谁维护" is the 网站数据分析 that a duty prints so; "专柜的呢" after "店铺陈列谁管" is 专柜 and 陈列.
    """
    asking, word = _ASKING.search(question), re.sub(r"的+$", "", subject)
    thing = question[: asking.start()].rstrip("的") if asking else ""
    if asking is None or len(word) < _WORD or word in thing:
        return None
    unseen = knowledge.unseen
    heads = [
        thing[at:] for at in range(1, len(thing) - 1) if knowledge.rarity(thing[:at].rstrip("的")) < unseen
    ]
    texts = [folded(d.text) for d in knowledge.duties(list(knowledge.lists.values()))]
    for head in heads:
        if any(f"{head}{link}{word}" in text for link in ("", "的") for text in texts):
            return _of_object(f"{head}{word}{question[asking.start() :]}", knowledge)
    if not subject.endswith("的"):
        return None
    for head in (*heads, *(head[:-1] for head in heads if len(head) > _WORD)):  # 工资 of 工资表
        if any(head in text and word in text for text in texts):
            return _of_object(f"{word}{head}{question[asking.start() :]}", knowledge)
    return None


_WORD = 2  # characters


def _swapped(subject: str, question: str, knowledge: Knowledge) -> str | None:
    """``question`` with what is like ``subject`` replaced: its opposite (新→老), its time, its kind (…章→法人章).

    Where nothing is like it, its object is replaced, and the verb kept only where a duty says both.
    """
    word = re.sub(r"(?:的|那个|那些)+$", "", subject)
    other = next((pair.replace(word, "") for pair in _OPPOSITES if len(word) == 1 and word in pair), "")
    if other and other in question:
        return _of_object(question.replace(other, word, 1), knowledge)
    if _TIME.fullmatch(word) and (time := _TIME.search(question)):
        return f"{question[: time.start()]}{word}{question[time.end() :]}"
    asking = _ASKING.search(question)
    if not asking or len(word) < len("甲乙"):
        return None
    thing, act = question[: asking.start()], question[asking.end() :]
    for part in (thing, act):
        if part and part[-1] == word[-1] and part != word:
            return question.replace(part, word, 1)
    return _of_object(f"{word}{question[asking.start() :]}", knowledge) if thing and act else None


def _of_object(question: str, knowledge: Knowledge) -> str:
    """ "数据分析谁维护": without its verb where no duty says both, since that belonged to the thing before."""
    asking = _ASKING.search(question)
    if not asking or not asking.group("who") or not asking.start():
        return question
    thing, verb = question[: asking.start()], question[asking.end() :].strip("的了过吗呢？? ")
    said = any(thing in d.text and verb in d.text for d in knowledge.duties(list(knowledge.lists.values())))
    return question if said or not verb else f"谁负责{thing}"


def _like(label: str, subject: str) -> str:
    """``subject`` with the kind of list that ``label`` names: 维修技师 after 质检员任职要求 is 维修技师的任职要求."""
    kind = KIND.search(label)
    return (
        subject
        if kind is None or KIND.search(subject) or re.search(r"\d", subject)
        else f"{subject}的{kind.group()}"
    )
