"""Which encoding a Chinese text is in: told by what the bytes would say, not by their patterns.

Charset detectors count byte patterns and err on short Chinese texts: almost any run of Big5 bytes is also
lawful GB18030. So every candidate is decoded, strictly, and the readings are compared as Chinese: common
characters are likely, rare ones are not, kana or private-use characters hardly ever. The likelihood is that
of a unigram model over the ranks in :mod:`corpus.reading.hanzi` (Zipf's law, natural logarithm).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from unicodedata import category

from corpus.reading.hanzi import COMMON

SAMPLE_BYTES = 16_384
"""Candidates are compared on this much of the text; the choice is then decoded in full."""

LIKELY = -9.0
"""Mean log likelihood of the characters beyond ASCII from which a reading counts as Chinese.

Measured on windows of 20 to 2,000 characters: real text lies between -7.9 and -5.0, Japanese, Korean or
random bytes read as GB18030 below -9.8.
"""

BAD_PER_CHARS = 400
"""One undecodable sequence per so many characters is taken as damage to a text, more as another encoding."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Python's codec -> the name we report. cp950 is the Big5 that Windows writes.
_CANDIDATES = (
    ("gb18030", "gb18030"),
    ("cp950", "big5"),
    ("big5hkscs", "big5"),
    ("utf-16-le", "utf-16-le"),
    ("utf-16-be", "utf-16-be"),
    ("cp1252", "windows-1252"),
)

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_REPLACED = re.compile("\ufffd+")
_ODD_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")

