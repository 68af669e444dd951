"""Prose: a duty that is half a sentence (我们的行政专员负责会议安排，平时也协助考勤。).

Read only where a text has no list at all, and only where a job is the subject: an article that quotes
“负责公司项目” or advises its reader names nobody who does it.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import titles
from corpus.parsing.kinds import opens_duty
from corpus.parsing.outline import Draft, Node
from corpus.parsing.rows import Row

_ACT: Final = re.compile(
    r"(?:主要|平时|日常|全面|具体|目前|现在|一直|需要?|要|应当?|将|会)*负责(?!人|任|制|心|感|的[态精])"
)
_HIRING: Final = re.compile(
    r"(?:招聘?|聘请?|需要|寻找?|找|诚聘|急聘)(?:一?[名个位]|两[名个位]|\d+[名个位人])?\s*(?P<job>[\w()/]{2,16})$"
)
_OWNER: Final = re.compile(
    r"^.*?(?:我们?(?:公司|单位|部门|店)?的?|本(?:公司|单位|店)的?|公司的?|由|这个|该|一名|一位|作为(?:一名)?|[的名位个])(?=.)"
)
#: 总经理：主持全面工作。 A job, a colon, what it does.
_LABELLED: Final = re.compile(r"([^:,;。、]{2,12}):\s*(.{4,})")
_STOP: Final = re.compile(r"[。;!?\n]")
_ASIDE: Final = re.compile(r"[“\"《‘「]")


def duties_in(rows: list[Row], root: Node) -> list[Node]:
    """Return one node per sentence that says which job is responsible for what."""
    found = []
    for row in rows:
        if len(row.text) != row.end - row.body or len(row.text) > 2000:
            continue
        labelled = _LABELLED.match(row.text)
        if labelled is not None and titles.ends_in_job(labelled.group(1)) and opens_duty(labelled.group(2)):
            node = Node(1, root, None, "duty", None, labelled.group(1).strip())
            begin = row.body + labelled.start(2)
            node.items.append(Draft(begin, row.end, labelled.group(2), None, None, row.ended))
            found.append(node)
            continue
        for act in _ACT.finditer(row.text):
            said = _read(row, act, root)
            if said is not None:
                found.append(said)
                break
    return found


def _read(row: Row, act: re.Match[str], root: Node) -> Node | None:
    text = row.text
    clauses = re.split(r"[,。;:!?、]", text[: act.start()])
    subject = clauses[-1].strip()
    if not subject and len(clauses) > 1 and (hiring := _HIRING.search(clauses[-2].strip())) is not None:
        subject = hiring.group("job")
    stop = _STOP.search(text, act.end())
    end = stop.start() if stop is not None else len(text)
    begin = act.start()
    if _ASIDE.search(text[max(0, begin - len(subject) - 2) : end]) or not 4 <= end - begin <= 240:
        return None
    if not titles.ends_in_job(subject) or len(subject) > 24:
        return None
    owner = _OWNER.match(subject)
    name = (
        subject[owner.end() :]
        if owner is not None and titles.ends_in_job(subject[owner.end() :])
        else subject
    )
    if name in titles.GENERIC or len(name) < 2:
        return None
    node = Node(1, root, None, "duty", None, name)
    node.items.append(Draft(row.body + begin, row.body + end, text[begin:end], None, None, True))
    return node
