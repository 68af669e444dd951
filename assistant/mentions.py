"""Questions for every item about a word that they name: "哪些条讲到了代理商", "凡是涉及加盟和代理的条目", "要报给监理的".

One grammar: words, joined by 、 or 和, in one of the frames that ask for all places of a thing. The words are looked
for as they stand; what holds one of them is meant (``Words.any_of``), and where somebody is reported to, the item must
say so (``Words.beside``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.literal import Words

_HAN = r"[\u4e00-\u9fffa-zA-Z0-9]"
_PIECE = rf"{_HAN}{{2,8}}?"
_LAST = rf"{_HAN}{{2,8}}"
_MOST = 20  # words of one question
_JOIN = r"(?>、|和|与|跟|及|以及|还有|或者?|/)"
# All words but the last end at the first place where they can (市场 in 市场和培训, 市场参 in 市场参与培训: ``_words`` cuts
# at each 与 anyway). So a text is cut in one way only; where each 和 might be within a word or end it, there were as many
# ways as two to the power of the 和.
_PIECE_JOIN = rf"{_HAN}{{2}}(?:(?!{_JOIN}{_HAN}{{2}}){_HAN}){{0,6}}{_JOIN}"
_LIST = rf"(?P<words>(?:{_PIECE_JOIN}){{0,{_MOST}}}?{_PIECE})"
_LIST_LAST = rf"(?P<words>(?:{_PIECE_JOIN}){{1,{_MOST}}}?{_LAST}|{_PIECE})"
_SEVERAL = rf"(?P<words>(?:{_PIECE_JOIN}){{1,{_MOST}}}?{_PIECE})"
# "…这几样的", "…之类的": what the words are, said after them.
_SUCH = r"(?:等等?|(?:这|那)(?:[几两三四五些]?(?:样|种|类|个|项|方面|块)|[几两三]个?词)(?:东西|事情?|内容|字眼)?|之类)?"
_MENTION = (
    r"(?:讲到|说到|提到|提及|谈到|谈及|写到|写有|写着|涉及到?|牵涉到?|牵扯到?|关系到|点到|点名)(?:了|过|的)?"
)
_ITEM = r"(?:条目|条款|条文|职责|内容|地方|规定|事项|条|事)"
_ALL = r"(?:所有|全部|全文|凡是?|只要|把)?(?:是)?"
_THEN = r"(?=都|全|有|是(?!谁)|一共|共|哪|$|[，, ])"
_WHICH = r"(?:哪些|哪几|几|多少)(?:个|条|份)?"
_PLACES = rf"(?:{_ITEM}|处|清单|列表|小节|章节|节|份|部分|段)"
_DEALS = r"(?:打交道|对接|沟通|联系|协调|配合|往来|接触|合作|核对|碰头|搭界)"
_REPORTS = r"(?:报告|上报|汇报|请示|通知|告知|通报|(?:报|交|送|发|报送|提交|呈|递|转)(?:给|到|至|送))"
_REPORTED = r"报|告|请示|通知|提交|送|交给|呈"

# "交报告、出报表": an act everybody has a word for, and the thing that the texts print.
_LIGHT_ACT = "交出做写开搞报填跑发收管弄办打催签盖拿送跟"
_FRAMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), beside)
    for pattern, beside in (
        # "哪些条讲到了代理商", "哪些清单或小节提到了培训", "几处写到安全"
        (
            rf"{_WHICH}{_PLACES}(?:或者?{_PLACES})?(?:里|中)?(?:面)?(?:都|有|分别|曾)*{_MENTION}{_LIST_LAST}{_SUCH}(?:的)?$",
            "",
        ),
        # "涉及加盟和代理商的条目都列出来", "写到回款、费用这几样的", "提到培训的有哪几条"
        (
            rf"(?:^|[，, \d]|里|中|块|节|部分){_ALL}{_MENTION}{_LIST}{_SUCH}的(?:所有|全部|那些)?{_ITEM}?{_THEN}",
            "",
        ),
        # "要跟院感科打交道的有哪些条"
        (
            rf"(?:^|[，, ]|里|中|要|得|会|需){_ALL}(?:要|得|需要?|会|经常|必须)?(?:跟|和|与|同){_LIST}{_SUCH}{_DEALS}的(?:所有|那些)?{_ITEM}?{_THEN}",
            "",
        ),
        # "要报给监理的都有什么", "向院长汇报的事项"
        (
            rf"(?:^|[，, ]|里|中){_ALL}(?:要|得|需|须|该|必须|应)*{_REPORTS}{_LIST}(?:审批|批准|备案)?的(?:所有|那些)?{_ITEM}?{_THEN}",
            _REPORTED,
        ),
        (
            rf"(?:^|[，, ]|里|中){_ALL}(?:要|得|需|须|该|必须|应)*(?:向|对){_LIST}(?:汇报|报告|请示|负责)的(?:所有|那些)?{_ITEM}?{_THEN}",
            _REPORTED,
        ),
        (
            rf"{_WHICH}(?:{_ITEM}|情况|事情|工作)(?:都)?(?:要|得|需|须|该|必须|应)*(?:向|对){_LIST}(?:汇报|报告|请示|负责)(?:{_JOIN}(?:汇报|报告|请示|负责))*$",
            _REPORTED,
        ),
        # "哪些事项需要报告院长或院务会", "什么情况要通知班组长"
        (
            rf"(?:哪些|哪几|什么|几)(?:个|种|条)?(?:{_ITEM}|情况|事情|工作)(?:都)?(?:要|得|需|须|该|必须|应)+{_REPORTS}{_LIST_LAST}$",
            _REPORTED,
        ),
        # "要交报告、出报表的条目都列出来"
        (rf"^{_ALL}(?:要|得|需要?|须)?{_SEVERAL}的(?:条目|条款|条文){_THEN}", ""),
        # "哪些岗位要交周报或日报", "谁得写月报或者季报"
        (
            rf"^(?:都有)?(?:谁|哪些(?:岗位|人|部门))(?:都)?(?:要|得|需要?|须|会)(?P<words>[{_LIGHT_ACT}](?:{_HAN}{{2}}(?:(?!或者?+{_HAN}{{2}}){_HAN}){{0,6}}(?:或者?+|、)){{1,{_MOST}}}?{_LAST})$",
            "",
        ),
    )
)
_COUNTED = re.compile(
    rf"(?:^|[，, ])(?P<words>[\u4e00-\u9fffa-z]{{2,8}}?)(?:这|那)?(?:俩|两个?|[三四五几]个?|个|一个?)(?:字|词)(?:儿|眼)?(?:一共|总共|都|在.{{0,4}}?[里中])*+(?:{_MENTION}|出现|用到?|有)(?:过|了)*"
)
_ASKING = re.compile(
    r"有关$|相关$|哪|什么|多少|几|谁|怎|是否|有没有|一共|总共|自己|以下|对方|^(?:职责|清单|岗位)\d*$|\d$|^(?:的|了|过|到)"
)


def words_mentioned(text: str) -> Words | None:
    """The words whose every item ``text`` asks for; ``None`` where it asks for none."""
    if counted := counted_words(text):
        return counted
    for pattern, beside in _FRAMES:
        if (found := pattern.search(text)) and (words := _words(found.group("words"), beside, text)):
            return words
    return None


def counted_words(text: str) -> Words | None:
    """ "招聘这俩字提到过几次": the word whose places are counted."""
    found = _COUNTED.search(text)
    return _words(found.group("words"), "", text) if found else None


def _words(joined: str, beside: str, text: str) -> Words | None:
    words = tuple(dict.fromkeys(w for w in re.split(_JOIN, joined) if w))
    if any(len(w) < 2 or _ASKING.search(w) for w in words):
        return None
    return Words(words, any_of=True, beside=beside, whole_text=not beside and "职责" not in text)


def as_printed(words: Sequence[str], said: str) -> tuple[str, ...]:
    """The words; those that ``said`` (the texts) does not hold without the light verb before them, if it holds that."""
    bare = (
        w[1:] if w not in said and w[0] in _LIGHT_ACT and w[1:] in said and len(w) > 2 else w for w in words
    )
    return tuple(dict.fromkeys(bare))
