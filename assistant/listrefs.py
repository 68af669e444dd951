"""Which numbered lists a question points at: "职责12", "职责3到5", "第7份", "12号清单", "编号9"."""

from __future__ import annotations

import re

from assistant.normalise import numeral

_LIST = r"(?:岗位|工作|主要)?(?:职责清单|职责|清单|列表)"
_LISTS = r"(?:第|#|(?:岗位|工作|主要)?(?:职责|清单|列表))"  # several in a row: 职责清单 is two, in one way
_STEP = rf"\s*(?:和|与|跟|同|及|以及|、|,|，|/|vs|对比|到|至|-|~|—|或者?|还是|加上?)\s*(?:{_LISTS}+\s*)?(?:[:：]\s*)?"
_NUMBERS = rf"\d{{1,3}}(?:{_STEP}\d{{1,3}})*"
# A number followed by a measure counts something else: 职责3条, 职责有5个.
_NO_COUNT = r"(?!\d|\s*(?:个|项|条|点|款|份|句|行|段|%|年|月|天|人|名))"
_REFERENCES = (
    re.compile(rf"{_LIST}\s*(?:之|编号|序号|第)?\s*[:：#]?\s*({_NUMBERS})\s*(?:号)?{_NO_COUNT}"),
    re.compile(
        rf"(?<!倒数第)(?<!倒数)(?:(?:第|编号|序号|#)\s*({_NUMBERS})\s*(?:号|份|个|套|组|篇|张|则)?|({_NUMBERS})\s*(?:号|个)?)(?:的)?{_LIST}"
    ),
    re.compile(rf"(?<!倒数)第\s*({_NUMBERS})\s*(?:份|篇|套|张|则|个?版本?)"),
    re.compile(rf"版本\s*({_NUMBERS}){_NO_COUNT}"),
    re.compile(rf"(?:编号|序号)\s*(?:为|是)?\s*({_NUMBERS}){_NO_COUNT}"),
    re.compile(rf"#\s*({_NUMBERS})"),
    # "2、3、7号各怎么写", "12号跟13号": a day of the month stands behind 月 or in other company
    re.compile(
        rf"(?<![\d月.])({_NUMBERS})号(?=的|有|里|是|和|跟|与|还是|或|不是|呢|、|各|哪|两|谁|更|怎|写|讲|说|都|分别|比|对|这|那|清单|\d{{1,2}}号|$|[，,；;:：？?()（）])"
    ),
)
# "6号怎么看，10号又怎么看"; "每月10号前" is a day.
_HAO = re.compile(r"(?<![\d月.])(\d{1,3})号(?!之?[前后]|以[前后]|[起止到至]|开始|下班|发工资)")
# "不是职责3，我说的是职责13": what is taken back is not meant.
_NOT_THAT = re.compile(
    r"^.{0,6}(?:不是|不要|别(?:给|看))[^，,。;；]{1,12}[，,。;；]\s*(?:(?:我|而)?(?:说的|要的|问的|想看的|指的)?(?:就)?是|我(?:要|问|说)的?是?)?|^(?:不对|错了|说错了)+[，,。;； ]*(?:(?:不对|错了)[，,。;； ]*)*(?:我(?:要|说|问)的?(?:就)?是|是)?"
)
# "按职责3来招人，不是职责13哈", "职责1，别给我职责11、12": beside a list that is wanted, one that is not.
_DENIED = re.compile(
    rf"[，,。;；（( ](?:可|并|千万)?(?:不是|不要|别(?:给|发|列|看|拿|弄成)|不用|而?非)(?:我|说|要|给|列|发|错|成|的|是)*\s*{_LISTS}+\s*[:：]?\s*(?P<n>{_NUMBERS})(?:号|那份|的)*[哈啊哦噢呀吧了哟]*(?=[，,。;；）)]|$)"
)
_SPAN = re.compile(rf"(\d{{1,3}})\s*(?:到|至|-|~|—)\s*(?:{_LISTS}+\s*)?(\d{{1,3}})")
_NUMBER = re.compile(r"\d{1,3}")
_LONGEST_SPAN = 60


def take_list_numbers(text: str) -> tuple[str, tuple[int, ...]]:
    """``text`` with the references reduced to "职责 ", and the numbers in the order of mention."""
    text = _ITEMS_BEHIND.sub(_parted, _NOT_THAT.sub("", text))
    denied = [n for m in _DENIED.finditer(text) for n in _expanded(m.group("n"))]
    if denied and (without := take_list_numbers(_DENIED.sub(" ", text)))[1]:
        kept = tuple(n for n in without[1] if n not in denied)
        return (without[0], kept) if kept else without
    numbers: list[int] = []
    before = text

    def take(match: re.Match[str]) -> str:
        numbers.extend(_expanded(match.group(match.lastindex or 1)))
        return "职责 "

    for pattern in _REFERENCES:
        text = pattern.sub(take, text)
    if numbers and _HAO.search(before):  # one 号 is a list's, and so are its neighbours
        text = _HAO.sub(take, text)
    return text, tuple(dict.fromkeys(numbers))


