"""What is said beside a list's number only to tell which list is meant: "职责6，就是项目销售管理那个，完整列一下".

The list is named already; that it is called by what it holds chooses nothing in it. What the list does not hold stays:
then the asker means something else.
"""

from __future__ import annotations

import re

from assistant.asked import Desk
from assistant.target import resolve
from index.text import folded

_REF = r"(?P<ref>(?:[\u4e00-\u9fff]{0,8}?(?:岗位|工作)?(?:职责|清单)\s*[:：]?\s*\d{1,3}|(?<![\d月])\d{1,2})(?:号)?(?:清单)?)"
_TOLD = r"(?:关于|讲|写|管|做|负责)?(?P<told>(?!只|仅|光|除|不|没|第|哪|什|谁)[^，,。；;？?（()）\d]{2,18}?)"
_WHICH = r"(?:也?就是|即|指的?是|应?该?是|叫|是)?"
_POINT = r"的?(?:那|这)一?(?:份|张|篇|套|个岗位?|个职责|个清单|个|岗)(?:岗位|职责|清单)?"
_SURE = r"(?:(?:吧|嘛|吗|么|啊|呀)|对(?:吧|不对|吗)|是(?:吧|不是)|没错吧?)*"
_STOP = r"[，,。；;、？?！! ]"
_FORMS = (
    # "职责10，网络推广那份，全部念给我", "职责6，就是项目销售管理那个"
    re.compile(
        rf"^(?P<lead>[^，,]{{0,8}}?){_REF}{_STOP}*{_WHICH}{_TOLD}{_POINT}{_SURE}(?:{_STOP}+|(?=[里中的]|$))"
    ),
    # "职责6，也就是项目销售管理，列一下"
    re.compile(
        rf"^(?P<lead>[^，,]{{0,8}}?){_REF}{_STOP}+(?:也?就是|即|指的?是){_TOLD}的?{_SURE}(?:{_STOP}+|$)"
    ),
    # "职责9（接400电话的）所有条目"
    re.compile(
        rf"^(?P<lead>[^，,]{{0,8}}?){_REF}\s*[（(]{_WHICH}(?P<told>(?!只|仅|光|除|不|没|第|哪)[^，,。；;？?（()）]{{2,18}}?)(?:{_POINT}|的)?[）)]{_STOP}*"
    ),
    # "职责14就是做工资核算的吧，都有哪些条"
    re.compile(
        rf"^(?P<lead>[^，,]{{0,8}}?){_REF}(?:不)?(?:就|应该|好像|大概|可能)*是{_TOLD}的{_SURE}{_STOP}+(?=.{{3,}})"
    ),
    # "职责4那份给销售代表打下手的职责都写了啥"
    re.compile(
        rf"^(?P<lead>[^，,]{{0,8}}?){_REF}(?:那|这)(?:份|张|篇|个){_TOLD}的(?:岗位)?(?:职责|清单|内容)"
    ),
    # "项目销售那份职责6，念给我听"
    re.compile(rf"^(?P<lead>)(?:请|把|看看?|我要)*{_TOLD}的?(?:那|这)一?(?:份|张|篇|个){_REF}{_STOP}*"),
    # "我刚分到给销售代表做支持的岗（职责4），工作内容有哪些"
    re.compile(
        rf"^(?P<lead>)(?:我|被)?(?:现在|刚|新|被|马上)*(?:(?:分|调|派|安排)(?:到|去|来)|做|应聘|入职|转)?(?:了)?{_TOLD}的?(?:岗位?|职位|工作|活儿?|人)\s*[（(](?:就?是|即|也就是)?{_REF}[）)]{_STOP}*"
    ),
    # "网络推广那份，也就是职责10，列一下"
    re.compile(
        rf"^(?P<lead>)(?:请|把|看看?|我要)*{_TOLD}{_POINT}{_STOP}*(?:[（(]|也?就是|即|是)+{_REF}[）)]?{_STOP}*"
    ),
)
# "第几条", "哪条": asked of what was said beside it, which is then no mere name.
_OF_IT = re.compile(r"^(?:是|在|有|写|说)*(?:第?(?:几|哪)(?:一|几)?[条项点]|对吗|对吧|是吗|没错吧|有没有|吗)")
_HELD = 0.5  # of the words said beside the number, that the list itself must say


def without_apposition(text: str, desk: Desk) -> str:
    """``text`` (a normalised question) without what is said beside a list's number only to tell which it is."""
    for form in _FORMS:
        found = form.match(text)
        if found is None or not _is_told(found.group("ref"), found.group("told"), desk):
            continue
        rest = text[found.end() :]
        if _OF_IT.match(rest):
            return text
        return f"{found.group('lead')}{found.group('ref')}{'，' if rest[:1] not in ('', '里', '中', '的') else ''}{rest}"
    return text


def _is_told(ref: str, told: str, desk: Desk) -> bool:
    """Whether the one list that ``ref`` numbers says what it is called by."""
    lists = resolve(ref, desk.knowledge).lists
    words = [w for w in desk.index.tokens(folded(told)) if len(w) > 1]
    if len(lists) != 1 or not words:
        return False
    says = folded(" ".join((*lists[0].path, *(d.text for d in desk.knowledge.duties(list(lists))))))
    held = [
        w for w in words if w in says or any(o in says for o, s in desk.lexicon.synonyms(w) if s >= _SAME)
    ]
    return len(held) >= _HELD * len(words)


_SAME = 0.6
