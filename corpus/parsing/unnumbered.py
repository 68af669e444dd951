"""Lines without numbers: points, introductions, or nothing of ours.

Under a heading that names its kind, plain lines are the points; under a job's name they are points when
they speak as points do; a single line is cut at its semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from corpus.parsing import noise
from corpus.parsing.kinds import is_pay, kind_of_item, opens_duty, speaks_duty, tells_act
from corpus.parsing.outline import Draft, Node
from corpus.parsing.paragraphs import argues, of_its_own, told_of
from corpus.parsing.result import Kind
from corpus.parsing.rows import Row
from corpus.parsing.splitting import split, split_all
from corpus.parsing.titles import looks_like_title

_INTRO_WORDS: Final = re.compile(
    r"包括|主要|负责|配合|协助|管理|如下|应当|必须|根据|为了|按照|组织|处理|指导|确保|职责|工作|要求|完成"
)
#: What joins or governs at a line's end leaves it open, but not as half of a word (参与, 核对, 学生品德行为).
_UNFINISHED: Final = re.compile(
    r"[,、(/《“]$|(?:的|(?<![平缓饱总温])和|(?<![普涉])及|(?<!参)与|或|(?<!合)并|(?<![核校比面应绝])对|(?<!干)将|(?<![存现所])在|(?<!行)为)$"
)
_CLOSES: Final = re.compile(r"^[,、)\]》;。”]")


def why(row: Row) -> str:
    """Return the reason under which a plain line is dropped."""
    if noise.is_introduction(row.text):
        return "introduction"
    if noise.is_call(row.text):
        return "boilerplate"
    return "navigation" if len(row.text) <= 12 and not row.ended else "prose"


#: 综上所述，…: the page sums up, below whatever section stands last.
_CONCLUDES: Final = re.compile(r"(?:综上(?:所述)?|总而言之|总的来说|总体而言|由此可见)[,:]?")


def concludes(text: str) -> bool:
    """Whether a line sums up the page (综上所述，…)."""
    return _CONCLUDES.match(text) is not None


def introduces(text: str) -> bool:
    """Whether a sentence right under a heading says what the list is about."""
    return (
        not noise.is_introduction(text)
        and not noise.is_call(text)
        and len(text) >= 8
        and _INTRO_WORDS.search(text) is not None
    )


def leads_in(text: str) -> bool:
    """Whether a sentence ends by naming the list below (…负主要责任，其主要职责是：): the list's own heading, no point."""
    return text.rstrip().endswith(":") and _ANNOUNCES.search(text) is not None


_ANNOUNCES: Final = re.compile(
    r"(?:其|他|她|具体|主要|岗位|工作|日常)+(?:的)?(?:职责|任务|工作内容|责任|义务)(?:主要|具体|一般|大致)*(?:是|为|有|包括|包含|如下|分为)(?:以下.{0,5}|如下)?:\s*$"
)


def draft(row: Row) -> Draft:
    """Make an item of a whole row."""
    return Draft(row.body, row.end, row.text, None, None, row.ended)


#: Fewer lines, or lines of one length, may be one sentence that the page wrapped.
_FEWEST_COMMAS: Final = 3
_WRAPS_AT: Final = 4


def _comma_lines(rows: list[Row]) -> bool:
    """Whether a comma closes each line but the last, the lines of unlike lengths (差错为零， / 投诉每月不超过1起， / …)."""
    if len(rows) < _FEWEST_COMMAS or not all(row.fresh and not row.cell for row in rows):
        return False
    lengths = [len(row.text) for row in rows[:-1]]
    return all(row.text.endswith(",") for row in rows[:-1]) and max(lengths) - min(lengths) > _WRAPS_AT


