"""How a worded answer is put together: checked sentences, then verbatim whatever they left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.composer import markdown
from assistant.contract import Answer, Block

REST = "其余原文："
SUMMARY = "小结："
AI_NOTE = "本回答由人工智能根据所引原文措辞，以原文为准。"
FALLBACK_NOTE = "语言模型没有及时给出可用的措辞，以下为原文。"

_MARK = re.compile(r"\s*(?:\[|【|［)[\d\s,，、]+(?:\]|】|］)")


def sentence_block(sentence: str, marks: Sequence[int]) -> Block:
    """One checked sentence as a block: its words without marks, and the marks."""
    return Block(type="text", text=_MARK.sub("", sentence), markers=list(marks))


def printed(sentence: str) -> str:
    """The sentence with its marks in the answer's own form: 【3】 and [1, 2] become [3] and [1][2]."""
    return _MARK.sub(lambda m: "".join(f"[{n}]" for n in re.findall(r"\d+", m.group())), sentence)


def left_out(blocks: Sequence[Block], said: Collection[int]) -> list[Block]:
    """The blocks whose duties no sentence speaks of; what only introduces such blocks stays with them."""
    kept: list[Block] = []
    for block in blocks:
        children = left_out(block.children, said)
        new = any(marker not in said for marker in block.markers)
        if children or new:
            kept.append(block.model_copy(update={"children": children}))
        elif block.type == "note" and not block.markers:
            kept.append(block)
    return kept


def worded(answer: Answer, sentences: Sequence[tuple[str, tuple[int, ...]]]) -> tuple[str, list[Block]]:
    """Text and blocks of an answer in sentences, complete: each citation is marked by one of them or follows."""
    said = {mark for _, marks in sentences for mark in marks}
    rest = left_out(answer.blocks, said)
    text = "".join(printed(sentence) for sentence, _ in sentences)
    blocks = [sentence_block(sentence, marks) for sentence, marks in sentences]
    if rest:
        text += rest_text(rest)
        blocks += [Block(type="text", text=REST), *rest]
    return text, blocks


def rest_text(rest: Sequence[Block]) -> str:
    """What follows the sentences."""
    return f"\n\n{REST}\n{markdown(rest)}"


def summarised(answer: Answer, sentence: str) -> tuple[str, list[Block]]:
    """A list with a closing sentence; the list is untouched."""
    plain = printed(sentence)
    return f"{answer.answer}{summary_text(sentence)}", [
        *answer.blocks,
        Block(type="text", text=SUMMARY + _MARK.sub("", plain)),
    ]


def summary_text(sentence: str) -> str:
    """What follows a list."""
    return f"\n\n{SUMMARY}{_MARK.sub('', sentence)}"


def fallen_back(answer: Answer, shown: str) -> tuple[str, list[Block]]:
    """The extractive answer; what a reader saw already stays in front of it."""
    if not shown:
        return answer.answer, list(answer.blocks)
    lead = Block(type="text", text=_MARK.sub("", shown))
    return f"{shown}{fallback_text(answer)}", [lead, Block(type="note", text=FALLBACK_NOTE), *answer.blocks]


def fallback_text(answer: Answer) -> str:
    """What follows sentences that were shown before the model failed."""
    return f"\n\n> {FALLBACK_NOTE}\n\n{answer.answer}"
