"""Division of work: one paragraph a person or office, its duties in running text (民政委员 何某某 负责低保；每月入户…).

Told by siblings: two paragraphs of the page, or one below a headline that speaks of 分工, begin with a post, a
person's name or an office and go on with an act. The duties are cut at semicolons and full stops.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.parsing import fields, headings, postlines, titles
from corpus.parsing.kinds import opens_duty
from corpus.parsing.rows import Row
from corpus.parsing.units import is_unit
from corpus.wordset import longest_of

_SURNAMES: Final = "蒲涂符阳翟詹赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭郎鲁韦马苗方俞任袁柳史唐费廉岑薛雷贺倪汤罗毕郝安常于傅康伍余顾孟黄穆萧尹姚邵汪毛臧戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房丁邓单洪包左石崔吉龚程邢裴陆荣翁荀甄曲封段侯宁甘武刘景龙叶白赖乔谭温庄晏柴瞿阎连艾向古易廖耿欧曾关蒙申肖牛聂车温文"
#: A name of a person as such pages print it: 王敏, 陈某某, 张××.
PERSON: Final = rf"[{_SURNAMES}](?:[\u4e00-\u9fff]|[×xX*○〇]){{1,2}}|[{_SURNAMES}] ?某{{1,2}}"
_UNIT: Final = re.compile(
    r"(?!各|本|我|该|所有|相关|有关|其他|负责|由)[\u4e00-\u9fffA-Za-z、()]{1,14}(?<![成队党委动])(?:科|处|室|部|部门|办|办公室|组|中心|股|队|大队|中队|支队|所|站|委员会|支部|工会|团委|妇联|科室|车间|院|协会|分局|窗口)"
)
#: 社区书记 陈某某 主持…, 副科长：李某 负责…, 局长 王某同志：主持…
_POST_PERSON: Final = re.compile(
    rf"(?P<who>[^ ,;。:]{{2,22}}?)(?: ?: ?| +)(?:{PERSON})(?: ?同志)?(?: ?[:,] ?| +)(?P<said>.+)"
)
#: 李某某 党组书记、局长：主持…; 张某（副主任）负责…
_PERSON_POST: Final = re.compile(
    rf"(?:{PERSON})(?: ?同志)?(?: +| ?[(:,] ?)(?P<who>[^ ,;。:()]{{2,22}}?)(?: ?[):,]+ ?| +)(?P<said>.+)"
)
#: 网格员（6人） 每天巡查…, 办公室（3楼）：负责…
_NOTED: Final = re.compile(r"(?P<who>[^ ,;。:()]{2,18})\([^()]{1,16}\)(?: ?[:,。] ?| *)(?P<said>.+)")
#: 办公室：负责…, 办公室。负责…, 材料员 负责…
_BARE: Final = re.compile(r"(?P<who>[^ ,;。:]{2,18}?)(?: ?[:。] ?| +)(?P<said>.+)")
#: 局长王某主持…: a post with the name glued on; 办公室由李主任负责，承担…
_GLUED: Final = re.compile(
    rf"(?P<who>[^ ,;。:]{{2,22}}?)(?:{PERSON})(?:同志)?(?: ?[:,] ?(?P<said>.+)|(?P<does>(?:全面)?(?:主持|分管|负责(?!人)|协助|联系|主管).+))"
)
_BY: Final = re.compile(
    r"(?P<who>[^ ,;。:]{2,16}?)由[^,;。]{2,14}?(?:同志)?(?:负责|牵头|主持)[,:] ?(?P<said>.+)"
)
_DOES: Final = re.compile(r"(?P<who>[^ ,;。:]{2,16}?)(?P<said>(?:主要|具体|全面)?(?:负责(?!人)|承担|主管).+)")
_ACT: Final = re.compile(
    r"(?:主要|具体|全面|协助\S{1,8})?(?:主持|负责(?!人)|分管|协管|主管|协助|联系|承担|主抓|统筹|牵头|组织|指导|管理|制定|落实|受理|办理|开展|完成|做好|配合|督促|参与|安排|承办|拟订|拟定)"
)
#: A name holds none of these: 会议由局长赵某主持 tells of a meeting.
_SENTENCE: Final = re.compile("[由在对向了的把将被等]|会议|出席|记者|编辑|作者")
#: What a paragraph of the sort holds near its beginning.
_ACTS: Final = re.compile(
    longest_of(
        "主持 负责 分管 协管 主管 协助 联系 承担 主抓 统筹 牵头 组织 指导 管理 制定 落实 受理 办理 开展 完成 做好 配合 督促 参与 安排 承办 拟订 拟定 : 。".split()
    )
)
_BODY: Final = re.compile(
    r"(?P<body>[\u4e00-\u9fff()]{2,24}?(?:委员会|居委会|村委会|公司|集团|局|厅|处|部|办公室|中心|学院|大学|学校|中学|小学|幼儿园|医院|院|厂|所|社区|协会|党委|党组|支部|镇|乡|街道|政府|馆|站|学会|联合会|合作社))"
    r"(?:党政|行政|党委|党组|机关|现任)?(?:领导|班子|成员|各?科室|各?部门|内设机构|各?机构|人员|干部|委员|负责人|岗位|工作)*(?:职责|职能|岗位)?(?:及|和|与)?(?:分工|职责|职能|设置)"
)
_PLAIN: Final = (_POST_PERSON, _PERSON_POST, _NOTED, _GLUED, _BARE, _BY, _DOES)
_NUMBERED: Final = (_NOTED, _GLUED, _BARE, _BY)
_EARLY: Final = re.compile(r"[:。]|\)[ :。]?(?:负责|主持|承担|分管)|由[^,;。]{2,14}(?:负责|牵头|主持)[,:]")
_CUT: Final = re.compile(r"[;。!](?=.)")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph that may say what somebody does: its first row, how many rows it has, where its parts begin."""

    rows: int
    who: str
    said: int
    sure: bool


