"""Numbers as Word draws them, by the names of ST_NumberFormat (ECMA-376 part 1, §17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_COUNTING = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"


def drawn(number: int, style: str) -> str:
    """The number in that style; decimal where the style or the number is beyond us."""
    make = _STYLES.get(style)
    made = make(number) if make is not None and number > 0 else None
    return str(number) if made is None else made


def chinese(
    number: int, digits: str = _COUNTING, tens: str = "十", hundreds: str = "百", thousands: str = "千"
) -> str | None:
    """一 … 九千九百九十九; 10 to 19 are written without a leading 一, as Word does."""
    if not 0 < number < 10_000:
        return None
    out, gap = "", False
    for unit, word in ((1000, thousands), (100, hundreds), (10, tens), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += (digits[0] if gap else "") + digits[digit] + word
        gap = bool(out) and not digit
    return out[1:] if out.startswith(digits[1] + tens) and digits is _COUNTING else out


def roman(number: int) -> str | None:
    """Roman numerals up to 3,999."""
    if number > 3999:
        return None
    out = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        while number >= value:
            out, number = out + letters, number - value
    return out


def letters(number: int) -> str | None:
    """a … z, then aa, bb … as Word continues."""
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (times + 1) if times < 30 else None


def _upper(make: Callable[[int], str | None]) -> Callable[[int], str | None]:
    def made(number: int) -> str | None:
        text = make(number)
        return text and text.upper()

    return made


def _cycle(signs: str) -> Callable[[int], str | None]:
    return lambda number: signs[number - 1] if number <= len(signs) else None


def _block(first: str, count: int) -> Callable[[int], str | None]:
    return lambda number: chr(ord(first) + number - 1) if number <= count else None


def _digits(signs: str) -> Callable[[int], str | None]:
    return lambda number: "".join(signs[int(digit)] for digit in str(number))


def _legal(signs: str) -> Callable[[int], str | None]:
    return lambda number: chinese(number, signs, "拾", "佰", "仟")


def _circled(number: int) -> str | None:
    for first, start in ((1, "①"), (21, "㉑"), (36, "㊱")):
        last = {1: 20, 21: 35, 36: 50}[first]
        if first <= number <= last:
            return chr(ord(start) + number - first)
    return None


_STYLES: dict[str, Callable[[int], str | None]] = {
    "decimalZero": lambda number: f"{number:02d}",  # 01
    "upperRoman": roman,  # IV
    "lowerRoman": lambda number: (roman(number) or "").lower() or None,  # iv
    "upperLetter": _upper(letters),  # D
    "lowerLetter": letters,  # d
    "chineseCounting": chinese,  # 十二
    "chineseCountingThousand": chinese,  # 一百二十三
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "chineseLegalSimplified": _legal(_LEGAL),  # 壹拾贰
    "ideographLegalTraditional": _legal(_LEGAL_TRADITIONAL),  # 壹拾貳
    "ideographDigital": _digits(_COUNTING),  # 一二
    "taiwaneseDigital": _digits("○" + _COUNTING[1:]),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _circled,  # ①
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _block("⑴", 20),
    "decimalEnclosedFullstop": _block("⒈", 20),
    "ideographEnclosedCircle": _block("㊀", 10),
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
}
