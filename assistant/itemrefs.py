"""Which items of a list a question points at, read from its words: "第2、3条", "从第八条往后", "头尾两条", "1-4".

Each way of pointing is one pattern with the places it means (``items.py`` says what a place is). Whether all but
these are meant ("前五条不要", "除去首尾") is read from what stands right beside them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from assistant.itemedges import with_edges
from assistant.items import Dotted, From, Half, Middle, Nth, Parity
from assistant.normalise import numeral
from assistant.relating import KNOWN

_UNIT = r"(?:小?[条点项款]|个职责|个要点)(?!件|码|目|理|例|文)"
_UNIT_TOO = rf"(?:(?:这|那)?[两几三四五六七八九]?\s*{_UNIT})"  # "第9、10、11这三条"
_N = r"(?:\(?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\)?)"
_TO = r"\s*(?:到|至|-|~|—|–)\s*"
_AND = r"\s*(?:、|,|，|和|与|跟|及|到|至|-|~)\s*"
# Where a number without 第 may begin: behind no other number, and behind no word that it numbers (职责3、5).
_BARE = r"(?:(?<![\d第.责单号#])(?=[(\d])|(?<![第责单号一二两三四五六七八九十])(?=[一二两三四五六七八九十]))"
_THEN = r"(?=的|都|还|有|是|全|给|列|$|[，,。?？、 ])"
# "3.4和3.5", "第2.1条", "4.1到4.3写了什么": numbers as a text prints them within its chapters, no amounts (2.5米, 3.5%).
_POINT_NUMBER = r"\d{1,2}(?:\.\d{1,2}){1,3}"
_NUMBER = re.compile(r"\d{1,3}|[一二两三四五六七八九十]{1,3}")
_RANGE = re.compile(r"到|至|-|~")
_LONGEST_SPAN = 99
_LETTER = "a-pA-P"

Places = list[int] | None  # None: the words point at nothing


def _n(text: str | None, default: int = 1) -> int:
    return (numeral(text.strip("()")) if text else None) or default


def _numbers(match: re.Match[str]) -> Places:
    named = " ".join(group for group in match.groups() if group)
    found = [n for n in map(numeral, _NUMBER.findall(named)) if n is not None]
    if len(found) == 2 and _RANGE.search(match.group()):
        return list(range(found[0], min(found[1], found[0] + _LONGEST_SPAN) + 1))
    return found


def _span(match: re.Match[str]) -> Places:
    said = match.group("from") or match.group("nth") or match.group("unit") or match.group("other")
    clock = "点" in (match.group("unit") or match.group("other") or "") and not match.group("nth")
    if not said or clock:
        return None
    first = _n(match.group("a"))
    if not match.group("b"):
        return [From(first)]
    return list(range(first, min(_n(match.group("b")), first + _LONGEST_SPAN) + 1))


def _onward(match: re.Match[str]) -> Places:
    if not (match.group("from") or match.group("nth") or match.group("unit")):
        return None
    return [From(_n(match.group("n")) + bool(match.group("after")))]


def _upto(match: re.Match[str]) -> Places:
    return list(range(1, _n(match.group("n")) + bool(match.group("with"))))


def _from_end(match: re.Match[str]) -> Places:
    return [-n for n in map(numeral, _NUMBER.findall(match.group(1))) if n]


def _dotted(match: re.Match[str]) -> Places:
    found = [Dotted.read(n) for n in re.findall(_POINT_NUMBER, match.group(1))]
    if len(found) == 2 and _RANGE.search(match.group(1)):
        return [Dotted(n) for n in range(found[0], min(found[1], found[0] + _LONGEST_SPAN) + 1)]
    return [*found]


def _letters(match: re.Match[str]) -> Places:
    first, last = (_place_of(letter) for letter in match.groups())
    return list(range(first, last + 1))


def _place_of(letter: str) -> int:
    return ord(letter.lower()) - ord("a") + 1


def _in_a_row(match: re.Match[str]) -> Places:
    """ "二三四条"; "三四条" alone is a guess at how many."""
    numbers = [_n(char) for char in match.group("run")]
    row = all(b == a + 1 for a, b in itertools.pairwise(numbers))
    return numbers if row and (len(numbers) > 2 or match.group("nth")) else None


_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Places]], ...] = (
    (
        re.compile(
            rf"(?<![\d.a-zA-Z第])第?\s*({_POINT_NUMBER}(?:{_AND}(?:第\s*)?{_POINT_NUMBER})*)\s*(?:{_UNIT}|节|(?:这|那|两|几|三)+{_UNIT}|(?=是|写|讲|说|里|规定|指|的(?:内容|规定|原文)|分别|各|都|[，,。?？ ]|$))"
        ),
        _dotted,
    ),
    # "F条", "第b项", "a)和c)": a printed letter stands at its place in the alphabet.
    (
        re.compile(
            rf"(?<![a-zA-Z])第?\s*([{_LETTER}])\s*(?:{_UNIT})?{_TO}第?\s*([{_LETTER}])(?![a-zA-Z])\s*(?:{_UNIT})?"
        ),
        _letters,
    ),
    # "A和C写了什么": two letters side by side where items are told of.
    (
        re.compile(
            rf"(?<![a-zA-Z])第?\s*([{_LETTER}](?:\s*(?:、|,|，|和|与|跟|及)\s*[{_LETTER}])+)(?![a-zA-Z])(?=\s*(?:这|那|两|几|[二三四五]|分别|各|都|是|写|讲|说|的?内容|$))"
        ),
        lambda m: [_place_of(c) for c in m.group(1) if c.isascii() and c.isalpha()],
    ),
    # "去头去尾", "头尾两条"
    (re.compile(r"[去掐砍]头[去掐砍]尾"), lambda _: [Nth(1), -1]),
    (
        re.compile(
            rf"(?:头尾|首尾|首末|一头一尾|头[和跟]尾|开头(?:和|跟|与)(?:结尾|末尾))(?:的|那|这|各)*(?:[一两二2]?{_UNIT})?"
        ),
        lambda _: [Nth(1), -1],
    ),
    # "中间那条", "中间两条"
    (
        re.compile(rf"(?:正|最)?中间(?:的|那|这)*(?P<n>[一两二三四1-4])?{_UNIT}"),
        lambda m: [Middle(_n(m.group("n"), 0))],
    ),
    # "前一半", "后半部分"
    (
        re.compile(
            r"(?:(?P<first>前|上)|(?:后|下))(?:面)?(?:的)?(?:一)?半(?!年|月|天|个|小时|场|径|成)(?:部分|段|截)?(?:的)?(?:条目|内容)?"
        ),
        lambda m: [Half(1 if m.group("first") else 2)],
    ),
    # "从头数到第5条", "前三后二"
    (
        re.compile(rf"(?:从)?(?:头|开头|第一条)[数念看列读]?{_TO}第?({_N})\s*{_UNIT}"),
        lambda m: [Nth(n) for n in range(1, _n(m.group(1)) + 1)],
    ),
    (
        re.compile(rf"[前头]({_N})(?:{_UNIT})?[、和跟]?后({_N})(?:{_UNIT})?(?![天日年月周个])"),
        lambda m: [*(Nth(n) for n in range(1, _n(m.group(1)) + 1)), *range(-_n(m.group(2)), 0)],
    ),
    # "第3条起到第6条止", "从第2条念到第5条", "从3开始一直到末尾", "里3到5条"
    (
        re.compile(
            rf"(?:(?P<from>从|由|自)第?|(?P<nth>第)|{_BARE})\s*(?P<a>{_N})\s*(?P<unit>{_UNIT})?(?:开始|起|看起|算起)?[，,]?(?:一直|一路)?[念看列读讲说写数发贴给抄]?{_TO}"
            rf"(?:第?\s*(?P<b>{_N})\s*(?P<other>{_UNIT_TOO})?|(?:最后(?:一?{_UNIT})?|末尾|结尾|完|底|尾))(?!\d|个?[年月日天岁元%]|(?<!\d)\d)(?:为?止|结束)?"
        ),
        _span,
    ),
    # "双数的那几条", "编号是奇数的条目"
    (
        re.compile(
            r"(?:编号|序号|条数)?(?:是|为)?(?:(?P<even>双数|偶数)|(?P<odd>单数|奇数))(?:编号|序号|号)?(?:位|行)?(?:的|那|这)*(?:哪?几|些|所有)?(?:小?[条点项款]|条目|内容)?"
        ),
        lambda m: [Parity(1 if m.group("odd") else 0)],
    ),
    # "好像有两个11，各是什么", "编号11出现了两次"
    (
        re.compile(
            r"(?:有|出现|印|写|见)了?[两2几三3]个?(?:编号|序号)?(?:是|为|叫)?(?:第)?(\d{1,2})(?:号|的)?(?=[，,。?？ ]|各|分别|都|呢|$)|(?:编号|序号)(?:是|为)?(\d{1,2})(?:的)?(?:好像|似乎|居然|怎么)?(?:出现|重复|印|写|有)(?:了)?(?:[两2几三3][次处条个遍]|$|[，,])"
        ),
        _numbers,
    ),
    # "那两条（3和4）", "编号11的是哪条"
    (
        re.compile(
            rf"(?:那|这)?(?:一|两|几|三|四)?条\s*[（(]\s*((?:第?{_N}\s*(?:[、,，和与]\s*)?)++)[）)]?|(?:编号|序号)(?:为|是)?\s*(\d{{1,3}})\s*(?:的)?(?:那|这)?(?:是)?(?:哪)?一?条"
        ),
        _numbers,
    ),
    # "第5条起", "从第八条开始往后的", "第8条之后": from an item to the end of its list.
    (
        re.compile(
            rf"(?P<from>从|自)?(?P<nth>第)?\s*(?P<n>{_N})\s*(?P<unit>{_UNIT})?(?:(?:(?:开始|起|看起|数起|算起)(?:一直)?(?:往后|往下|朝后|向后)?|(?:一直)?(?:往后|往下|朝后|向后|及以后|及之后|以下))(?:看|列|念|数)?(?![草])|(?P<after>以后|之后|后面|后头)){_THEN}"
        ),
        _onward,
    ),
    # "第3条以前", "第5条之前的": from the beginning to an item, which is not meant itself unless 及 or 往前 says so.
    (
        re.compile(
            rf"第\s*(?P<n>{_N})\s*{_UNIT}(?:(?P<with>及(?:以前|之前|前面)|往前|向前|朝前)|以前|之前|前面){_THEN}"
        ),
        _upto,
    ),
    (re.compile(rf"倒数第\s*({_N}(?:{_AND}(?:倒数)?第?\s*{_N})*)\s*{_UNIT}"), _from_end),
    (
        re.compile(
            rf"第\s*({_N}(?:{_AND}(?:第\s*)?{_N})*)\s*(?:这|那)?{_UNIT_TOO}(?:{_AND}第\s*({_N})\s*{_UNIT})?"
        ),
        _numbers,
    ),
    # "职责10的3、5、7条": two numbers and more before the unit point without 第, one alone counts (的3条).
    (re.compile(rf"{_BARE}({_N}(?:{_AND}{_N})+)\s*{_UNIT_TOO}"), _numbers),
    (
        re.compile(rf"(?P<nth>(?<=第)|(?<=的))?(?<![\d十])(?P<run>[一二三四五六七八九]{{2,6}})\s*{_UNIT}"),
        _in_a_row,
    ),
    (
        re.compile(rf"(?:前|头|最前面?|开头)(?:的|面)?({_N})\s*{_UNIT}|(?:第一|头一|首)\s*{_UNIT}"),
        lambda m: [Nth(n) for n in range(1, _n(m.group(1)) + 1)],
    ),
    (
        re.compile(rf"(?:最后|末尾|最末|倒数|末|(?<![以之])后)(?:的|面|那|这)*({_N})?\s*{_UNIT}"),
        lambda m: list(range(-_n(m.group(1)), 0)),
    ),
    (
        re.compile(rf"(?<![a-zA-Z])第?\s*([{_LETTER}])\s*(?:{_UNIT}|\))"),
        lambda m: [_place_of(m.group(1))],
    ),
)
_MARK = "\ue000"  # stands where items were pointed at
_LEAVING = r"(?:除了?|除开|除去|除掉|除却|不要|不含|不算|不包括|不看|不列|去掉|去除|剔除|排除|删掉|撇开|撇去|抛开|刨去|刨掉|扣掉|跳过|略过)"
_BUT = re.compile(
    rf"{_LEAVING}(?:其中|里面)?(?:的)?{_MARK}(?:以外|之外|外)?|{_MARK}(?:[^，,。{_MARK}]{{1,6}}的)?(?:的|这|那|它们?|都|就|先|[几两一]?条)*(?:除外|以外|之外|不用|{_LEAVING})(?:了|的)?|[去掐砍]头"
)
# "第一条我知道了，把剩下的几条给我"
_SEEN = re.compile(
    rf"{_MARK}(?:的|[这那几两一条个])*(?:我|都|已经?|就|先|早|也)*{KNOWN}[^，,。{_MARK}]{{0,4}}(?=[，,。 ].{{0,8}}(?:其余|其他|其它|剩|余下|别的|另外|还有|后面))"
)
_BETWEEN = re.compile(r"[，,]?(?:的)?中间(?:的|那|这)*(?:几|所有|部分)*(?:[条项点]|部分|内容)?")


def read_items(text: str) -> tuple[str, tuple[int, ...], bool]:
    """``text`` without the items it points at, those, and whether all but those are meant."""
    numbers: list[int] = []
    text = with_edges(text)
    but = bool(re.search(r"[去掐砍]头[去掐砍]尾", text))
    for pattern, read in _WAYS:

        def take(match: re.Match[str], read: Callable[[re.Match[str]], Places] = read) -> str:
            found = read(match)
            if found is None:
                return match.group()
            numbers.extend(found)
            return _MARK

        text = pattern.sub(take, text)
    if _MARK in text:
        left = _SEEN.sub(" ", _BUT.sub(" ", text))
        but = but or left != text
        text = _BETWEEN.sub(" ", left) if but else left
    return text.replace(_MARK, " "), tuple(dict.fromkeys(numbers)), but


def take_items(text: str) -> tuple[str, tuple[int, ...]]:
    """``text`` without the items it points at, and those."""
    rest, numbers, _ = read_items(text)
    return rest, numbers
