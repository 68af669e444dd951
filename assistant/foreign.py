"""Questions not typed in the Chinese of the texts: English, pinyin, initials, Cantonese, or homophones.

The pinyin table is made from the knowledge base's vocabulary the first time a question needs it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from assistant.english import English, in_chinese_order
from assistant.initials import InitialsReader
from assistant.knowledge import ALL_READ, Knowledge
from assistant.lexicon import Lexicon
from assistant.pinyin import QUESTION_WORDS, SPOKEN_WORDS, PinyinReader
from assistant.regional import standard
from assistant.spelling import Speller, look_alikes
from index.hybrid import HybridIndex
from index.text import folded

_LATIN = re.compile(r"[A-Za-z]")
# "第6条讲什么" points at an item; 条讲 is no 条件 spelled by ear, and 窜货归谁 no 货柜.
_POINTED = re.compile(
    r"[几多]少?(?:大|小)?(?:个|部分|块|节|类|种|处|次|份|点|项|条)|第?\s*\d{1,3}\s*[条点项款份节部篇]|[前后]\S?[条项份]|[归由给跟找问让叫是][谁哪]"
)
_LONGEST_NAME = 4  # words
# 单子, 摊子, 铺子, 班子 are words of their own, whatever act is printed with their first character.
_THING = re.compile(
    r"(?P<act>[\u4e00-\u9fff][^单样点路牌班日底面法摊例份铺厂票本册款号脑头孩妻儿嫂婶嗓胆条案])子(?![女弟孙])"
)
_HAN_BEFORE, _HAN_AFTER = re.compile(r"[\u4e00-\u9fff]+$"), re.compile(r"[\u4e00-\u9fff]+")
_HAN, _CAPITAL = re.compile("[\u4e00-\u9fff]"), re.compile(r"[A-Z][A-Za-z]+")
_TITLE_WORD = re.compile(r"[a-z&/'’.-]{2,}")
_LATIN_RUN = re.compile(r"[A-Za-z&/'’.-]+(?:\s+[A-Za-z&/'’.-]+)*")


# "有哪些 要求 销售 监督", word by word from "what are the requirements for sales supervisor".
_ENGLISH_ORDER = re.compile(
    r"^(?P<ask>(?:有哪些|什么|哪些|列出|显示|多少|告诉|全部|所有)\s+)*(?P<kind>要求|职责|责任|任职资格|任职要求|资格|条件|素质|能力|技能|权限|义务)\s+(?P<whose>[\u4e00-\u9fffa-z]{2,}(?:\s+[\u4e00-\u9fffa-z]{2,}){0,3})$"
)
# "what does the sales manager do": 做什么 销售 经理
_DOES = re.compile(
    r"^(?:做什么|干什么|负责什么)\s+(?P<whose>[\u4e00-\u9fffa-z]{2,}(?:\s+[\u4e00-\u9fffa-z]{2,}){0,3})$"
)


# "what is the salary of the Java engineer": 是什么 工资 java工程师, an attribute of a job and whose it is.
_ATTRIBUTE = re.compile(
    r"^是什么\s+(?P<kind>工资|薪酬|薪资|待遇|福利|奖金|学历|年龄|编制|上级|直接上级|部门|上班时间|工作时间)\s+(?P<whose>[\u4e00-\u9fffa-z]{2,}(?:\s+[\u4e00-\u9fffa-z]{2,}){0,3})$"
)


def _reordered(text: str) -> str:
    """A question translated word by word in the order of Chinese: 销售监督的要求有哪些."""
    if found := _ENGLISH_ORDER.match(text):
        return f"{found.group('whose').replace(' ', '')}的{found.group('kind')}有哪些"
    if found := _ATTRIBUTE.match(text):
        return f"{found.group('whose').replace(' ', '')}的{found.group('kind')}是什么"
    if found := _DOES.match(text):
        return f"{found.group('whose').replace(' ', '')}做什么"
    return text


class ForeignReader:
    """Reads one knowledge base's foreign questions. Made per revision of the catalogue."""

    def __init__(self, knowledge: Knowledge, index: HybridIndex, lexicon: Lexicon) -> None:
        self.revision = knowledge.revision
        self._knowledge = knowledge
        self._index = index
        self._english = English(lexicon.english)

    def read(self, text: str) -> str:
        """``text`` in the characters the knowledge base is written in, as far as that is certain."""
        text = _THING.sub(self._thing, standard(text, self._held, self._index.words))
        if _LATIN.search(text):
            text = _LATIN_RUN.sub(self._run, in_chinese_order(text))
        return self._mended(text)

    def _thing(self, found: re.Match[str]) -> str:
        """退柜 of 退柜子, 擦桌 of 擦桌子, where the texts print the act without the 子 that people say behind a thing."""
        act = found.group("act")
        prints = self._knowledge.prints
        return act if prints(act) and not prints(f"{act[-1]}子") else found.group()

    def _run(self, run: re.Match[str]) -> str:
        """A Latin run: the texts' own words (KA, VI, POP) stay, the rest is English, pinyin or initials."""
        words = run.group().split()
        if all(self._in_texts(word) for word in words) or len(run.group()) == 1:
            return run.group()  # "5S", "第D条": one letter is no word
        before, after = (
            _HAN_BEFORE.search(run.string, 0, run.start()),
            _HAN_AFTER.match(run.string, run.end()),
        )
        if len(words) == 1 and (before or after):
            rest = self._pinyin.rest_of_word(
                words[0], before.group() if before else "", after.group() if after else ""
            )
            if rest:
                return rest
        if _HAN.search(run.string) and all(map(self._printed, words)):
            return run.group()
        if self._english.knows(run.group()):
            return _reordered(self._named(self._translated(run.group())))
        spelled = self._pinyin.read(run.group())
        if spelled != run.group():
            return spelled
        meant = [self._initials.read(word.lower()) for word in words]
        if any(meant):
            return "".join(m or word for m, word in zip(meant, words, strict=True))
        return self._translated(run.group())

    def _translated(self, text: str) -> str:
        return self._english.translate(text, self._in_texts, self._held, self._together)

    def _together(self, options: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        """The translations that stand together in one duty, where several words have some that do.

        "export tax rebate filing": 申报 beside 出口退税, though 归档 is what filing means elsewhere.
        """
        wanted = [list(dict.fromkeys(each)) for each in options]
        held = {option for each in wanted for option in each if len(option) > 1 and self._held(option)}
        worth = {option: self._worth(option) for option in held}
        best, chosen = 0.0, [tuple(each) for each in wanted]
        for text in self._texts:
            there = [[o for o in each if o in held and o in text] for each in wanted]
            if sum(map(bool, there)) < 2:
                continue
            score = sum(max((worth[o] for o in found), default=0.0) for found in there)
            if score > best:
                best = score
                chosen = [tuple(found) or tuple(each) for found, each in zip(there, wanted, strict=True)]
        return chosen

    def _worth(self, option: str) -> float:
        """How much it says that a duty holds ``option``: its rarity, also where it is no token of the index."""
        return min(self._knowledge.rarity(option), self._knowledge.unseen * 0.8)

    def _named(self, text: str) -> str:
        """A translation with the names of roles written in one: "java 工程师" is java工程师."""
        words = text.split(" ")
        for size in range(min(_LONGEST_NAME, len(words)), 1, -1):
            for at in range(len(words) - size + 1):
                joined = "".join(words[at : at + size])
                if joined.lower() in self._knowledge.names:
                    words[at : at + size] = [joined]
                    return self._named(" ".join(words))
        return text

    def _in_texts(self, word: str) -> bool:
        lowered = word.lower()
        return (
            lowered in self._knowledge.names
            or lowered in self._of_titles
            or self._knowledge.rarity(lowered) < self._knowledge.unseen
        )

    @cached_property
    def _of_titles(self) -> frozenset[str]:
        """The words in letters that jobs are called by: web of web前端工程师, both of Python Developer."""
        titles = (role.title.lower() for role in self._knowledge.roles.values())
        return frozenset(word for title in titles for word in _TITLE_WORD.findall(title))

    def _printed(self, word: str) -> bool:
        """Whether a word typed with a capital is a name that the texts print so, outside their duties too (怎样才能当Committer)."""
        return word[0].isupper() and (self._in_texts(word) or word in self._names_printed)

    @cached_property
    def _names_printed(self) -> frozenset[str]:
        """The words in letters, with a capital, of texts that are few enough to read."""
        documents = self._knowledge.documents
        if len(documents) > ALL_READ:
            return frozenset()
        text = "\n".join(self._knowledge.source.text(document) for document in documents)
        return frozenset(_CAPITAL.findall(text))

    def _held(self, word: str) -> bool:
        """Whether the texts hold ``word``, be it within a longer one: 盈亏 in 盈亏率."""
        return self._in_texts(word) or (len(word) > 1 and word.lower() in self._said)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """Each different duty, folded; made when a question needs it."""
        duties = self._knowledge.duties(list(self._knowledge.lists.values()))
        return tuple(dict.fromkeys(folded(duty.text) for duty in duties))

    @cached_property
    def _said(self) -> str:
        """All that the texts say, headings and names of roles too."""
        headings = (section.label for section in self._knowledge.sections)
        return "\n".join((*self._texts, *map(folded, headings), *self._knowledge.names))

    @cached_property
    def _characters(self) -> frozenset[str]:
        """The characters of the texts and of questions: 菅 is none of them, so that 经菅 is looked at."""
        return frozenset("".join((self._said, *QUESTION_WORDS, *SPOKEN_WORDS)))

    @cached_property
    def _initials(self) -> InitialsReader:
        return InitialsReader(self._texts, self._index.words, self._in_texts)

    def _mended(self, text: str) -> str:
        """Words that the texts lack, but that sound like one of theirs (出口推税).

        A role's full name is left alone with its borders: 制造工有哪些 never becomes 制造公有哪些.
        """
        kept: list[str] = []
        at = 0
        for point in _POINTED.finditer(text):  # no recursion: a thousand of them are no deep stack
            kept += self._mended_between(text[at : point.start()]), point.group()
            at = point.end()
        return "".join((*kept, self._mended_between(text[at:])))

    def _mended_between(self, text: str) -> str:
        """The same without pointing words in it, name after name."""
        kept: list[str] = []
        while True:
            lowered = text.lower()
            name = next((n for n in self._knowledge.names_near(lowered) if len(n) > 2 and n in lowered), None)
            if name is None or len(lowered) != len(text):
                break
            start = lowered.index(name)
            end = start + len(name)
            kept += self._mended_between(text[:start]), text[start:end]
            text = text[end:]
        return "".join((*kept, self._mended_words(text)))

    def _mended_words(self, text: str) -> str:
        """The same with no name in it."""
        words = self._index.words(text)
        if all(self._knowledge.rarity(w) < self._knowledge.unseen for w in words if len(w) > 1) and all(
            w in self._characters or w not in look_alikes() for w in words if len(w) == 1
        ):
            return text
        return self._speller.mend(text)

    @cached_property
    def _vocabulary(self) -> list[str]:
        """Names, headings and words of the texts, likeliest first."""
        names = [name for role in self._knowledge.roles.values() for name in role.names]
        headings = [form for s in self._knowledge.sections for form in s.spoken]
        return [*names, *headings, *self._index.vocabulary(kb=self._knowledge.kb)]

    @cached_property
    def _pinyin(self) -> PinyinReader:
        return PinyinReader(self._vocabulary, self._in_texts)

    @cached_property
    def _speller(self) -> Speller:
        return Speller(self._vocabulary, QUESTION_WORDS, self._index.dictionary_words)
