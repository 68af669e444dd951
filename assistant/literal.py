"""Words asked for as words: "带监督字样的", "写了投诉两个字的地方", "加盟店在哪几处出现过", "涉及归档、存档的条目".

Such questions are answered by looking, not by meaning: every item that prints the word, and none that doesn't.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_WORD = r"[\u4e00-\u9fffa-zA-Z0-9/%％.]{1,14}"
_QUOTED = re.compile(rf"[\"“「『'‘](?P<word>{_WORD})[\"”」』'’]")
_MARKS = "\"“”「」『』'‘’"
_OPEN_LAST = re.compile(r"[“「『‘][^\"”」』'’]*$")
_SAID = re.compile(
    r"字样|字眼|(?:这个|一)词|[一二两三四五]个?字|出现|用到|用了|提到|提及|谈到|写到|写了|写着|写|带|含|性质|的(?:有|是)?(?:哪|几|多少|都)|要求|有多少|哪些|哪几|什么|多少条|几条|所有|全部|凡"
)
_WHERE = r"(?:哪|多少|几|好几)(?:几|些|一|里|儿)?(?:处|个?地方|条|个?条目|份|个?清单|节|次|回|个?职责)?(?:里|中|上|里面)?"
_IN_TEXT = r"(?:在)?(?:文|原文|全文|正文|文档|文件|材料|资料|这里|里面?)?(?:里面?|中|上)?"
_UNQUOTED = (
    re.compile(
        rf"(?:带有?|含有?|出现|写了?|用了?)(?P<word>{_WORD}?)(?:这)?(?:个|一|二|两|三|四)?(?:字样|字眼|个词|个字|字)"
    ),
    re.compile(rf"(?P<word>{_WORD}?)(?:这|那)(?:个|一)?(?:词|字眼)"),
    re.compile(
        rf"(?:^|[，,。 ])(?P<word>{_WORD}?)(?:这|那)(?:一)?(?:句话?|个?说法)(?:一共|总共|都)?(?:出现|写|用|提)"
    ),
    re.compile(r"(?:^|[，,。 ])(?P<word>[\u4e00-\u9fffa-z]{2,6}?)(?:一词|二字)?(?:都)?(?:在)?出现(?:过|在)"),
    # "加盟店在文里哪几处出现过", "固定资产总共出现了几次"
    re.compile(
        rf"(?:^|[，,。 ])(?P<word>[\u4e00-\u9fffa-z]{{2,8}}?)(?:这个?(?:词|说法|字眼))?(?:一共|总共|都|分别)*{_IN_TEXT}(?:的)?(?:一共|总共|都|分别)*(?:{_WHERE}(?:都|有|被)*(?:出现|提到|提及|写到|讲到)|(?:出现|提到|提及)(?:过|了)?(?:在)?(?:哪|几|多少)(?:几|些|里)?(?:处|次|回|个?地方))"
    ),
    # "哪几处提到了加盟店", "文中几次写到预算"
    re.compile(
        rf"{_IN_TEXT}(?:哪|多少|几)(?:几|些)?(?:处|个?地方|次|回)(?:都|有|被)*(?:出现|提到|提及|写到|讲到)(?:过|了)*(?P<word>[\u4e00-\u9fffa-z]{{2,8}}?)(?:这个?词|字样|的)?$"
    ),
)
# "涉及归档、存档、档案的条目", "跟钱有关的（回款、费用、结算）", "凡是说带团队、打造团队的": any one of the words will do.
_CHAR = r"[\u4e00-\u9fffa-zA-Z0-9]"
_PIECE = rf"{_CHAR}{{2,6}}?"
# All words but the last end at the first 或 where they can: one way to cut a text, not two to the power of the 或.
_PIECE_OR = rf"{_CHAR}{{2}}(?:(?!或者?+{_CHAR}{{2}}){_CHAR}){{0,4}}(?:、|或者?+|/)"
_SEVERAL = rf"(?:{_PIECE_OR}){{1,20}}{_PIECE}"
_PIECE_LIST = rf"(?P<words>{_SEVERAL})"
_PIECE_LIST_BARE = rf"(?P<words>(?:{_PIECE_OR}){{1,20}}?{_CHAR}{{2,6}})"
_SEVERAL_ASKED = (
    re.compile(
        rf"(?:有关|相关|方面|类|性质)?的?(?:事|工作|条目|内容|职责)?[（(](?P<words>{_SEVERAL})(?:等|之类)*(?:[）)]|$)"
    ),
    re.compile(
        rf"(?:涉及到?|提到|提及|写到|写了|写有|写着|包含|包括|含有?|带有?|说到?|讲到?)(?:了|过)?(?P<words>{_SEVERAL})(?:等)?(?:字样|这些词)?的(?:条目|条款|职责|内容|规定|地方|工作|事|有|都|是|是?哪|全|$)"
    ),
    # "与代理商、加盟商相关的内容", "哪几条提到总部或子公司"
    re.compile(
        rf"(?:^|[，,。 ]|所有|全部|凡是?)(?:需要|经常|要|得|会|能)?(?:和|跟|与|同|关于){_PIECE_LIST}(?:等|(?:这|那)(?:类|种|些|样)的?(?:单位|部门|机构|对外机构|外部机构)?)?(?:有关|相关|沾边|打交道|有联系|有往来|对接|沟通|配合|合作)的?(?:条目|条款|职责|内容|规定|地方|工作|事|有|都|哪|分别|是|$)"
    ),
    re.compile(
        rf"(?:哪|几|多少)(?:几|些|一)?(?:条|份|处|个?条目|个?地方|个?职责)[^，,]{{0,4}}?(?:涉及到?|提到|提及|写到|写了|写有|写着|包含|含有?|带有?|说到|讲到|出现)(?:了|过)?{_PIECE_LIST_BARE}(?:等|的|字样)?$"
    ),
)
# "既提到客户又提到市场的", "同时写了“客户”和“市场”": both, in one item or in one list.
_MENTIONS = r"(?:涉及到?|提到|提及|写到|写了|写有|写着|包含|包括|含有?|带有?|说到|讲到|出现|有)(?:了|过)?"
_Q = r"[\"“”「」『』'‘’]?"
_BOTH = (
    re.compile(
        rf"既?(?:{_MENTIONS}){_Q}(?P<one>{_PIECE}){_Q}[，,]?(?:又|也|还|同时|并且?)(?:{_MENTIONS}){_Q}(?P<other>{_PIECE}){_Q}(?:的|有|$)"
    ),
    re.compile(
        rf"(?:同时|一并|都)(?:{_MENTIONS}){_Q}(?P<one>{_PIECE}){_Q}(?:和|跟|与|、|以及|及){_Q}(?P<other>{_PIECE}){_Q}(?:这?两个?词|字样)?(?:的|有|$)"
    ),
)
# "有几条以“负责”开头", "协助打头的条目"
_OPENS = re.compile(
    rf"(?:以|用|拿|是|^|[，,。 ]){_Q}(?P<word>(?![以用拿是])[\u4e00-\u9fffa-z]{{2,6}}?){_Q}(?:二字|两个字|这个?词)?(?:开头|打头|起头)(?=的?(?:条|职责|句|项|工作|内容|有|是)|的?$)"
)
_ALIKE = re.compile(r"^[\"”」』'’]?(?:之类|这[类种]|那[类种]|类似|那样|这样|等等?)")
_LOOSE_GAP = 6  # characters between the words of a phrase that is only quoted by way of example


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are looked for; of each item one must stand in it.

    Attributes:
        loose: the words need not stand side by side ("完成领导交办"之类的话: 完成上级领导交办的其他任务).
        any_of: several words were listed, any one of which will do.
        all_of: every one of the words must stand there ("同时提到客户和市场的").
        opening: the item must open with the word.
        beside: a pattern that must stand in the item, too ("要报给监理的": 报).
        catch_all: the words are an example of "完成交办的其他工作", in whatever words a list says it.
        whole_text: requirements are looked through as well as duties.
    """

    words: tuple[str, ...]
    loose: bool = False
    any_of: bool = False
    all_of: bool = False
    opening: bool = False
    beside: str = ""
    whole_text: bool = False
    catch_all: bool = False

    def finder(self, cut: Callable[[str], Sequence[str]]) -> Callable[[str], bool]:
        """Tells whether a text prints one of the words; ``cut`` parts a loose phrase into its words."""
        if self.opening:
            return lambda text: text.startswith(self.words)
        if self.beside:
            also = re.compile(self.beside)
            return lambda text: any(
                also.search(text.replace(word, " ")) and word in text for word in self.words
            )
        if not self.loose:
            enough = all if self.all_of else any
            return lambda text: enough(word in text.lower() for word in map(str.lower, self.words))
        gap = f".{{0,{_LOOSE_GAP}}}"
        patterns = [re.compile(gap.join(map(re.escape, cut(word)))) for word in self.words]
        return lambda text: any(pattern.search(text) for pattern in patterns)


