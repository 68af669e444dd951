"""Profiles 岗位类型: one title, several jobs. A role's lists grouped by what is done, named by their own words.

Our grouping (系统归纳), never the text's own: a pure function of the lists, the same for the same lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus.profiles.blocks import Listed, blocks, listed
from corpus.profiles.grouping import Block, group, weigh
from corpus.profiles.labels import labels

__all__ = ["Listed", "listed", "profiles"]


def profiles(lists: Sequence[Listed]) -> list[str]:
    """The profile of each of one role's lists, in the order given; equal labels are one profile.

    Args:
        lists: documents one after the other, each in text order.
    """
    made: list[list[int]] = []
    at = 0
    for _, of_document in groupby(lists, key=lambda one: one.document):
        members = list(of_document)
        made.extend([at + place for place in block] for block in blocks(members))
        at += len(members)
    texts = [_block([lists[place] for place in block]) for block in made]
    weights = weigh(texts)
    groups = group(texts, weights)
    named = labels(
        [[weights.words[block] for block in one] for one in groups],
        [next((item for block in one for item in texts[block].items), "") for one in groups],
    )
    out = [""] * len(lists)
    for one, label in zip(groups, named, strict=True):
        for block in one:
            for place in made[block]:
                out[place] = label
    return out


def _block(members: Sequence[Listed]) -> Block:
    return Block(
        duties=tuple(item for one in members if one.kind == "duty" for item in one.items),
        items=tuple(item for one in members for item in one.items),
    )
