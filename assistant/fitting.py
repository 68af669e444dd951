"""Which texts of a page may answer a question at all: of the jobs meant, of the kind of list, with the kind of value asked for."""

from __future__ import annotations

import re

from assistant.asideoutline import Line
from assistant.asked import Asked, Desk
from assistant.attribute_reading import asked_behind_subject, attribute_asked
from assistant.attributes import DEMANDED, Attribute, attribute_in, holds
from assistant.besides import empty_form, of_roles, prints, states
from assistant.contract import Intent
from assistant.contrary import qualifiers_of
from assistant.details import detail_lacking
from assistant.page_texts import PageText
from assistant.times import asks_length, asks_value, asks_when, fixed_times, has_value, says_when
from corpus.model import Duty
from corpus.parsing.result import Kind
from index.text import folded, simplified

# Characters of a text, and of these such as the question lacks: a bare heading tells nothing.
_SHORTEST, _NEW = 8, 4

# What items of a list are asked for is told by no line beside it: "某公司的职责有哪些" by none that tells of the company.
_KINDS: dict[Intent, tuple[Kind, ...]] = {
    "enumerate": ("duty", "overview", "other"),
    "requirements": ("requirement", "condition", "benefit", "other"),
}

# "报销要几天到账": a text of the matter without a figure does not tell it.
_FIGURE = re.compile(r"几(?!乎|何)|多少|多久|多[长远大高]|何时|(?:什么|啥|哪个?)时候|哪天|哪一天|百分之")
# "一天冲几回": 两次 is a figure.
_IN_WORDS = re.compile(r"[一二两三四五六七八九十半]\s*(?:[次遍回趟名人天日周月年小点倍成]|个(?!人))")
# "技术分享多久搞一次", "几号发": nor one without any word of time.
_TIME = re.compile(r"\d|[年月日天周时点]|小时|分钟|星期|礼拜|定期")
# "考核没过会不会扣奖金": a text of the matter that speaks of no money does not tell it.
_MONEY_ASKED = re.compile(r"钱|奖金|工资|薪|罚|扣(?!件|板|除|押)|补贴|押金|报销")
_MONEY = re.compile(r"[元钱薪奖罚扣费价款酬]|补贴|押金|报销|成本|工资|[五六]险")
# "提成按标的额的百分之几给": nor a sum where a share is asked for.
_SHARE_ASKED = re.compile(r"百分之|几个点|比例|几成")
_SHARE = re.compile(r"[%％]|百分|[\d一二三四五六七八九十半两]\s*(?:[成折]|个?点)|比例")
_PAY = "薪酬"


def _demanded(text: str) -> Attribute | None:
    """What is demanded of a person, asked for by its own words beside a matter: "复核报表要什么证书" asks for no reports."""
    attribute = attribute_in(text)
    return attribute if attribute is not None and attribute.name in DEMANDED else None


class Fitting:
    """What a text must be to answer one question."""

    def __init__(self, asked: Asked, desk: Desk) -> None:
        self._asked, self._desk = asked, desk
        self._question = folded(asked.text)
        behind = asked_behind_subject(asked)
        self._attribute = attribute_asked(asked) or (behind and behind[0]) or _demanded(asked.text)
        self._qualifiers = qualifiers_of(asked, desk)
        self._figure = asks_value(asked.text) or bool(_FIGURE.search(asked.text))
        self._unlisted = not desk.knowledge.lists
        self._when = asks_when(asked.text)
        self._length = asks_length(asked.text)

    def answer(self, found: PageText) -> bool:
        """Whether the text may be meant."""
        kind = self._desk.knowledge.lists[found.of.list_id].kind if isinstance(found.of, Duty) else None
        return (
            self._tells(found.text)
            and self._of_kind(kind)
            and self.prints_value(found.text)
            and self._of_attribute(found, kind)
            and self._of_them(found)
            and not self._contradicted(found)
        )

    def _tells(self, text: str) -> bool:
        """Whether a text is long enough, and tells what the question does not; labels of an empty form tell nothing."""
        new = sum(char not in self._question for char in folded(text))
        return len(text) >= _SHORTEST and new >= _NEW and not empty_form(text)

    def _of_kind(self, kind: Kind | None) -> bool:
        """Whether items of this kind, or no item (``None``), may be what is asked for."""
        intent = self._asked.intent
        if intent not in _KINDS or not self._desk.knowledge.lists:
            return True
        return intent == "requirements" if kind is None else kind in _KINDS[intent]

    def prints_value(self, text: str) -> bool:
        """Whether the text prints the kind of value that is asked for; any will do where none is."""
        if self._figure and not (has_value(folded(text)) or (self._unlisted and self._in_words(text))):
            return False
        if self._when and not _TIME.search(simplified(text)):
            return False
        if self._length and not says_when(self._asked.text, text):
            return False  # "留样要放几个小时": 每一位员工 is no length of time
        if detail_lacking(self._asked, [text]) is not None:
            return False  # "实验室几点开门": a fine of 50元 is no clock time
        asks = self._asked.text
        if _SHARE_ASKED.search(asks) and not _SHARE.search(text):
            return False
        return not _MONEY_ASKED.search(asks) or bool(_MONEY.search(simplified(text)))

    def _in_words(self, text: str) -> bool:
        """ "几天查一次车": 每周 is the figure asked for, and 两次; among duties it would let those of other things through."""
        if _IN_WORDS.search(simplified(text)):
            return True
        return self._when and bool(fixed_times(text)) and says_when(self._asked.text, text)

    def _of_attribute(self, found: PageText, kind: Kind | None) -> bool:
        """Whether the text holds the attribute of a post that is asked for, if one is."""
        attribute = self._attribute
        if attribute is None:
            return True
        if kind == "duty" and not has_value(folded(found.text)):
            return False  # "押金怎么收费": that somebody takes deposits does not tell it
        if attribute.name == _PAY and not states(attribute, found.text):
            return False  # 进修期间只发基本工资 tells nobody's pay
        labelled = isinstance(found.of, tuple) and holds(attribute, found.of[1])
        return labelled or prints(attribute, found.text)

    def _of_them(self, found: PageText) -> bool:
        """Whether the text is of the jobs that are named, if any is."""
        roles = self._asked.target.roles
        ids = {role.id for role in roles}
        match found.of:
            case Duty():
                return not ids or found.of.role_id in ids
            case Line():
                return bool(of_roles([found.of], roles, self._desk.knowledge))
            case (role, _):
                return not ids or role.id in ids

    def _contradicted(self, found: PageText) -> bool:
        """ "线下订舱谁负责": a text on 线上 does not tell it."""
        headings = self._desk.knowledge.context(found.of.list_id) if isinstance(found.of, Duty) else ""
        return any(q.contradicts(found.text, headings) for q in self._qualifiers)
