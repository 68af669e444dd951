"""Fifty occupations of the standard, drafted for a company that has no text on them."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

from assistant.drafting.contract import Brief
from assistant.posting import check
from corpus.assets import OCCUPATIONS, AssetStore
from corpus.folding import same_duty

BUDGET_SECONDS = 0.3  # p95 of a draft


def test_fifty_occupations(new_office: Any, assets_dir: Path) -> None:
    (file,) = AssetStore(assets_dir).pull(OCCUPATIONS).rglob("csco22.csv")
    header, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    whole = [row for row in rows if row.startswith("4,") and "1." in row]
    sample = random.Random(7).sample(whole, 50)
    office = new_office()
    office.ingestor.add((header + "".join(sample)).encode(), "csco22.csv", kb="reference", reference=True)
    tokens = office.index.tokens
    times = []
    for role in office.catalogue.roles("reference"):
        started = time.perf_counter()
        draft = office.drafting.create(Brief(role=role.title, duties=10))
        times.append(time.perf_counter() - started)
        lines = next(one.lines for one in draft.sections if one.kind == "duty")
        assert lines and {line.origin for line in lines} == {"reference"}, role.title
        for line in lines:
            held = set(tokens(" ".join(one.text for one in line.sources)))
            assert len(set(tokens(line.text)) & held) >= 0.8 * len(set(tokens(line.text))), line.text
        texts = [line.text for line in lines]
        assert not [(a, b) for at, a in enumerate(texts) for b in texts[:at] if same_duty(a, b)]
        assert not [one for one in check(draft.markdown).findings if one.level == "block"]
    assert len(times) == 50
    assert sorted(times)[47] < BUDGET_SECONDS
