"""Numbering styles: what may stand in front of a point, one row of a table each.

Patterns read the view (ASCII punctuation, see :mod:`corpus.parsing.view`). A style's ``rank`` says how
far out it usually stands (第一条 ⊃ 一、 ⊃ （一） ⊃ 1、 ⊃ （1） ⊃ ① ⊃ a. ⊃ •); it is a tie-breaker only, what
a text really nests is read from where numbers restart. ``weak`` styles look like plain text
(``3.5``, ``2 个``), so they count only beside a neighbour of the same style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

HAN_DIGITS: Final = "一二三四五六七八九十百零〇"


@dataclass(frozen=True, slots=True)
class Style:
    """One numbering style. ``pattern`` has at most one group, the number."""

    name: str
    rank: int
    pattern: str
    example: str
    weak: bool = False


@dataclass(slots=True)
class Marker:
    """A marker found in the view: ``number`` is None for bullets."""

    style: str
    rank: int
    number: int | None
    start: int
    end: int
    weak: bool = False
    head: int = 0  # the first part of a decimal, 2 for 2.1

    @property
    def opens(self) -> bool:
        """Whether a new series may begin here: the number 1, or a bullet."""
        return self.number is None or self.number == 1


_H: Final = r"[一二三四五六七八九十百零〇]"
_B: Final = r"[ ]{0,3}"
#: What a page may put before a point: geometric signs, dingbats, emoji and Word's own (private) bullets. The
#: circled numbers among the dingbats are tried first, so they stay numbers.
_SIGNS: Final = (
    "•‣⁃⦁√■-◿☀-➿⬀-⯿\U0001f300-\U0001faff\uf06c\uf06e\uf070\uf071\uf075\uf076\uf0a7\uf0b7\uf0b2\uf0d8\uf0fc§"
)
#: A delimiter after a bare number. Mixed in one list, so all of them make one style.
_D: Final = r"(?:[、。]|[.,](?!\d)|[·/](?=[ ]?[\u4e00-\u9fff]))[、.,。]?"

STYLES: Final[tuple[Style, ...]] = (
    Style("article", 0, rf"第{_B}({_H}{{1,7}}|\d{{1,4}}){_B}[条條]:?", "第五条 负责人履行下列职责："),
    Style(
        "chapter",
        -1,
        rf"第{_B}({_H}{{1,5}}|\d{{1,3}}){_B}(?:[章节節編编]|部分)(?=[ :]|$):?",
        "第二章 岗位职责",
    ),
    Style("clause", 2, rf"\({_B}({_H}{{1,4}}){_B}\){_B}[、.,:]?", "（一）建立台账"),
    Style("clause", 2, rf"[\[【〔]({_H}{{1,3}})[\]】〕]", "【一】接待"),
    Style(
        "han",
        1,
        rf"({_H}{{1,4}}){_B}(?:[、。.,:][、.]?|\)|(?<=[一二三四五六七八九十])是(?![否不在由因个指什为的]))",
        "一、接待来访",
    ),
    Style("han_formal", 1, r"([壹贰叁肆伍陆柒捌玖拾])[、.](?=[ ]?[\u4e00-\u9fff])", "壹、接待来访"),
    Style("stem", 2, rf"[(\[【〔]{_B}([甲乙丙丁戊己]){_B}[)\]】〕]{_B}[、.,:]?", "（甲）楼内保洁"),
    Style("stem", 2, r"([甲乙丙丁戊己])[、.](?![甲乙丙丁戊己])(?=[ ]?[\u4e00-\u9fff])", "甲、楼内保洁"),
    Style("nth", 2, rf"第({_H}{{1,3}})[,、:]", "第一，接待来访"),
    Style(
        "han_act",
        1,
        r"([一二三四五六七八九十])(?=不(?:准|许|得|要|能)|严禁|禁止|要[^求么])",
        "一不准酒后上岗",
        weak=True,
    ),
    Style("han_gap", 1, rf"({_H}{{1,3}})[ ]{{1,4}}(?=[\u4e00-\u9fff])", "一　总则", weak=True),
    Style("roman", 1, r"([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]|[IVX]{1,4}(?=[ ]{0,2}[.、)]))[ ]{0,2}[.、),:]?", "Ⅱ. 接待来访"),
    Style(
        "decimal",
        4,
        r"(\d{1,2}(?:\.\d{1,2}){1,3})(?!\d|%|[ ]?(?:年|个|万|元|版|亿|倍|小时|米|岁|天|次))[.、]?[ ]{0,4}(?=\D)",
        "2.1 接待来访",
        weak=True,
    ),
    Style("bracket", 4, rf"\({_B}(\d{{1,3}}){_B}\){_B}[、.,]?", "（1）接待来访"),
    Style("bracket", 4, r"[\[【〔](\d{1,2})[\]】〕]", "[1] 接待来访"),
    Style("paren", 3, rf"(\d{{1,3}}){_B}\)[、.]?", "1) 接待来访"),
    Style("digit", 3, rf"(\d{{1,3}}){_B}{_D}", "1、接待来访"),
    Style("digit", 3, r"(一)个[。.]", "一个。接待来访 (1、 as a translator gives it back)"),
    Style(
        "digit_glued",
        3,
        r"(\d{1,2})(?=[\u4e00-\u9fff]{4})(?![年月日个人名次天小点万元岁倍周号楼层级类条项种份台套家只件张千百米])",
        "6负责考勤",
        weak=True,
    ),
    Style(
        "digit_tight",
        3,
        r"(\d{1,2})[ ]?[.,](?=\d)(?!\d{4}|\d{3}[^\u4e00-\u9fff])",
        "1.5年以上经验",
        weak=True,
    ),
    Style("digit_dash", 3, r"(\d{1,2})[ ]?[-–—][ ]{1,2}(?=[\u4e00-\u9fff])", "1- 接待来访", weak=True),
    Style("digit_gap", 3, r"(\d{1,2})(?:[ ]{1,4}|:)(?=[\u4e00-\u9fffA-Z\"“《])", "1 接待来访", weak=True),
    Style("digit", 3, r"([⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛])", "⒈接待来访"),
    Style("bracket", 4, r"([⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇])", "⑴接待来访"),
    Style(
        "circled",
        5,
        r"([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓❶❷❸❹❺❻❼❽❾❿㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉])[、.,]?",
        "①接待来访",
    ),
    Style(
        "digit_named",
        3,
        r"[Nn][Oo][.:]?[ ]?(\d{1,2})[.、:)]?(?=[ ]?[\u4e00-\u9fff])",
        "No.1 接待来访",
        weak=True,
    ),
    Style("capital", 5, r"([A-Z])[ ]?[.、)](?![A-Za-z.]|\d(?!\d?:\d\d))[、.]?", "A. 接待来访"),
    Style("capital", 5, r"\(([A-Z])\)", "(A) 接待来访"),
    Style("small_roman", 6, r"\(?([ivx]{1,5})[ ]?[.、)](?![A-Za-z.\d])", "ii. 接待来访", weak=True),
    Style("letter", 6, r"([a-z])[ ]?[.、)](?![A-Za-z.\d])[、.]?", "a. 接待来访"),
    Style("letter", 6, r"\(([a-z])\)", "(a) 接待来访"),
    Style(
        "label",
        2,
        rf"(?:主要|工作|岗位)?(?:职责|任务|责任|工作)({_H}{{1,3}}|\d{{1,2}}){_B}(?::|、)",
        "职责一：接待来访",
    ),
    Style(
        "bullet",
        7,
        rf"[{_SIGNS}※▌▍▎▐](?:\ufe0f)?",
        "●接待来访",
    ),
    Style("bullet", 7, r"o(?=[ ]{1,3}[\u4e00-\u9fff\d])", "o 接待来访 (Word's hollow bullet, as text)"),
    Style("bullet", 7, r"[*·・‧∙+→](?![*·+\d])", "* 接待来访"),
    Style("bullet", 7, r"[-–—](?![-–—\d])", "- 接待来访"),
    Style("bullet", 7, r"[>»≫]{1,4}(?=[ ]?[^ >»≫])", ">>> 店员（3名）"),
)

_START: Final = re.compile("|".join(f"(?:{style.pattern})" for style in STYLES))
_GROUPS: Final[dict[int, Style]] = {}
for _style in STYLES:  # group number -> style, counted as the alternation above counts them
    if re.compile(_style.pattern).groups:
        _GROUPS[len(_GROUPS) + 1] = _style
_MARKABLE: Final = re.compile(
    r"[\d(\[【〔第一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫa-zA-Z⒈-⒛⑴-⒇①-⑳➀-➓❶-❿㈠-㈩㊀-㊉职任责工主岗"
    rf"{_SIGNS}※▌▍▎▐*·・‧∙+→>»≫\-–—]"
)

_RUNS: Final = (
    "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "➀➁➂➃➄➅➆➇➈➉",
    "➊➋➌➍➎➏➐➑➒➓",
    "❶❷❸❹❺❻❼❽❾❿",
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
    "壹贰叁肆伍陆柒捌玖拾",
    "甲乙丙丁戊己",
)
_SINGLE: Final = {char: place for run in _RUNS for place, char in enumerate(run, 1)}
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


def han_number(text: str) -> int:
    """Read a Chinese numeral below a thousand: 十一 is 11, 二十 is 20, 一百零三 is 103."""
    total = part = 0
    for char in text:
        if char == "百":
            total, part = total + (part or 1) * 100, 0
        elif char == "十":
            total, part = total + (part or 1) * 10, 0
        elif char not in "零〇":
            part = "一二三四五六七八九".index(char) + 1
    return total + part


def _roman(text: str) -> int:
    values = [_ROMAN[char] for char in text]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))


def number_of(text: str) -> int | None:
    """Return the number that a marker's group prints, whatever its script; letters count from a."""
    if text.isascii() and text.isdigit():
        return int(text)
    if text in _SINGLE:
        return _SINGLE[text]
    if text[0] in HAN_DIGITS:
        return han_number(text)
    if "." in text:
        return int(text.rsplit(".", 1)[1])
    if len(text) == 1 and text.isalpha() and text not in "IVX":
        return ord(text.lower()) - 96 if text.isascii() else None
    return _roman(text) if all(char in _ROMAN for char in text) else None