def join(rows: Iterable[Row]) -> list[tuple[Draft, list[Row]]]:
    """Join lines that a page wrapped inside a sentence; return each item with its rows."""
    rows = list(rows)
    if _comma_lines(rows):
        return [(draft(row), [row]) for row in rows]
    longest = max((len(row.text) for row in rows if row.fresh), default=0)
    fresh = [row for row in rows if row.fresh]
    indented = sum(row.indent >= 2 for row in fresh) * 2 > len(fresh)
    punctuated = sum(row.ended for row in rows) * 2 >= len(rows)
    out: list[tuple[Draft, list[Row]]] = []
    before: Row | None = None
    for row in rows:
        if before is not None and not before.ended and not row.gap:
            full = len(before.text) >= max(16, longest - 2) and not _both_asked(before, row)
            if (
                (
                    _UNFINISHED.search(before.text)
                    and not (before.text[-1:] == "," and _both_asked(before, row))
                )
                or _CLOSES.match(row.text)
                or (indented and row.fresh and not row.indent)
                or (full and punctuated and not opens_duty(row.text))
                or (full and punctuated and longest >= 24)
            ):
                last, parts = out[-1]
                parts.append(row)
                known = (
                    last.text if len(last.text) < 400 else last.text[:200] + last.text[-100:]
                )  # enough to judge by
                last.end, last.text, last.ended = row.end, known + row.text, row.ended
                before = row
                continue
        out.append((draft(row), [row]))
        before = row
    return out


def _both_asked(before: Row, row: Row) -> bool:
    """Whether two lines are a whole requirement each (…五年经验, / 会修模优先)."""
    return kind_of_item(before.text) == kind_of_item(row.text) == "requirement"


#: Headings of kind ``other`` whose plain lines are rules, not an address or a company's praise.
RULES: Final = ("纪律", "标准", "守则", "须知", "禁令", "准则", "处罚", "奖惩", "罚则", "注意事项")
#: Rules as well where they are one job's (出纳回避规定); a page's own 规定 is a regulation's name.
_OF_JOB: Final = ("规定", "规范", "底线", "红线")


_ALL_POSTS: Final = ("各岗", "各岗位", "各类人员", "各级人员")


def settle(node: Node, rows: list[Row], open_node: Callable[[Node], Node]) -> list[tuple[Row, str]]:
    """Turn the plain lines that waited under ``node`` into its items; return what is dropped."""
    head = node.row.heading if node.row is not None else None
    named = head is not None and head.name is not None and head.kind == "duty" and head.colon
    told = named and not rows[0].fresh  # 仓管员岗位职责：验收货物；登记台账；任职要求：…, all on one line
    if node.row is None or node.level < 0 or (node.children and not told):
        return _overview(node, rows)
    kind = node.inherited_kind()
    if head is not None and head.name is None and head.prefix.endswith(_ALL_POSTS):
        return _overview(node, rows)  # 秩序维护部各岗职责 / 本部下设主管、班长…: said of the page
    if kind is None or (node.row.type == "title" and kind != "duty" and node.row.over is None):
        return _by_language(node, rows, open_node)
    if kind == "other" or (
        node.row.heading is not None
        and node.row.heading.container
        and node.row.heading.word not in ("职位描述", "岗位描述")
    ):
        own = RULES if node.role is None else (*RULES, *_OF_JOB)
        if kind == "other" and head is not None and head.word.endswith(own):
            return _under_kind(node, rows, kind, open_node)
        return [(row, why(row)) for row in rows] if kind == "other" else _by_language(node, rows, open_node)
    return _under_kind(node, rows, kind, open_node)


def _overview(node: Node, rows: list[Row]) -> list[tuple[Row, str]]:
    """Lines between a heading and its first section introduce it, unless the page only talks."""
    dropped: list[tuple[Row, str]] = []
    for one, parts in join(rows):
        telling = node.row is not None and node.row.type == "heading" and node.kind not in (None, "other")
        if telling and introduces(one.text):
            node.overview.append(one)
        else:
            dropped.extend((row, why(parts[0])) for row in parts)
    return dropped


