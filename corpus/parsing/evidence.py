"""Evidence: whether lists are somebody's duties, or only a text with numbers in it.

A heading or a job's name over a list convinces. Without either the points must speak as duties do: advice,
a manual's steps, an exam and a report of last year's work are numbered too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.parsing import fields, headings, titles
from corpus.parsing.headings import Heading
from corpus.parsing.kinds import kind_of_alias, kind_of_item, opens_duty
from corpus.parsing.result import Kind
from corpus.parsing.rows import Row

#: A document has a role only if one of its lists says what somebody does, may or must bring.
TELLING: Final = frozenset({"duty", "requirement", "authority", "kpi", "relation"})
#: Headlines of texts that tell what somebody has done or how to write it.
_REPORT: Final = re.compile(
    r"(?:总结|述职报告?|心得(?:体会)?|工作计划|简历|求职信|自荐信|自我评价|怎么写|怎样写|如何写|写法|真题|试题|使用手册|操作手册|使用说明书?|面试技巧|攻略|的区别|的意义|的重要性)(?:范文|模板|大全)?(?:\([^()]*\))?(?:_.*)?$"
    r"|^(?:HR|企业|公司|教你)?(?:如何|怎样|怎么|怎么样)(?:才能|去)?(?:写|编写|撰写|制定|填写|做好|设计|制作|编制|理解|成为|当好|选择|应对)"
)
#: 工作要求, 会议要求 ask something of everybody; these ask it of who wants the job.
_ASKS_APPLICANT: Final = re.compile(
    r"任职|入职|岗位|职位|应聘|应征|招聘|上岗|录用|聘用|用人|求职|人员要求|希望你|期待你|你需|需要你|requirement|qualif",
    re.I,
)
_WEAK_DUTY: Final = frozenset(
    "任务 责任 义务 作用 定位 定位和作用 角色 主要任务 重点工作 日常工作 工作事项 分工 职务 主要工作".split()
)
#: 编写网络使用手册 among the duties of a plain list is one of them.
_WRITTEN: Final = ("手册", "说明书")
_LINK: Final = re.compile(r"^(?:投|上传|完善|填写|创建|制作|我的|下载|更新|刷新)")
#: Who quotes duties or asks his reader writes about them: “负责客户维护”不如改成…
_QUOTES: Final = re.compile(r"[“\"‘「]|[?？吗呢]$|比如|例如|不如|建议")
#: How points of a duty list begin or end and a manual's steps do not.
_REGISTER: Final = re.compile(
    r"^(?:全面|主要|具体)?(?:负责|协助|配合|参与|服从|承担|完成|做好|主持|督促|贯彻)|(?:领导|上级|主管|经理).{0,4}(?:交办|安排|交代|布置)|工作$"
)


@dataclass(frozen=True, slots=True)
class Stand:
    """One list as it stands on the page: the row over it and the one above, its kind and its points."""

    row: Row | None
    above: Row | None
    kind: Kind
    printed_kind: Kind | None
    texts: list[str]
    named: bool
    subject: bool = False


def asks_everybody(head: Heading) -> bool:
    """Whether a heading of the requirement kind may as well be about behaviour (工作要求, 着装要求)."""
    return head.word == "要求" and bool(head.prefix) and _ASKS_APPLICANT.search(head.prefix) is None


#: The page itself calls for people; then its lists are theirs even where the duties stand in an annex.
_RECRUITS: Final = re.compile(r"招聘|招录|招募|诚聘|急聘|招工|聘用")
_RULE: Final = re.compile(
    r"^(?:严禁|禁止|不得|不准|不许|未经|必须|应当?|要|须)|不得|不准|不许|严禁|禁止|必须|扣罚|罚款|记大?过|开除"
)
_STAFF: Final = re.compile(
    r"((?:全体|各级|全院|全校|本[公司厂店院校])?[\u4e00-\u9fff]{0,6}?(?:员工(?!作)|职工(?!作)|工作人员|从业人员|教职工(?!作)|人员|职员(?!作)))"
)
#: Whom rules for all of a house address; who else rules are for is one job.
EVERYBODY: Final = ("员工", "职工", "人员", "职员")
_HEADLINES: Final = 6


def staff_of(rows: Sequence[Row]) -> str | None:
    """Return whom the headline of rules addresses (员工守则 gives 员工), or None."""
    short = [row for row in rows if row.marker is None and len(row.text) <= 30]
    for row in [row for row in short[:_HEADLINES] if not row.text.endswith("。")]:
        text = _CHAPTER.sub("", row.text.replace(" ", ""))
        found = _STAFF.search(text)
        if found is not None and (_HOUSE.search(text) is not None or _RULE.search(text) is not None):
            return found.group(1)
        if (who := rules_of(text)) is not None:
            return who
    return None


#: ##第十一章员工行为规范
_CHAPTER: Final = re.compile(r"^#*(?:第[一二三四五六七八九十百\d]{1,4}[章节篇部])?")


def rules_of(headline: str) -> str | None:
    """Return the one job that rules are for by their headline (门卫管理规定 gives 门卫), or None."""
    ruled = _RULES_OF.fullmatch(headline)
    return ruled.group("who") if ruled is not None and titles.ends_in_job(ruled.group("who")) else None


#: 门卫管理制度, 驾驶员守则, 保安员十不准: rules for one job.
_RULES_OF: Final = re.compile(
    r"(?:.{0,16}(?:公司|集团|小区|学校|医院|酒店|工厂|大厦))?(?P<who>[\u4e00-\u9fff]{2,8}?)(?:日常|行为|安全|工作|岗位|上岗|值班|服务)*(?:管理)?(?:制度|守则|规定|规范|准则|纪律|须知|禁令|规章制度|[一二三四五六七八九十]{1,2}(?:不准|不许|严禁|必须|要|不|条禁令))\d{0,2}"
)


_HOUSE: Final = re.compile(
    r"守则|规则|准则|规范|纪律|制度|规定|须知|禁令|[一二三四五六七八九十][不条要必]|公约|行为"
)


def _lays_down_rules(lists: Sequence[Stand], rows: Sequence[Row], ruled: str | None) -> bool:
    """Whether a page of rules for the staff, or for one job, has them as numbered points (严禁…；不得…；门卫须…)."""
    texts = [text.removeprefix(ruled or "") for one in lists for text in one.texts]
    laid = sum(_RULE.search(text) is not None or (ruled is not None and opens_duty(text)) for text in texts)
    if len(texts) < (3 if ruled is None else 2) or laid * 2 < len(texts):
        return False
    return staff_of(rows) is not None or any(one.subject for one in lists)


def asks_all(text: str) -> bool:
    """The same of a point that heads others (4. 交接班要求)."""
    plain = text.rstrip(" :")
    return plain.endswith("要求") and len(plain) > 2 and _ASKS_APPLICANT.search(plain) is None


def convinces(lists: Sequence[Stand], rows: Sequence[Row], *, named: bool, ruled: str | None = None) -> bool:
    """Whether the lists are duties, or what else belongs to a job.

    Args:
        named: the page's headline names a job.
        ruled: the one job that the page's rules are for.
    """
    named = named or ruled is not None
    if not any(one.kind in TELLING for one in lists):
        recruits = named and any(
            _RECRUITS.search(row.text) is not None and len(row.text) <= 60 for row in rows[:_HEADLINES]
        )
        return (recruits and any(one.kind == "benefit" for one in lists)) or _lays_down_rules(
            lists, rows, ruled
        )
    if _explains_a_form([text for one in lists for text in one.texts]) or _to_fill_in(lists, rows):
        return False
    heads = [one.row for one in lists if one.kind in TELLING and one.row is not None]
    if _reports(rows) and not any(
        row.heading is not None and row.heading.name is not None and row.heading.kind == "duty"
        for row in heads
    ):
        return False
    if any(_tells(row) for row in heads) or any(one.named for one in lists):
        return True
    if any(_in_section(one) for one in lists):
        return True
    if _speaks_to_applicants(lists) or _asks_applicants(lists, rows):
        return True
    if any(
        one.printed_kind == "duty" and one.row is not None and one.row.text.endswith(":") for one in lists
    ):
        return True
    if any(
        one.kind == "duty" and len(one.texts) >= 3 and one.above is not None and one.above.type == "title"
        for one in lists
    ):
        return True  # plain lines under a job's name
    texts = [_LABEL.sub("", text) for one in lists for text in one.texts]
    if ruled is not None:
        texts = [text.removeprefix(ruled) for text in texts]  # 门卫须按时上岗
    telling = sum(
        (opens_duty(text) or kind_of_item(text) == "requirement" or _obeyed(text, ruled))
        and _QUOTES.search(text) is None
        for text in texts
    )
    if not named and not any(_REGISTER.search(text.rstrip(" ;。.")) is not None for text in texts):
        return False
    return len(texts) >= 2 and telling * 5 >= len(texts) * (2 if named else 3)


def _obeyed(text: str, ruled: str | None) -> bool:
    """Whether a point of one job's rules lays something down."""
    return ruled is not None and _RULE.search(text) is not None


