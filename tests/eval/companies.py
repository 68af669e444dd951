"""Invented companies made of the duties in ``pairs/``, with questions that they answer and questions that they don't.

For training what decides how many duties are meant: colloquial questions whose words stand in no lexicon on purpose
and which no training of the encoder has seen (the held-out part of the pairs). A question goes to the company that
has its duty, and to another one, where it must be refused unless something there says nearly the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import numpy as np

from assistant.evaluation import Case
from assistant.evaluation.case import case_of
from index.protocols import Encoder
from tests.eval.pairs import divided, pairs

COMPANIES = 6
APART = 1_200  # of the held-out duties
ROLES = ("综合管理岗", "业务执行岗", "现场服务岗", "内勤支持岗")
NEAR = 0.72  # cosine of two duties from which one may answer for the other

Text = tuple[str, bytes]


def companies(encoder: Encoder) -> Iterator[tuple[list[Text], list[Case]]]:
    """Each company's documents and its questions."""
    duties, every = divided()
    held = min(every, APART)
    draw = random.Random(11)
    others = draw.sample(duties[every:], held)  # as many again, so that a company is no list of what is asked
    shares = [
        draw.sample(mine, len(mine))
        for n in range(COMPANIES)
        for mine in ([*duties[n:held:COMPANIES], *others[n::COMPANIES]],)
    ]
    vectors = {
        duty: vector
        for share in shares
        for duty, vector in zip(share, encoder.encode_texts(share), strict=True)
    }
    apart = set(duties[:held])
    asked = [(question, duty) for question, duty in pairs() if duty in apart]
    for number, share in enumerate(shares):
        matrix = np.array([vectors[duty] for duty in share])
        cases = []
        for n, (question, duty) in enumerate(asked):
            near = [share[i] for i in np.flatnonzero(matrix @ vectors[duty] >= NEAR).tolist()]
            if duty in share:
                cases.append(_case(f"{number}-{n}", question, duty, [one for one in near if one != duty]))
            elif not near and n % COMPANIES == number:
                cases.append(_case(f"{number}-{n}", question, None, []))
        yield [(f"company{number}.txt", _text(share))], cases


def _text(share: list[str]) -> bytes:
    size = -(-len(share) // len(ROLES))
    parts = [
        f"{role}岗位职责\n"
        + "\n".join(f"{k}、{duty}" for k, duty in enumerate(share[n * size : (n + 1) * size], 1))
        for n, role in enumerate(ROLES)
    ]
    return "\n\n".join(parts).encode()


def _case(number: str, question: str, duty: str | None, near: list[str]) -> Case:
    row: dict[str, Any] = {
        "id": f"company-{number}", "kind": "paraphrase" if duty else "unanswerable", "question": question, "answerable": bool(duty),
        "gold": [_item(duty)] if duty else [], "also_ok": [_item(one) for one in near], "reason": None if duty else "not_covered",
    }  # fmt: skip
    return case_of(row)


def _item(duty: str) -> dict[str, str]:
    return {"list": "", "text": duty}