_RANK = {char: -log(rank + 10) - 1.3 for rank, char in enumerate(COMMON)}
_PUNCTUATION = dict.fromkeys("，。、；：（）“”！？《》【】·—…\u3000％", -4.5)
# (last code point of the range, log likelihood of one character in it)
_RANGES: tuple[tuple[int, float], ...] = (
    (0x1F, -14.0),  # control characters; \t \n \r are caught before
    (0x7E, -4.5),  # ASCII
    (0x9F, -16.0),  # C1 controls
    (0x24F, -9.5),  # Latin with accents
    (0x1FFF, -12.0),  # IPA, Greek, Cyrillic, Arabic ...
    (0x206F, -8.5),  # general punctuation
    (0x214F, -11.0),
    (0x218F, -9.0),  # Roman numerals
    (0x245F, -11.0),  # arrows, mathematics
    (0x24FF, -8.0),  # circled and bracketed numbers
    (0x2FFF, -10.0),  # box drawing, bullets
    (0x303F, -8.0),  # CJK punctuation
    (0x30FF, -11.0),  # kana
    (0x4DFF, -14.0),  # bopomofo, compatibility, extension A
    (0x9FA5, -11.0),  # Han beyond the common ones
    (0xD7FF, -13.0),  # Hangul and scripts of the south
    (0xF8FF, -16.0),  # surrogates, private use
    (0xFAFF, -14.0),
    (0xFEFF, -14.0),
    (0xFF5E, -6.5),  # full-width forms
    (0xFFFF, -14.0),
    (0x10FFFF, -12.5),  # emoji, extensions B and beyond
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text. ``replaced`` counts byte sequences that had to be replaced by U+FFFD."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """Decode Chinese text; None when no encoding makes text of it.

    Tried in this order: a byte order mark, strict UTF-8, what the document declares (``declared``, e.g. by
    an HTML meta), then the likeliest of GB18030, Big5, UTF-16 without a mark and Windows-1252, and last the
    same allowing for a little damage. The byte order mark is stripped; nothing else is changed.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            body = data[len(bom) :]
            text = _strict(body, encoding)
            return Decoded(text, encoding) if text is not None else _mended(body, (encoding,))
    text = _strict(data, "utf-8")
    if text is not None and "\0" not in text and not _may_be_double_byte(text):
        return Decoded(text, "utf-8")
    if declared is not None:
        stated = _stated(data, declared)
        if stated is not None:
            return stated
    likeliest = _likeliest(data)
    if likeliest is not None or text is None:
        return likeliest or _mended(data, ("utf-8", "gb18030", "cp950"))
    return Decoded(text, "utf-8")


def likelihood(text: str) -> tuple[float, float]:
    """Log likelihood of the text as Chinese, and its mean over the characters beyond ASCII (0 without any)."""
    total = beyond = 0.0
    count = 0
    for char in text:
        value = _value(char)
        total += value
        if char > "\x7e":
            beyond += value
            count += 1
    return total, beyond / count if count else 0.0


def _value(char: str) -> float:
    known = _RANK.get(char) or _PUNCTUATION.get(char)
    if known is not None:
        return known
    if char in "\t\n\r":
        return -4.5
    point = ord(char)
    for last, value in _RANGES:
        if point <= last:
            return value
    return -16.0


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _may_be_double_byte(text: str) -> bool:
    """Whether lawful UTF-8 could be a short GB or UTF-16 text: all of it beyond ASCII in two-byte sequences.

    "联通" in GBK is the well-known case of old editors. Chinese in UTF-8 has three bytes a character.
    """
    if _ODD_CONTROL.search(text):  # "希望你会" in UTF-16 BE is lawful ASCII with form feeds in it
        return True
    return not text.isascii() and max(text) < "\u0800"


def _likeliest(data: bytes) -> Decoded | None:
    best: tuple[float, str, str] | None = None
    for codec, label in (("utf-8", "utf-8"), *_CANDIDATES):
        if codec.startswith("utf-16") and len(data) % 2:
            continue
        sample = _strict(_sample(data, codec), codec)
        if sample is None or "\0" in sample:
            continue
        total, mean = likelihood(sample)
        if codec == "cp1252":
            if not _mostly_ascii(sample):
                continue
        elif mean < LIKELY:
            continue
        if best is None or total > best[0]:
            best = (total, codec, label)
    if best is None:
        return None
    text = _strict(data, best[1])
    return Decoded(text, best[2]) if text is not None else _mended(data, (best[1],))


def _sample(data: bytes, codec: str) -> bytes:
    """The first lines that hold more than ASCII, ending where a line ends so that no character is cut."""
    if not codec.startswith("utf-16"):
        first = _BEYOND_ASCII.search(data)
        data = data[data.rfind(b"\n", 0, first.start()) + 1 :] if first else data
    if len(data) <= SAMPLE_BYTES:
        return data
    newline = "\n".encode(codec)
    end = data.rfind(newline, 0, SAMPLE_BYTES)
    while codec.startswith("utf-16") and end >= 0 and end % 2:
        end = data.rfind(newline, 0, end + 1)
    if end > 0:
        return data[: end + len(newline)]
    for cut in range(SAMPLE_BYTES, SAMPLE_BYTES - 4, -1):  # one endless line: cut between two characters
        if _strict(data[:cut], codec) is not None:
            return data[:cut]
    return data[:SAMPLE_BYTES]


def _mostly_ascii(text: str) -> bool:
    """European text has an accent or a curly quote here and there, Chinese has no ASCII to speak of."""
    beyond = sum(char > "\x7e" for char in text)
    return beyond * 10 <= len(text) and any(char.isascii() and char.isalpha() for char in text)


def _stated(data: bytes, declared: str) -> Decoded | None:
    """Decode as declared. Pages that say gb2312 hold GBK, and pages that say big5 hold cp950."""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    family = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950", "iso8859-1": "cp1252"}.get(name, name)
    text = _strict(data, family)
    if text is None or "\0" in text or likelihood(text[:SAMPLE_BYTES])[1] < LIKELY:
        return None
    return Decoded(text, {"cp950": "big5", "cp1252": "windows-1252"}.get(family, family))


def _mended(data: bytes, codecs_tried: Iterable[str]) -> Decoded | None:
    """Decode with the fewest replacements, if the rest is Chinese and the damage is small."""
    readings: list[tuple[int, str, str]] = []
    for codec in codecs_tried:
        if _damaged(data[:SAMPLE_BYTES].decode(codec, errors="replace")):
            continue  # noise, and noise decodes slowly: 3 s for 20 MB
        text = data.decode(codec, errors="replace")
        clean = text.replace("\ufffd", "")
        if _damaged(text) or len(clean) < 40 or "\0" in clean:
            continue
        if likelihood(clean[:SAMPLE_BYTES])[1] >= LIKELY:
            readings.append((len(_REPLACED.findall(text)), codec, text))
    if not readings:
        return None
    bad, codec, text = min(readings)
    return Decoded(text, "big5" if codec == "cp950" else codec, bad)


def _damaged(text: str) -> bool:
    """Whether more is broken than a place here and there. A broken character makes up to three U+FFFD."""
    return text.count("\ufffd") > 3 * (1 + len(text) // BAD_PER_CHARS)


def visible(text: str) -> bool:
    """Whether anything in the text can be seen: not only blanks, marks and format characters."""
    return any(not char.isspace() and category(char)[0] not in "ZC" for char in text)
