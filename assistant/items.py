"""Which items of a list a question points at: "第3条", "第2、3条", "最后一条", "前三条".

Numbers are printed numbers (or places where none is printed); places from the front are ``Nth``, what runs to
the end of the list is ``From``; numbers from the end are negative places, -1 being the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.normalise import numeral
from corpus.model import Duty

_UNIT = r"(?:小?[条点项款]|个职责|个要点)(?!件|码|目|理|例|文)"
_N = r"(?:\(?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\)?)"
_TO = r"\s*(?:到|至|-|~|—)\s*"
_ORDINAL = re.compile(
    rf"第\s*({_N}(?:\s*(?:、|,|，|和|与|跟|及|到|至|-|~)\s*第?\s*{_N})*)\s*{_UNIT}(?:\s*(?:、|和|与|跟|及|到|至|-|~)\s*第\s*({_N})\s*{_UNIT})?"
)
# "第4条到最后一条", "第5条起", "第8条之后": from an item to the end of its list.
_ONWARD = re.compile(
    rf"第?\s*(?P<n>{_N})\s*{_UNIT}?(?:(?P<to>{_TO}(?:最后(?:一?{_UNIT})?|末尾|结尾|完|底))|(?P<with>(?:开始|起|看起|往后|往下|及以后|及之后|以下)(?![草]))|(?P<after>(?:以后|之后|后面)))(?=的|都|还|有|是|$|[，,。？?、 ])"
)
# "第3条以前", "第5条之前的": from the beginning to an item, which is not meant itself unless 及 says so.
_UPTO = re.compile(
    rf"第\s*(?P<n>{_N})\s*{_UNIT}(?P<with>及)?(?:以前|之前|前面)(?=的|都|还|有|是|$|[，,。？?、 ])"
)
_FIRST = re.compile(rf"(?:前|头|最前面?|开头)(?:的|面)?({_N})\s*{_UNIT}|(?:第一|头一|首)\s*{_UNIT}")
_FROM_END = re.compile(rf"倒数第\s*({_N})\s*{_UNIT}")
_LAST = re.compile(rf"(?:最后|末尾|最末|倒数|末|(?<![以之])后)(?:的|面|那|这)*({_N})?\s*{_UNIT}")
# "F条", "第b项", "a)和c)": a printed letter stands at its place in the alphabet.
_LETTERS = re.compile(
    rf"(?<![a-zA-Z])第?\s*([a-pA-P])\s*(?:{_UNIT})?{_TO}第?\s*([a-pA-P])(?![a-zA-Z])\s*(?:{_UNIT})?"
)
# "A和C写了什么": two letters side by side where items are told of.
_LETTER_PAIR = re.compile(
    r"(?<![a-zA-Z])第?\s*([A-Pa-p](?:\s*(?:、|,|，|和|与|跟|及)\s*[A-Pa-p])+)(?![a-zA-Z])(?=\s*(?:这|那|两|几|[二三四五]|分别|各|都|是|写|讲|说|的?内容|$))"
)
_LETTER = re.compile(rf"(?<![a-zA-Z])第?\s*([a-pA-P])\s*(?:{_UNIT}|\))")
# "职责10的3、5、7条", "2号职责里3到5条": two numbers and more before the unit point without 第, one alone counts (的3条).
_BARE_SEVERAL = re.compile(
    rf"(?:(?<=[的里中，,。 ])|(?<=里面)|^)({_N}(?:\s*(?:、|,|，|和|与|跟|及|到|至|-|~)\s*{_N})+)\s*{_UNIT}"
)
# "中间那条", "前一半", "后半部分"
_MIDDLE = re.compile(rf"(?:正|最)?中间(?:的|那|这)*(?:一|1)?{_UNIT}")
_HALF = re.compile(
    r"(?:(?P<first>前|上)|(?:后|下))(?:面)?(?:的)?(?:一)?半(?!年|月|天|个|小时|场|径|成)(?:部分|段)?(?:的)?(?:条目|内容)?"
)
# "那两条（3和4）", "编号11的是哪条"
_LISTED = re.compile(
    rf"(?:那|这)?(?:一|两|几|三|四)?条\s*[（(]\s*((?:第?{_N}\s*[、,，和与]?\s*)+)[）)]?|(?:编号|序号)(?:为|是)?\s*(\d{{1,3}})\s*(?:的)?(?:那|这)?(?:是)?(?:哪)?一?条"
)
# "双数的那几条", "编号是奇数的条目"
_PARITY = re.compile(
    r"(?:编号|序号|条数)?(?:是|为)?(?:(?P<even>双数|偶数)|(?P<odd>单数|奇数))(?:编号|序号|号)?(?:位|行)?(?:的|那|这)*(?:哪?几|些|所有)?(?:小?[条点项款]|条目|内容)?"
)
# "3.4和3.5", "第2.1条", "4.1到4.3写了什么": numbers as a text prints them within its chapters, no amounts (2.5米, 3.5%).
_POINT_NUMBER = r"\d{1,2}(?:\.\d{1,2}){1,3}"
_DOTTED = re.compile(
    rf"(?<![\d.a-zA-Z第])第?\s*({_POINT_NUMBER}(?:\s*(?:、|,|，|和|与|跟|及|到|至|-|~)\s*第?\s*{_POINT_NUMBER})*)\s*(?:{_UNIT}|节|(?:这|那|两|几|三)+{_UNIT}|(?=是|写|讲|说|里|规定|指|的(?:内容|规定|原文)|分别|各|都|[，,。?？ ]|$))"
)
_POINTED_NUMBER = re.compile(_POINT_NUMBER)
_NUMBER = re.compile(r"\d{1,3}|[一二两三四五六七八九十]{1,3}")
_RANGE = re.compile(r"到|至|-|~")


class Nth(int):
    """A place from the front: "前三条" are the first three, whatever numbers they bear."""


class Parity(int):
    """The items with even (0) or odd (1) numbers: "双数的那几条"."""


class Middle(int):
    """The item in the middle, or the two there; the number says nothing."""


class Half(int):
    """The first (1) or the second (2) half of the list."""


class From(int):
    """An item and all that follow it: "第4条到最后一条"."""


class Dotted(int):
    """A number as printed within chapters: 3.4, of which the places are the digits at base 1,000."""

    @classmethod
    def read(cls, printed: str) -> Dotted:
        """The number that ``printed`` ("3.4") is."""
        value = 0
        for part in printed.split("."):
            value = value * 1000 + int(part)
        return cls(value)

    @property
    def printed(self) -> str:
        """As a text prints it."""
        parts, rest = [], int(self)
        while rest:
            rest, last = divmod(rest, 1000)
            parts.append(str(last))
        return ".".join(reversed(parts))


_BY_PLACE = (Nth, From, Parity, Middle, Half, Dotted)


def take_items(text: str) -> tuple[str, tuple[int, ...]]:
    """``text`` without the items it points at, and those."""
    numbers: list[int] = []

    def ordinal(match: re.Match[str]) -> str:
        named = " ".join(group for group in match.groups() if group)
        found = [n for n in map(numeral, _NUMBER.findall(named)) if n is not None]
        if len(found) == 2 and _RANGE.search(match.group()):
            found = list(range(found[0], min(found[1], found[0] + 99) + 1))
        numbers.extend(found)
        return " "

    def onward(match: re.Match[str]) -> str:
        numbers.append(From((numeral(match.group("n").strip("()")) or 1) + bool(match.group("after"))))
        return " "

    def upto(match: re.Match[str]) -> str:
        numbers.extend(range(1, (numeral(match.group("n").strip("()")) or 1) + bool(match.group("with"))))
        return " "

    def first(match: re.Match[str]) -> str:
        count = numeral(match.group(1).strip("()")) if match.group(1) else 1
        numbers.extend(Nth(n) for n in range(1, (count or 1) + 1))
        return " "

    def from_end(match: re.Match[str]) -> str:
        numbers.append(-(numeral(match.group(1).strip("()")) or 1))
        return " "

    def last(match: re.Match[str]) -> str:
        count = numeral(match.group(1).strip("()")) if match.group(1) else 1
        numbers.extend(range(-(count or 1), 0))
        return " "

    def letter(match: re.Match[str]) -> str:
        numbers.append(ord(match.group(1).lower()) - ord("a") + 1)
        return " "

    def letters(match: re.Match[str]) -> str:
        first, last = (ord(letter.lower()) - ord("a") + 1 for letter in match.groups())
        numbers.extend(range(first, last + 1))
        return " "

    def letter_pair(match: re.Match[str]) -> str:
        numbers.extend(ord(c) - ord("a") + 1 for c in match.group(1).lower() if c.isascii() and c.isalpha())
        return " "

    def dotted(match: re.Match[str]) -> str:
        found = [Dotted.read(n) for n in _POINTED_NUMBER.findall(match.group(1))]
        if len(found) == 2 and _RANGE.search(match.group(1)):
            found = [Dotted(n) for n in range(found[0], min(found[1], found[0] + 99) + 1)]
        numbers.extend(found)
        return " "

    def parity(match: re.Match[str]) -> str:
        numbers.append(Parity(1 if match.group("odd") else 0))
        return " "

    def middle(_: re.Match[str]) -> str:
        numbers.append(Middle(0))
        return " "

    def half(match: re.Match[str]) -> str:
        numbers.append(Half(1 if match.group("first") else 2))
        return " "

    for pattern, take in (
        (_DOTTED, dotted),
        (_LETTERS, letters),
        (_LETTER_PAIR, letter_pair),
        (_MIDDLE, middle),
        (_HALF, half),
        (_BARE_SEVERAL, ordinal),
        (_PARITY, parity),
        (_LISTED, ordinal),
        (_ONWARD, onward),
        (_UPTO, upto),
        (_FROM_END, from_end),
        (_ORDINAL, ordinal),
        (_FIRST, first),
        (_LAST, last),
        (_LETTER, letter),
    ):
        text = pattern.sub(take, text)
    return text, tuple(dict.fromkeys(numbers))


_EXCEPT = re.compile(
    r"(?:除了?|除开|除去|不要|不含|不算|去掉|去除|剔除|排除|删掉)(?:其中)?(?:的)?(?=第|最后|末|前|头|首|倒数|开头)|(?:第.{1,6}条|最后.{0,3}条)(?:除外|不要|不算|以外|之外|去掉|跳过)"
)


def excepts(text: str) -> bool:
    """Whether the items pointed at are to be left out: "除第1条外"."""
    return bool(_EXCEPT.search(text))


def pick(duties: Sequence[Duty], items: Sequence[int]) -> list[Duty]:
    """The duties of one list that ``items`` point at, in the text's order; all when it is empty."""
    if not items:
        return list(duties)
    places = {len(duties) + n for n in items if n < 0} | {n - 1 for n in items if isinstance(n, Nth)}
    printed = {str(n) for n in items if n > 0 and not isinstance(n, _BY_PLACE)}
    if any(isinstance(n, Middle) for n in items):
        places |= {(len(duties) - 1) // 2, len(duties) // 2}
    for part in (n for n in items if isinstance(n, Half)):
        cut = (len(duties) + 1) // 2
        places |= set(range(cut)) if part == 1 else set(range(cut, len(duties)))
    parities = {int(n) for n in items if isinstance(n, Parity)}
    places |= {p for p, d in enumerate(duties) if _number(d, p) % 2 in parities}
    for start in (n for n in items if isinstance(n, From)):
        at = next(
            (p for p, d in enumerate(duties) if (d.number or str(p + 1)) == str(int(start))), len(duties)
        )
        places |= set(range(at, len(duties)))
    return [d for p, d in enumerate(duties) if (d.number or str(p + 1)) in printed or p in places]


def within_chapters(duties: Sequence[Duty], items: Sequence[int]) -> list[Duty]:
    """The duties whose printed number within chapters (3.4) is among ``items``."""
    wanted = {n.printed for n in items if isinstance(n, Dotted)}
    printed = ((d, _POINTED_NUMBER.search(d.marker or "")) for d in duties) if wanted else ()
    return [d for d, number in printed if number and number.group() in wanted]


def _number(duty: Duty, place: int) -> int:
    """The printed number of an item, or its place where none is printed."""
    return int(duty.number) if duty.number and duty.number.isdigit() else place + 1


def spoken(items: Sequence[int]) -> str:
    """The items as a person would say them: "第2条、倒数第1条"."""
    return "、".join(
        ("双数条", "单数条")[n]
        if isinstance(n, Parity)
        else ("中间的条目", "前一半", "后一半")[n]
        if isinstance(n, Middle | Half)
        else n.printed
        if isinstance(n, Dotted)
        else f"倒数第{-n}条"
        if n < 0
        else f"第{int(n)}条{'起' if isinstance(n, From) else ''}"
        for n in items
    )
