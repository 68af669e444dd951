"""Which markers are markers: whether a number inside a line or at its start carries a series on or begins one."""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import headings, markers
from corpus.parsing.kinds import opens_duty
from corpus.parsing.markers import Marker

CLOSERS: Final = frozenset(";。:!?！？…")


_SOFT: Final = frozenset(',.、)]】》>"”')


#: Styles whose 1 may stand alone behind a heading, the rest of the series on the lines below.
_AFTER_COLON: Final = ("digit", "circled", "bracket", "clause", "paren", "han")


_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


_HAN_AFTER: Final = re.compile(r"[\u4e00-\u9fff\"“《(A-Za-z]")


def is_bullet(marker: Marker, view: str, left: str, spaced: bool, opened: bool, count: int) -> bool:
    """Whether a bullet inside a line begins a point: not 3*4, nor a hyphen between two words."""
    char = marker.style[-1]
    if char in "-·":
        if _HAN_AFTER.match(view, marker.end) is None and view[marker.end] != " ":
            return False
        if (
            char == "-"
            and count >= _FEWEST_GLUED
            and view[marker.end] == " "
            and _HAN.match(left) is not None
        ):
            return True  # …算法和数据结构等- 具备现代软件工程思想- 熟悉…, whose line ends were lost
        if char == "·" and spaced and count >= _FEWEST_GLUED and _HAN.match(view[marker.end]) is not None:
            return True  # ·验收货物 ·登记台账 ·盘点库存
        return left in CLOSERS and (opened or count > 1)
    if char in "*★☆※":
        if left.isascii() and left.isalnum():  # …SQL、Python* 有经验, but not 3*4 or SQL*Plus
            return count > 2 and (view[marker.end] == " " or _HAN.match(view, marker.end) is not None)
        return opened or left in CLOSERS or (count > 1 and (spaced or char == "*" or left == ""))
    return opened or left in CLOSERS or spaced or count > 1


_FEWEST_GLUED: Final = 3


def first_lost(marker: Marker, follower: Marker | None, left: str) -> bool:
    """Whether a 2 behind a whole point counts on with a 3, so that only the 1 was lost (采购员 / 执行程序；2. 建档；3. 询价。)."""
    return marker.number == 2 and left in ";。" and follower is not None and follower.number == 3


def continues(
    marker: Marker,
    follower: Marker | None,
    last: dict[str, int],
    own: set[str],
    left: str,
    spaced: bool,
    opened: bool,
    view: str,
) -> bool:
    """Whether a number inside a line carries a series on, or begins one that its follower carries on."""
    number = marker.number
    assert number is not None
    if follower is not None and follower.start - marker.end < 2:
        return False  # 1、2号楼, A、B两类
    closed = left in CLOSERS
    previous = last.get(marker.style) if marker.style in own or closed or spaced else None
    carried = marker.style == "clause" and last.get(marker.style) == number - 1 and marker.style not in own
    if carried and follower is not None and follower.number == number + 1:
        return True  # …明细账（四）研究规则（五）核对…: brackets that go on from the line above
    if previous is not None and number == previous + 1:
        if marker.style in own:
            if marker.weak:
                return True  # 2.45岁以下, which the cutter has looked at
            if closed or spaced or left in _SOFT:
                return not (view[marker.end].isdigit() and not closed)
            delimiter = view[marker.end - 1]
            after = marker.end + (view[marker.end] == " ")  # …及講座② 撰寫報告
            return (
                delimiter not in ",:"
                and _HAN_AFTER.match(view, after) is not None
                and left not in "第约近共前后"
            )
        return closed or (spaced and follower is not None)
    if (
        marker.style in own
        and previous is not None
        and number in (previous, previous + 2)
        and closed
        and number > 1
    ):
        return marker.style != "han"
    if closed and number > 2 and own and number - 1 == max(last.get(style, 0) for style in own):
        return marker.style in (
            "digit",
            "paren",
            "bracket",
            "circled",
        )  # 5.抽检；6）对接: one list in two styles
    if number == 1:
        if opened:
            return (follower is not None and follower.number == 2) or marker.style in _AFTER_COLON
        return (
            follower is not None
            and follower.number == 2
            and (
                closed
                or spaced
                or left in _SOFT
                or left == ""
                or marker.style not in ("capital", "letter", "han")
            )
        )
    return False