def body_of(rows: Sequence[Row]) -> str | None:
    """Return the body whose division of work the headline announces (某社区居民委员会成员分工)."""
    for row in rows[:12]:
        if row.marker is None and len(row.text) <= 40 and (found := _BODY.search(row.text)) is not None:
            return found.group("body")
    return None


def divide(rows: list[Row], view: str) -> list[Row]:
    """Return the rows with every such paragraph as a title and one row a duty."""
    found: dict[int, _Paragraph] = {}
    for index, row in enumerate(rows):
        if row.type == "text" and row.fresh and not row.cell and _may_be(row, view):
            paragraph = _read(rows, index, view)
            if paragraph is not None:
                found[index] = paragraph
    for index, (who, said) in postlines.runs(rows, view, _OF_WORK).items():
        found[index] = _Paragraph(1, who, said, True)
    while sum(one.sure for one in found.values()) > 1 and (more := _beside(rows, found, view)):
        found.update(more)  # and those beside these
    named = [one for one in found.values() if one.sure]
    if len(found) < 2 or not named or len(named) * 2 < len(found):
        return _by_sentences(rows, view)
    out: list[Row] = []
    index = 0
    while index < len(rows):
        one = found.get(index)
        if one is None:
            out.append(rows[index])
            index += 1
            continue
        out.extend(parts(rows[index], rows[index + one.rows - 1].end, one.who, one.said, view))
        index += one.rows
    return out


def _beside(rows: Sequence[Row], found: dict[int, _Paragraph], view: str) -> dict[int, _Paragraph]:
    """Return lines of a post, a colon and its work right above or below such paragraphs (收银岗：扫码收款。 beside 防损岗：检查出口。), or of a department (财秘部：分为…)."""
    out: dict[int, _Paragraph] = {}
    ends = {index + one.rows for index, one in found.items()}
    for index, row in enumerate(rows):
        if index in found or row.type != "text" or row.marker is not None or not row.fresh or row.cell:
            continue
        hit = postlines.POST.fullmatch(view, row.body, row.end)
        alone = index + 1 == len(rows) or rows[index + 1].fresh
        if hit is None or not alone or not (index + 1 in found or index in ends):
            continue
        who = hit.group("who").strip()
        if postlines.names_post(who) or is_unit(who):
            out[index] = _Paragraph(1, who, hit.start("said"), True)
    return out


#: 领班应每晚巡楼一遍, 监控室由值班员负责，…: who has to do what, in one sentence.
_OBLIGED: Final = re.compile(
    r"(?P<who>[^ ,;。:()]{2,12}?)(?:应当|应(?![聘届急])|必须|须)(?P<said>.{4,})"
    r"|[^ ,;。:()]{2,14}由(?P<by>[^ ,;。:()]{2,12}?)负责,(?P<work>.{4,})"
)
_SENTENCES: Final = re.compile(r"[^。]+。?")
_OF_WORK: Final = re.compile("分工|职责|责任")


