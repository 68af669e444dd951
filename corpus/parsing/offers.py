"""The head of a posting: a job's name, lines of terms below it, then its first list (门店咖啡师 / 厦门 / 你每天会做)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from corpus.parsing import fields
from corpus.parsing.fieldrows import make_field
from corpus.parsing.kinds import kind_of_item, opens_duty
from corpus.parsing.rows import Row, silence
from corpus.parsing.titles import GENERIC, cut_name, ends_in_job, is_sure, looks_like_title

#: More lines than these between a name and its list are a text of their own.
_MOST: Final = 4
_SAID: Final = re.compile(r"[,;:。!?]")
_NAME: Final = re.compile(r"[\u4e00-\u9fffA-Za-z][\w()/+#\- ]{1,15}")
_PLACE: Final = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:[·\-/、 ]+[\u4e00-\u9fff]{2,6}){0,5}(?: ?\([^()]{1,12}\))?"
    r"|[\u4e00-\u9fff]{2,10}(?:省|市|区|县|镇|路|街道|园区|工厂|总部|分公司|门店|店)"
)
_TERMS: Final = re.compile(
    r"(?:经验)?(?:\d+ ?[-~至] ?\d+|\d+) ?年(?:以上|及以上)?(?:经验)?|(?:经验|学历|年龄|性别)?不限(?:经验|学历)?|(?:统招)?(?:本科|大专|专科|硕士|博士|高中|中专|初中|中技|研究生)(?:及以上|以上)?(?:学历)?|应届.{0,3}|全职|兼职|实习|社招|校招|(?:社会|校园|实习生?)招聘|(?:招|需)?(?:\d+|若干)[人名位]|\d+ ?[-~] ?\d+[人岁]"
    r"|.{0,8}\d[\d.,]* ?(?:[kK千万元]|000)?(?:/[月天年时])? ?[-~—–至到] ?\d[\d.,]* ?(?:[kK千万元]|000)(?:/[月天年时])?(?:[·*x× ]\d{2}薪)?|面议|\d{2}薪|(?:五险一金|双休|单休|包吃住?|包住)"
)
_ALONE: Final = re.compile(
    r"\d{1,3}|[\u4e00-\u9fff、/]{2,20}(?:专业|背景|学历)(?:背景)?[\u4e00-\u9fff]{0,8}(?:及?以上)?(?:学历)? *"
)
_BETWEEN: Final = re.compile(r" ?[|·/,、] ?| +")


def mark_heads(rows: Sequence[Row], after_noise: set[int]) -> None:
    """Type the names over terms and a list as titles and the terms as metadata, in place.

    Args:
        rows: the rows that are no noise.
        after_noise: where rows begin that stand right below noise (a button closes a posting).
    """
    gaps = sum(row.gap for row in rows) * 5 < len(rows) * 4
    known: set[str] = set()
    found: list[bool] = []
    for index, row in enumerate(rows):
        if not _plain(row) or not looks_like_title(row.text) or is_term(row.text):
            continue  # 实习, 兼职 are terms of a posting (and links of a menu) before they are jobs
        below = _list_below(rows, index, after_noise)
        if below is None:
            continue
        before = rows[index - 1] if index else None
        parted = before is None or before.type != "text" or before.ended or row.start in after_noise
        if not (parted or (row.gap and gaps) or is_sure(row.text)):
            continue
        if (
            before is not None
            and before.type == "text"
            and before.marker is None
            and looks_like_title(before.text)
        ):
            continue
        found.append(_second(rows, index))
        _take(rows, index, below)
        known.add(_word(rows[below]))
    below_firm = sum(found) * 2 > len(found) > 1  # 雅昌集团 / 产品助理 / …, one block a post
    for index, row in enumerate(rows if known else ()):  # the same list below a name without a job's noun
        below = _list_below(rows, index, after_noise) if _plain(row) else None
        parted = row.start in after_noise or (row.gap and gaps) or (below_firm and _second(rows, index))
        if (
            below is not None
            and parted
            and (index == 0 or rows[index - 1].type != "heading")
            and not is_place(row.text)
            and _word(rows[below]) in known
            and _NAME.fullmatch(row.text) is not None
            and not opens_duty(row.text)
            and kind_of_item(row.text) is None
            and not is_term(row.text)
        ):
            _take(rows, index, below)


def _second(rows: Sequence[Row], index: int) -> bool:
    """Whether a line is the second of its block, below a single plain one (the firm's name)."""
    return (
        index > 0 and not rows[index].gap and _plain(rows[index - 1]) and (rows[index - 1].gap or index == 1)
    )


#: One posting a line, as a job site lists them (叉车工 永固仓储有限公司 无锡-新区 6-8千/月 05-08).
_SITE_LINE: Final = re.compile(
    r"(?P<name>\S(?:.{0,26}\S)?) \S{2,24}(?:公司|集团|工厂|酒店|医院|学校|事务所|商行|超市|研究院|合作社)(?:\([^()]{1,12}\))? (?P<rest>.{2,40})"
)
_PAY: Final = re.compile(
    r"\d[\d.,]* ?(?:[kK千万元])?[-~—–至到] ?\d[\d.,]* ?(?:[kK千万元]|000)|面议|\d+ ?(?:元|[千万])/[月年天时]"
)


def mark_site_lines(rows: Sequence[Row]) -> None:
    """Type lines of a job, its employer, place and pay as titles, in place."""
    for row in rows:
        if row.type != "text" or row.marker is not None or not row.fresh or row.cell or row.ended:
            continue
        line = _SITE_LINE.fullmatch(row.text)
        if line is None or _PAY.search(line.group("rest")) is None or _SAID.search(line.group("name")):
            continue
        if looks_like_title(line.group("name"), longest=28):
            row.type, row.name = "title", line.group("name")


#: A name and what the page sets beside it: a rank, a number, an English name, a place.
_LED: Final = re.compile(r"(?P<name>[\w/]{2,16}?)(?: ?[(|/·—–-]| )(?P<rest>[^;。!?]{1,44})")


def mark_led(rows: Sequence[Row], after_noise: set[int]) -> None:
    """Type a line that begins with a job's name right over a list's heading (前台主管 Desk Lead　L3 / 任职条件).

    What stands beside the name is left out, unless it alone tells two posts of the page apart (产品经理（初级） and （高级）).
    """
    led = [(row, name) for index, row in enumerate(rows[:-1]) if (name := _led_by(rows, index, after_noise))]
    lines = defaultdict(set)
    for row in rows:
        lines[row.text].add(row.text)  # the bare name, over a list of its own
    for row, name in led:
        lines[name].add(row.text)
    for row, name in led:
        apart = len(lines[name]) > 1 and looks_like_title(row.text)
        row.type, row.name = "title", row.text if apart else name


def _led_by(rows: Sequence[Row], index: int, after_noise: set[int]) -> str | None:
    """Return the job's name that a line right over a list's heading begins with."""
    row, below = rows[index], rows[index + 1]
    if row.type != "text" or row.marker is not None or not row.fresh or row.cell or row.ended:
        return None
    led = _LED.fullmatch(row.text)
    if led is None or opens_duty(row.text) or kind_of_item(led.group("rest")) == "duty":
        return None
    name = led.group("name")
    if name.isascii() and row.text[led.end("name")] == "/":
        return None  # UI/UX Design is one name
    if not looks_like_title(name) or not is_sure(name) or name in GENERIC:
        return None
    parted = index == 0 or row.gap or row.start in after_noise or rows[index - 1].type != "text"
    head = below.heading if below.type == "heading" else None
    told = head is not None and head.kind in ("duty", "requirement", "overview") and head.name is None
    return name if told and parted and below.fresh else None


def _plain(row: Row) -> bool:
    return (
        row.type == "text"
        and row.marker is None
        and row.fresh
        and not row.cell
        and not row.ended
        and len(row.text) <= 24
        and _SAID.search(row.text) is None
    )


def _word(row: Row) -> str:
    return row.heading.word if row.heading is not None else ""


def _list_below(rows: Sequence[Row], index: int, after_noise: set[int]) -> int | None:
    """Return the place of the first list's heading when nothing but terms stand between, some of them read as noise already."""
    terms = 0
    for place in range(index + 1, min(len(rows), index + 2 + _MOST)):
        row = rows[place]
        terms += row.start in after_noise
        if row.type == "heading" and row.heading is not None:
            told = row.heading.kind in ("duty", "requirement", "overview", "benefit")
            return place if told and row.heading.name is None and terms and row.fresh else None
        if row.type == "field":
            terms += row.name is None
            continue
        if not _is_line_of_head(row, later=terms > 0):
            return None
        terms += 1
    return None


def _is_line_of_head(row: Row, *, later: bool) -> bool:
    """Whether a plain line between a post's name and its list tells its terms, its place, its employer or what it offers."""
    alone = row.type == "text" and row.marker is None and row.fresh and not row.cell and not row.ended
    if not alone or len(row.text) > _LONGEST_TERMS:
        return False
    told = is_term(row.text) or is_place(row.text) or is_employer(row.text)
    labelled = _LABELLED.fullmatch(row.text)
    known = labelled is not None and (later or fields.known(labelled.group("label")))
    return told or known or is_perks(row.text)


_LONGEST_TERMS: Final = 60  # characters
_EMPLOYER: Final = re.compile(
    r"[\u4e00-\u9fffA-Za-z()]{2,24}(?:公司|集团|事务所|研究院|工作室|医院|学校)(?:\([^()]{1,12}\))?"
)
#: 所需专业：工业工程、数学, below a degree asked for.
_LABELLED: Final = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,6}): ?(?P<value>.{1,50})")
_PERK: Final = re.compile(
    r"五险|一金|年终|年假|体检|旅游|补[助贴]|[餐房话车]补|奖金?|全勤|双休|期权|股票|弹性|包吃|包住|食宿|团建|下午茶|零食|节日|福利|保险|社保|公积金|晋升|培训|加班|氛围|扁平"
)


