"""One cell of a table that was laid out row by row: "记日记账要达到什么标准" of duty | standard | ability, each on a line of its own.

Such columns are read as lists of a job whose items alternate in the text. Where a column is asked for beside the matter of one
duty, the cells of that duty's row answer, not the duty.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.enumerating import chosen_items
from assistant.knowledge import Knowledge
from assistant.matching import supports
from corpus.model import Duty, DutyList
from corpus.parsing.result import Kind
from index.text import folded

# Which column is asked for: its kind, by words that ask for its content.
_COLUMNS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (
        re.compile(
            r"(?:什么|啥|哪些|怎样的|何种)(?:样的)?(?:绩效|考核|工作)?标准|标准(?:是|有|定的?)?(?:什么|啥|哪些|怎样|如何|多少)|(?:绩效|考核)(?:上|方面)?(?:看|怎么看|按|考)(?:什么|啥|哪)|(?:怎么|怎样|如何)(?:才)?算(?:合格|达标|做好)"
        ),
        "kpi",
    ),
    (
        re.compile(
            r"(?:什么|啥|哪些|怎样的|何种)(?:样的)?(?:能力|素质|技能|本事)|(?:能力|素质|技能)(?:要求)?(?:是|有)?(?:什么|啥|哪些)"
        ),
        "requirement",
    ),
)
_OF_COLUMN = re.compile(r"标准|绩效|考核|能力|素质|技能|要求|达到|这一?项|合格|达标")
_FEWEST = 3  # rows of a table
_HELD, _AHEAD = 0.5, 0.15  # of the matter that the row's duty must hold, and how much more than any other


def cell_of_row(asked: Asked, desk: Desk) -> Outcome | None:
    """The cells of the row whose duty is asked about; ``None`` where no column, no duty or no such table is meant."""
    kind = next((kind for asks, kind in _COLUMNS if asks.search(asked.text)), None)
    if kind is None or asked.target.named_lists or asked.target.items or len(asked.target.roles) > 1:
        return None
    terms = tuple(t for t in asked.topic.terms if len(t.word) > 1 and not _OF_COLUMN.search(t.word))
    roles = [role.id for role in asked.target.roles] or list(desk.knowledge.roles)
    if not terms or len(roles) > 1:
        return None
    lists = desk.knowledge.lists_of(roles, "duty")
    columns = desk.knowledge.lists_of(roles, kind)
    rows = next((r for e in lists for c in columns if (r := _rows(e, c, desk.knowledge))), None)
    if rows is None:
        return None
    held = supports(replace(asked.topic, terms=terms), [(duty.text, "") for duty, _ in rows])
    order = sorted(range(len(rows)), key=lambda n: held[n].coverage, reverse=True)
    best, second = held[order[0]].coverage, held[order[1]].coverage
    if best < _HELD or best < second + _AHEAD:
        return None
    duty, cells = rows[order[0]]
    heading = desk.knowledge.lists[cells[0].list_id].heading or ""
    return chosen_items(desk, cells, "fact", f"“{folded(duty.text)}”这一行的“{heading}”")


def _rows(duties: DutyList, column: DutyList, knowledge: Knowledge) -> list[tuple[Duty, list[Duty]]] | None:
    """Each duty with the cells printed before the next one; ``None`` where the lists do not alternate."""
    own = sorted(knowledge.duties([duties]), key=lambda d: d.start)
    cells = sorted(knowledge.duties([column]), key=lambda d: d.start)
    if duties.document_id != column.document_id or len(own) < _FEWEST or len(cells) < len(own):
        return None
    starts = [d.start for d in own]
    rows: list[tuple[Duty, list[Duty]]] = [(duty, []) for duty in own]
    for cell in cells:
        at = bisect_right(starts, cell.start)
        if at == 0:
            return None
        rows[at - 1][1].append(cell)
    return rows if all(found for _, found in rows) else None
