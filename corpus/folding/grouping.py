"""Many duties folded at once: near-equal ones brought together, the first leading, none lost.

Equal duties share their block (see ``corpus.folding.reading``), so each duty meets only the leaders of
its own block: the work grows with the number of duties, not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.folding.comparing import alike
from corpus.folding.reading import Duty, read


@dataclass(frozen=True, slots=True)
class Fold:
    """Places of duties that say the same, in the order given; ``leader`` came first."""

    leader: int
    twins: tuple[int, ...]

    @property
    def members(self) -> tuple[int, ...]:
        """Leader and twins."""
        return (self.leader, *self.twins)


def fold(texts: Iterable[str]) -> list[Fold]:
    """Bring near-equal texts together.

    A text joins the first leader that it is the same as, never another twin, so that a chain of small
    changes cannot fold two different duties. Every place stands in exactly one fold.
    """
    texts = list(texts)
    if len(texts) == 1:
        return [Fold(0, ())]
    leaders: dict[tuple[str, tuple[str, ...]], list[tuple[int, Duty]]] = {}
    printed: dict[str, int] = {}
    twins: dict[int, list[int]] = {}
    for place, text in enumerate(texts):
        duty = read(text)
        leader = printed.get(duty.key) if duty.key else None
        if leader is None:
            block = leaders.setdefault(duty.block, [])
            leader = next((at for at, other in block if alike(other, duty)), None)
            if leader is None:
                block.append((place, duty))
                leader = place
            printed.setdefault(duty.key, leader)
        if leader == place:
            twins[place] = []
        else:
            twins[leader].append(place)
    return [Fold(leader, tuple(others)) for leader, others in twins.items()]
