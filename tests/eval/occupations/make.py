"""Makes the questions over the occupations: ``python -m tests.eval.occupations.make``.

Each duty of the classification (国家职业分类大典 2022) that can be told from the others by its own words is a candidate.
A seeded sample of them is reworded by rule: what it is done with is dropped, enumerations are cut short, every word of
``rewording.tsv`` is replaced, and the rest is put into one of a few plain questions. Gold are all duties with the
source's text; ``also_ok`` are duties that hold every rare word that the question kept, because they answer it as well.
Nothing of the assistant is used, and no question is chosen by how it is answered.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jieba

from corpus import occupations
from corpus.assets import OCCUPATIONS, AssetStore

HERE = Path(__file__).parent
SEED = 20251123
PARTS = (("tune.jsonl", 120), ("report.jsonl", 330))
_TOOLS = re.compile(r"^(?:使用|操作|运用|采用|利用|根据|按照|依据|应用|通过|借助|依照)[^，]*，(?=.{5,})")
_EMPTY = re.compile(r"^(?:进行|开展|从事|负责|实施|并|对)+")
_BRACKETS = re.compile(r"[（(].*?[)）]")
_TEMPLATES = ("谁负责{}？",) * 7 + ("{}归谁管？", "{}是谁的活？", "哪个职业要{}？")
_BEFORE_VERBS = frozenset(["", "、", "和", "并", "与", "或", "及"])
_LENGTH = range(6, 27)  # characters of the reworded matter
_RARE = 12  # duties: a word in at most so many tells its trade
_SAME = 5  # duties that hold all of the rare words: more than these, and the question is too vague
_CHANGED = 0.3  # of the content words


jieba.setLogLevel(60)
_cut = jieba.Tokenizer().lcut


@dataclass(frozen=True)
class Source:
    """One duty of one occupation, named as the table prints it (环境监测工程技术人员L)."""

    role: str
    text: str
    number: str | None


def duties() -> list[Source]:
    """Every duty of the pinned classification."""
    folder = AssetStore(Path.home() / ".cache/zhize/assets").pull(OCCUPATIONS)
    text = (folder / OCCUPATIONS.files[0].path).read_bytes().decode("utf-8-sig")
    return [
        Source(entry.heading or role.title, item.text, item.number)
        for role in occupations.parse(text).result.roles
        for entry in role.lists
        if entry.kind == "duty"
        for item in entry.items
    ]


def rewording() -> dict[str, str]:
    """Word -> how a person outside the trade says it."""
    lines = (HERE / "rewording.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {word: plain for word, plain in pairs if word != plain}


def words(text: str) -> list[str]:
    """The content words of a text, in order."""
    return [word for word in _cut(text) if len(word) > 1 and re.fullmatch(r"[\u4e00-\u9fffA-Za-z]+", word)]


def matter(text: str) -> str:
    """What is done to what: without tools, brackets, empty verbs, second clauses and long enumerations."""
    bare = _TOOLS.sub("", _BRACKETS.sub("", text))
    bare = _EMPTY.sub("", bare.split("，")[0])
    return re.sub(r"、[\u4e00-\u9fff]{1,10}(?:、[\u4e00-\u9fff]{1,10})*等", "等", bare)


def reworded(text: str, table: dict[str, str]) -> tuple[str, float]:
    """The matter in other words, and the share of its content words that are other ones."""
    parts = _cut(matter(text))
    said = [_plain(part, parts[at - 1] if at else "", table) for at, part in enumerate(parts)]
    content = [part for part in parts if len(part) > 1]
    changed = sum(old != new for old, new in zip(parts, said, strict=True))
    return "".join(said), changed / len(content) if content else 0.0


def _plain(word: str, before: str, table: dict[str, str]) -> str:
    """The other word; one of a single character (修, 测) only where a verb stands: first, or in a row of verbs."""
    plain = table.get(word, word)
    return plain if len(plain) > 1 or before in _BEFORE_VERBS else word


def row(
    source: Source, every: Sequence[Source], table: dict[str, str], rare: dict[str, set[int]], n: int
) -> dict[str, object] | None:
    """The question for a duty, or ``None`` where its words do not tell it from others."""
    said, changed = reworded(source.text, table)
    kept = [word for word in words(said) if word in rare and word in words(source.text)]
    if len(said) not in _LENGTH or changed < _CHANGED or not kept:
        return None
    holding = set.intersection(*(rare[word] for word in kept))
    if len(holding) > _SAME:
        return None
    chance = random.Random(f"{SEED}-{n}")
    gold = [one for one in every if one.text == source.text]
    also = [every[at] for at in sorted(holding) if every[at].text != source.text]
    return {
        "kind": "owner",
        "question": chance.choice(_TEMPLATES).format(said),
        "gold": [_item(one) for one in gold],
        "also_ok": [_item(one) for one in also],
        "answerable": True,
        "source": source.text,
        "changed": round(changed, 2),
    }


def _item(one: Source) -> dict[str, object]:
    return {"list": one.role, "number": one.number, "text": one.text}


def made() -> dict[str, str]:
    """The parts by file name; the same every time."""
    every, table = duties(), rewording()
    where: dict[str, set[int]] = defaultdict(set)
    for at, one in enumerate(every):
        for word in words(one.text):
            where[word].add(at)
    rare = {word: places for word, places in where.items() if len(places) <= _RARE}
    order = list(range(len(every)))
    random.Random(SEED).shuffle(order)
    wanted = sum(count for _, count in PARTS)
    lines: list[str] = []
    used: Counter[str] = Counter()
    for n in order:
        asked = row(every[n], every, table, rare, n) if used[every[n].role] < 2 else None
        if asked is not None:
            used[every[n].role] += 1
            lines.append(json.dumps({"id": f"occ-{len(lines) + 1:04d}", **asked}, ensure_ascii=False))
        if len(lines) == wanted:
            break
    parts, start = {}, 0
    for name, count in PARTS:
        parts[name] = "\n".join(lines[start : start + count]) + "\n"
        start += count
    return parts


def main() -> None:
    """Write the parts."""
    for name, text in made().items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
