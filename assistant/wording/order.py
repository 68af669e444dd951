"""Little words that say in what order or within what: a sentence may add them where the duty's own order says so.

"汇总后上报" is what "汇总上报" says, "先自检，再经质检员确认" what "自检并经质检员确认" says; turned round they are lies, and so they
are beside a negation (未经检验不得出货 is not 检验后不得出货).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.wording.reading import Unit

_AFTER = frozenset("后 之后 以后".split())
_FIRST = "先"
_WITHIN = "内"
ADDED = _AFTER | {_FIRST, _WITHIN}

Places = Callable[[tuple[int, int]], list[int]]


def says_so(
    said: Unit, word: tuple[int, int], telling: Sequence[tuple[int, int]], places: Places, held: Unit
) -> list[int]:
    """Where the duty bears a word of ``ADDED`` out: the place of what it leans on; empty where it does not.

    Args:
        telling: the words of ``said`` that tell something, in order.
        places: where ``held`` has one of them.
    """
    others = [one for one in telling if said.text[slice(*one)] not in ADDED]
    before = [one for one in others if one[1] <= word[0]]
    after = [one for one in others if one[0] >= word[1]]
    kind = said.text[slice(*word)]
    if kind == _WITHIN:
        leans = before[-1:] if before and before[-1][1] == word[0] else []
        return [at for one in leans for at in places(one) if not _followed(held, at, one, "外")]
    if "not" in said.operators | held.operators:
        return []
    if kind == _FIRST:
        comma = next((i for i in range(word[1], len(said.text)) if said.text[i] in ",;"), len(said.text))
        before, after = (
            [one for one in after if one[1] <= comma][:1],
            [one for one in after if one[0] > comma],
        )
    if not before or not after:
        return []
    first, second = places(before[-1]), places(after[0])
    if any(_followed(held, at, before[-1], "前") for at in first):  # 每年送检，送检前做好清洁
        return []
    return [at for at in first if any(at < other for other in second)]


def _followed(held: Unit, at: int, word: tuple[int, int], char: str) -> bool:
    """Whether 前 or 外 stands right behind the word there: 闭店前, 公司以外."""
    behind = held.text[at + word[1] - word[0] :][:3]
    return behind.lstrip("的之以").startswith(char)