def words_asked(text: str) -> Words | None:
    """The words that ``text`` asks for literally, with their alternatives ("任务/事项"); ``None`` without any."""
    if found := next((m for pattern in _BOTH if (m := pattern.search(text))), None):
        return Words((found.group("one"), found.group("other")), all_of=True)
    for pattern in _SEVERAL_ASKED:
        if found := pattern.search(text):
            words = tuple(dict.fromkeys(re.split(r"、|或者?|/", found.group("words"))))
            return Words(words, loose=True, any_of=True)
    if sum(text.count(mark) for mark in _MARKS) % 2:  # the view that is matched loses a mark at its edge
        text = f'{text}"' if _OPEN_LAST.search(text) else f'"{text}'
    quoted = list(_QUOTED.finditer(text))
    if quoted and _SAID.search(text) and not _OPENS.search(text) and not _EXPLAINED.search(text):
        words = tuple(dict.fromkeys(w for m in quoted for w in _alternatives(m.group("word"))))
        return Words(words, loose=bool(_ALIKE.search(text[quoted[-1].end() :])))
    if found := _OPENS.search(text):
        return Words((found.group("word"),), opening=True)
    for pattern in _UNQUOTED:
        found = pattern.search(text)
        if found and len(found.group("word")) > 1 and not _ASKING.search(found.group("word")):
            return Words(tuple(_alternatives(found.group("word"))))
    return None


# "里的“费用”包括哪些": what a word stands for is asked, not where it is printed.
_EXPLAINED = re.compile(
    r"[\"”」』'’](?:都|又|具体|主要|到底|究竟|是)*(?:包括|包含|含|涵盖|分(?:为|成|别)?|指|算|有)(?:的|是|了|着)*(?:哪|什么|啥|几)"
)
_ASKING = re.compile(
    r"哪|什么|多少|几|谁|怎|是否|有没有|一共|总共|职责$|清单$"
    r"|^(?:这|那|整)?[份个篇]?(?:文件|文档|文本|材料|资料|页面|网页|原文|全文|正文|知识库)[里中上]?$"  # "…的事，文件里哪些条写到了"
)


def _alternatives(word: str) -> list[str]:
    """ "其他任务/事项" is 其他任务 or 其他事项."""
    first, *others = [part for part in word.split("/") if part]
    return [first, *(first[: -len(other)] + other for other in others if len(other) < len(first))]
