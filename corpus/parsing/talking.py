"""Headings that talk to the reader: 你每天会做, 我们希望你, 能得到什么."""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing.result import Kind
from corpus.parsing.view import compact

_EDGE: Final = '【[<《<「『(〖〔{"“*#=~ -—_|】]>》>」』)〗〕}"”:?!~…'
#: A longer line is a sentence.
LONGEST: Final = 20
_YOU: Final = r"(?:你们?|您|TA)"
_WHAT: Final = r"(?:什么|哪些|些什么|些啥|啥|这些|以下|的|呢|样的)*(?:事情?|工作|内容|任务|人|条件)?"
#: How young firms head their lists; the first kind whose pattern reads the whole line wins.
_TALKS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    (
        "duty",
        re.compile(
            rf"(?:在(?:这里|岗位上|团队中?),?|加入后,?|入职后,?)?{_YOU}(?:每天|平时|日常|主要|具体|将|会|要|需|能|可以|来|都|应该|得|在这里)*(?:做|干|负责|参与|承担|完成){_WHAT}"
            rf"|{_YOU}的(?:日常|一天|工作|任务|职责|角色|使命|舞台|主要工作|工作内容|日常工作|岗位职责)"
            rf"|{_YOU}的(?:日常|主要)?(?:工作|任务|职责)(?:都|会|主要|具体)*(?:有|是|包含|包括){_WHAT}(?:项目)?呢?"
            rf"|(?:这个岗位|这份工作|该岗位|岗位)?(?:具体|主要|每天|平时|要|是)*(?:做|干)些?(?:什么|哪些|啥)(?:的|呢)?"
            rf"|(?:我们)?(?:需要|希望|想请|期待){_YOU}(?:来|去)?(?:做|干|负责|完成|参与){_WHAT}"
            r"|(?:每天|平时|主要|具体|日常)*(?:要|得|需要?)?(?:干|做)的?(?:活儿?|事情?)(?:有|是)?|(?:主要)?干活内容"
        ),
    ),
    (
        "benefit",
        re.compile(
            rf"(?:在这里,?|(?:加入|入职)(?:我们|团队)?[后,]{{0,2}}|来这里,?)?{_YOU}(?:将|会|能|可以?|还能|还会|也能|在这里)*(?:得到|获得|收获|享受|享有|拥有|学到|收到|遇见){_WHAT}"
            rf"|我们(?:能|可以|将|会|还)*(?:给|提供|为{_YOU}提供|给到|为{_YOU}准备|准备|送)了?(?:{_YOU}|到)?{_WHAT}"
            rf"|(?:我们)?(?:能|可以|将|会|还|也)*(?:给|提供给|送给|带给|留给)到?{_YOU}的?{_WHAT}"
            rf"|为什么(?:要)?(?:加入|选择|来)(?:我们|这里)?|(?:加入|选择)我们的?(?:理由|原因|好处|优势)|加入我们,?{_YOU}(?:将|会|能|可以)*"
            r"|(?:能|会|可以)(?:得到|获得|收获|拿到|学到|享受)(?:什么|哪些)(?:待遇|福利)?|我们的(?:福利|诚意|优势|待遇|承诺)|给你的(?:福利|待遇|回报|承诺)"
        ),
    ),
    (
        "requirement",
        re.compile(
            rf"(?:我们|团队|也)*(?:希望|期待|需要|寻找|想要|想找|想遇见|期望|看重|欣赏|在意|喜欢|青睐|在找|在等|正在找|找)(?:的|到)?(?:什么样|怎样|这样|那样|一个|一位)*的?(?:{_YOU}|谁|人才?|伙伴|小伙伴|同学|候选人)?(?:是|有|能|具备|拥有|可以|会|身上有){_WHAT}?"
            rf"|(?:我们|团队)(?:希望|期待|需要|寻找|想要|想找|想遇见|期望|看重|欣赏|在意|喜欢|青睐|在找|在等|正在找|找)(?:的|到)?(?:什么样|怎样|这样|那样|一个|一位)*的?(?:{_YOU}|谁|人才?|伙伴|小伙伴|同学|候选人)?"
            rf"|(?:希望|期待|需要|寻找|想找|想遇见|欣赏|喜欢|在找)(?:什么样|怎样|这样|那样)*的?(?:{_YOU}|谁|人)"
            rf"|{_YOU}(?:需|应该|最好|要|得|应|如果|可能|必须|身上|只要|只需|还)*(?:具备|是|有|会|满足|拥有|符合|懂得?){_WHAT}"
            rf"|{_YOU}(?:将|会|能|可以|要)?带来{_WHAT}"
            rf"|(?:做|作|当|成为|想做)我们的?(?:伙伴|一员|同事|队友|家人)(?:需要|应该?|得|要)?(?:有|具备|拥有)?{_WHAT}(?:特质|素质|能力|本事)?呢?"
            rf"|(?:这样|什么样|怎样|理想)的{_YOU}|关于{_YOU}|{_YOU}是谁|如果{_YOU}(?:是|有|也|具备|恰好)*|(?:谁|什么样的人)(?:适合|可以)(?:来|应聘|做|加入)?.{{0,4}}|适合(?:什么样|怎样|这样)的{_YOU}|适合什么样的人"
            rf"|{_YOU}的(?:样子|画像|背景|技能|条件|资质|能力|经历)"
        ),
    ),
    (
        "other",
        re.compile(
            rf"(?:怎么|如何|怎样)(?:联系|加入|应聘|报名|申请|投递|找到)(?:我们)?|我们(?:是谁|的故事|在做什么|是做什么的|的产品|的团队)|想对{_YOU}说|关于我们"
        ),
    ),
)


_YOU_OR_WE: Final = re.compile("[干做]的?[活事]|干活|你|您|我们|TA|什么|怎么|如何|怎样|哪些")


#: 加入我们，你将享有 Benefits: the same once more in English.
_ENGLISH_TOO: Final = re.compile(r"(?<=[\u4e00-\u9fff])[ /|]{1,3}[A-Za-z][A-Za-z '&]{2,19}$")


def talks(line: str) -> tuple[Kind, str] | None:
    """Return the kind and the words of a heading that talks to the reader (你会做什么？, 我们希望你具备, 你能得到)."""
    if _YOU_OR_WE.search(line) is None:
        return None
    text = _ENGLISH_TOO.sub("", compact(line).strip(_EDGE)).strip()
    if not 3 <= len(text) <= 16:
        return None
    for kind, pattern in _TALKS:
        if pattern.fullmatch(text) is not None:
            return kind, text
    return None
