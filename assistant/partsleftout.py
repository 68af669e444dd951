"""A heading or a job without some of its parts: "销售监督的工作内容，除了其他相关责任那块，别的都列".

    question := whole pause? but part pointer? rest | but part pointer? pause whole rest

What is left out must be lists of the whole, named by their headings or numbers; a matter left out is read in
``excluding.py``, items by their numbers in ``itemrefs.py``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.enumerating import whole_lists
from assistant.target import resolve
from assistant.titled import names_headings, titled
from corpus.model import DutyList

_BUT = r"(?:除了|除去|除开|除掉|除却|抛开|撇开|刨去|刨掉|去掉|不算|不含|不包括|不要|不看)"
_POINTER = r"(?:的?(?:[那这]一?(?:块|节|部分|段|份|个|张|篇|条线)|一块|部分|[这那]边)?(?:以外|之外|外|不算|不要|不看)?)"
_REST = r"(?:别的|其他|其它|其余|剩下?|余下|另外|还有|还要?|都|全|列|有哪些|有什么|给我|发我)"
_FORMS = (
    re.compile(
        rf"^(?:请|把|将)*(?P<whole>[^，,？?。]{{2,24}}?)[，,](?P<part>[^，,？?。]{{2,16}}?)(?:那一?[份节块个])?(?:就|先|都)*(?:不用|不要|不必|别|免|不需要|略过|跳过)(?:列|给|看|发|写|管|说)?(?:了|出来)*[，,](?=(?:的)?{_REST})"
    ),
    re.compile(
        rf"^(?:请|麻烦|帮我?|给我|把|将|列一?下?|列出|看看?|说说)*(?P<whole>[^，,？?。]{{2,24}}?)(?:里面?|中)?[，,的]*{_BUT}(?P<part>[^，,？?。]{{2,24}}?){_POINTER}[，,]?(?=(?:的)?{_REST})"
    ),
    re.compile(
        rf"^{_BUT}(?P<part>[^，,？?。]{{2,24}}?){_POINTER}[，,](?P<whole>[^，,？?。]{{2,24}}?)(?=(?:的)?{_REST})"
    ),
)


def without_parts(asked: Asked, desk: Desk) -> Outcome | None:
    """The lists of a heading or a job but those left out; ``None`` where no part of it is left out."""
    for form in _FORMS:
        found = form.match(asked.text)
        if found is None:
            continue
        whole = _lists(found.group("whole"), asked, desk)
        part = resolve(found.group("part"), desk.knowledge)
        gone = {e.id for e in part.named_lists}
        if part.items or not gone or not gone < {e.id for e in whole}:
            continue
        left = [e for e in whole if e.id not in gone]
        out = "、".join(dict.fromkeys(f"“{desk.knowledge.label(e)}”" for e in part.named_lists))
        title = f"“{found.group('whole').strip('的')}”除{out}外"
        return whole_lists(asked, desk, left, "enumerate", title=title, pointed=False)
    return None


def _lists(whole: str, asked: Asked, desk: Desk) -> list[DutyList]:
    """The lists that ``whole`` names: by their headings, by a word of them, or all of a job."""
    if names_headings(whole) or names_headings(f"{whole}列"):
        target = replace(asked.target, lists=(), sections=(), items=())
        headed = titled(
            replace(asked, wording=replace(asked.wording, core=f"{whole}列"), target=target), desk
        )
        return headed[1] if headed else []
    target = resolve(whole, desk.knowledge)
    if target.items:
        return []
    return list(target.named_lists) or desk.knowledge.lists_of([r.id for r in target.roles], "duty")
