"""A post's line in its dress: the job is one piece of the line, the others say how many, where, what for, by whom.

云帆科技-销售经理-上海, 【保洁员】3名（男女不限，55岁以下）, 前台文员 全职 北京 5千-8千, ——仓管员——, 第一类：电工.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.parsing import fields, titles
from corpus.parsing.kinds import kind_of_item, opens_duty
from corpus.parsing.rows import Row, starts_list
from corpus.parsing.termforms import TOWNS, term_of

_LONGEST: Final = 60
_LONGEST_NAME: Final = 20
_MOST_PIECES: Final = 9
#: What parts the pieces of such a line: blanks, strokes, signs of lists, commas, colons, brackets of every sort.
_PARTS: Final = re.compile(
    r" ?/ | /|[ |·•,、:;—–\-_~=*#★☆◆◇●■▲▼►▶※×>»!@()\[\]{}【】〖〗〔〕「」『』《》〈〉<“”\"]+"
)
#: What is said of a post and is none of the words of its name.
_SAID: Final = re.compile(
    r"(?:现|正在?|火?热|急|诚|高薪|长期|大量|特|直|公开)?(?:招聘?|聘请?|募|需|缺)(?:中|人|请|才)?|[急热诚直]聘|(?:我们)?(?:正在|急|现)?(?:寻找|需要|招聘?|诚聘|征集)"
    r"|(?:招聘?|需求?|共|约)?(?:\d{1,4}(?:[-~至]\d{1,4})?|[一二两三四五六七八九十]{1,3}|若干|数|多|N)[名人位个](?:以上|左右|起)?|若干|不限|无限制"
    r"|[男女](?:[女士性生]|士)?(?:\d名)?|男女(?:不限|均可|皆可)|(?:仅|只)?限(?:招)?[男女]性?|\d{1,2}(?:[-~至]\d{1,2})?(?:周?岁)(?:及?以[上下内])?|(?:年龄|性别|学历|经验|专业|户籍)(?:不限|要求不高)"
    r"|应届(?:毕业)?生?(?:可|亦可|优先)?|(?:全|兼)职|实习|[校社]招|(?:社会|校园|实习生?|公开|批量)招聘|坐班|远程|长期|短期|急|双休|单休|大小周|五险(?:一金)?|六险(?:一金)?|包[吃住食宿餐]{1,2}|可?住宿"
    r"|\d{4}(?:[-./年]\d{1,2}){0,2}[月日]?|\d{1,2}|(?:更新|发布|截止|有效)(?:时间|日期|期)?|今[日天]|昨[日天]|刚刚"
    r"|[A-Za-z]{1,4}\d{2,8}|第[一二三四五六七八九十\d]+[类组批]?|[一二三四五六七八九十]|(?:招聘|需求)?(?:岗位|职位|职务|工种|岗)(?:名称|类别)?[一二三四五六七八九十\d]{0,2}"
    r"|(?:查看|了解|点击)?(?:详情|更多|全文)|(?:立即|在线|马上)?(?:申请|投递|应聘)(?:职位)?|展开|收起"
)
#: Who hires, and the part of the house: 云帆科技有限公司, 综合部, 研发中心.
_HOUSE: Final = re.compile(
    r"[\w]{1,18}(?:公司|集团|科技|股份|酒店|医院|学校|学院|幼儿园|工厂|事务所|研究院|事业部|事业群|部|部门|中心|科|室|处|组|店|厂|院|局|站|馆|车间|项目|基地|园区|分行|支行|校区)"
)
_FRAMES: Final = ("【】", "〖〗", "「」", "『』", "《》", "〔〕")


def job_in(text: str) -> tuple[int, int] | None:
    """Find the one piece of a line that is a job's name for sure; ``None`` where none or several are.

    >>> text = "云帆科技-销售经理-上海"
    >>> text[slice(*job_in(text))], job_in("销售经理、仓管员"), job_in("配合销售经理 开展工作")
    ('销售经理', None, None)
    """
    pieces = list(_pieces(text)) if len(text) <= _LONGEST else []
    if len(pieces) > _MOST_PIECES:
        return None
    found = [job for start, end in pieces if (job := _job_of(text, start, end)) is not None]
    if pieces == [(0, len(text))]:  # one piece: what goes on a name, not what a notice is called
        found = [(0, end) for start, end in found if not start and _goes_on_name(text[end:])]
    found = [job for job in found if _LEADS.fullmatch(text, job[1]) is None]
    framed = [(start, end) for start, end in found if _framed(text, start, end)]
    chosen = framed if len(framed) == 1 else found
    return _with_grade(text, *chosen[0]) if len(chosen) == 1 else None


#: 高级(资深)前端工程师, 货(水)车司机: the brackets stand in the name.
_IN_NAME: Final = re.compile(r"(?P<name>[^ ()\[\]【】,;:/|·\-]{1,4}\([^()]{1,4}\))$")


def _with_grade(text: str, start: int, end: int) -> tuple[int, int]:
    """The job's place, begun before brackets that stand in its name."""
    inside = _IN_NAME.search(text, 0, start)
    if inside is None or _SAID.fullmatch(inside.group("name").split("(")[1][:-1]) is not None:
        return start, end  # 会计(2名)
    return inside.start(), end


#: 负责人：王敏 says who leads what stands above it.
_LEADS: Final = re.compile(r": ?[\u4e00-\u9fff]{2,4}")