def at(view: str, start: int, end: int) -> Marker | None:
    """Return the marker that begins exactly at ``start``, or None."""
    if _MARKABLE.match(view, start) is None:
        return None
    found = _START.match(view, start, end)
    if found is None:
        return None
    return _marker(found)


def _marker(found: re.Match[str]) -> Marker:
    group = found.lastindex
    if group is None:
        char = found.group()[0]
        return Marker(f"bullet{char}", 7, None, found.start(), found.end())
    style = _GROUPS[group]
    text = found.group(group)
    name, rank = style.name, style.rank
    head = 0
    if name == "decimal":  # 2.1 and 2.1.1 are two levels
        name, rank, head = f"decimal{text.count('.')}", rank + text.count(".") - 1, int(text.split(".", 1)[0])
    number = number_of(text.upper() if name == "small_roman" else text)
    return Marker(name, rank, number, found.start(), found.end(), style.weak, head)


def as_letter(marker: Marker, view: str) -> Marker | None:
    """Read a small Roman numeral of one letter as the letter it may be (h. i. j. count letters)."""
    letters = view[marker.start : marker.end].strip("( .、)")
    return Marker("letter", 6, ord(letters) - 96, marker.start, marker.end) if len(letters) == 1 else None


#: Markers that may stand inside a line: the same table without the styles that need a line's start.
_INLINE_STYLES: Final = (
    "clause",
    "bracket",
    "paren",
    "digit",
    "circled",
    "capital",
    "letter",
    "han",
    "han_act",
    "nth",
)
#: Styles that carry their own edge may follow a figure at once (…标准2760（3）持证); a bare 3) may not.
_EDGED: Final = ("bracket", "circled")
_NO_FIGURE: Final = r"(?<![\d.])"
#: What a marker inside a line can begin with: looked at first, most characters are none of these.
_INLINE_FIRST: Final = r"(?=[\d(\[【〔第一二三四五六七八九十百零〇a-zA-Z⒈-⒛⑴-⒇①-⑳➀-➓❶-❿㈠-㈩㊀-㊉★☆※*·\-•●◆▌■▪◼◇▲►▶➤➢»❖✓✔√✅🔹🔸👉])"
_INLINE: Final = re.compile(
    _INLINE_FIRST
    + "(?:"
    + "|".join(
        f"{'' if style.name in _EDGED else _NO_FIGURE}(?:{style.pattern})"
        for style in STYLES
        if style.name in _INLINE_STYLES
    )
    + rf"|(?<=[:;。])\*(?=\d)|{_NO_FIGURE}(?:(?<!\*)[★☆※*·\-](?![*·+\d\-]))|[•●◆▌■▪◼◇▲►▶➤➢»❖✓✔√✅🔹🔸👉])"
)
_INLINE_GROUPS: Final[dict[int, Style]] = {}
for _style in STYLES:
    if _style.name in _INLINE_STYLES and re.compile(_style.pattern).groups:
        _INLINE_GROUPS[len(_INLINE_GROUPS) + 1] = _style


def inside(view: str, start: int, end: int) -> list[Marker]:
    """Return every place in ``view[start:end]`` that looks like a marker, unjudged, in order."""
    out: list[Marker] = []
    for found in _INLINE.finditer(view, start, end):
        group = found.lastindex
        if group is None:
            out.append(Marker(f"bullet{found.group()[0]}", 7, None, found.start(), found.end()))
        else:
            style = _INLINE_GROUPS[group]
            out.append(
                Marker(style.name, style.rank, number_of(found.group(group)), found.start(), found.end())
            )
    return out