def confirm(starts: list[Marker | None], view: str) -> None:
    """Keep a weak marker only beside a neighbour that counts on: 2.1 after 1.9 or before 2.2.

    A decimal without decimal neighbours may still be a number with its text glued on (``1.3-5年经验``).
    """
    placed = [(index, marker) for index, marker in enumerate(starts) if marker is not None]
    for here, (index, marker) in enumerate(placed):
        if not marker.weak:
            continue
        family = marker.style.split("_")[0]
        near = [
            (step, other)
            for step in (-1, 1)
            if 0 <= here + step < len(placed)
            and abs(placed[here + step][0] - index) <= 6
            and (other := placed[here + step][1]).number is not None
        ]
        if family.startswith("decimal"):
            good = any(_decimal_neighbour(marker, other, step) for step, other in near)
            good = good or any(_next_section(other, marker) for _, other in placed[max(0, here - 30) : here])
            if not good and (tight := _TIGHT.match(view, marker.start)) is not None:
                marker = Marker("digit_tight", 3, int(tight.group(1)), tight.start(), tight.end(), True)
                family = "digit"
        if marker.style == "digit_glued":
            good = any(other.style.split("_")[0] == "digit" for _, other in near)
        elif not family.startswith("decimal"):
            good = any(_counts_on(marker, other, step, family) for step, other in near)
            good = good or (marker.style == "digit_gap" and _counts_across(marker, near, view))
        if marker.style == "digit_tight" and view[marker.end : marker.end + 3].isdigit():
            good = len(near) == 2 and all(_counts_on(marker, other, step, family) for step, other in near)
        if good and marker.style == "digit_glued":
            told = opens_duty(view[marker.end : marker.end + 8]) or _labelled(view, marker.end)
            amid = len(near) == 2 and all(_counts_on(marker, other, step, "digit") for step, other in near)
            good = amid or (told and abs(_last_near(near, marker)) <= 2)  # 4认真操作 / 5严字当头 / 6准确处理
        if not good:
            starts[index] = markers.as_letter(marker, view) if marker.style == "small_roman" else None
        elif "_" in marker.style:
            starts[index] = Marker(family, marker.rank, marker.number, marker.start, marker.end)


def _labelled(view: str, start: int) -> bool:
    """Whether a heading's words and a colon begin at ``start`` (4薪资待遇：…)."""
    colon = view.find(":", start, start + 10)
    return colon > 0 and headings.read(view[start : colon + 1]) is not None


_TIGHT: Final = re.compile(r"(\d{1,2})\.(?=\d)")


def _next_section(before: Marker, marker: Marker) -> bool:
    """Whether a decimal is the next section after one some lines above (4.1 采购职责 / a、… e、… / 4.2 仓管职责)."""
    return (
        before.style == marker.style
        and before.head == marker.head
        and before.number == (marker.number or 0) - 1
    )


#: A number set off by nothing but a blank, behind the end of the point before it (7 组织培训。 8 负责检查).
_GAP: Final = re.compile(r"(?<=[;。])[ ]?(\d{1,2})[ ]{1,4}(?=[\u4e00-\u9fff])")


def gapped(view: str, start: int, end: int, number: int) -> list[Marker]:
    """Return the numbers inside a line that count on from ``number`` with only a blank behind them."""
    out: list[Marker] = []
    for found in _GAP.finditer(view, start, end):
        if int(found.group(1)) == number + 1:
            number += 1
            out.append(Marker("digit", 3, number, found.start(1), found.end(), True))
    return out


#: A number glued to its text behind the end of the point before it or a blank (…保持畅通。4检查门窗 5填写记录).
_GLUED: Final = re.compile(
    r"(?:(?<=[;。])[ ]?|(?<=[\u4e00-\u9fff)])[ ])(\d{1,2})(?=[\u4e00-\u9fff]{3})(?![年月日个人名次点万元岁倍周号楼层级类条项种份台套家只件张千百米])"
)


def glued(view: str, start: int, end: int, number: int) -> list[Marker]:
    """Return the numbers inside a line that count on from ``number`` and stand right before an act."""
    out: list[Marker] = []
    for found in _GLUED.finditer(view, start, end):
        if int(found.group(1)) == number + 1 and opens_duty(view[found.end() : found.end() + 8]):
            number += 1
            out.append(Marker("digit", 3, number, found.start(1), found.end(), True))
    return out


def _counts_across(marker: Marker, near: list[tuple[int, Marker]], view: str) -> bool:
    """Whether a neighbour's number is reached inside the lines (1 修剪草坪。2 浇水 / 3 防治病虫害)."""
    for step, other in near:
        first, last = (marker, other) if step == 1 else (other, marker)
        if first.style.split("_")[0] != "digit" or last.style.split("_")[0] != "digit":
            continue
        end = view.find("\n", first.end)
        told = gapped(view, first.end, end if end >= 0 else len(view), first.number or 0)
        if told and told[-1].number == (last.number or 0) - 1:
            return True
    return False


def _last_near(near: list[tuple[int, Marker]], marker: Marker) -> int:
    """Return how far a glued number is from the nearest number beside it (4、… 6负责…: two)."""
    return min((abs((other.number or 99) - (marker.number or 0)) for _, other in near), default=99)


def _decimal_neighbour(marker: Marker, other: Marker, step: int) -> bool:
    if other.style.startswith("decimal"):
        return (
            other.number == (marker.number or 0) + step
            or other.style != marker.style
            or abs(other.head - marker.head) == 1
        )
    return (
        step == -1 and other.style.startswith("digit") and marker.number == 1 and other.number == marker.head
    )


def _counts_on(marker: Marker, other: Marker, step: int, family: str) -> bool:
    if other.style.startswith("decimal"):
        return other.head == (marker.number if step == 1 else (marker.number or 0) - 1)
    return other.style.split("_")[0] == family and other.number == (marker.number or 0) + step
