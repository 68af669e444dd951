"""Short names made of the characters of a job's name: 私教 for 私人教练, 客代 for 客户代表, 行专 for 行政专员.

Only where exactly one job fits, where the short form stands for nothing else (in the texts, in the dictionary), and
where a job is asked of. The answer says whom it took it for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from assistant.rolenames import PARENTHESIS, in_order
from assistant.titles import is_job_title
from corpus.model import Role
from index.text import folded

# What a job's name ends in; the short form must reach into it (客主 of 客服|主管).
_RANK = re.compile(
    r"(?:总经理|经理|主管|主任|总监|专员|代表|教练|顾问|助理|督导|队长|组长|班长|店长|领班|司机|会计|出纳|文员|内勤|运营|策划|编辑|客服|管家|保洁|工程师|设计师|分析师|咨询师|管理员|接待员|服务员|维修工|技工|员|师|工|长)$"
)
_CHARS = range(2, 6)
# "客主干什么", "行专的职责", "品督要什么证", "那业代呢": a job is asked of. Possessive: of one way only.
_CANDIDATE = re.compile(
    r"(?:^|(?<=[，,。；; ])|(?<=问)|(?<=作为)|(?<=是)|(?<=[当做干])|(?<=[和跟与、]))(?:那么?|请问|我们?|咱们?|公司)?(?=([\u4e00-\u9fff]{2,5}))"
)
_ASKED_OF = re.compile(
    r"(?:这个?|那个?)?(?:岗位?|职位)?(?:的)?(?:岗位|工作|主要|日常|任职|录用|应聘|招聘)*(?:职责|任务|工作|要求|条件|资格|待遇|工资|薪|权限|考核|指标|学历|证|年龄|经验|上级|下属|活)"
    r"|(?:这个?|那个?)?(?:岗位?|职位)?(?:平时|平常|每天|每周|每月|一天|日常|主要|具体|都|到底|要|需要|应该|得|能|可以|会|有|是|负责|归|向)*(?:干|做|管|负责|要|需要|得|归|向|有|招|是)(?:些)?(?:什么|啥|哪些|嘛|几|多少|谁|不|会|有)|(?:的)?呢?$"
)


def asks_who(text: str) -> bool:
    """Whether ``text`` asks for somebody, so that it names nobody."""
    return bool(_NOBODY.search(text))


_NOBODY = re.compile(r"谁|哪(?:个|些|位|几个)?(?:岗|人|职位|部门)")


def shortened(
    text: str,
    roles: Iterable[Role],
    stands_for_else: Callable[[str], bool],
    printed: Callable[[str], bool] = lambda _: True,
) -> tuple[str, Role] | None:
    """The short form in ``text`` and the one job that it can stand for; ``None`` without one or with several.

    Args:
        stands_for_else: whether a form is a word of the dictionary or of the texts.
        printed: whether the texts print it.
    """
    known = list(roles)
    for found in _CANDIDATE.finditer(text):
        run = found.group(1)
        for size in reversed(_CHARS):
            form, after = run[:size], text[found.end() + size :]
            if len(form) < size or not _ASKED_OF.match(after):
                continue
            meant = [role for role in known if any(_short_of(form, name) for name in role.names)]
            if len(meant) != 1:
                continue
            if not stands_for_else(form) or (_title_of(form, meant[0]) and not printed(form)):
                return form, meant[0]
    return None


def _title_of(form: str, role: Role) -> bool:
    """Whether a title is the job's own without a character or two: 质检员 of 质量检验员, 采购员 of 采购专员."""
    return is_job_title(form, parties=False) and any(
        name[-1] == form[-1] and len(name) - len(form) <= _LEFT_OUT
        for name in (PARENTHESIS.sub("", folded(printed)) for printed in role.names)
        if _short_of(form, name)
    )


_LEFT_OUT = 2


def _short_of(form: str, printed: str) -> bool:
    """Whether the characters of ``form`` stand in the name in their order, from its first into its last word."""
    name, last = _with_last_word(printed)
    if last < 0 or len(name) <= len(form) or name[0] != form[0]:
        return False
    at = 0
    for char in form[1:]:
        at = name.find(char, at + 1)
        if at < 0:
            return False
    head, word = name[:last], name[last:]
    return bool(head) and at >= last and _begins(form, head, word)


@lru_cache(maxsize=16_384)  # the names of a big base once, 3 MB
def _with_last_word(printed: str) -> tuple[str, int]:
    """A job's name without what stands in brackets, and where its last word begins; -1 where it ends in no rank."""
    name = PARENTHESIS.sub("", folded(printed))
    ends = _RANK.search(name)
    if ends is None:
        return name, -1
    short = len(ends.group()) > 1 or len(name) < _LONG
    return name, ends.start() if short else len(name) - _WORD_WITH_RANK


_LONG = 5  # characters of a name whose last word is two of them and its 员: 物流|调度员
_WORD_WITH_RANK = 3


def _begins(form: str, head: str, word: str) -> bool:
    """Whether what is left of the last word is its beginning or its end (专 of 专员, 主任, 员 of 管理员)."""
    tails = (form[n:] for n in range(1, len(form)) if in_order(form[:n], head))
    edges = word[0] + word[-1]  # 监员 of 监控员
    return any(tail == edges or word.startswith(tail) or word.endswith(tail) for tail in tails)
