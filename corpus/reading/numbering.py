"""The numbers that Word draws itself: numbering.xml resolved paragraph by paragraph.

A paragraph names a list instance (``numId``) and a level, directly or through its style; the instance
points to an abstract list whose levels say what is drawn, e.g. ``（%1）`` in chineseCounting is （一）.
Instances of one abstract list share their counters unless an instance starts anew (startOverride).
Source: ECMA-376 part 1, §17.9.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from corpus.reading.numerals import drawn
from corpus.reading.package import attribute, child, local

LEVELS = 9

# Bullets in Symbol and Wingdings live at private code points; the signs that they look like.
BULLETS = {
    "\uf0b7": "•",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf06f": "□",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf0a7": "▪",
    "\uf0a8": "□",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
}
_SYMBOL_FONTS = ("Wingdings", "Webdings", "Symbol")


def visible_sign(char: str) -> str:
    """A character of a symbol font as a character that every font has."""
    return BULLETS.get(char, "•") if "\uf000" <= char <= "\uf0ff" else char


@dataclass(frozen=True, slots=True)
class Level:
    """What one level of a list draws."""

    start: int = 1
    style: str = "decimal"
    text: str = "%1."
    suffix: str = "tab"
    restart: int | None = None  # 0 never restarts; n restarts after level n (1-based)
    legal: bool = False  # all numbers decimal
    paragraph_style: str | None = None


@dataclass(slots=True)
class _Instance:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    used: bool = False


class Numbering:
    """Counters of one document; ask it once for each paragraph, in order."""

    def __init__(self, root: etree._Element | None, style_lists: dict[str, str]) -> None:
        """``style_lists``: style id -> numId, for abstract lists that only link to a list style."""
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._instances: dict[str, _Instance] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._style_lists = style_lists
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._read_abstract(element)
            elif local(element) == "num":
                self._read_instance(element)

    def level_of_style(self, list_id: str, style_id: str) -> int:
        """The level that a paragraph style stands for in a list (headings), 0 where none says so."""
        instance = self._instances.get(list_id)
        levels = self._levels(instance) if instance is not None else {}
        return next((at for at, level in levels.items() if level.paragraph_style == style_id), 0)

    def next(self, list_id: str, at: int) -> str:
        """Count one paragraph and return what is drawn before its text, with the gap ('' for nothing)."""
        instance = self._instances.get(list_id)
        if instance is None or not 0 <= at < LEVELS:
            return ""
        levels = self._levels(instance)
        counters = self._counters.setdefault(self._root(instance.abstract), [None] * LEVELS)
        if not instance.used:
            instance.used = True
            for level_at in instance.starts:
                counters[level_at] = None
        level = levels.get(at)
        if level is None:
            return ""
        self._count(instance, levels, counters, at)
        return self._draw(levels, counters, at)

    def _count(
        self, instance: _Instance, levels: dict[int, Level], counters: list[int | None], at: int
    ) -> None:
        for above in range(at):  # a level that was skipped shows its start
            if counters[above] is None:
                counters[above] = instance.starts.get(above, levels.get(above, Level()).start)
        current = counters[at]
        counters[at] = instance.starts.get(at, levels[at].start) if current is None else current + 1
        for below in range(at + 1, LEVELS):
            restart = levels.get(below, Level()).restart
            if restart is None or (restart != 0 and at < restart):
                counters[below] = None

    def _draw(self, levels: dict[int, Level], counters: list[int | None], at: int) -> str:
        level = levels[at]
        text = level.text
        if level.style == "none" and "%" in text:
            text = text.replace(f"%{at + 1}", "")
        if level.style == "bullet":
            text = "".join(visible_sign(char) for char in text)
        else:
            for shown in range(LEVELS):
                sign = f"%{shown + 1}"
                if sign in text:
                    other = levels.get(shown, Level())
                    style = "decimal" if level.legal else other.style
                    text = text.replace(sign, drawn(counters[shown] or other.start, style))
        if not text.strip():
            return ""
        return text + _gap(text, level.suffix)

    def _levels(self, instance: _Instance) -> dict[int, Level]:
        base = self._abstract.get(self._root(instance.abstract), {})
        return base | instance.levels if instance.levels else base

    def _root(self, abstract: str) -> str:
        """Follow a link to a list style, once."""
        style = self._links.get(abstract)
        linked = self._instances.get(self._style_lists.get(style or "", ""))
        return linked.abstract if linked is not None else abstract

    def _read_abstract(self, element: etree._Element) -> None:
        name = attribute(element, "abstractNumId") or ""
        self._abstract[name] = _read_levels(element)
        link = attribute(child(element, "numStyleLink"))
        if link is not None:
            self._links[name] = link

    def _read_instance(self, element: etree._Element) -> None:
        instance = _Instance(attribute(child(element, "abstractNumId")) or "")
        for override in element:
            if local(override) != "lvlOverride":
                continue
            at = _number(attribute(override, "ilvl"), 0)
            start = attribute(child(override, "startOverride"))
            if start is not None and 0 <= at < LEVELS:
                instance.starts[at] = _number(start, 1)
            instance.levels |= _read_levels(override)
        self._instances[attribute(element, "numId") or ""] = instance


def _read_levels(parent: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent:
        if local(element) != "lvl":
            continue
        at = _number(attribute(element, "ilvl"), 0)
        restart = attribute(child(element, "lvlRestart"))
        legal = child(element, "isLgl")
        levels[at] = Level(
            start=_number(attribute(child(element, "start")), 1),
            style=_style(element),
            text=_text(element),
            suffix=attribute(child(element, "suff")) or "tab",
            restart=None if restart is None else _number(restart, 0),
            legal=legal is not None and attribute(legal) not in {"0", "false"},
            paragraph_style=attribute(child(element, "pStyle")),
        )
    return levels


def _style(level: etree._Element) -> str:
    """The number format; newer Word wraps formats it added later in AlternateContent with a fallback."""
    plain = attribute(child(level, "numFmt"))
    if plain is None or plain == "custom":
        plain = attribute(child(level, "AlternateContent", "Fallback", "numFmt")) or plain
    return plain or "decimal"


def _text(level: etree._Element) -> str:
    """What is drawn. LibreOffice writes Wingdings bullets as the letters of their keys: ``l`` is ●."""
    text = (attribute(child(level, "lvlText")) or "")[:40]
    font = attribute(child(level, "rPr", "rFonts"), "ascii") or ""
    if font.startswith(_SYMBOL_FONTS):
        return "".join(
            chr(0xF000 | ord(char)) if " " < char < "\u0100" and char != "%" else char for char in text
        )
    return "○" if text == "o" and attribute(child(level, "numFmt")) == "bullet" else text


def _gap(text: str, suffix: str) -> str:
    """A tab after 1、 is layout only; after '1.' or a bullet a blank keeps the number apart."""
    if suffix == "nothing":
        return ""
    return "" if text[-1] in "、）】．。：" else " "


def _number(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default