def _framed(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and text[start - 1] + text[end] in _FRAMES


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The places of the pieces that stand between what parts them."""
    start = 0
    for parted in _PARTS.finditer(text):
        if parted.start() > start:
            yield start, parted.start()
        start = parted.end()
    if start < len(text):
        yield start, len(text)


def _job_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The job's name of a piece, without what goes on it (仓管员岗位, 电工2名, 急招司机)."""
    if _SAID.fullmatch(text[start:end]) is not None:
        return None  # 实习生招聘 says how, 会计招聘 whom
    name = _POST.sub("", text[start:end])
    cut = titles.cut_name(name, start) if name else None
    return cut if cut is not None and _is_job(text[slice(*cut)]) else None


def _goes_on_name(rest: str) -> bool:
    return rest in _ON_NAME or titles.is_count(rest)


_POST: Final = re.compile(r"(?<=..)(?:岗位|职位|一职|招聘)$")
_ON_NAME: Final = frozenset({"岗位", "职位", "一职"})


#: 可接受应届毕业生及实习生, 限女性护士: whom a post takes.
_ASKED: Final = re.compile(r"可(?![视编穿])|[需须限仅]|接受|欢迎|优先")


def _is_job(piece: str) -> bool:
    return (
        titles.looks_like_title(piece, longest=_LONGEST_NAME)
        and titles.is_named(piece)
        and piece not in titles.GENERIC
        and not piece.isascii()  # a word of an English name
        and _ASKED.match(piece) is None
        and _SAID.fullmatch(piece) is None
        and term_of(piece) is None
    )


def is_dressed(text: str, job: tuple[int, int]) -> bool:
    """Whether every other piece of the line is of the kind that stands beside a post's name."""
    label = False
    for start, end in _pieces(text):
        piece = text[start:end]
        if not start <= job[0] < end and not label and not _beside(piece):
            return False
        label = fields.known(piece) and text[end : end + 1] == ":"
    return True


def _beside(piece: str) -> bool:
    told = _SAID.fullmatch(piece) or _HOUSE.fullmatch(piece) or term_of(piece) or fields.known(piece)
    return bool(told) or piece in TOWNS or piece.isascii()


def mark_dressed(rows: Sequence[Row]) -> None:
    """Type lines of a job's name and its dress as titles where a list, its heading or a field follows, in place.

    Right over a list's heading the other pieces may be anything short that is no work (a town, a slogan); over numbered
    points or a field each must be of a known kind.
    """
    alike: list[tuple[Row, str]] = []
    rows = [row for row in rows if row.type != "noise" or row.reason in ("metadata", "boilerplate")]
    for row, after in itertools.pairwise(rows):
        if row.type not in ("text", "noise") or not row.fresh or row.cell or row.text[-1:] in "。;":
            continue
        head = after.heading if after.type == "heading" and after.fresh else None
        over_heading = (
            head is not None and head.name is None and head.kind in ("duty", "requirement", "overview")
        )
        listed = after.fresh and (starts_list(after) or (after.type == "field" and after.name is None))
        if not (over_heading or listed) or titles.counted_post(row.text) is not None:
            continue
        job = job_in(row.text)
        if job is None:
            continue
        dressed = is_dressed(row.text, job)
        if row.type == "noise" and row.reason == "boilerplate" and not (dressed and _CALLED.search(row.text)):
            continue  # of what a site prints around its texts only a post's own telephone is looked at
        if (over_heading and (dressed or _short(row, job))) or (dressed and listed):
            row.type, row.reason, row.name = "title", "", _name(row.text, job)
        elif listed and starts_list(after) and row.type == "text" and _columns(row):
            alike.append((row, row.text[slice(*job)]))
    if len({name for _, name in alike}) >= _FEWEST_ALIKE:  # 电力产业群 电机公司 电气工程师 研发 1 南昌 / 1、…
        for row, name in alike:
            row.type, row.name = "title", name


_FEWEST_ALIKE: Final = 3


def _name(text: str, job: tuple[int, int]) -> str:
    """The job's name; a whole line that is a name in two languages or with the part of the house keeps it all."""
    cut = titles.cut_name(text, 0)
    whole = text[slice(*cut)] if cut is not None and titles.looks_like_title(text) else ""
    return whole if whole and _EMPLOYED.search(whole) is None else text[slice(*job)]


_CALLED: Final = re.compile("电话|手机|邮箱|传真")
#: What no name holds, though a line with it may read as one: the firm, a label, brackets.
_EMPLOYED: Final = re.compile("公司|集团|[:(【]")


def _columns(row: Row) -> bool:
    """Whether a line reads as cells of a table side by side, the job one of them."""
    pieces = [row.text[start:end] for start, end in _pieces(row.text)]
    short = all(len(piece) <= _LONGEST_CELL for piece in pieces)
    return short and len(pieces) >= _FEWEST_CELLS and row.marker is None and row.text.count(" ") > 1


_SHORT_PIECE: Final = 12
_FEWEST_CELLS: Final = 4
_LONGEST_CELL: Final = 16


def _short(row: Row, job: tuple[int, int]) -> bool:
    """Whether the other pieces are few and short, and none of them is work or a demand."""
    others = [row.text[start:end] for start, end in _pieces(row.text) if not start <= job[0] < end]
    plain = all(
        len(piece) <= _SHORT_PIECE and not opens_duty(piece) and kind_of_item(piece) is None
        for piece in others
    )
    parted = re.search("[,、;]", row.text) is not None  # 停到指定区域，钥匙交班长: clauses, no terms
    return plain and not parted and len(others) <= _MOST_PIECES and row.marker is None