# "职责13，4~7": behind a comma a span that begins below the list's number is one of its items.
_ITEMS_BEHIND = re.compile(
    rf"(?P<list>{_LIST}\s*[:：]?\s*(?P<n>\d{{1,3}}))\s*[，,]\s*(?P<first>\d{{1,3}})(?P<to>\s*(?:到|至|-|~|—)\s*\d{{1,3}})(?=$|[，,。 的条])"
)


def _parted(match: re.Match[str]) -> str:
    if int(match.group("first")) >= int(match.group("n")):
        return match.group()
    return f"{match.group('list')} : {match.group('first')}{match.group('to')}"


def _expanded(text: str) -> list[int]:
    """The numbers of "3、5到7": 3, 5, 6, 7."""

    def span(match: re.Match[str]) -> str:
        first, last = int(match.group(1)), int(match.group(2))
        last = min(last, first + _LONGEST_SPAN)
        return "、".join(map(str, range(first, last + 1))) if first < last else match.group()

    return [int(n) for n in _NUMBER.findall(_SPAN.sub(span, text))]


# A number that counts or dates something is no list: 3个, 12月, 第3条, 400电话, KPI2.
_BARE = re.compile(
    r"(?<![\d第.a-zA-Z%])(?<!\d[:：])(\d{1,2})(?!\d|[.:：%]\d|\s*(?:个|项|句|行|条(?!数)|点|款|次|件|种|人|名|年|月|日|天|周|号|小时|分钟|元|万|%|％|块|折|级|岁|[a-zA-Z]|电话|份工|部分|节|章))"
)
_SO_MANY = re.compile(r"(?<=[这那共有前后全])\d{1,2}(?=份)")  # 这14份
_BARE_SPAN = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:到|至|-|~|—)\s*(\d{1,2})(?!\d|\s*(?:个|项|条|点|年|月|日|天|号|岁|元|%))"
)


def take_bare_numbers(text: str, known: frozenset[int]) -> tuple[str, tuple[int, ...]]:
    """Numbers that stand alone ("12~14三份", "那4呢"), where every one of them is a list's number.

    The last resort, for questions that name nothing else.
    """
    text = _SO_MANY.sub("", text)
    text = _BARE_SPAN.sub(lambda m: "、".join(map(str, _expanded(m.group()))), text)
    numbers = [int(n) for n in _BARE.findall(text)]
    if not numbers or not set(numbers) <= known:
        return text, ()
    return _BARE.sub(" ", text), tuple(dict.fromkeys(numbers))


_BESIDE = re.compile(
    r"(?<![\d第.:：a-zA-Z%])(\d{1,2})号?(?:那份)?\s*(?:和|与|跟|同|、|vs|对比?)\s*(?= )|(?<= )\s*(?:和|与|跟|同|、|vs|对比?)\s*(\d{1,2})(?!\d|\s*(?:个|项|条|点|款|次|件|种|人|名|年|月|日|天|周|小时|分钟|元|万|%|节|部分|块))"
)


def take_beside(text: str, known: frozenset[int]) -> tuple[str, tuple[int, ...]]:
    """A list's bare number joined to a heading, whose words were taken away: "盘点，12和  盘的是一个吗"."""
    found = _BESIDE.search(text)
    number = int(found.group(1) or found.group(2)) if found else None
    if found is None or number is None or number not in known:
        return text, ()
    return text[: found.start()] + " " + text[found.end() :], (number,)


_EDGE_LISTS = re.compile(
    r"(?P<side>最(?:后|末尾?)(?:面)?|末尾|倒数(?P<nth>第)?|前|头|最前面?|开头|第一)(?:的|那)?(?P<n>\d{1,2}|[一二两三四五六七八九十])?\s*(?:份|篇|套|张|个清单|个列表|个?版本|个职责(?:清单)?)(?:职责|清单)*"
)


def take_edge_lists(text: str) -> tuple[str, tuple[int, int] | None]:
    """ "前两份", "最后三份": the places ``(first, last)`` among the numbered lists, as a slice."""
    found = _EDGE_LISTS.search(text)
    if not found:
        return text, None
    count = (numeral(found.group("n")) if found.group("n") else 1) or 1
    rest = text[: found.start()] + "职责 " + text[found.end() :]
    if found.group("nth"):
        return rest, (-count, 1 - count)
    from_end = found.group("side").startswith(("最后", "最末", "末", "倒数"))
    return rest, (-count, 0) if from_end else (0, count)
