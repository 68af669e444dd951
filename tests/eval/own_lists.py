"""Asks single pages for their own lists: by heading, by kind, by job, and for an item by number; what is right is what was parsed.

``python -m tests.eval.own_lists [--misses] [--write]`` prints the share of questions answered with exactly the items, over the
readable pages of ``tests/eval/pages``; ``--write`` commits it to ``own_lists.json``. No author is needed, so that it
runs over any text; it says nothing on the reading of a page, which it takes for granted.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.contract import Answer, Question
from corpus.catalogue import Catalogue
from corpus.model import Duty, DutyList, Role
from index.text import folded
from tests.eval.workspace import open_workspace

_HERE = Path(__file__).parent
SHARES = _HERE / "own_lists.json"
_LONGEST = 14  # characters of a heading that people would say
#: Headings that every posting has: all lists of the kind may be given.
_GENERIC = re.compile(
    r"(?:[您你]的)?(?:岗位|职位|工作|任职|主要|能力|应聘|职责|核心|招聘|人员|薪资|福利)*(?:职责|要求|资格|描述|内容|条件|任务|待遇|福利)+"
)
_BY_KIND = {
    "duty": ("岗位职责有哪些", "平时主要做什么"),
    "requirement": ("任职要求有哪些", "招人有什么要求"),
    "benefit": ("福利待遇有哪些",),
    "kpi": ("考核指标有哪些",),
}
_BY_JOB = {"duty": "{}有哪些职责", "requirement": "{}的任职要求有哪些", "benefit": "{}有什么福利"}
_UNNAMED = "未命名"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asking:
    """One question of one page.

    Attributes:
        way: how the list is named: ``heading``, ``number``, ``kind`` or ``job``.
        wanted: places of the items that must be cited; ``allowed`` may be.
    """

    page: str
    way: str
    question: str
    wanted: frozenset[Span]
    allowed: frozenset[Span]

    def right(self, answer: Answer) -> bool:
        """Whether exactly the items are cited."""
        cited = {(c.start, c.end) for c in answer.citations}
        return self.wanted <= cited <= self.wanted | self.allowed


def askings(page: str, catalogue: Catalogue) -> Iterator[Asking]:
    """The questions that a page's own lists raise."""
    lists = catalogue.lists(kb=page)
    items = {entry.id: catalogue.duties(list_ids=[entry.id]) for entry in lists}
    roles = catalogue.roles(page)

    def asking(way: str, question: str, wanted: Sequence[Duty], allowed: Sequence[DutyList] = ()) -> Asking:
        may = [duty for entry in allowed for duty in items[entry.id]]
        return Asking(page, way, question, _spans(wanted), _spans(may))

    headings = Counter((entry.heading or "").strip() for entry in lists)
    for entry in lists:
        heading = (entry.heading or "").strip()
        if (
            not 1 < len(heading) <= _LONGEST
            or "\n" in heading
            or headings[heading] > 1
            or _left_open(entry, lists)
        ):
            continue
        alike = [e for e in lists if e.kind == entry.kind] if _GENERIC.fullmatch(folded(heading)) else []
        below = [e for e in lists if e.path[: len(entry.path)] == entry.path]
        for way in ("{}有哪些", "{}有几条", "把{}列出来"):
            yield asking("heading", way.format(heading), items[entry.id], [*alike, *below])
        if entry.size > 1:
            yield asking("number", f"{heading}第2条是什么", [items[entry.id][1]])
    for role in roles:
        own = [e for e in lists if e.role_id == role.id]
        yield from _of_job(role, own, items, asking, alone=len(roles) == 1)


def _left_open(entry: DutyList, lists: Sequence[DutyList]) -> bool:
    """Whether a heading names what several jobs have lists of, so that it should be asked back whose it is."""
    others = {e.role_id for e in lists if e.kind == entry.kind} - {entry.role_id}
    return bool(others) and _GENERIC.fullmatch(folded((entry.heading or "").strip())) is not None


def _of_job(
    role: Role,
    own: Sequence[DutyList],
    items: Mapping[str, list[Duty]],
    asking: Callable[..., Asking],
    *,
    alone: bool,
) -> Iterator[Asking]:
    """The questions for all that a job has of a kind; by the kind alone where the page has no other job."""
    leads = [e for e in own if e.kind in ("overview", "condition")]
    ways = [("kind", kind, q) for kind, questions in _BY_KIND.items() for q in questions] if alone else []
    if _UNNAMED not in role.title:
        ways += [("job", kind, q.format(role.title)) for kind, q in _BY_JOB.items()]
    for way, kind, question in ways:
        lists = [e for e in own if e.kind == kind]
        if lists:
            yield asking(way, question, [d for e in lists for d in items[e.id]], leads)


def _spans(duties: Sequence[Duty]) -> frozenset[Span]:
    return frozenset((duty.start, duty.end) for duty in duties)


def shares(*, misses: bool = False) -> dict[str, float]:
    """The share answered exactly, by the way in which lists are named, and of all."""
    texts = sorted((_HERE / "pages" / "texts").glob("*[13579].txt"))
    told: dict[str, list[bool]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="zhize-own-") as folder:
        pages = [(path.name, path.read_bytes()) for path in texts]
        workspace = open_workspace(folder=Path(folder), texts=pages, each=True)
        for path in texts:
            for asking in askings(path.stem, workspace.catalogue):
                answer = workspace.assistant.ask(Question(question=asking.question, kb=asking.page))
                told[asking.way].append(asking.right(answer))
                told["all"].append(asking.right(answer))
                if misses and not asking.right(answer):
                    sys.stdout.write(f"{asking.page}\t{asking.question}\t{answer.answer[:120]!r}\n")
        workspace.catalogue.close()
    return {way: round(sum(right) / len(right), 3) for way, right in sorted(told.items())}


if __name__ == "__main__":
    found = shares(misses="--misses" in sys.argv)
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    if "--write" in sys.argv:
        SHARES.write_text(json.dumps(found, ensure_ascii=False) + "\n", encoding="utf-8")