def _in_section(one: Stand) -> bool:
    """Whether a list of duties stands under a part of them (一、岗位职责 over 1. 设备巡检 over its sentences, 部门职能 over 采购方面)."""
    part, over = one.row, one.above
    if one.kind != "duty" or part is None or over is None:
        return False
    head = over.heading if over.type == "heading" else None
    numbered = part.type == "text" and part.marker is not None and part.marker.number is not None
    if part.type == "heading" and part.heading is not None and part.heading.kind == "duty":
        return head is not None and head.kind == "duty" and not head.container and _tells(over)
    told = head is not None and head.kind == "duty" and not head.container and _tells(over)
    return numbered and told and 2 * sum(map(opens_duty, one.texts)) >= len(one.texts)


def _asks_applicants(lists: Sequence[Stand], rows: Sequence[Row]) -> bool:
    """Whether a page that recruits has points under a heading of what is asked, most of which ask it (基本条件 / 学历要求：大专…)."""
    if not any(_RECRUITS.search(row.text[:_HEADLINE_CHARS]) is not None for row in rows[:_HEADLINES]):
        return False
    return any(
        one.kind == one.printed_kind == "requirement"
        and len(one.texts) >= 3
        and 2 * sum(_asks(text) for text in one.texts) > len(one.texts)
        for one in lists
    )


