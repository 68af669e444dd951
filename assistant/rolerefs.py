"""Which jobs a question names, and the title it is about where no text bears it: "财务部的出纳", "营业部经理"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.departments import WHO, content_of, is_department
from assistant.headings import KIND_WORDS
from assistant.knowledge import Knowledge
from assistant.levels import spread_levels
from assistant.lexicon import lexicon
from assistant.partnames import Called, called, fits_title
from assistant.rolenames import RANKS, misspelt, take_soft, without_rank
from assistant.titles import is_job_title
from assistant.trades import POINTING, take_asked_trade, take_trades
from corpus.model import Role
from corpus.titles import resolve_title
from index.text import folded

_ROLE_OF = r"(?:的|之)?"
_DUTY_WORDS = (
    r"(?:岗位|工作|主要|具体|日常|基本|核心)*"
    r"(?:职责|责任|职能|任务|工作内容|岗位说明书?|岗位描述|职位描述|职务|分工|活儿?|(?<![董监理人干同当])事情?|任职要求|任职资格|任职条件|要求|条件|资格|权限|待遇|福利|薪资|工资|义务|jd)"
)
#: What is asked of somebody's work: "主要负责什么", "平时都忙些啥".
DOES = (
    r"(?:平时|平常|日常|每(?:个)?(?:天|日|周|月|季度?|年|班)|通常|一般|主要|具体|到底|究竟|都|要|需要|应该|应当|得|会|能|是|还|在[^，,。]{1,8}?[里上中])*"
    r"(?:负责|分管|主抓|做|干|管|忙|搞|承担|履行|尽)(?:些|的是|的|点)?(?:什么|啥|哪些|哪方面|哪几|何|(?<=[干做])嘛)"
)
_DOES = rf"{DOES}|有(?:什么|哪些)(?:职责|责任|任务|义务|工作)"
# "X的岗位职责…", "X负责什么", "X是做什么的": X is who the question is about.
_SUBJECT = re.compile(
    rf"^(?P<who>[^，,。？?、：:“”]{{1,20}}?){_ROLE_OF}(?:{_DUTY_WORDS}|{_DOES})", re.IGNORECASE
)
_LEAD_IN = re.compile(
    r"^(?:把|将|凡是?|涉及到?|提到|关于|对于|对|作为|身为|当|公司|我们|咱们|这里|这个|那个|那|一个|一名|一位|请问|列出|说明|介绍|解释|描述|概括|总结|写出|给出|罗列|新来的|新入职的?)+"
)


# What is left of "有哪些 职责 产品经理" when the asking is taken away.
_ABOUT_DUTIES = re.compile(rf"{_DUTY_WORDS}|{_DOES}|有?(?:哪些|什么|啥)|是什么|列出|都|的")
# How people say 负责人: "销售部一把手", "门店的头儿", "销售部的负责人".
_HEADS = re.compile(r"(?<=[部店科处室位业司])(?:的)?(?:一把手|头儿|头头|老大|当家的)|(?<=[部科处室])的负责人")


def _of_others(rest: str, department: str, knowledge: Knowledge) -> bool:
    """Whether a matter is asked of which a department's own duties say nothing: "办事处的租房合同到期怎么办"."""
    kinds = [word for _, words in KIND_WORDS for word in words]
    pieces = [piece for piece in content_of(rest, kinds) if len(piece) > 1]
    lists = knowledge.lists_of([role.id for role in knowledge.names[department]])
    told = [duty.text for duty in knowledge.duties(lists)]
    told += [f"{field.name}{field.text}" for role in knowledge.names[department] for field in role.fields]
    said = folded("".join(told))
    pairs = [piece[at : at + 2] for piece in pieces for at in range(len(piece) - 1)]
    return len(pairs) >= _MATTER_PAIRS and not any(pair in said for pair in pairs)


_MATTER_PAIRS = 3  # a matter of two words at least: less may be a way of asking


def take_roles(text: str, knowledge: Knowledge) -> tuple[str, tuple[Role, ...], tuple[str, ...]]:
    """``text`` without the jobs it names, those, and the words that named them."""
    text = _HEADS.sub("负责人", text)
    lowered = spread_levels(text.lower())
    text = text if lowered == text.lower() else lowered
    roles: list[Role] = []
    words: list[str] = []
    for name in knowledge.names_near(lowered):
        at = lowered.find(name)
        if at < 0 or not _stands_alone(lowered, at, at + len(name)):
            continue
        if _within_trade(name, lowered, knowledge):
            continue
        if is_department(name) and WHO.search(lowered):
            continue  # "谁把样品送到化验部": whoever it is, it is no department
        if is_department(name) and _of_others(
            lowered[:at] + " " + lowered[at + len(name) :], name, knowledge
        ):
            continue
        roles.extend(knowledge.names[name])
        words.append(name)
        after = text[at + len(name) :]
        text = text[:at] + " " + (after.removeprefix("门") if name.endswith("部") else after)  # 财务部|门
        lowered = text.lower()
    text, others, others_words = _otherwise_called(text, knowledge, named=bool(roles))
    roles.extend(others)
    words.extend(others_words)
    without, trades = take_trades(text.lower(), knowledge.trade_names, beside_role=bool(roles))
    text = without if trades else text
    if not roles and not trades:
        asked_of = take_asked_trade(text.lower(), knowledge.trades_never_told)
        text, trades = (asked_of[0], (asked_of[1],)) if asked_of else (text, ())
    roles.extend(role for trade in trades for role in knowledge.trade_names[trade])
    words.extend(folded(role.title) for trade in trades for role in knowledge.trade_names[trade])
    return text, tuple(dict.fromkeys(roles)), tuple(words)