def _under_kind(
    node: Node, rows: list[Row], kind: Kind, open_node: Callable[[Node], Node]
) -> list[tuple[Row, str]]:
    rows, rest = _until_the_end(node, rows)
    if node.row is not None and node.row.marker is not None and len(rows) > 1 and concludes(rows[-1].text):
        rows, rest = rows[:-1], [rows[-1], *rest]
    dropped = [(row, why(row)) for row in rest]
    joined = join(rows)
    if all(noise.is_introduction(one.text) for one, _ in joined):
        return [*((row, "introduction") for row in rows), *dropped]
    talk = [parts for one, parts in joined if noise.is_introduction(one.text) and one.text.endswith(":")]
    if talk:  # 以下是采购部各岗位的主要职责总结:
        dropped.extend((row, "introduction") for parts in talk for row in parts)
        joined = [(one, parts) for one, parts in joined if parts not in talk]
    if kind == "duty" and len(joined) > 0 and _defines(node, joined[0][0].text):
        node.overview.append(joined.pop(0)[0])
        if not joined:
            return dropped
    if node.row is not None and node.row.text.startswith("关于") and all(map(argues, joined)):
        return [*((row, "prose") for row in rows), *dropped]  # 关于要求 over an essay
    if kind == "duty":
        owner = told_of(node, joined)
        telling = owner * len(joined) or sum(
            tells_act(one.text) or kind_of_item(one.text) is not None or one.text.endswith(";")
            for one, _ in joined
        )
        over = node.row.heading if node.row is not None else None
        sure = over is None or over.colon or over.wrapped  # a job's name below 人员职责, or a printed heading
        celled = node.row is not None and node.row.cell  # the header of a column says what its cells are
        plain = over is not None and over.colon and not over.prefix and len(joined) > 1
        short = _SHORT_POINT if plain else _POINT
        sure = celled or owner > 0 or (sure and all(len(one.text) >= short for one, _ in joined))
        sure = sure or (over is not None and over.name is not None and _like_points(rows))
        long = any(len(one.text) >= 6 and speaks_duty(one.text) for one, _ in joined)
        long = long or (len(joined) > 1 and all(opens_duty(one.text) for one, _ in joined))
        over_it = node.parent.row if node.parent is not None else None
        sure = sure or (long and over_it is not None and over_it.type == "title")  # a post's name, 你每天会做
        if (telling * 2 < len(joined) or not (long or telling == len(joined) > 2)) and not sure:
            return [*((row, why(row)) for row in rows), *dropped]
    if kind == "benefit" and len(joined) == 1:
        if _tags(joined[0][0].text):
            return [*((row, "tag") for row in rows), *dropped]
        if joined[0][0].text.strip("。; ") in _OPEN:  # 薪资待遇：面议
            return [*((row, "metadata") for row in rows), *dropped]
    drafts = split_all([one for one, _ in joined], kind)
    pay = [one for one in drafts if kind in ("duty", "requirement") and is_pay(one.text)]
    node.items.extend(one for one in drafts if one not in pay)
    if pay:
        beside = open_node(Node(node.level, node.parent, None, "benefit", node.role, generic=node.generic))
        beside.items.extend(pay)
    node.closed = True
    return dropped


_POINT, _SHORT_POINT = 6, 4  # characters of a point; of several below 岗位职责： (跟车押运 / 清点钢瓶)


def _defines(node: Node, text: str) -> bool:
    """Whether a line says what the post or the department of its heading is (采购部是企业运营中不可或缺的部门, 司机,是指…的人员)."""
    head = node.row.heading if node.row is not None and node.row.type == "heading" else None
    name = head.name if head is not None else None
    if not name or not text.startswith(name):
        return False
    return re.match(r"(?:\([^()]{1,20}\))?,?(?:是指?|指|作为)", text[len(name) :]) is not None


def _like_points(rows: list[Row]) -> bool:
    """Whether at least three lines in a row have the shape of points: short, each its own line, none a sentence among others."""
    shaped = [
        row.fresh
        and not row.cell
        and 5 <= len(row.text) <= 44
        and "。" not in row.text[:-1]
        and row.text[-1] not in ":?"
        for row in rows
    ]
    stops = sum(row.text.endswith("。") for row in rows)
    return len(rows) >= 3 and all(shaped) and stops in (0, len(rows)) and not any(row.gap for row in rows[1:])


_OPEN: Final = frozenset("面议 面谈 待定 详谈 电议 详询 优厚 从优".split())


def _tags(text: str) -> bool:
    """Whether a line is words side by side (双休 节日福利 体检), a site's tags and no sentence."""
    pieces = text.split()
    return len(pieces) >= 3 and all(len(piece) <= 8 and piece.isalnum() for piece in pieces)


def _comma_tags(one: Draft) -> bool:
    """Whether a post's first line is three and more words with commas between (自动化测试,白盒测试,Shell)."""
    pieces = one.text.split(",")
    words = all(0 < len(piece) <= _LONGEST_TAG and not opens_duty(piece) for piece in pieces)
    return len(pieces) >= _FEWEST_TAGS and words and not one.ended and kind_of_item(one.text) is None


