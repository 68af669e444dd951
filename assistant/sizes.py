"""Lists chosen by how many items they hold: "哪份清单恰好6条", "超过8条的清单有哪些", "工作内容里哪节条数最多"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.normalise import numeral
from corpus.model import DutyList

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_ITEMS = r"\s*(?:[条项点]|个?条目)(?:职责|条目|内容|数)?"
_MORE, _LEAST = r"超过|多于|大于|高于|不止", r"不少于|不低于|至少(?:有)?|达到|够|不下"
_FEWER, _MOST = r"少于|不到|不足|小于|低于|没有?到|不够", r"不超过|不多于|至多|最多(?:有)?"
_SAME = r"恰好|正好|刚好|只有|仅有?|就|都是|共|一共|有|是"
_SIZED = re.compile(
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<more>{_MORE})|(?P<fewer>{_FEWER})|(?P<same>{_SAME}))?(?:了)?\s*(?P<n>{_N}){_ITEMS}(?:(?P<up>(?:及|或|或者)?以上)|(?P<down>(?:及|或|或者)?以[下内]|之内))?"
)
_LISTS = r"(?:份|个|张|篇|组)?(?:职责|岗位职责)?(?:清单|列表|职责)?"
# Lists are asked for, not items: "哪几份", "清单有哪些", "几份清单".
_ASKED = re.compile(
    rf"(?:哪|几|多少|有没有)(?:些|几|一)?(?:份|个|张|篇|组)?(?:带?编号的)?(?:清单|列表|职责|岗位职责)|(?:哪|几|多少)(?:几|一)?份|(?:清单|列表|职责)(?:一共|总共|都)?(?:是|有)?(?:哪|几|多少){_LISTS}"
)
_BIGGEST = re.compile(r"最(?P<most>多|长)|最(?P<least>少|短)")


def sized(text: str, lists: Sequence[DutyList]) -> tuple[str, list[DutyList]] | None:
    """The lists of the size that ``text`` asks for, with the size as said; ``None`` where it asks for none.

    The lists may be none: "没有超过20条的".
    """
    found = _SIZED.search(text)
    wanted = numeral(found.group("n")) if found else None
    if found is None or wanted is None or not _ASKED.search(_SIZED.sub("，", text, count=1)):
        return None
    least = bool(found.group("least") or (found.group("up") and not found.group("more")))
    most = bool(found.group("most") or found.group("down"))
    if least or found.group("more"):
        low = wanted if least else wanted + 1
        return found.group().strip(), [e for e in lists if e.size >= low]
    if most or found.group("fewer"):
        high = wanted if most else wanted - 1
        return found.group().strip(), [e for e in lists if e.size <= high]
    return f"恰好{found.group('n')}条", [e for e in lists if e.size == wanted]


def extreme(text: str, lists: Sequence[DutyList]) -> tuple[str, list[DutyList]] | None:
    """The longest or the shortest of ``lists``, with that word; ``None`` where ``text`` asks for neither."""
    found = _BIGGEST.search(text)
    if not found or not lists:
        return None
    size = (max if found.group("most") else min)(e.size for e in lists)
    return ("多" if found.group("most") else "少"), [e for e in lists if e.size == size]
