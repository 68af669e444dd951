"""Two persons asked for in one question: "业主档案谁建、谁检查", "起诉的话，名单谁定、官司谁打".

Asked at once, only a duty that holds both acts would be whole; asked one by one, each act finds its own owner. What the
first clause names is the matter of a clause that has none of its own (谁检查).
"""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"[，,、；;？?]+|(?:和|以及|还有|又)(?=(?:要|会|是|由|归)?谁)")
_WHO = re.compile(r"(?:又|再|还|都|要|会|是|该|得)*(?:由|归|让|找)?(?:谁|哪个(?:岗位?|人|部门)|哪位)")
_MOST = 3
# "又是谁检查", "最后谁签": nothing that a clause is about.
_FILLERS = re.compile(r"^(?:那|再|又|最后|最终|然后|接着|平时|具体|到底|究竟|该|是|由|的|来|去|都|也)+$")
_QUOTED = re.compile(r"[\"“”]")


def each_asked(text: str) -> tuple[str, ...]:
    """The questions of which ``text`` is made, where it asks for several persons; empty where it asks for one."""
    text = _SECOND.sub(r"，\g<other>呢", text)
    text = _SIDE_BY_SIDE.sub(r"\g<1>，", text)
    clauses = _whole(_with_matter([clause.strip() for clause in _BETWEEN.split(text) if clause.strip()]))
    asking = [n for n, clause in enumerate(clauses) if _WHO.search(clause)]
    if not 1 < len(asking) <= _MOST or asking[-1] != len(clauses) - 1 or _QUOTED.search(text):
        return ()
    if len(asking) != len(clauses) - asking[0]:
        return ()
    lead = "，".join(clauses[: asking[0]])
    lead = f"{lead}，" if lead else ""
    first = _before_who(clauses[asking[0]])
    questions = []
    for n in asking:
        clause = clauses[n]
        own = n == asking[0] or bool(_before_who(clause)) or not (first or lead)
        questions.append(f"{lead}{clause}" if own else f"{lead}{first}{clause}")
    return tuple(questions)


_THING = r"[^和与跟、，,。；;？?谁哪吗]{2,12}?"
# "开票和收款分别谁负责", "合同谈判和客户谈判是一个岗位的吗", "收银跟盘点归同一个人管么": two matters, each with an owner of its own.
_OF_BOTH = re.compile(
    rf"^(?P<one>{_THING})(?:和|与|跟|以及|、)(?P<other>{_THING})(?:这(?:两|2)(?:件事情?|项|块|样|个))?"
    r"(?:(?:都|要|得|又)*(?:分别|各自?)(?:都|是|由|归|该|让|找)*(?:谁|哪个(?:岗位?|人|部门))(?:来|去|在)?(?P<act>[^，,。谁吗]{0,6}?)"
    r"|(?:都|归|由)*(?:是不是|是否|是|都|归|由|不)*(?:同)?(?:一|1)个(?:人|岗位?|部门)(?:来|在)?(?:管|负责|做|办|干)?(?:着|的)?(?:吗|么|嘛|不|吧|啊|呀)*)[？?]*$"
)


def matters_asked(text: str) -> tuple[str, ...]:
    """A question for the owner of each of two matters that are asked for together; empty where they are not."""
    found = _OF_BOTH.match(text)
    if found is None or _QUOTED.search(text):
        return ()
    act = (found.group("act") or "").strip("的呢啊呀") or "负责"
    return tuple(f"{found.group(name)}谁{act}" for name in ("one", "other"))


# "回单谁归档？签收单呢", whose 呢 is gone where the question was made plain; "…？多久一次" asks something else.
_SECOND = re.compile(
    r"[？?]\s*(?:那么?|还有|以及)?(?P<other>(?:(?!谁|几|多|什么|哪|怎|如何|啥|何时|吗)[^？?，,、；;]){1,12}?)呢?[？?]*$"
)
# "日结表谁交谁审": two acts side by side, without a mark between them.
_SIDE_BY_SIDE = re.compile(
    r"(谁[\u4e00-\u9fff]{1,3})(?=(?:又|再)?(?:由|归)?谁[\u4e00-\u9fff]{1,3}[呢啊呀的]?$)"
)
# "回单谁归档？签收单呢": another matter of the same act.
_TOO = re.compile(r"^(?:那么?|还有|以及)?(?P<other>[^谁]{1,12}?)呢$")
_ACT_FIRST = re.compile(
    r"^(?P<who>(?:由|归|该)?谁(?:来|去)?(?:负责|主管|分管|处理|办理|审批|审核|检查|管|做|办|批|审|签|写|收|交|管理))(?P<matter>.+)$"
)


def _whole(clauses: list[str]) -> list[str]:
    """The clauses, a matter that only follows with 呢 asked as the clause before asks."""
    whole = clauses[:1]
    for clause in clauses[1:]:
        too, asked, first = _TOO.match(clause), _WHO.search(whole[-1]), _ACT_FIRST.match(whole[-1])
        if too and first:
            clause = f"{first['who']}{too['other']}"
        elif too and asked and asked.start():
            clause = f"{too['other']}{whole[-1][asked.start() :]}"
        whole.append(clause)
    return whole


def _with_matter(clauses: list[str]) -> list[str]:
    """The clauses, a matter joined to whom is asked for right behind it: "…，加盟商建档案|又由谁指导"."""
    joined = clauses[:1]
    for clause in clauses[1:]:
        opens = _WHO.match(clause) and len(joined) > 1 and not _WHO.search(joined[-1])
        if opens:
            joined[-1] += clause
        else:
            joined.append(clause)
    return joined


def _before_who(clause: str) -> str:
    found = _WHO.search(clause)
    return _FILLERS.sub("", clause[: found.start()].strip()) if found else clause
