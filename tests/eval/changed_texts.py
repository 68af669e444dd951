"""Reads texts that were changed as copying changes them, and compares with what was read of the texts themselves.

``python -m tests.eval.changed_texts [--misses CHANGE] [--write]`` prints for each change how many points are still found
(item F1), and how many under the same job; ``--write`` commits it to ``changed_texts.json``. The texts are the invented
ones of the sets beside it. No author is needed: a page wrapped by a PDF says what it said before. Some changes lose what
told a heading or a job (all line ends), so that 1.0 is out of reach.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from corpus.parsing import parse
from index.text import folded

_HERE = Path(__file__).parent
SHARES = _HERE / "changed_texts.json"
_SETS = ("pages", "clinic", "estate", "trade", "plant", "service", "office", "mixed")
_NUMBER = re.compile(r"(?m)^(\s*)(\d{1,2})([、.．)）])(\s*)(?=[^\d])")
_WIDE = "\u2e80"  # signs from here on take two columns
_MAY_HANG = "，。；：、）,.;:)"
_FEWEST = 4  # points that a text must have

Change = Callable[[str], str]
Point = tuple[str, str]


def _wrapped(text: str, columns: int) -> str:
    """``text`` broken at a page's edge; a sign that may not open a line hangs over it."""
    lines: list[str] = []
    for line in text.split("\n"):
        width, begin = 0, 0
        for place, char in enumerate(line):
            width += 2 if char >= _WIDE else 1
            if width > columns and char not in _MAY_HANG:
                lines.append(line[begin:place])
                begin, width = place, 2 if char >= _WIDE else 1
        lines.append(line[begin:])
    return "\n".join(lines)


def _numbered(number: Callable[[int], str]) -> Change:
    """Every point's number printed in another way."""
    return lambda text: _NUMBER.sub(lambda found: found.group(1) + number(int(found.group(2))), text)


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 0 < number <= 20 else f"{number}、"