def _within_trade(name: str, text: str, knowledge: Knowledge) -> bool:
    """Whether ``text`` says the name within another job's trade: python of python后端."""
    longer = [t for t in knowledge.trade_names if len(t) > len(name) and name in t and t in text]
    return any(set(knowledge.trade_names[t]).isdisjoint(knowledge.names[name]) for t in longer)


def _otherwise_called(text: str, knowledge: Knowledge, *, named: bool) -> tuple[str, list[Role], list[str]]:
    """``text`` without the jobs, persons and bodies that it calls otherwise than by a name of theirs, and those.

    Args:
        named: one is named already: beside it only titles made of names' own words are looked for.
    """
    roles: list[Role] = []
    words: list[str] = []
    if not named and (soft := take_soft(text, knowledge.soft_names)):
        text, word = soft
        roles, words = [*knowledge.soft_names[word]], [word]
    for part in reversed(_called(text, knowledge)):
        if part.one:
            text = f"{text[: part.start]} {text[part.end :]}"
            roles.extend(part.roles)
            words.append(part.title)
    if named or roles:
        return text, roles, words
    if body := knowledge.body_in(text.lower()):
        return body.rest, [body.role], [body.word]
    return text, [], []


def _called(text: str, knowledge: Knowledge) -> list[Called]:
    """The titles in ``text`` that are made of the words of jobs' names, in their order."""
    parts = called(text.lower(), knowledge.name_words, one_page=len(knowledge.documents) == 1)
    return sorted((p for p in parts if not _heads_many(p, knowledge)), key=lambda part: part.start)


def _heads_many(part: Called, knowledge: Knowledge) -> bool:
    """Whether a rank alone heads list after list ("负责人职责的最后一条"): then it tells none of them."""
    if part.title not in RANKS:
        return False
    return len(knowledge.lists_of([role.id for role in part.roles], "duty")) > _FEW_LISTS


_FEW_LISTS = 4


def several_meant(text: str, knowledge: Knowledge) -> tuple[str, tuple[Role, ...]] | None:
    """A title in ``text`` that fits several jobs, and those: 顾问 where there are 教学顾问 and 课程顾问."""
    return next(((part.title, part.roles) for part in _called(text, knowledge) if not part.one), None)


def is_heading(title: str, knowledge: Knowledge) -> bool:
    """Whether a title that no role bears stands in a heading, in these or in the same words (督导: 销售监督)."""
    words = [w for end in range(2, len(title) + 1) for w in (title[-end:],)]
    same = [v for w in words for v, strength in lexicon().synonyms(w) if strength >= _SAME and len(v) > 1]
    return any(v in section.key for v in same for section in knowledge.named_sections)


def heads_the_lists(title: str, numbers: Sequence[int], knowledge: Knowledge) -> bool:
    """ "第十份负责人职责", "收了几份负责人职责": the word by which lists are headed that are pointed at or counted."""
    word = _THEMED.sub("", _COUNTING.sub("", title)).removeprefix("职责").strip()
    labels = [knowledge.label(e) for n in numbers for e in knowledge.numbered(n)]
    if word != title and not labels:
        labels = [e.heading for e in knowledge.lists.values() if e.heading]
    return bool(labels) and bool(word) and any(word in label for label in labels)


_COUNTING = re.compile(r"^.*(?:几|多少|哪些|哪几)(?:份|个|篇|组|张)")
_THEMED = re.compile(r"^.*(?:类|方面|方向|相关|有关|[这那]块)的?")  # "财务那一类的负责人职责在哪几份"
_SAME = 0.95


