"""A draft as a Word document: East Asian fonts, Word's own numbering, an optional appendix with the sources."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from assistant.drafting.admitting import one_line
from assistant.drafting.contract import MARK, Draft, Line

_LATIN, _HAN = "Calibri", "微软雅黑"  # a machine without them takes its own; both names are known everywhere


def docx(draft: Draft, *, sources: bool = False) -> bytes:
    """The document's bytes.

    Args:
        sources: add numbers after the lines and an appendix that shows where each was read.
    """
    document = Document()
    _fonts(document)
    document.core_properties.title = one_line(draft.title)[:250]
    document.core_properties.author = "Zhize"
    document.core_properties.comments = MARK
    document.core_properties.language = "zh-CN"
    document.add_heading(one_line(draft.title), level=0)
    cited: list[Line] = []
    for section in draft.sections:
        document.add_heading(one_line(section.heading), level=1)
        numbering = _numbering(document)
        theme = None
        for line in section.lines:
            if line.theme and line.theme != theme:
                document.add_heading(one_line(line.theme), level=2)
                theme = line.theme
            plain = not section.numbered
            paragraph = document.add_paragraph(
                one_line(line.text), style="List Bullet" if plain else "List Number"
            )
            if line.origin == "reference":
                paragraph.add_run("（参考：国家职业分类大典）")
            if not plain:
                _number(paragraph, numbering)
            if sources and line.sources:
                cited.append(line)
                paragraph.add_run(f"[{len(cited)}]").font.superscript = True
    if cited:
        _appendix(document, cited)
    document.sections[0].footer.paragraphs[0].text = MARK
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fonts(document: Any) -> None:
    """Word takes Han characters from ``w:eastAsia``, which a style's name alone does not set."""
    for style in document.styles:
        if (
            style.type is not None
            and getattr(style, "font", None) is not None
            and style.element.tag == qn("w:style")
        ):
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            fonts.set(qn("w:ascii"), _LATIN)
            fonts.set(qn("w:hAnsi"), _LATIN)
            fonts.set(qn("w:eastAsia"), _HAN)
    document.styles["Normal"].font.size = Pt(11)


def _numbering(document: Any) -> int:
    """A new instance of the list style's numbering that starts at 1."""
    style = document.styles["List Number"].element
    numbering = document.part.numbering_part.element
    of_style = style.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(of_style).abstractNumId.val
    instance = numbering.add_num(abstract)
    instance.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(instance.numId)


def _number(paragraph: Any, numbering: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def _appendix(document: Any, cited: list[Line]) -> None:
    document.add_page_break()
    document.add_heading("来源", level=1)
    for number, line in enumerate(cited, 1):
        for source in line.sources:
            ours = "（此行已经人工改写）" if line.edited else ""
            words = f"[{number}] {ours}{source.document} · {source.list}（第 {source.start}–{source.end} 字）：{source.text}"
            document.add_paragraph(one_line(words))
