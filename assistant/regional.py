"""Questions asked as in Hong Kong and Taiwan (邊個覆核舖頭張更表㗎), said in the words of Mandarin duty texts.

Function words are always rewritten: no duty text is written in Cantonese. A word of a matter is left where the
texts use it themselves (a Taiwan hotel's 旅客抱怨), else it becomes the first standard word that they use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_CANTONESE = re.compile(
    r"[㗎啲嘅嗰喺冇佢哋咗嚟咁嘢揾攞睇畀乜咩唔啱]|边个|边位|边度|同埋|系咪|几耐|几时|[铺舖]头|老细|出粮"
)
# What is common Mandarin too counts as Cantonese only in a question that is Cantonese by another sign.
_LOOSE = (
    (
        re.compile(r"(?<=[\u4e00-\u9fff])同(?=[\u4e00-\u9fff])(?![一样事时期步等比业行类])"),
        "和",
    ),  # 请人同训练
    (re.compile(r"(?<![关联体])系(?=谁|哪|什么|由|归|不|多|怎|给|要|负责|几)"), "是"),  # 投诉系谁跟
    (re.compile(r"(?<=[\u4e00-\u9fff])张(?=[\u4e00-\u9fff]{1,3}表)"), "的"),  # 铺头张更表: the shop's roster
    (re.compile(r"[呀啊喇啦咧咯]+(?=$|[，,。?？!！ ])"), ""),
)


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of regional words: what each stands for, one pattern over all, and those that are Cantonese only."""

    standard: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str]
    cantonese: frozenset[str]


@cache
def _tables() -> tuple[_Table, _Table]:
    """The table of function words, and that of words of matters."""
    lines = (files("assistant.data") / "regional.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]

    def table(*kinds: str) -> _Table:
        own = {word: tuple(said.replace("-", "").split()) for word, said, kind in rows if kind in kinds}
        pattern = re.compile("|".join(map(re.escape, sorted(own, key=len, reverse=True))))
        return _Table(own, pattern, frozenset(word for word, _, kind in rows if kind == kinds[1]))

    return table("f", "c"), table("w", "m")


def standard(text: str, held: Callable[[str], bool], words: Callable[[str], Sequence[str]]) -> str:
    """``text`` (simplified) in standard words; as it was, where it holds nothing regional.

    Args:
        held: whether the texts use a word.
        words: cuts a text into words: a word of a matter is found between their borders only.
    """
    function, matter = _tables()
    cantonese = bool(_CANTONESE.search(text))

    def plainly(found: re.Match[str]) -> str:
        word = found.group()
        if word in function.cantonese and not cantonese:
            return word
        return next(iter(function.standard[word]), "")

    plain = function.pattern.sub(plainly, text)
    for pattern, word in _LOOSE if cantonese else ():
        plain = pattern.sub(word, plain)
    plain = _in_plain_words(plain)
    if not matter.pattern.search(plain):
        return plain
    borders = _borders(plain, words(plain))

    def said(found: re.Match[str]) -> str:
        word = found.group()
        free = found.start() in borders and found.end() in borders
        if not free or (word in matter.cantonese and not cantonese) or held(word):
            return word
        return next((option for option in matter.standard[word] if held(option)), word)

    return matter.pattern.sub(said, plain)


# "是哪个在接", "哪个来搭把手": in the southwest 哪个 is 谁. Before a verb only, and where nothing is chosen from ("9和10，哪个要接电话").
_WHO = re.compile(
    r"哪个(?=(?:还|都|负责)?(?:去|来|在|管|接|弄|搞|盯|写|审|赔|修|帮|办|收|做|干|要(?!求)|该|得|批|签|当|算|送|查|看|教|带|填|记|核|过目|说了算|牵头|对接|打理|经手|把关|拍板|负责))"
)
_CHOSEN_FROM = re.compile(r"[和跟与同、]|还是|之间|里面?|其中|两")
# "职责清单之全文": 之 is 的 between two words, but for the words that it makes.
_OF = re.compile(
    r"(?<=[\u4e00-\u9fff\d])(?<![总百千万分随反兼加言持])之(?=[\u4e00-\u9fff])(?!一|前|后|间|外|内|中|下|上|类|处(?![理置])|余|所|际|初|时|日|家|星|路|道|差|和|比|最|长|急|忧|需|计|本|源|首|冠|友|举|势|交)"
)
_ELSE = re.compile(r"为何(?=$|[?？。])")  # "编制人数为何": at the end it asks what
_WHICH = re.compile(
    r"(?<![如任为几])何(?P<of>岗位?|部门|种(?!植)|人|处(?![理置罚于在分]))"
)  # "何岗位承担招聘"
_SAID_SO = {"岗": "哪个岗位", "岗位": "哪个岗位", "部门": "哪个部门", "种": "哪种", "人": "谁", "处": "哪里"}


def _in_plain_words(text: str) -> str:
    """``text`` with the who of the southwest and the particles of letters in common words."""
    if not _CHOSEN_FROM.search(text):
        text = _WHO.sub("谁", text)
    text = _WHICH.sub(lambda found: _SAID_SO[found.group("of")], text)
    return _ELSE.sub("是什么", _OF.sub("的", text))


def _borders(text: str, words: Sequence[str]) -> set[int]:
    """The places in ``text`` where a word begins or ends."""
    found, at = {0, len(text)}, 0
    for word in words:
        start = text.find(word, at)
        if start >= 0:
            at = start + len(word)
            found |= {start, at}
    return found
