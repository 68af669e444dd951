"""Lines of a draft made to read better by a model: nothing added, nothing lost, line by line.

A line is taken only when the old line supports the new one and the new one the old, so every object, number and
degree of responsibility is in both. The posting check runs after it, as on every draft.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.drafting.contract import Draft, Line
from assistant.wording import fencing, prompts
from assistant.wording.door import ModelFault, Request
from assistant.wording.steady import SteadyModel
from assistant.wording.support import SupportCheck
from assistant.wording.thinking import Unthought

_NUMBERED = re.compile(r"^\s*(\d{1,2})\s*[、.．)）:：]\s*(.+?)\s*$")
_LONGER = 1.6  # times its old length, and then some characters
_MORE_CHARS = 12


class Polisher:
    """Polishes drafts with a model; see the module."""

    def __init__(self, model: SteadyModel, cut: Callable[[str], list[str]]) -> None:
        self._model = model
        self._check = SupportCheck(cut, ())

    async def close(self) -> None:
        """Let the endpoint's connections go, in the event loop that asked."""
        await self._model.close()

    async def wordings(self, draft: Draft) -> dict[str, str]:
        """New words by the id of the line they are for; lines that are left as they are do not appear.

        A model that fails half way gives the lines that it finished.
        """
        lines = [line for section in draft.sections for line in section.lines if _open(line)]
        if not lines:
            return {}
        said = await self._said([line.text for line in lines])
        found: dict[str, str] = {}
        for row in said:
            match = _NUMBERED.match(row)
            number = int(match[1]) if match else 0
            if match and 1 <= number <= len(lines) and self.faithful(lines[number - 1].text, match[2]):
                found[lines[number - 1].id] = match[2].strip("；;。 ")
        return found

    def faithful(self, old: str, new: str) -> bool:
        """Whether ``new`` says what ``old`` says, all of it and no more, and not in the same words."""
        if new.strip("；;。 ") == old.strip("；;。 ") or len(new) > _LONGER * len(old) + _MORE_CHARS:
            return False
        return self._check.line(new, [old]) is None and self._check.line(old, [new]) is None

    async def _said(self, texts: Sequence[str]) -> list[str]:
        request = Request(
            system=prompts.POLISH.system,
            user=prompts.POLISH.filled(lines=fencing.lines(texts)),
            max_chars=int(2 * sum(map(len, texts))) + 20 * len(texts),
        )
        outside, said = Unthought(), ""
        try:
            async for piece in self._model.stream(request):
                said += outside.feed(piece)
        except ModelFault:
            return said.split("\n")[:-1]  # the last line may be half a line
        return (said + outside.close()).split("\n")


def _open(line: Line) -> bool:
    """Whether a line may be polished: it comes from a text, and nobody locked or wrote it."""
    return line.origin in ("corpus", "reference") and not line.locked and not line.edited