def roles_surely_meant(title: str, knowledge: Knowledge) -> tuple[Role, ...]:
    """The roles that a title surely means though no text prints it so: 营业部经理 for 销售部经理."""
    if other := misspelt(title.lower(), knowledge.names) or without_rank(title.lower(), knowledge.names):
        return knowledge.names[other]
    if fitting := fits_title(title.lower(), knowledge.name_words):
        return fitting
    matches = [match for match in resolve_title(title, knowledge.names) if match.sure]
    best = [match for match in matches if match.score == matches[0].score]
    return tuple(dict.fromkeys(role for match in best for role in knowledge.names[match.name]))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A name inside a longer job title is not that role, nor one that ends within a word: 经理 in 区域经理助理, 准备工 in 准备工作."""
    after = re.match(r"(?:助理|助手|秘书|代表|培训生|学徒)", text[end:])
    if text[end - 1] == "工" and _WORDS_OF_WORK.match(text, end):
        return False
    before = re.search(r"(?:副|助理|实习|见习|高级|初级|资深|首席|区域|大区|执行)$", text[:start])
    return not after and not before


# What goes on a word that 工 begins (工艺, 工作, 工程), and no word of its own: 电工|作业, 电工|具体, 焊工|单独.
_WORDS_OF_WORK = re.compile(
    r"[艺序厂种龄况件伤地]|程(?!师)|作(?![业为])|具(?![体有备])|资(?![格质历])|期(?![间望末])|时(?![候间常])|单(?![独位人])|装(?![修配卸])|位(?!于)|业(?![务绩余])"
)
_POST = re.compile(r"(?<=\S{2})(?:这个|那个|这一)?(?:岗位?|职位|一职)$")
_CONCERNING = re.compile(r"^(?:凡是?|所有|全部)?(?:关于|对于|对|针对|有关|涉及到?|提到|与|和|跟)")


def unknown_role(text: str) -> str | None:
    """The job title that ``text``, which names no job of the texts, is about."""
    text = POINTING.sub("", text)
    bare = _POST.sub("", _ABOUT_DUTIES.sub(" ", text).strip(" 的"))
    if bare != text.strip() and is_job_title(bare) and not _QUESTION.search(bare):
        return _REQUEST.sub("", bare)
    found = _SUBJECT.search(_LEAD_IN.sub("", text.strip()))
    if not found:
        return None
    if _QUESTION.search(found.group("who")) or _PARTY.search(found.group("who")):
        return None
    who = _REQUEST.sub("", _ASIDE.sub("", _LEAD_IN.sub("", found.group("who")))).strip(" 的")
    if _CONCERNING.search(text.strip()) and not is_job_title(who, parties=False):
        return None  # "关于代理商的职责": what is done about them
    if _IN_PERSON.search(found.group("who")) and _SOMEBODY.fullmatch(who):
        return who  # "主厨本人负责哪些": a person, whatever the word
    return who if is_job_title(who) or _BODY.fullmatch(who) else None


# "管理报表按哪个部门要求出": whoever is asked for bears no name.
_QUESTION = re.compile(r"谁|哪|什么|啥|几[个份位名条项点]|多少|怎么|如何|时候|最")
# "报销要听财务总监的要求吗": one to whom a matter goes, or who says how; the question is about the matter.
_PARTY = re.compile(
    r"(?<=\S\S)(?:按照?|依照?|听(?![力障])|[向由被]|[交发报递]给|给(?!排))[^按依听向由被给]{2,10}$"
)
# "帮我把行政总监岗位职责贴出来", "老板让我背一遍仓库主管的职责": how it is wanted, and then whose.
_REQUEST = re.compile(
    r"^.*(?:[说讲谈背念列看查找搜介绍]{1,2}(?:一?下|一遍|一[讲说看查])|一[份遍下]|说说|讲讲|[把将《]|(?:给|帮|让)我|麻烦|提供|发来|贴出|知道|了解|[这那](?:个|份|位|段|名))(?=..)"
)


_IN_PERSON = re.compile(r"(?:自己|本人)$")
_SOMEBODY = re.compile(r"(?![我你他她它咱])[\u4e00-\u9fff]{2,6}")


# "店长自己的职责", "设计师在这份文件里要做什么", "校医具体有什么职责", "产品经理那份职责": said beside who is meant.
_ASIDE = re.compile(
    r"(?:的?[那这]一?[份张个位](?:岗位?|职位)?|自己|本人|本身|自身|具体|主要|到底|究竟|平时|在?(?:这|本|该)(?:份|个|篇)?(?:文件|文档|文本|材料|制度|公司|单位)(?:里面?|中|上|内)?)+$"
)
# A body that acts as a job does: 财务中心, 业委会, 董事会. Told of only in others' duties, it has none of its own.
_BODY = re.compile(
    r"[\w·]{1,8}(?:(?<![全内外局底])部|部门|中心|科|科室|处|办公室|委员会|商会|协会|领导小组|工作组|班组|专班|大队|中队|分队|支队|[修险防检运]队|局|公司|集团)"
    r"|[\w·]{0,8}(?:[业家居村]委会|董事会|监事会|理事会|股东会|工会|学生会|档案室|财务室|总经办)"
)


def only_told_of(name: str, knowledge: Knowledge) -> bool:
    """Whether a body stands in no heading, job or document's name: 客服部 does where lists are headed 客服线岗位职责."""
    stem = _KIND_OF_BODY.sub("", name) or name
    named = [*(e.heading or "" for e in knowledge.lists.values()), *knowledge.names]
    named += [document.name for document in knowledge.documents.values()]
    return not any(stem.lower() in folded(one) for one in named)


_KIND_OF_BODY = re.compile(
    r"(?:部门|事业部|部|中心|科室|科|处|办公室|室|委员会|委会|会|领导小组|工作组|班组|[大中分支]队|队|局|公司|集团)$"
)
