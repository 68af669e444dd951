"""One line of several points (负责收货；登记台账；完成盘点。), and lines that look so and are one: sentences, paragraphs."""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing.kinds import kind_of_item, opens_duty, speaks_duty
from corpus.parsing.outline import Draft
from corpus.parsing.result import Kind


def split_all(drafts: list[Draft], kind: Kind) -> list[Draft]:
    """Cut the lines of a list where semicolons part its points: one in each line at least, or glued numbers in its only one."""
    semicolons = sum(one.text.rstrip(" ;").count(";") for one in drafts)
    alone = len(drafts) == 1
    numbered = alone and (_GLUED.match(drafts[0].text) is not None or bool(_spaced(drafts[0].text)))
    whole = alone and kind == "requirement" and _is_sentence(drafts[0].text, semicolons)
    parted = numbered or (semicolons >= len(drafts) and not whole)
    return [piece for one in drafts for piece in split(one)] if parted else drafts


def _is_sentence(text: str, semicolons: int) -> bool:
    """Whether a requirement is one sentence of two or three parts (男,45岁以下,初中学历,会操作剪板机;能吃苦耐劳,服从领导)."""
    return semicolons in (1, 2) and text.count(",") >= _CLAUSES


def split(one: Draft) -> list[Draft]:
    """Cut a single line at its semicolons (负责收货；登记台账；完成盘点。)."""
    out, begin, listed = [], one.start, _acts_in_a_row(one.text)
    pieces = re.split(r"(?<=[;。])(?=\s?\d{1,2}[\u4e00-\u9fffA-Za-z])", one.text)
    counted = [_GLUED.match(piece) for piece in pieces]
    if not all(hit is not None and int(hit.group(1)) == place for place, hit in enumerate(counted, 1)):
        pieces = listed or _sentences(one.text) or _spaced(one.text) or re.split(r"(?<=;)", one.text)
    if len(pieces) < 2 or "".join(pieces) != one.text or one.end - one.start != len(one.text):
        return [one]
    if not listed and any(_PARAGRAPH.search(piece) for piece in pieces):
        return [one]
    for piece in pieces:
        if piece.strip(" ;"):
            out.append(Draft(begin, begin + len(piece), piece, None, None, True))
        begin += len(piece)
    glued = [_GLUED.match(piece.text) for piece in out]
    if len(out) > 1 and all(
        found is not None and int(found.group(1)) == place for place, found in enumerate(glued, 1)
    ):
        for piece, found in zip(out, glued, strict=True):  # 1接待业主；2催缴物业费, 1接受…。2填写…。
            assert found is not None
            piece.number, piece.marker = int(found.group(1)), (piece.start, piece.start + found.end())
            piece.start, piece.text = piece.start + found.end(), piece.text[found.end() :]
    return out if len(out) > 1 else [one]


def _acts_in_a_row(text: str) -> list[str]:
    """Return what semicolons and the fewer full stops part where most of it acts (接待来访；登记来信；召开例会；布置会场。接待室设在…。)."""
    pieces = [piece for piece in re.split(r"(?<=[;。])", text) if piece]
    stops, semicolons = text.rstrip("。 ").count("。"), text.rstrip("; ").count(";")
    if semicolons < _FEWEST_LISTED or not 0 < stops < semicolons:
        return []
    acting = sum(opens_duty(piece.lstrip()) for piece in pieces)
    long = all(len(piece) >= _SHORTEST for piece in pieces if piece.strip())
    return pieces if long and acting * 5 >= len(pieces) * 3 else []


def _sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph whose every sentence tells an act (负责收货；登记台账。组织盘点。办理退货。).

    Where semicolons are fewer than sentences they part no points; else the sentences end points as they do.
    """
    pieces = [piece for piece in re.split(r"(?<=。)", text) if piece]
    acts = all(
        opens_duty(piece) and len(piece) >= _SHORTEST and not piece.startswith("负责人:") for piece in pieces
    )
    if len(pieces) < 2 or not acts:
        return []
    many = text.rstrip("; ").count(";") >= len(pieces)
    return [piece for piece in re.split(r"(?<=[;。])", text) if piece] if many else pieces


def _spaced(text: str) -> list[str]:
    """Return what blanks part where nothing else does and nearly every piece is an act or a demand.

    >>> _spaced("负责入库验收登记 每月组织仓库盘点 保持库房整洁干净")
    ['负责入库验收登记', ' 每月组织仓库盘点', ' 保持库房整洁干净']
    """
    pieces = [piece for piece in re.split(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])", text.strip()) if piece]
    if len(pieces) < _FEWEST_SPACED or ";" in text or "。" in text.rstrip("。 ") or text != text.strip():
        return []
    telling = sum(speaks_duty(piece) or kind_of_item(piece) is not None for piece in pieces)
    if any(len(piece) < _SHORTEST_SPACED for piece in pieces) or telling * 5 < len(pieces) * 4:
        return []
    return re.split(r"(?<=[^\x00-\x7f])(?= +[^\x00-\x7f ])", text)


_FEWEST_SPACED, _SHORTEST_SPACED = 3, 6  # pieces, and the characters of the shortest
#: A piece that holds a whole sentence and more, or goes on with the one before: a paragraph, whatever semicolons it has.
_PARAGRAPH: Final = re.compile(
    r"。\s?(?!负责人|联系)[^;。]{10}|^\s?(?:同时|并且|而且|其中|此外|另外|从而|以及)"
)
_CLAUSES: Final = 3  # commas of a requirement that is a sentence
_FEWEST_LISTED: Final = 3  # semicolons that outnumber the full stops between them
_SHORTEST: Final = 8  # characters of a sentence that is a point
_GLUED: Final = re.compile(r" ?(\d{1,2})(?=[\u4e00-\u9fffA-Za-z])")
