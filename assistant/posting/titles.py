"""A title under which another job stands: the duties never speak of what it promises, and mostly of something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.posting.contract import Finding
from corpus.parsing.result import ParsedRole

_FEWEST_DUTIES = 3  # of fewer nobody can tell
_MOSTLY = 0.6  # share of the duties that speak of the other function


@dataclass(frozen=True, slots=True)
class Function:
    """A kind of work, as titles name it and as duties speak of it."""

    name: str
    titles: tuple[str, ...]
    duties: tuple[str, ...]


@cache
def functions() -> tuple[Function, ...]:
    """The packaged list, ``functions.txt``."""
    text = files("assistant.posting").joinpath("functions.txt").read_text(encoding="utf-8")
    made = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            name, words = line.split("：", 1)
            titles, duties = words.split("｜", 1)
            made.append(Function(name, tuple(titles.split()), tuple(duties.split())))
    return tuple(made)


def title_findings(text: str, roles: Sequence[ParsedRole]) -> Iterator[Finding]:
    """One warning for each role whose title and duties are of different functions."""
    for role in roles:
        duties = [item.text for one in role.lists if one.kind == "duty" for item in one.items]
        at = text.find(role.title)
        other = _another(role.title, duties)
        if at >= 0 and other:
            yield Finding(
                rule="title-duties",
                level="warn",
                title="职位名称与职责不符",
                text=role.title,
                start=at,
                end=at + len(role.title),
                basis="网络招聘服务管理规定 第十五条〔转引〕（招聘信息须真实）",
                certainty="quoted",
                advice=f"职责说的多是{other}，没有一条说到“{role.title}”的事；请核对名称，用与实际工作相符的职位名称。",
                rewrite=None,
            )


def _another(title: str, duties: Sequence[str]) -> str:
    """The function that the duties speak of instead of the title's own; "" when they agree or nobody can tell."""
    promised = [one for one in functions() if any(word.lower() in title.lower() for word in one.titles)]
    if len(promised) != 1 or len(duties) < _FEWEST_DUTIES:
        return ""
    (own,) = promised
    if any(word in duty for duty in duties for word in own.duties):
        return ""
    shares = {
        one.name: sum(any(word in duty for word in one.duties) for duty in duties) / len(duties)
        for one in functions()
        if one is not own
    }
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _MOSTLY else ""
