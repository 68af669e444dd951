"""Profiles measured on the labelled roles: pairs of lists that stand together and should.

``python -m tests.eval.profiles.measure`` prints precision and recall over pairs and every wrong pair;
``--update`` writes them to baseline.json, which the test holds. The seed is labelled here by its numbers:
what heads sales management, shop supervision, online promotion, invoicing and receivables.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

from corpus.parsing import parse
from corpus.profiles import Listed, listed, profiles

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
SETS = ("cases_a", "cases_b", "cases_c")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One role: its lists and the job that each is known to describe."""

    name: str
    lists: tuple[Listed, ...]
    jobs: tuple[str, ...]


def cases(name: str) -> list[Labelled]:
    """The labelled roles of one file."""
    out = []
    for case in (HERE / f"{name}.txt").read_text(encoding="utf-8").split("\n## ")[1:]:
        title, *documents = case.split("\n### ")
        lists: list[Listed] = []
        jobs: list[str] = []
        for document in documents:
            file, text, marks = _unmarked(document)
            for role in parse(text, name=f"{title.strip()}.txt").result.roles:
                for one in role.lists:
                    lists.append(listed(f"{title}/{file}", one))
                    jobs.append([job for at, job in marks if at <= one.items[0].start][-1])
        out.append(Labelled(title.strip(), tuple(lists), tuple(jobs)))
    return out


def _unmarked(document: str) -> tuple[str, str, list[tuple[int, str]]]:
    file, _, body = document.partition("\n")
    text, marks = "", []
    for line in body.splitlines(keepends=True):
        if line.startswith("@"):
            marks.append((len(text), line[1:].strip()))
        else:
            text += line
    return file.strip(), text, marks


#: The seed's headings by job, as a person sorts them; the sections under 职责8 are one shop supervisor.
SEED_JOBS = {
    "营业部负责人职责1": "management", "销售部负责人职责2": "management", "销售部负责人职责3": "technology services",
    "销售部负责人职责4": "assistant", "销售部负责人职责5": "management", "销售部负责人职责6": "management",
    "营业部负责人职责7": "channel", "销售部负责人职责9": "online orders", "销售部负责人职责10": "online promotion",
    "销售部负责人职责:11": "online promotion", "营业部负责人职责12": "invoicing", "销售部负责人职责:13": "invoicing",
    "营业部负责人职责14": "sales accounting",
}  # fmt: skip


def seed() -> Labelled:
    """The seed's one role."""
    text = (files("corpus.data") / "seed.txt").read_text(encoding="utf-8")
    (role,) = parse(text, name="seed.txt").result.roles
    jobs = tuple(SEED_JOBS.get(one.heading or "", "shop supervision") for one in role.lists)
    return Labelled("seed", tuple(listed("seed", one) for one in role.lists), jobs)


def measure() -> tuple[dict[str, Any], list[str]]:
    """The measures by set, and the wrong pairs in words."""
    wrong: list[str] = []
    measures: dict[str, Any] = {"seed": _measure([seed()], wrong)}
    for name in SETS:
        measures[name] = _measure(cases(name), wrong)
    every = [seed(), *(case for name in SETS for case in cases(name))]
    measures["all"] = _measure(every, [])
    return measures, wrong


def _measure(labelled: list[Labelled], wrong: list[str]) -> dict[str, Any]:
    together = right = wanted = blocks = 0
    for case in labelled:
        said = profiles(case.lists)
        blocks += len(set(zip(case.jobs, said, strict=True)))
        for a, b in combinations(range(len(said)), 2):
            same = case.jobs[a] == case.jobs[b]
            joined = said[a] == said[b]
            together, right, wanted = together + joined, right + (joined and same), wanted + same
            if joined != same:
                verb = "missed" if same else "WRONGLY JOINED"
                wrong.append(
                    f"{verb} {case.name}: {_name(case, a)} [{said[a]}] | {_name(case, b)} [{said[b]}]"
                )
    return {
        "roles": len(labelled),
        "lists": sum(len(case.lists) for case in labelled),
        "pairs_joined": together,
        "precision": round(right / max(together, 1), 4),
        "recall": round(right / max(wanted, 1), 4),
    }


def _name(case: Labelled, place: int) -> str:
    return f"{case.jobs[place]} {case.lists[place].heading} {case.lists[place].items[0][:12]}"


def main() -> None:
    """Print, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="write baseline.json")
    update = parser.parse_args().update
    measures, wrong = measure()
    print("\n".join(wrong))
    print(json.dumps(measures, ensure_ascii=False, indent=1))
    if update:
        BASELINE.write_text(json.dumps(measures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