def _by_sentences(rows: list[Row], view: str) -> list[Row]:
    """Return the rows with a paragraph below 分工 or 职责 parted, when each of its sentences obliges another post."""
    out: list[Row] = []
    for index, row in enumerate(rows):
        over = rows[index - 1] if index else None
        plain = row.type == "text" and row.marker is None and row.fresh and not row.cell and row.ended
        alone = index + 1 == len(rows) or rows[index + 1].fresh
        if not (plain and alone and over is not None and len(over.text) <= 16 and _OF_WORK.search(over.text)):
            out.append(row)
            continue
        sentences = [found.span() for found in _SENTENCES.finditer(view, row.body, row.end)]
        told = [_OBLIGED.fullmatch(view, begin, end) for begin, end in sentences]
        posts = [(hit.span("who") if hit.group("who") else hit.span("by")) for hit in told if hit is not None]
        names = [view[begin:end] for begin, end in posts]
        jobs = [titles.looks_like_title(name) and titles.is_named(name) for name in names]
        sure = sum(jobs)
        acts = any(opens_duty(name) and not job for name, job in zip(names, jobs, strict=True))
        odd = len(names) < len(sentences) or len(set(names)) < 2 or acts
        if odd or sure * 2 < len(names):
            out.append(row)
            continue
        if over.type == "text" and (head := headings.read(over.text)) is not None:
            over.type, over.heading = "heading", head  # 一、值班分工
        for (begin, end), (start, stop), hit in zip(sentences, posts, told, strict=True):
            assert hit is not None
            said = hit.start("said") if hit.group("who") else hit.start("work")
            name = view[start:stop]
            out.append(Row(begin, said, start, name, None, True, row.gap, type="title", name=name))
            out.append(Row(said, end, said, view[said:end], None, False, False, said=True))
    return out


def _read(rows: Sequence[Row], index: int, view: str) -> _Paragraph | None:
    row = rows[index]
    end = row.end
    count = 1
    for other in rows[index + 1 : index + 8]:  # the cutter parts a line behind a name and its colon
        if other.fresh or other.marker is not None or other.type != "text":
            break
        end, count = other.end, count + 1
    if index + count < len(rows) and not rows[index + count].fresh:
        return None  # headings or numbers stand on the same line
    text = view[row.body : end]
    numbered = row.marker is not None
    if len(text) < 8:
        return None
    for form in _NUMBERED if numbered else _PLAIN:
        hit = form.fullmatch(text)
        if hit is None:
            continue
        part = "does" if form is _GLUED and hit.group("said") is None else "said"
        who, said = hit.group("who").strip(), hit.group(part)
        if form is _GLUED and titles.ends_in_job(text[: hit.start(part)].rstrip(" :,")):
            continue  # 总工程师：… is no 总工 of that name
        if (
            _SENTENCE.search(who) is not None
            or who in titles.GENERIC
            or fields.is_label(who)
            or headings.read(who) is not None
        ):
            continue
        job = titles.looks_like_title(who, longest=22) or (titles.ends_in_job(who) and "、" in who)
        unit = not job and _UNIT.fullmatch(who) is not None
        if not (_ACT.match(said) or (job and opens_duty(said))) or (form is _DOES and not unit):
            continue
        if not (job or unit) and (form is not _BARE or numbered or len(who) > 6 or opens_duty(who)):
            continue
        if form is _BARE and not (job or unit) and text[hit.end("who")] == " ":
            continue
        return _Paragraph(count, who, row.body + hit.start(part), job or unit)
    return None


def _may_be(row: Row, view: str) -> bool:
    """Whether a row is worth reading: a numbered one only where a name may end at a colon or a full stop."""
    if row.marker is None:
        return len(row.text) < 20 or _ACTS.search(view, row.body, min(row.end, row.body + 44)) is not None
    if row.marker.number is None:
        return False
    head = view[row.body : min(row.end, row.body + 24)]
    return (":" in head or "。" in head or ")" in head or "由" in head) and _EARLY.search(head) is not None


def parts(row: Row, end: int, who: str, said: int, view: str) -> list[Row]:
    """The title of whoever a paragraph names, and a row for each of its duties, which begin at ``said``."""
    start = row.body + view[row.body : said].find(who)
    title = Row(row.start, said, start, who, row.marker, True, row.gap, type="title", name=who)
    out = [title]
    place = said
    for cut in [*(found.end() for found in _CUT.finditer(view, said, end)), end]:
        text = view[place:cut]
        if text.strip(" ;。!"):
            out.append(Row(place, cut, place, text, None, False, False, said=True))
        place = cut
    return out
