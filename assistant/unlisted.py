"""Texts that hold no list (an article, an FAQ): what they open with, where they are asked for as a whole; else that they hold none."""

from __future__ import annotations

import re

from assistant.asides import asides_of
from assistant.asidesections import (
    figures_beside,
    headings_of_page,
    jobs_beside,
    section_beside,
    whole_sections,
)
from assistant.asked import Asked, Desk, Outcome
from assistant.besides import lines_beside, marked, told
from assistant.contract import Block, Intent
from assistant.labelledjobs import told_of_each, told_of_job
from assistant.refusing import nothing_listed
from assistant.structure import asks_what_it_holds
from assistant.unlistedfacts import attribute_beside, fact_beside, work_beside

_TELLING, _OPENING = 15, 3  # characters of a line that says something; lines with which a text opens


def of_unlisted(asked: Asked, desk: Desk) -> Outcome:
    """The answer where no text holds a list; a refusal is looked at again, for lines that tell the matter."""
    section = section_beside(asked, desk) or rules_beside(asked, desk) or jobs_beside(asked, desk)
    if section is None and asks_what_it_holds(asked.text):
        if headed := headings_of_page(desk):
            return headed
        telling = [x for x in lines_beside(desk.knowledge) if not x.of_site and len(x.text) >= _TELLING]
        title = "、".join(document.title for document in desk.knowledge.documents.values())
        if opening := told(desk, telling[:_OPENING], title):
            return opening
    if found := section or _told_beside(asked, desk):
        return found
    return nothing_listed(desk, asked.quoted, asked.intent or "fact")


# "一共多少条规定", "这个制度有哪些规定": all that is numbered, where nothing stands above it.
_RULES = r"(?:规定|要求|内容|规矩|制度|条款|纪律|守则|条文)"
_WHOLE = re.compile(
    rf"^(?:请问)?(?:这|本|该)?(?:个|份|篇|项|些)?{_RULES}?(?:文件|文档|页面?|办法|公约|须知|规程|文章)?(?:里面?|上面?|中)?(?:一共|总共|总计|统共|共|都|全部)*(?:有|是|写|列|规定|定|包括)?(?:了|的)?(?:(?:几|多少)(?:大)?(?:条|项|点)|哪些|什么)的?{_RULES}?(?:啊|呢|吗|呀)?[?？]?$"
)
_COUNTED = re.compile(r"(?:几|多少)(?:大)?(?:条|项|点)")
_FEWEST, _MOST = 2, 80  # numbered rules


def rules_beside(asked: Asked, desk: Desk) -> Outcome | None:
    """Every numbered rule of a text that has no heading over them; ``None`` where something else is asked for or printed."""
    counted = bool(_COUNTED.search(asked.text))
    if not (_WHOLE.search(asked.text) and (counted or re.search(_RULES, asked.text))):
        return None
    if len(desk.knowledge.documents) > 1:
        return None
    numbered = [x for x in lines_beside(desk.knowledge) if x.number and not x.of_site]
    intent: Intent = "count" if counted else "enumerate"
    over = [s for s in asides_of(desk.knowledge).sections if any(x.number and not x.of_site for x in s.lines)]
    if len(over) == 1 and len(numbered) <= _MOST:  # a title over them, and what stands below one of them
        return whole_sections(over, desk, intent)
    if over or not _FEWEST <= len(numbered) <= _MOST:
        return None
    if [x.number for x in numbered] != [str(n) for n in range(1, len(numbered) + 1)]:
        return None
    items = [block for line in numbered if (block := marked(desk, line)) is not None]
    total = len(items)
    head = Block(type="text", text=f"原文编了号的共 {total} 条，已全部列出（{total}/{total}）：")
    return Outcome(intent, (head, *items), total, total)


def _told_beside(asked: Asked, desk: Desk) -> Outcome | None:
    """What the text tells of a job or a rule in its lines."""
    return (
        _of_labels(asked, desk)
        or figures_beside(asked, desk)
        or work_beside(asked, desk)
        or attribute_beside(asked, desk)
        or fact_beside(asked, desk)
    )


def _of_labels(asked: Asked, desk: Desk) -> Outcome | None:
    """What lines that open with the jobs' names say of them."""
    if each := told_of_each(asked, desk):
        return each
    unknown = asked.target.unknown_role
    return told_of_job(asked, desk, unknown, asked.intent or "fact") if unknown else None
