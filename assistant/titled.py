"""Lists asked for by a word of their headings: "标题里写营业部的有几份", "销售部打头的标题有几个", "营业部的清单有几份"."""

from __future__ import annotations

import re

from assistant.asked import Asked, Desk

_TITLED = re.compile(
    r"(?:标题|名称|名字|题目)(?:里|中|上|是|以)?(?:面)?(?:用|带|有|含|写|叫|出现)?(?:的是|着|了)?[\"“「]?(?P<word>[\u4e00-\u9fffa-z]{2,10}?)[\"”」]?(?:开头)?(?:的|有)+.{0,6}(?:几|哪|多少)"
)
_TITLED_LAST = re.compile(
    r"(?:哪|几|多少)(?:些|几|一)?(?:份|个)?(?:清单|列表|职责).{0,4}?(?:标题|名称|名字|题目)(?:里|中|上)?面?(?:写|带|有|含|用|叫|是|出现|打头)*(?:的是|着|了|的|过)?[\"“「]?(?P<word>[\u4e00-\u9fffa-z]{2,10}?)[\"”」]?(?:字样|这?[两三几]个字|的)*$"
)
# "营业部打头的职责标题有几个", "带“营业部”三个字的标题几个"
_TITLED_FIRST = re.compile(
    r"(?:^|[，,。 ])(?:带有?|含有?|以|写着?|有|叫)?[\"“「]?(?P<word>[\u4e00-\u9fffa-z]{2,10}?)[\"”」]?(?:这?[一二两三四五六]个字|字样)?(?:打头|开头|起头)?的(?:职责|清单|列表)?(?:标题|题目|名称|名字)(?:都|一共|总共|共)?(?:有|是)?(?:哪|几|多少)"
)


def heading_word(asked: Asked, desk: Desk) -> str | None:
    """The word of headings that the question asks for; ``None`` where it asks for none."""
    patterns = (_TITLED, _TITLED_LAST, _TITLED_FIRST)
    titled = next((m for pattern in patterns if (m := pattern.search(asked.text))), None)
    return titled.group("word") if titled else _owning(asked, desk)


# "营业部的清单有几份", "有几份清单是营业部的": lists by a word of their headings, without the word for heading.
_OWNED = (
    re.compile(
        r"(?:^|[，,。 ])(?P<word>[\u4e00-\u9fff]{2,8})的(?:职责)?(?:清单|列表)(?:都|一共|总共|共)?(?:有|是)?(?:哪|几|多少)(?:几|些)?份?"
    ),
    re.compile(
        r"(?:哪|几|多少)(?:几|些)?份(?:职责|清单|列表)*(?:都)?(?:是|叫|属于|归|写的是|标的是|挂的是)(?P<word>[\u4e00-\u9fff]{2,8}?)(?:的|名下的?|名字)?$"
    ),
)


def _owning(asked: Asked, desk: Desk) -> str | None:
    """The word whose lists are counted, where some headings hold it and others do not."""
    found = next((m for pattern in _OWNED if (m := pattern.search(asked.text))), None)
    if not found or asked.target.named_lists:
        return None
    word = found.group("word")
    headed = [e for e in desk.knowledge.lists.values() if e.heading]
    held = [word in desk.knowledge.label(e) for e in headed]
    return word if any(held) and not all(held) else None
