"""What kind of value a question asks for (a number, a time, money, a place), and whether a text prints one.

A question may ask for two things at once ("招几个，多少钱一个月", "咨询几点去、去哪里"): a text that prints either tells a part of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asked import Asked
from assistant.details import asks_detail, detail_lacking
from assistant.holders import asks_holder
from assistant.times import asks_length, asks_value, asks_when, has_value, says_when
from corpus.parsing.divisions import PERSON
from index.text import folded, simplified

# "报销要几天到账": a text of the matter without a figure does not tell it.
_FIGURE = re.compile(
    r"(?<![十百千好])几(?!乎|何)|多少|多久|多[长远大高]|何时|(?:什么|啥|哪个?)时候|哪天|哪一天|百分之"
)
# "一天冲几回": 两次 is a figure.
_IN_WORDS = re.compile(r"[一二两三四五六七八九十半]\s*(?:[次遍回趟名人天日周月年小点倍成]|个(?!人))")
# "技术分享多久搞一次", "几号发": nor one without any word of time.
_TIME = re.compile(r"\d{2,4}[-/.]\d|\d[:：]\d\d|[年月日天周时点]|小时|分钟|星期|礼拜|定期")
# "設備組長分機幾號": no day is asked for.
_NUMBERED = re.compile(r"[机话房门楼位室口间]几号")
# "考核没过会不会扣奖金": a text of the matter that speaks of no money does not tell it.
_MONEY_ASKED = re.compile(
    r"[\u4e00-\u9fff]费(?=怎|如何|咋|多少|几|有没|是?按)|钱|奖金|工资|薪|罚|扣(?!件|板|除|押)|补贴|押金|报销"
)
# Texts without 元: 10k-30k, 4000-5000; of raising it: 筹集资金.
_MONEY = re.compile(
    r"[元钱薪奖罚扣费价款酬]|补贴|押金|报销|成本|工资|[五六]险|资金|经费|\d\s*[kKwW千万]|(?<![A-Za-z\d])\d{4}"
)
# "提成按标的额的百分之几给": nor a sum where a share is asked for.
_SHARE_ASKED = re.compile(r"百分之|几个点|比例|几成")
_SHARE = re.compile(r"[%％]|百分|[\d一二三四五六七八九十半两]\s*(?:[成折]|个?点)|比例")
# "外联部部长是谁": a text that names nobody does not tell it.
_NAMED = re.compile(rf"(?<![\u4e00-\u9fff])(?:{PERSON})(?![\u4e00-\u9fff])|[老教]师|先生|女士|同志")
# "岸桥每月保养一次，皮带机每半年保养一次": each thing with its time, which is none of another thing's (叉车多久保养).
_OF_EACH = re.compile(r"(?:^|[，,；;、])(?P<thing>[\u4e00-\u9fff]{2,5}?)每")
_PIECES = re.compile(r"[，,、。；;？?！!\s]+")


class ValuesAsked:
    """The values that one question asks for.

    Args:
        unlisted: the page has no lists of duties, so that numbers in words (每周, 两次) are those of its own matter.
    """

    def __init__(self, asked: Asked, *, unlisted: bool) -> None:
        pieces = [
            _Piece(replace(asked, wording=replace(asked.wording, core=piece)), unlisted=unlisted)
            for piece in _PIECES.split(asked.text)
            if piece
        ]
        several = [piece for piece in pieces if piece.asks]
        self._pieces = several if len(several) > 1 else [_Piece(asked, unlisted=unlisted)]

    def printed(self, text: str) -> bool:
        """Whether the text prints the kind of value that is asked for; any will do where none is."""
        return any(piece.printed(text) for piece in self._pieces)


class _Piece:
    """One thing that is asked."""

    def __init__(self, asked: Asked, *, unlisted: bool) -> None:
        self._asked, self._text, self._unlisted = asked, asked.text, unlisted
        self._holder = asks_holder(asked.text)
        self._when = asks_when(asked.text) and not _NUMBERED.search(asked.text)
        self._length = asks_length(asked.text)
        self._figure = asks_value(asked.text) or bool(_FIGURE.search(asked.text))

    @property
    def asks(self) -> bool:
        """Whether it asks for a value."""
        sum_or_share = _SHARE_ASKED.search(self._text) or _MONEY_ASKED.search(self._text)
        return self._holder or self._figure or bool(sum_or_share) or asks_detail(self._text)

    def printed(self, text: str) -> bool:
        """Whether the text prints what this piece asks for."""
        if self._holder and not _NAMED.search(text):
            return False
        if self._figure and not self._counts(text):
            return False
        if self._when and (not _TIME.search(simplified(text)) or self._of_other_things(simplified(text))):
            return False
        if self._length and not says_when(self._text, text):
            return False  # "留样要放几个小时": 每一位员工 is no length of time
        if detail_lacking(self._asked, [text]) is not None:
            return False  # "实验室几点开门": a fine of 50元 is no clock time
        if _SHARE_ASKED.search(self._text) and not _SHARE.search(text):
            return False
        return not _MONEY_ASKED.search(self._text) or bool(_MONEY.search(simplified(text)))

    def _of_other_things(self, text: str) -> bool:
        """Whether the text tells the times of several things, none of which is asked for."""
        things = [found.group("thing") for found in _OF_EACH.finditer(text)]
        return len(things) > 1 and not any(thing in self._text for thing in things)

    def _counts(self, text: str) -> bool:
        """Whether a figure stands there; how often something is done is one (每周), too."""
        if has_value(folded(text)) or (self._unlisted and _IN_WORDS.search(simplified(text))):
            return True
        return self._when and says_when(self._text, text)
