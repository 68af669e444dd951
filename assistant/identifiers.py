"""Random names of answers' companions (curated answers, feedback, conversations), such that a command line takes them."""

from __future__ import annotations

import secrets


def random_id(entropy: int) -> str:
    """A random URL-safe name of ``entropy`` bytes that begins with a letter or a digit.

    ``zhize curate edit -x8Q…`` would be read as an option: one in 64 plain tokens begins so.
    """
    while not (made := secrets.token_urlsafe(entropy))[0].isalnum():
        pass
    return made
