"""The asker's own job or department, said in passing: "我是客服专员，平时要干啥", "我是销售部的".

The job stated holds for the rest of the conversation, until another one is stated: "那我的任职要求呢" is then
read as "客服专员的任职要求" (``own.py``), in words, so that the reader sees what was understood. A department ("我是销售部的")
is no job: which of its jobs is meant is asked back where the question needs one.
"""

from __future__ import annotations

import re

from assistant.departments import DEPARTMENT_FIELDS
from assistant.knowledge import Knowledge
from assistant.rolenames import without_rank
from assistant.target import resolve
from assistant.titles import is_job_title
from corpus.model import Role
from index.text import folded

_WORD = r"[^，,。.;；!！?？、\s的]{2,14}?"
# "我是客服专员，…", "我是新来的出纳，…", "本人应聘会计，…", "我在你们这当仓管员，…", "作为客服专员，我…"
_STATED = re.compile(
    rf"(?:^|[，,。;；!！ ])(?:(?:我|本人|俺|咱)(?:现在|目前|刚|今天|已经|就|明天|下个?(?:周|月|礼拜|星期)[一二三四五六日天初底]?|马上|即将|准备|打算|快|将|要|想|去|来|过来)*"
    rf"(?:(?:是|做|干|当|任|担任|应聘|入职|面试|竞聘|转岗|升任?|提拔?|调任?|接任?)(?:了|上|到|的是|为|做)*|(?:的)?(?:岗位|职位|职务)(?:是|叫|为)|在.{{1,8}}?(?:做|当|任|担任))"
    rf"|(?:作为|身为))(?:一名|一个|名|个|位|咱们?|我们|公司|这边|这里|新来的?|新入职的?|刚来的?|刚入职的?|应届|实习|(?:搞|做|管|弄|干)[^，,。的]{{1,6}}的)*"
    rf"(?P<title>{_WORD})(?:这个岗位|岗位|岗|一枚|的|了)?(?=$|[，,。;；!！?？\s])"
)


_OWN_LIST = re.compile(
    r"^(?:那|这)?(?P<list>[\u4e00-\u9fff]{0,8}?(?:职责|清单)\s*[:：]?\s*\d{1,2})号?(?:不?就|应该|大概|好像|可能|其实|也)*(?:是|算|归)(?:不是)?(?:说|讲|指|写)?(?:的)?(?:就)?(?:是)?"
    r"我们?(?:自己)?(?:这种|这个|这类|这样|这|现在)?(?:的)?(?:岗位?|职位|职责|工作|活|人|清单)?(?:的)?(?:吧|吗|么|对吧|对吗|啊|对不对|了)*[?？。]?$"
)


# "我岗位对应的是职责14，全部内容发一下": the asker's own list, and what is asked of it.
_MY_LIST = re.compile(
    r"^(?:我们?|本人|俺|咱)(?:的|自己的?)?(?:岗位?|职位)?(?:对应|属于|干|做|负责|用|归|对着)?(?:的)?(?:就)?是(?P<list>[\u4e00-\u9fff]{0,8}?职责\s*[:：]?\s*\d{1,2})(?:号)?(?:那|这)?(?:一)?(?:份|套|块)?[，,]\s*(?P<asked>.*(?:全部|内容|列|发|有哪些|都有|完整|全文|是什么).*)$"
)


def plain_own_list(text: str) -> str:
    """ "我岗位对应的是职责14，全部内容发一下" as the list and what is asked of it; any other text as it is."""
    found = _MY_LIST.match(text)
    return f"{found.group('list')}{found.group('asked')}" if found else text


def own_list(text: str, knowledge: Knowledge) -> str | None:
    """The list that the asker takes for the own one, as printed: "职责4就是我这种岗位吧"; ``None`` without one."""
    found = _OWN_LIST.match(text)
    lists = resolve(found.group("list"), knowledge).lists if found else ()
    return knowledge.label(lists[0]) if len(lists) == 1 else None


# "我是销售部的", "我在财务科上班，…", "本人刚分到行政部，…": where the asker works, and no job.
_DEPARTMENT = re.compile(
    r"(?:^|(?<=[，,。;；!！ ]))(?:我们?|本人|俺|咱们?)(?:现在|目前|刚|今天|已经|就)*(?:是|在|来自|属于|隶属于?|分配?到|调到|调去|加入|进|去)了?"
    r"(?:我们|咱们?|公司|这边|这里|你们)*的?(?P<department>[\u4e00-\u9fffa-z]{1,8}?(?:部门|部|科|处|室|中心|车间|店))(?:里|这边)?"
    r"(?:的|工作|上班|干活|做事|任职|实习|新来|新入职|刚来)*(?:新?员工|新?人|同事)?(?=$|[，,。;；!！?？\s])"
)
_NO_NAME = re.compile(r"哪|什么|啥|几|这|那")
_ANY_DEPARTMENT = re.compile(r"(?:部门|部|科|处|室|中心)$")


def stated_department(text: str) -> str | None:
    """The department that the asker says to be of, as typed."""
    found = _DEPARTMENT.search(text)
    return found.group("department") if found and not _NO_NAME.search(found.group("department")) else None


def without_department(text: str) -> str:
    """``text`` without the words that said the department; empty when it said nothing else."""
    return _DEPARTMENT.sub("", text, count=1).strip("，,。;；!！?？ ") if stated_department(text) else text


def of_department(name: str, knowledge: Knowledge) -> list[Role]:
    """The roles that the texts place in a department.

    By a field of theirs (所属部门), by a title that begins with it (销售部负责人), or by the document that bears its
    name (财务部岗位职责.docx).
    """
    whole = folded(name)
    bare = _ANY_DEPARTMENT.sub("", whole) or whole
    its_own = {
        d.id
        for d in knowledge.documents.values()
        if folded(d.title).startswith(whole) or folded(d.name).startswith(whole)
    }
    written = {entry.role_id for entry in knowledge.lists.values() if entry.document_id in its_own}

    def there(role: Role) -> bool:
        values = (folded(one.text) for one in role.fields if one.name in DEPARTMENT_FIELDS)
        placed = any(_ANY_DEPARTMENT.sub("", value) == bare for value in values)
        return placed or role.id in written or any(folded(one).startswith(bare) for one in role.names)

    return [role for role in knowledge.roles.values() if there(role)]


def stated_in_full(text: str, knowledge: Knowledge) -> str:
    """``text`` with the job stated by its work alone under its name: 我是前台 as 我是前台文员."""
    for found in _STATED.finditer(text):
        called = found.group("title")
        if called.lower() not in knowledge.names and (name := without_rank(called.lower(), knowledge.names)):
            return f"{text[: found.start('title')]}{name}{text[found.end('title') :]}"
    return text


# "我刚入职做职责9", "我是12号": the asker's job is one numbered list.
_A_LIST = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}职责[:：]?)\d{1,3}号?(?:那份|这份|岗位?)?|\d{1,3}号(?:职责|清单|岗位?)?"
)


def stated_job(text: str, knowledge: Knowledge) -> str | None:
    """The job that the asker says to have, as typed: one that the knowledge base knows, or a job title."""
    for found in _STATED.finditer(text):
        title = found.group("title")
        if title.lower() in knowledge.names or is_job_title(title, parties=False):
            return title
        if _A_LIST.fullmatch(title) and (lists := resolve(title, knowledge).lists):
            return knowledge.spoken(lists[0])
    return None
