"""Times and values: fixed periods, vague ones that only sound like a period, and asked-for numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from index.text import simplified

# "每周", "月初", "年度", "当日", "规定时间内", "每半年", "5个工作日内"
FIXED = re.compile(
    r"每隔?(?:行驶|运行)?[\d,.]+万?(?:公里|千米|km|份|件|套|台班|次)|每隔?(?:个)?(?:工作)?[一二两半双单三四五六七八九十\d]{0,2}个?(?:天|日|周|星期|月|季度?|学期|学年|年|班|次|晚|早|小时|分钟)(?:上班后|末|初|底)?|(?:月|年|季|周|学期|期)(?:初|末|底|终|中)(?!期)|(?:年|月|季|周)度(?!的?(?:人|最))|"
    r"(?:当|次|同|本)(?:日|天|月|周|年)|逐(?:日|月|年)|(?:规定|约定|要求)(?:的)?(?:时间|期限|时限)内?|(?:\d+|[一二两三四五六七八九十]{1,3})\s*(?:个)?(?:工作)?(?:小时|日|天|周|月|年)(?:以?内|之内)|(?<![之以目当先往日])前(?:\d+|[一二两三四五六七八九十]{1,3})个?(?:工作)?(?:小时|日|天|周|月)(?!以)|日清月结|全天|24小时"
)
VAGUE = re.compile(r"不?定期|及时|随时|按时|适时|立即|立刻|尽快|第一时间|经常|日常|定时|阶段性|分阶段")
_ASKS_WHEN = re.compile(
    r"什么时候|何时|啥时候|多久|多长时间|几号|几点(?:开始|钟|上|下|前|到|结束)|哪天|哪一天|频率|周期|多常|隔多|每(?:天|日|周|月|季|年)?(?:几|多少)|几次|多少次|几天|期限|时限|截止|什么时间|哪个时间|时间段|(?:什么|哪个|哪些|啥)时段|时段(?:有|是|怎)|(?:按|每)个?(?:天|日|周|月|季度?|半?年)[^，,。]{0,4}还是|天天(?=[^，,]{0,8}(?:吗|么|不)$)"
)


def asks_when(question: str) -> bool:
    """Whether the question is after a time or a frequency."""
    return bool(_ASKS_WHEN.search(question) or asks_rhythm(question) or _LIMIT.search(question))


# "外墙几年洗一回", "多少天来保养一次": how often, in whatever unit the texts print it.
_RHYTHM = re.compile(
    r"频率|频次|周期|每?隔(?:几|多少)个?(?:工作日|天|日|周|星期|礼拜|月|季度|年|小时|钟头|分钟)|(?:几|多少)个?(?:工作日|天|日|周|星期|礼拜|月|季度|年|小时|钟头|分钟)[^，,。]{0,10}?[一1]?(?:次|回|趟|遍|茬|轮|圈)"
)


# "几小时内要处理完", "必须在多久之内回复": how fast; 及时 says no more than that it must be.
_LIMIT = re.compile(
    r"(?:(?:几|多少)个?(?:工作日|小时|钟头|分钟|天|日|周|星期|礼拜|月)|多(?:久|长时间))(?:之|以)?内|多快"
)
_PROMPT = re.compile(r"及时|按时|随时|适时|立即|立刻|马上|尽快|第一时间|当即|即时")


def only_prompt(question: str, text: str) -> bool:
    """Whether a limit is asked for and ``text`` only says that the thing is done in time (及时)."""
    return bool(_LIMIT.search(question)) and bool(_PROMPT.search(simplified(text)))


def asks_rhythm(question: str) -> bool:
    """Whether the question is after how often something is done."""
    return bool(_RHYTHM.search(question))


def fixed_times(text: str) -> list[str]:
    """The fixed times a duty names, as printed."""
    return _printed(FIXED, text)


def vague_times(text: str) -> list[str]:
    """The vague ones ("定期", "及时")."""
    return _printed(VAGUE, text)


def distinct(times: Iterable[str]) -> list[str]:
    """Each time once: 24小时 beside 24小时内 says the same."""
    said = list(dict.fromkeys(times))
    return [t for t in said if not any(f"{t}{end}" in said for end in ("内", "之内", "以内", "前"))]


def _printed(pattern: re.Pattern[str], text: str) -> list[str]:
    """What ``pattern`` finds in the simplified view, as the text prints it."""
    view = simplified(text)
    if len(view) != len(text):
        return list(dict.fromkeys(m.group() for m in pattern.finditer(text)))
    return list(dict.fromkeys(text[m.start() : m.end()] for m in pattern.finditer(view)))


_ASKS_VALUE = re.compile(
    r"百分之(?:几|多少)|多少(?:钱|元|块|万|个点|比例|折|平米|公里|吨|台|家|名|人)|几(?:个点|折|万|块钱|成)|税率|(?:比例|金额|价格|费率|额度|底价|单价)(?:是|为)?(?:多少|几)|标准(?:是多少|多少)|(?:目标|指标|权重|额度|等级|数量|人数|次数|预算|定额|底薪|单价|利率|汇率)(?:是|为|有|要|达到)+(?:几|多少)$"
)
# "两年以上", "四名", "十日": what is counted in words.
_VALUE = re.compile(
    r"\d|[%％]|百分之|[一二三四五六七八九十百千万]+(?:元|万|折|成|倍|个)"
    r"|[一二两三四五六七八九十百半]+(?:周?年(?![终度会底初奖])|天|[日周](?![常边])|月|届|[次轮名位份台篇家场]|人(?![员才力])|小时|分钟)"
)


def asks_value(question: str) -> bool:
    """Whether the question is after an amount, a rate or a scale."""
    return bool(_ASKS_VALUE.search(question))


def has_value(text: str) -> bool:
    """Whether a duty names an amount at all."""
    return bool(_VALUE.search(text))


_ASKS_DAY = re.compile(r"几号|哪天|哪一天|星期几|周几|几日")
_SAYS_DAY = re.compile(
    r"\d+\s*[日号]|(?:月|年|季|周)(?:初|末|底|终|中)|(?:当|次|同)(?:日|天)|周[一二三四五六日]|星期|每(?:天|日)|逐日"
)
# "每月5日前", "次年1月31日", "周三": the day as it is printed.
_DAY = re.compile(
    r"(?:每年|每月|每季度?首月|次月|次年|当月|上月)?(?:\d{1,2}月)?\d{1,2}[日号](?:之前|以前|前)?|(?:每)?(?:周|星期)[一二三四五六日天](?:[、和][周]?[一二三四五六日])*"
)
_ASKS_CLOCK = re.compile(r"几点(?!要|职责|内容|是|有|作)")
_SAYS_CLOCK = re.compile(
    r"\d+\s*[点:：时]|[一二三四五六七八九十]{1,3}[点时](?!间|候)|\d\s*[aApP]\.?[mM](?![a-zA-Z])|上班|下班|上午|下午|早上|晚上|全天|24小时"
)
_ASKS_LENGTH = re.compile(
    r"(?:保存|保管|保留|留存|存放|有效|持续|前)多久|多久(?:之|以)?[前内]|(?:有效期|保质期|账期|工期|时长|期限|周期)(?:限)?(?:是|为|有|定的?是?)?多(?:久|长)|多长时间|几个?(?:小时|钟头|分钟|工作日|月|天(?!一)|年)|多少(?:个)?(?:小时|分钟|天|工作日|个月)|(?:早|晚|超过|延期|迟|等|放|存|留|过|隔)(?:来|到)?多久|(?:开|做|搞|办|讲|谈|休|站|待|训|学|聊|忙|跑|干|持续|进行|维持)(?:了|得|到|上)?多久(?=$|[，,。?？呢啊呀])"
)
_SAYS_LENGTH = re.compile(
    r"\d+\s*(?:个)?(?:工作)?(?:小时|分钟|天|日|周|月|年)|[一二两三四五六七八九十半]+(?:个)?(?:小时|分钟|天|工作日|日(?!常)|周|月|年)|时间内|期限"
)


def asks_length(question: str) -> bool:
    """Whether the question is after how long something takes or is kept."""
    return bool(_ASKS_LENGTH.search(question)) and not asks_rhythm(question)


_ASKS_RHYTHM = re.compile(r"[一1几][次回趟遍轮圈茬]|一下|隔|频率|周期")


def times_said(question: str, text: str) -> list[str]:
    """The times that ``text`` names for ``question``: fixed ones, and lengths where a length is asked for."""
    lengths = _printed(_SAYS_LENGTH, text) if _ASKS_LENGTH.search(question) else []
    days = _printed(_DAY, text) if _ASKS_DAY.search(question) else []
    said = list(dict.fromkeys([*days, *fixed_times(text), *lengths]))
    return [words for words in said if not any(words != other and words in other for other in said)]


_PIECES = re.compile(r"[，,；;。]|、(?!(?:周|星期)[一二三四五六日])")
# "每次2小时", "一次不少于30分钟": a time that leans on what was said before it.
_NO_SUBJECT = re.compile(
    r"每?[一1]?[次回趟遍圈轮场]|[\d一二两三四五六七八九十半]+个?(?:小时|分钟|工作日|天|日|周|月|年)|不少于|不低于|不超过|至少|最多|左右|以上|以内|之内|[内前后各共再]|持续|每"
)
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")


def of_matter(question: str, text: str, holds: Callable[[str], int], contrary: Callable[[str], bool]) -> str:
    """``text`` without the pieces that say when something else is done: 外墙清洗每两年一次，石材养护每季度一次.

    All of it where what is left would name no time.

    Args:
        holds: how far a piece speaks of the matter: 2 of its thing, 1 of the act alone, 0 of neither.
        contrary: whether it speaks of the opposite (夜间 for 白天).
    """
    pieces = _PIECES.split(text)
    thing = any(holds(piece) > 1 for piece in pieces)
    kept = [
        piece
        for piece in pieces
        if not contrary(piece) and not _of_another(question, piece, holds(piece), thing_told=thing)
    ]
    left = "，".join(kept)
    return left if times_said(question, left) else text


def _of_another(question: str, piece: str, held: int, *, thing_told: bool) -> bool:
    """Whether a piece tells the time of something else: it names that before the time (皮带机每半年保养), or no act asked for."""
    times = times_said(question, piece)
    if held > 1 or not times:
        return False
    before = piece[: min(piece.find(words) for words in times)]
    if held:
        return thing_told and bool(_HAN.search(before))
    for words in times:
        piece = piece.replace(words, " ")
    return bool(_HAN.search(_NO_SUBJECT.sub(" ", piece)))


def says_when(question: str, text: str) -> bool:
    """Whether ``text`` names the kind of time that ``question`` asks for: a day, an hour, a length, any time."""
    text = simplified(text)
    if only_prompt(question, text):
        return True
    if _ASKS_RHYTHM.search(question):
        return bool(fixed_times(text) or vague_times(text))
    for asks, says in ((_ASKS_DAY, _SAYS_DAY), (_ASKS_CLOCK, _SAYS_CLOCK), (_ASKS_LENGTH, _SAYS_LENGTH)):
        if asks.search(question):
            return bool(says.search(text))
    return bool(fixed_times(text) or vague_times(text))