_FEWEST_TAGS, _LONGEST_TAG = 3, 8


def _skills(node: Node, rows: list[Row]) -> bool:
    """Whether words one a line right under the page's first line are skill tags of a posting (夜班 / 护理 / 急救)."""
    return (
        node.row is not None
        and node.row.type == "title"
        and node.row.start < 4
        and len(rows) >= 3
        and all(
            2 <= len(row.text) <= 6
            and row.text.isalnum()
            and not any(char.isdigit() for char in row.text)
            and not row.gap
            and kind_of_item(row.text) not in ("benefit", "other")
            and not looks_like_title(row.text)
            for row in rows
        )
    )


def _until_the_end(node: Node, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """A list printed without empty lines, or in one line, ends at the first empty line before text of another sort."""
    if len(rows) < 2:
        return rows, []
    first, title = rows[0], node.row is not None and node.row.type == "title"
    on_heading = not first.fresh and ";" in first.text  # 任职要求：有花艺证书；能早起。
    one_line = on_heading or (title and first.ended and speaks_duty(first.text))  # 8. 老干部处 / 负责做好…。
    if rows[1].gap and not one_line:
        return rows, []
    for index in range(1 if one_line else 2, len(rows)):
        row = rows[index]
        if row.gap and not speaks_duty(row.text) and kind_of_item(row.text) is None:
            return rows[:index], rows[index:]
    return rows, []


def _one_block(joined: list[tuple[Draft, list[Row]]]) -> int:
    """Count the lines up to the first empty one or the requirements, when most of them speak of duties."""
    block = 0
    for one, parts in joined:
        if block and parts[0].gap:
            break
        if noise.is_introduction(one.text):
            return 0
        block += 1
    texts = [one.text for one, _ in joined[:block]]
    while block and kind_of_item(texts[block - 1]) in ("requirement", "benefit"):
        block -= 1
    telling = sum(speaks_duty(text) for text in texts[:block])
    return block if block >= 3 and telling * 2 >= block else 0


_FEWEST_TOLD: Final = 4


def _mostly_told(node: Node, joined: list[tuple[Draft, list[Row]]]) -> bool:
    """Whether nearly all lines below a job's name say of which kind they are; then the rest go with those above them."""
    if node.row is None or node.row.type != "title" or len(joined) < _FEWEST_TOLD:
        return False
    shaped = all(len(one.text) >= 6 and not noise.is_introduction(one.text) for one, _ in joined)
    told = sum(kind_of_item(one.text) is not None for one, _ in joined)
    return shaped and told * 5 >= len(joined) * 4


def _by_language(node: Node, rows: list[Row], open_node: Callable[[Node], Node]) -> list[tuple[Row, str]]:
    """Under a job's name alone, lines are points when their own words say of which kind."""
    dropped: list[tuple[Row, str]] = []
    if _skills(node, rows):
        tagged = open_node(Node(1, node, None, "requirement", node.role, generic=node.generic))
        tagged.items.extend(draft(row) for row in rows)
        return dropped
    current: Node | None = None
    joined = join(rows)
    block = _one_block(joined)
    mostly = _mostly_told(node, joined)
    for place, (one, parts) in enumerate(joined):
        tags = _tags(one.text) or (place == 0 and _comma_tags(one))
        if len(parts) == 1 and tags and not speaks_duty(one.text):
            dropped.append((parts[0], "tag"))  # 五险一金 带薪年假 交通补助, below a posting's title
            continue
        kind = kind_of_item(one.text) if not noise.is_introduction(one.text) else None
        if node.role and of_its_own(one.text, node.role):
            kind = "duty"
        if place < block and kind != "other" and not is_pay(one.text):
            kind = "duty"
        elif kind is None and mostly and current is not None and not parts[0].gap:
            kind = current.kind
        elif kind is None or kind == "other" or (len(one.text) < 8 and not one.ended and kind == "duty"):
            dropped.extend((row, why(parts[0])) for row in parts)
            continue
        if current is None or current.kind != kind:
            current = open_node(Node(1, node, None, kind, node.role, generic=node.generic))
        # 统计员 收集日报；月末核对: one sentence of two.
        glued = not parts[0].fresh and one.text.count(";") == 1
        current.items.extend(split(one) if len(rows) == 1 and not glued else [one])
    return dropped