def _asks(text: str) -> bool:
    """Whether a point asks something, by itself, by its label or behind it."""
    label = _LABEL.match(text)
    head = headings.read(label.group()) if label is not None else None
    told = kind_of_item(text), kind_of_item(_LABEL.sub("", text)), head.kind if head is not None else None
    return "requirement" in told


_HEADLINE_CHARS: Final = 60


def _speaks_to_applicants(lists: Sequence[Stand]) -> bool:
    """Whether headings that talk to the reader stand over tasks and over qualities (Your tasks … Your profile)."""
    kinds = {
        one.kind
        for one in lists
        if one.row is not None
        and one.row.type == "heading"
        and len(one.texts) > 1
        and _QUOTES.search(one.row.text) is None
    }
    return {"duty", "requirement"} <= kinds


#: What a text about job descriptions says of each of their parts (任职资格：说明该岗位所需的学历).
_EXPLAINED: Final = re.compile(
    r"(?P<label>[^:,;。]{2,12}?)(?:\([^()]{1,8}\))?: ?(?:如[^何实]|例如|即|指|是指|填写|填入|说明|列出|写明|详细|明确[列该本]|阐明|指出|描述|介绍|简要|该(?:岗位|职位)|本(?:岗位|职位))"
)


#: 后勤保障：维护… is judged by what stands behind its label.
_LABEL: Final = re.compile(r"^[\u4e00-\u9fff、与和及]{2,10}: ?(?=.{4,})")
_EXAMPLE: Final = re.compile(r"(?:例如|比如|如|像) ?[\"“「'‘]")


def _explains_a_form(texts: Sequence[str]) -> bool:
    """Whether most points explain the parts of a job description: such a text describes no job."""
    quoting = sum(_EXAMPLE.search(text) is not None for text in texts)
    if quoting > 2 and quoting * 2 >= len(texts):
        return True
    told = [hit.group("label") for text in texts if (hit := _EXPLAINED.match(text)) is not None]
    known = sum(fields.is_label(label) or headings.read(f"{label}:") is not None for label in told)
    return known > 2 and len(told) * 2 >= len(texts) and known * 2 > len(told)


#: 勤工助学岗位设置申请表: what is to be filled in; its labels are nobody's duties. 岗位信息表 is filled in as printed.
_FORM: Final = re.compile(
    r"(?:申请|登记|审批|报名|变更|备案|签到|推荐|意见|反馈)表(?: ?\(.{1,12}\))?(?: ?编号:?)?$"
)
_LABEL_CHARS: Final = 12


def _to_fill_in(lists: Sequence[Stand], rows: Sequence[Row]) -> bool:
    """Whether a page is a form whose cells hold labels, hardly a sentence and hardly an act."""
    if not any(_FORM.search(row.text) is not None for row in rows[:_HEADLINES] if not row.cell):
        return False
    texts = [text for one in lists for text in one.texts]
    acts = sum(opens_duty(text) or kind_of_item(text) is not None for text in texts)
    labels = sum(len(text) <= _LABEL_CHARS for text in texts)
    return labels * 3 >= len(texts) * 2 and acts * 3 < len(texts)


def _tells(row: Row) -> bool:
    """Whether a row over a list says by itself that somebody's duties or qualities follow."""
    head = row.heading
    if row.type == "title":
        return True
    if row.type != "heading" or head is None:
        return False
    if head.name is not None or head.kind in ("authority", "kpi", "relation"):
        return head.name is not None or head.word not in ("考核", "指标", "关系", "考核办法", "考核内容")
    if kind_of_alias(head.word) is None:
        return False  # 你需要做什么？ stands in advice as well: a job must be named besides
    if head.kind == "requirement":
        return _ASKS_APPLICANT.search(head.prefix + head.word) is not None
    return head.word not in _WEAK_DUTY


#: A report's headline stands among a page's first rows.
_FIRST_ROWS: Final = 8


def _reports(rows: Sequence[Row]) -> bool:
    """Whether a headline says so; a numbered point (1、发布招聘信息，筛选简历) and a line of a list (岗位职责： / 对数据进行分析和总结) are none."""
    opened = next(
        (at for at, row in enumerate(rows[:_FIRST_ROWS]) if row.type == "heading" and _tells(row)),
        _FIRST_ROWS,
    )
    return any(
        len(row.text) >= 6
        and row.marker is None
        and (row.type != "noise" or row.reason == "metadata")
        and _REPORT.search(row.text) is not None
        and _LINK.match(row.text) is None
        and row.fresh
        and not (opens_duty(row.text) and row.text.endswith(_WRITTEN))
        for row in rows[:opened]
    )
