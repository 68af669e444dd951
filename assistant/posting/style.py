"""What the shape of a whole text tells: a title that is none for its duties, and matters of style, all hints: how many items, how long, vague openers, requirements among duties, doubles, jargon.

The numbers are those of hr-domain notes §2.3 and §2.4: at most 8 duties in a posting, median 22–24 characters an item
with a 90th percentile of 40–45.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.posting.contract import Finding
from assistant.posting.titles import title_findings
from corpus.folding import fold
from corpus.parsing import parse
from corpus.parsing.result import ParsedItem, ParsedList

MAX_ITEMS = 8
MAX_CHARS = 60

_REQUIREMENT = re.compile(
    r"^(?:熟悉|具备|具有|拥有|精通|掌握|了解|热爱)(?!客户|市场|公司|情况|并掌握)|学历|专业(?:毕业|优先)|\d年以上[^，。；]{0,10}经[验历]|优先(?:考虑)?$|证书(?:者|优先)"
)
_DUTY = re.compile(r"^(?:负责|协助|参与|完成|组织|制定|配合)(?!过)[^，。；]{4,}(?:工作|管理|维护|任务|方案)$")
_VAGUE = re.compile(
    r"^(?:负责|做好|完成|处理|协助)?(?:公司|部门|本部门|各类|其他|其它)?(?:的)?(?:日常|相关|有关|各项|各种)(?:的)?(?:工作|事务|事宜|事项|管理)(?:等)?$"
)
_JARGON = re.compile(
    r"赋能|抓手|闭环|颗粒度|拉通|组合拳|底层逻辑|对齐(?=目标|需求|认知|颗粒)|owner意识|方法论沉淀|打法|心智|链路|卡位",
    re.IGNORECASE,
)


def style_findings(text: str) -> list[Finding]:
    """The findings for every list that can be told in ``text``, and for jargon anywhere."""
    found = [
        _hint("style-jargon", "行话", text, m.start(), m.end(), "换成应聘者看得懂的话。")
        for m in _JARGON.finditer(text)
    ]
    roles = parse(text, name="").result.roles
    found.extend(title_findings(text, roles))
    for role in roles:
        for one in role.lists:
            found.extend(_of_list(text, one))
    return found


def _of_list(text: str, one: ParsedList) -> Iterator[Finding]:
    items = [item for item in one.items if not item.text.startswith("#")]  # a theme heading of Markdown
    if one.kind == "duty" and len(items) > MAX_ITEMS:
        advice = f"共 {len(items)} 条，建议合并到 {MAX_ITEMS} 条以内。"
        yield _item("style-count", "条数过多", text, items[MAX_ITEMS], advice)
    for item in items:
        yield from _of_item(text, one, item)
    yield from _doubles(text, items)


def _of_item(text: str, one: ParsedList, item: ParsedItem) -> Iterator[Finding]:
    if len(item.text) > MAX_CHARS and one.kind in ("duty", "requirement"):
        advice = f"这一条 {len(item.text)} 字，建议一条一事，不超过 {MAX_CHARS} 字。"
        yield _item("style-length", "一条太长", text, item, advice)
    if one.kind == "duty" and _REQUIREMENT.search(item.text):
        yield _item("style-mixed", "职责里混入要求", text, item, "移到任职要求。")
    if one.kind == "requirement" and _DUTY.search(item.text):
        yield _item("style-mixed", "要求里混入职责", text, item, "移到岗位职责。")
    if one.kind == "duty" and _VAGUE.search(item.text):
        yield _item("style-vague", "说法空泛", text, item, "写明做什么、做到什么程度。")


def _doubles(text: str, items: Sequence[ParsedItem]) -> Iterator[Finding]:
    for place in sorted(twin for one in fold(item.text for item in items) for twin in one.twins):
        if len(items[place].text) >= 6:
            yield _item("style-double", "重复", text, items[place], "与前面一条几乎相同，删去一条。")


def _item(rule: str, title: str, text: str, item: ParsedItem, advice: str) -> Finding:
    return _hint(rule, title, text, item.start, item.end, advice)


def _hint(rule: str, title: str, text: str, start: int, end: int, advice: str) -> Finding:
    return Finding(
        rule=rule,
        level="info",
        title=title,
        text=text[start:end],
        start=start,
        end=end,
        basis="",
        certainty="none",
        advice=advice,
        rewrite=None,
    )