def is_employer(text: str) -> bool:
    """Whether a line is the name of a firm and nothing else."""
    return _EMPLOYER.fullmatch(text) is not None


def is_perks(text: str) -> bool:
    """Whether a line is what a site says in words side by side that a post offers (五险一金，年终奖，带薪年假)."""
    pieces = [piece for piece in re.split("[,、 ]+", text) if piece]
    told = sum(_PERK.search(piece) is not None for piece in pieces)
    return len(pieces) > 1 and all(len(piece) <= _LONGEST_PERK for piece in pieces) and told * 2 > len(pieces)


_LONGEST_PERK: Final = 8  # characters


def is_term(text: str) -> bool:
    """Whether a line states terms of a posting and little else (厦门 | 5-7k | 大专, a lone number, 会计类专业大专以上学历)."""
    if _ALONE.fullmatch(text) is not None:
        return True
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    told = [piece for piece in pieces if _TERMS.fullmatch(piece) is not None]
    rest = [piece for piece in pieces if piece not in told]
    return bool(told) and all(len(piece) <= 6 for piece in rest) and len(rest) <= len(told) + 1


def is_place(text: str) -> bool:
    """Whether a line reads as a place and nothing else."""
    return _PLACE.fullmatch(text) is not None and not ends_in_job(text) and kind_of_item(text) is None


def _take(rows: Sequence[Row], index: int, below: int) -> None:
    between = [row for row in rows[index + 1 : below] if row.type == "text"]
    words = [row for row in between if len(row.text) <= 6 and row.text.isalnum() and not is_term(row.text)]
    if len(words) > 2:
        return  # skill tags, one a line (夜班 / 护理 / 急救)
    text = rows[index].text
    cut = cut_name(text, 0)
    rows[index].type, rows[index].name = "title", text[slice(*cut)] if cut is not None else text
    firm = rows[index - 1] if _second(rows, index) and not is_term(rows[index - 1].text) else None
    if firm is not None and _NAME.fullmatch(firm.text) is not None and not looks_like_title(firm.text):
        make_field(firm, EMPLOYER, firm.body)
    for row in between:
        labelled = _LABELLED.fullmatch(row.text)
        if is_employer(row.text):
            make_field(row, EMPLOYER, row.body)
        elif labelled is not None and row.label is None and len(row.text) == row.end - row.body:
            make_field(row, labelled.group("label"), row.body + labelled.start("value"))
        else:
            silence(row, "metadata")


EMPLOYER: Final = "公司"
