"""The job that a page without a headline keeps speaking of: in whose rules it is, or who acts in its sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from corpus.parsing import headlines, titles
from corpus.parsing.rows import Row

#: 学生宿舍管理员制度 为了…: a regulation's title with the sentence that follows it on one line.
_RULES: Final = re.compile(r"(?P<who>[\u4e00-\u9fff]{2,16}?)(?:管理)?制度$")
_TITLE_LONGEST: Final = 30
#: Where a clause begins, and what may stand there before who acts.
_CLAUSES: Final = re.compile(r"[,。;:!?、\"“”()\[\]【】《》\s]+")
_BEFORE: Final = re.compile(
    r"^(?:因此|所以|此外|同时|首先|其次|最后|另外|总之|而且|并且|不过|一名|一位|每位|每名|各位|优秀的?|合格的?|作为|身为|担任|本|该|我|当|名)+"
)
#: What somebody does, or is: 店长还需…, 店长扮演着…, 店长是…的管理者.
_ACTS: Final = re.compile(
    r"(?:在[^,。;]{1,12})?(?:还|也|都|更|则|主要|首先|必须|通常|往往|平时|每天|不仅|不但|既)*(?:需|应|须|必须|要|负责|承担|肩负|扮演|担负|履行|具备|是|作为|对|的(?:主要|日常|岗位|核心|具体)*(?:工作|职责|任务))"
)
_LONGEST, _WANTED = 12, 2
_SENTENCE: Final = 20  # characters


def spoken_of(rows: Sequence[Row]) -> str | None:
    """Return the one job that acts in the page's sentences again and again, or whose rules the page is; else None."""
    free = [row for row in rows if not row.cell and not row.said]
    for row in free[:3]:
        if row.type == "text" and row.marker is None and (name := _ruled(row.text)) is not None:
            return name
    prose = [row.text for row in free if _is_prose(row)]
    points = [row.text for row in free if row.type == "text" and row.marker is not None]
    return _subject(prose) or _subject((*prose, *points))


#: 酒店服务员是酒店运营中不可或缺的一线工作人员，主要职责涵盖…: what somebody is, and that his work is told below.
_IS_SOMEBODY: Final = re.compile(
    r"是[^。;:]{2,40}?(?:人员|人才|岗位|职位|角色|职业|负责人|管理者|执行者|成员|骨干|桥梁|力量|工种)"
)
_TELLS_WORK: Final = re.compile(r"职责|工作内容|工作任务|主要工作|具体工作")


def defined(sentence: str, *, over_duties: bool = False) -> str | None:
    """Return the job that a page's opening sentence says what it is, and whose work it announces; else None.

    Args:
        over_duties: the sentence stands between a heading of duties and the duties, so that it need not announce them.
    """
    clause = _CLAUSES.split(sentence, maxsplit=1)[0]
    who = acting(clause) if over_duties or _TELLS_WORK.search(sentence) is not None else None
    if who is None:
        return None
    return who if _IS_SOMEBODY.match(sentence, sentence.find(who) + len(who)) is not None else None


def _ruled(text: str) -> str | None:
    """Return whom a regulation is for whose title begins the page's first line (中学宿舍管理人员制度 为鼓励…)."""
    head = re.split(r"[ \u3000]|(?=为了?[\u4e00-\u9fff])", text.strip(), maxsplit=1)[0]
    if not head or len(head) > _TITLE_LONGEST:
        return None
    if (cut := headlines.bound_by(head)) is not None:
        return head[slice(*cut)]
    found = _RULES.match(head)
    who = found.group("who") if found is not None else ""
    sure = titles.looks_like_title(who) and titles.is_sure(who) and who not in titles.GENERIC
    return who if sure else None


def _is_prose(row: Row) -> bool:
    told = row.type == "text" and row.marker is None and row.fresh and len(row.text) >= _SENTENCE
    return told and (row.ended or "," in row.text)


def _subject(texts: Iterable[str]) -> str | None:
    """Return the job that most clauses have as their subject, twice at least and no other as often."""
    counts: Counter[str] = Counter()
    for text in texts:
        for clause in _CLAUSES.split(text):
            if (who := acting(clause)) is not None:
                counts[who] += 1
    merged: Counter[str] = Counter()
    for name, times in counts.items():
        shorter = [other for other in counts if other != name and name.endswith(other)]
        merged[min(shorter, key=len, default=name)] += times
    ranked = merged.most_common(2)
    if not ranked or ranked[0][1] < _WANTED or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def acting(clause: str) -> str | None:
    """Return the job that a clause has as its subject (办公室主任不仅需要…)."""
    rest = _BEFORE.sub("", clause)
    for end in range(min(_LONGEST, len(rest)), 1, -1):
        name = rest[:end]
        if not titles.ends_in_job(name) or not titles.looks_like_title(name, longest=_LONGEST):
            continue
        sure = titles.is_sure(name) and titles.is_named(name) and name not in titles.GENERIC
        if sure and (_ACTS.match(rest, end) is not None or (rest != clause and end == len(rest))):
            return name
    return None
