"""The reading view: the text with width, script and blanks folded, one character for one character.

Every rule of the grammar reads the view, every span is cut from the untouched source. Because the
view keeps the length, its offset map is the identity: ``view[i]`` is how ``source[i]`` is read.
Where characters must vanish for a rule to see a word (``岗 位 职 责``, ``岗(gǎng)位``) the rule asks
:func:`compact`, which works on one short line and is used to recognise, never to cut.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import markers
from corpus.parsing.records import read_keys
from corpus.parsing.variants import SIMPLIFIED, TRADITIONAL
from corpus.parsing.wrapped import unwrapped
from corpus.radicals import RADICALS

#: Everything that stands for a blank inside a line; zero-width characters count as blanks.
BLANKS: Final = (
    " \t\xa0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u200e\u200f\u202f\u205f\u2060\u3000\ufe0f\ufeff\x1c\x1d\x1e\x1f"
)
#: What ends a line beside the newline: form feed (a PDF's page), vertical tab, NEL, separators.
LINE_ENDS: Final = "\r\x0b\x0c\x85\u2028\u2029"
#: Separators that never belong to an item's edge.
EDGE: Final = "；;。.．，,、｡﹒" + BLANKS + "\n" + LINE_ENDS

_ODD: Final = {
    "︰": ":",
    "∶": ":",
    "﹕": ":",
    "﹔": ";",
    "﹐": ",",
    "﹒": ".",
    "｡": "。",
    "､": "、",
    "﹑": "、",
    "丶": "、",  # the stroke, typed for the comma: 1丶负责…
    "─": "-",
}


def _table() -> dict[str, str]:
    table = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update(zip(TRADITIONAL, SIMPLIFIED, strict=True))
    table.update(dict.fromkeys(BLANKS, " "))
    table.update(dict.fromkeys(LINE_ENDS, "\n"))
    table.update(_ODD)
    table.update({char: table.get(plain, plain) for char, plain in RADICALS.items()})
    return {char: plain for char, plain in table.items() if char != plain}


_TABLE: Final = _table()
#: Few characters of a text are in the table: looking for them is ten times quicker than asking for each one.
_CHANGED: Final = re.compile(f"[{''.join(map(re.escape, sorted(_TABLE)))}]")


def _change(found: re.Match[str]) -> str:
    return _TABLE[found.group()]


#: What sites for sharing documents print in front of a document's own words (精选优质文档-----倾情为你奉上学校门卫岗位职责).
_SLOGAN: Final = re.compile(
    r"(?m)^[ \t\u3000]*(?:精选优质文档[ -]*倾情为你奉上|(?:精选优质|精品|精选|优质)文档[ -]*-[ -]*|最新资料推荐[ -]*-[ -]*|学海无涯)[ -]*(?=[\u4e00-\u9fff《])"
)


def normalise(source: str) -> str:
    """Return the view of ``source``: same length, ASCII punctuation width, simplified, plain blanks."""
    if "文档" in source or "学海无涯" in source or "资料推荐" in source:
        source = _SLOGAN.sub(lambda slogan: " " * len(slogan.group()), source)
    if "<" in source or "**" in source or "&nbsp;" in source:
        source = _plain(source)
    if source.count("br") >= _FEWEST_TAGS or source.count("nbsp") >= _FEWEST_TAGS:
        source = _TAG_WORDS.sub(_without_tag_word, source)
    if _KEYCAP in source:
        source = _KEYCAPS.sub(_number_on_keys, source)
    if ">" in source and _SURELY_QUOTED.search(source) is not None:
        source = _QUOTED.sub(lambda marks: " " * len(marks.group()), source)
    view = _CHANGED.sub(_change, source.replace("\r\n", " \n"))
    return unwrapped(read_keys(_unframed(_FOOT.sub(lambda foot: " " * len(foot.group()), view))))


#: Tags and entities that lost their brackets on the way (…发展规划br2、负责…nbsp;nbsp;), beside Chinese or figures on both sides.
_FEWEST_TAGS: Final = 3
_TAG_WORDS: Final = re.compile(r"(?<![A-Za-z&<])(?:(?:br ?)+/?|(?:nbsp;?)+)(?![A-Za-z>])")


def _without_tag_word(found: re.Match[str]) -> str:
    word = found.group()
    return " " * len(word) if word.startswith("nbsp") else " " * (len(word) - 1) + "\n"


#: A page's foot with the line end before it (第 3 页 共 8 页, - 3 -, 3 / 8): read as nothing, what it parts goes on.
_FOOT: Final = re.compile(
    r"\n *(?:第 ?\d{1,4} ?页(?: ?[,/|]? ?[共总] ?\d{1,4} ?页)?|[-–—~]{1,3} ?\d{1,4} ?[-–—~]{1,3}|\d{1,3} ?/ ?\d{1,3}|Page \d{1,4}(?: of \d{1,4})?)(?= *(?:\n|$))"
)


def page_feet(source: str) -> list[tuple[int, int]]:
    """Where the feet of pages stand in ``source``, which the view reads as nothing."""
    view = _CHANGED.sub(_change, source.replace("\r\n", " \n"))
    return [(found.start() + 1, found.end()) for found in _FOOT.finditer(view)]


#: A whole line in bold or in brackets, as Markdown and boards dress a heading.
_FRAMED: Final = re.compile(
    r"(?m)^(?P<lead> *#{0,6} *)(?:\*\*(?P<bold>[^*\n]{3,60})\*\*|【(?P<bracket>[^【】\n]{3,60})】)(?=:? *$)"
)


def _unframed(view: str) -> str:
    """Blank the frame of a line whose number stands inside it (**一、财务经理**, 【二、任职要求】)."""
    return _FRAMED.sub(_unframe, view) if "**" in view or "【" in view else view


def _unframe(found: re.Match[str]) -> str:
    whole, inner = found.group(), found.group("bold") or found.group("bracket")
    marker = markers.at(inner, len(inner) - len(inner.lstrip()), len(inner))
    if not found.group("bold") and (
        marker is None or marker.number is None or not inner[marker.end :].strip()
    ):
        return whole
    blanks = " " * (2 if found.group("bold") else 1)
    return found.group("lead") + blanks + inner + blanks


#: A number on a key, as chats and forums number their points (1️⃣负责选题。2️⃣负责剪辑。).
_KEYCAP: Final = "\u20e3"
_KEYCAPS: Final = re.compile(r"(?:\d\ufe0f?\u20e3)+")


def _number_on_keys(found: re.Match[str]) -> str:
    digits = "".join(char for char in found.group() if char.isdigit())
    return f"{digits}、".ljust(len(found.group()))


#: The marks of a quoted text, as mails and Markdown print them (> 1、负责收银；, > > 岗位职责).
_QUOTED: Final = re.compile(r"(?m)^[ \t]*>(?!>)(?:[ \t]*>(?!>))*(?=[ \t]|$)")
#: What nobody prints behind a bullet: an empty line, a number, another bullet, a heading's mark.
_SURELY_QUOTED: Final = re.compile(
    r"(?m)^[ \t]*>(?:[ \t]*>)*[ \t]*(?:$|[(（]?\d{1,2}[)）、.．]|[一二三四五六七八九十]、|[-*•●#])"
)


#: Tags and bold signs that a copy of a page left in its text, within one line.
_ATTRIBUTES: Final = r"(?: (?:[^<>\n]{0,300}[^<>\n/])?)?"
_TAG: Final = re.compile(
    rf"(?P<block></?(?:br|p|div|li|ul|ol|t[dhr]|table|tbody|thead|section|article|dl|dt|dd|h[1-6]){_ATTRIBUTES} ?/?>)"
    rf"|</?(?:span|strong|b|em|i|u|font|a|img|label|small|sup|sub){_ATTRIBUTES} ?/?>|<!--[^<>\n]{{0,200}}-->|&nbsp;",
    re.I,
)
#: Three and more stars stand for a censored word (全国***的企业).
_BOLD: Final = re.compile(
    r"(?<=[^\s*])([ ]?)\*\*([^*\n]{1,40})\*\*(?!\*)|(?<!\*)\*\*([^*\n]{1,40})\*\*(?=[ ]?[^\s*])"
)


def _without_tag(tag: re.Match[str]) -> str:
    text = tag.group()
    if text[:3].lower() == "<li" and tag.string[tag.end() : tag.end() + 1] not in (
        "",
        "<",
        "\n",
        "\r",
        " ",
        "\t",
    ):
        return f"\n{'- '.rjust(len(text) - 1)}"  # a point of a list, whatever its sign
    return " " * (len(text) - 1) + ("\n" if tag.group("block") is not None else " ")


def _plain(source: str) -> str:
    """Blank out tags (<br/> ends its line) and the bold signs of words inside a line, length kept."""
    source = _TAG.sub(_without_tag, source)
    return _BOLD.sub(lambda bold: bold.group().replace("**", "  "), source)


_PINYIN: Final = re.compile(
    r"\s?\(?[a-zà-üāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ' ]*[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][^\u4e00-\u9fff(),;:。]*\)?"
)
_TONE: Final = re.compile("[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ]")
_GAPPED: Final = re.compile(
    r"(?:[\u4e00-\u9fff] {1,2}){2,}[\u4e00-\u9fff]|^[\u4e00-\u9fff] {1,8}[\u4e00-\u9fff](?=[:\s]|$)"
)
_BLANKS: Final = re.compile(r"(?<=[\u4e00-\u9fff:]) +(?=[\u4e00-\u9fff:])")


def compact(line: str) -> str:
    """Return ``line`` as a reader sees it: OCR gaps closed, pinyin beside the characters left out.

    >>> compact("岗 位 职 责 :")
    '岗位职责:'
    """
    if "\n" in line:
        line = line.replace("\n", "")
    if _TONE.search(line) is not None:
        line = _PINYIN.sub("", line)
    if " " in line and _GAPPED.search(line):
        line = _BLANKS.sub("", line)
    return line