def _on_pages(text: str, foot: str) -> str:
    """``text`` with a page's foot below every eighteenth line."""
    lines: list[str] = []
    for place, line in enumerate(text.split("\n"), 1):
        lines.append(line)
        if place % 18 == 0:
            lines.append(foot.format(place // 18))
    return "\n".join(lines)


def _counted_on(text: str) -> str:
    """``text`` with all points numbered through, as a word processor does that was not told where a list ends."""
    numbers = itertools.count(1)
    return _NUMBER.sub(lambda found: f"{found.group(1)}{next(numbers)}{found.group(3)}{found.group(4)}", text)


@lru_cache
def _names(text: str) -> frozenset[str]:
    """The headings and jobs read of ``text``, without blanks."""
    roles = parse(text, name="").result.roles
    told = (*(role.title for role in roles), *(held.heading or "" for role in roles for held in role.lists))
    return frozenset(name for one in told if len(name := re.sub(r"\s", "", one)) > 1)


def _dressed(dress: Callable[[str], str]) -> Change:
    """Every line that is a heading's or a job's printed in another way."""

    def change(text: str) -> str:
        names = _names(text)
        return "\n".join(dress(line.strip()) if _is_head(line, names) else line for line in text.split("\n"))

    return change


def _is_head(line: str, names: frozenset[str]) -> bool:
    bare = re.sub(r"\s", "", line)
    plain = 0 < len(bare) <= 24 and re.search(r"[，。；,;]", bare) is None and bare[0] not in "-*●•#|<"
    return plain and any(name in bare and len(name) * 2 >= len(bare) for name in names)


_MENU = "首页 > 人力资源 > 岗位职责\n首页\n新闻中心\n产品展示\n人才招聘\n联系我们\n"
_BOTTOM = "\n\n上一篇：关于召开年度会议的通知\n下一篇：没有了\n版权所有 © 某某有限公司 沪ICP备12345678号\n"


CHANGES: Mapping[str, Change] = {
    "wrapped at 76 columns": lambda text: _wrapped(text, 76),
    "wrapped at 60 columns": lambda text: _wrapped(text, 60),
    "line ends became blanks": lambda text: re.sub(r"\n+", " ", text),
    "quoted": lambda text: re.sub(r"(?m)^", "> ", text),
    "an empty line below each": lambda text: text.replace("\n", "\n\n"),
    "no empty lines": lambda text: re.sub(r"\n\s*\n+", "\n", text),
    "paragraphs of HTML": lambda text: "\n".join(f"<p>{line}</p>" for line in text.split("\n")),
    "breaks of HTML": lambda text: text.replace("\n", "<br/>"),
    "ASCII punctuation": lambda text: text.translate(str.maketrans("，。；：（）", ",.;:()")),
    "indented": lambda text: re.sub(r"(?m)^(?=\S)", "\u3000\u3000", text),
    "(1)": _numbered(lambda number: f"（{number}）"),
    "①": _numbered(_circled),
    "1️⃣": _numbered(lambda number: "".join(f"{digit}\ufe0f\u20e3" for digit in str(number))),
    "no numbers": _numbered(lambda _: ""),
    "●": _numbered(lambda _: "● "),
    "all 1.": _numbered(lambda _: "1. "),
    "numbered through": _counted_on,
    "on pages, 第 3 页 共 9 页": lambda text: _on_pages(text, "第 {} 页 共 9 页"),
    "on pages, - 3 -": lambda text: _on_pages(text, "- {} -"),
    "headings in bold": _dressed(lambda line: f"**{line}**"),
    "headings behind ##": _dressed(lambda line: f"## {line}"),
    "headings in 【】": _dressed(lambda line: f"【{line.rstrip(':：')}】"),
    "a colon behind headings": _dressed(lambda line: f"{line.rstrip(':：')}："),
    "in a site's page": lambda text: f"{_MENU}{text}{_BOTTOM}",
}


def _texts() -> Iterator[tuple[str, str]]:
    for name in _SETS:
        for file in sorted((_HERE / name / "texts").glob("*.txt")):
            text = file.read_text(encoding="utf-8")
            if "<" not in text:
                yield f"{name}/{file.name}", text


def _points(text: str, name: str) -> Counter[Point]:
    result = parse(text, name=name).result
    return Counter(
        (_key(role.title), _key(item.text))
        for role in result.roles
        for held in role.lists
        for item in held.items
    )


def _key(text: str) -> str:
    """A text without what a change may change: width, blanks, punctuation at its edges."""
    return re.sub(r"\s+", "", folded(text)).translate(str.maketrans("，。；：", ",.;:")).strip(".;,:")


def _f1(wanted: Counter[Point], found: Counter[Point]) -> float:
    return 2 * (wanted & found).total() / max(1, wanted.total() + found.total())


def shares(misses: str = "") -> dict[str, dict[str, float]]:
    """For each change the F1 of the points over all texts, and of the points with their job.

    Args:
        misses: a change whose worst texts are printed.
    """
    wanted, found = ({name: Counter[tuple[str, str, str]]() for name in CHANGES} for _ in range(2))
    for name, text in _texts():
        own = _points(text, name)
        if own.total() < _FEWEST:
            continue
        for change, apply in CHANGES.items():
            changed = apply(text)
            if changed == text:
                continue
            got = _points(changed, name)
            wanted[change].update({(name, *point): times for point, times in own.items()})
            found[change].update({(name, *point): times for point, times in got.items()})
            if change == misses and _f1(own, got) < 1:
                print(f"{_f1(own, got):.2f} {name}: without {list(own - got)[:2]}, but {list(got - own)[:2]}")
    return {
        change: {
            "points": round(_f1(_without_job(wanted[change]), _without_job(found[change])), 3),
            "under their job": round(_f1(wanted[change], found[change]), 3),  # type: ignore[arg-type]
        }
        for change in CHANGES
    }


def _without_job(points: Counter[tuple[str, str, str]]) -> Counter[Point]:
    bare: Counter[Point] = Counter()
    for (name, _, text), times in points.items():
        bare[name, text] += times
    return bare


def main() -> None:
    """Print the shares; with ``--write`` commit them."""
    misses = sys.argv[sys.argv.index("--misses") + 1] if "--misses" in sys.argv else ""
    told = shares(misses)
    for change, row in told.items():
        print(f"{change:26s} points {row['points']:.3f}, under their job {row['under their job']:.3f}")
    if "--write" in sys.argv:
        SHARES.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
