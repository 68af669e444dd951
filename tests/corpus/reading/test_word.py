"""docx: what is seen is read, what is not seen is not, and each number is the one Word draws."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from corpus.reading import read
from corpus.reading.numerals import drawn
from corpus.reading.word import read_docx

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'


def text_of(document: docx.document.Document) -> str:
    return read_docx(saved(document))[0]


def saved(document: docx.document.Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def of_xml(*paragraphs: str) -> docx.document.Document:
    document = docx.Document()
    for xml in paragraphs:
        root = parse_xml(f"<w:body {nsdecls('w')} {MC} {WPS}>{xml}</w:body>")
        for element in list(root):
            document.element.body.insert(len(document.element.body) - 1, element)
    return document


def numbering(document: docx.document.Document, *parts: str) -> None:
    root = document.part.numbering_part.element
    for element in list(root):
        root.remove(element)
    for part in parts:
        root.append(parse_xml(part.replace(">", f" {nsdecls('w')}>", 1)))


def level(at: int, style: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def item(text: str, key: int, at: int = 0) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{key}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def test_levels_restart_and_show_their_parents() -> None:
    document = of_xml(
        item("甲", 1), item("乙", 1, 1), item("丙", 1, 1), item("丁", 1), item("戊", 1, 1), item("己", 1, 2)
    )
    numbering(
        document,
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "decimal", "%1.%2")}{level(2, "lowerLetter", "%3)")}</w:abstractNum>',
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    assert text_of(document) == "1. 甲\n1.1 乙\n1.2 丙\n2. 丁\n2.1 戊\na) 己\n"


def test_instances_share_counters_until_one_starts_anew() -> None:
    document = of_xml(item("甲", 1), item("乙", 2), item("丙", 3), item("丁", 1))
    numbering(
        document,
        f'<w:abstractNum w:abstractNumId="0">{level(0, "chineseCounting", "（%1）")}</w:abstractNum>',
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>',
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>',
    )
    assert text_of(document) == "（一）甲\n（二）乙\n（五）丙\n（六）丁\n"


def test_legal_numbering_and_a_level_that_never_restarts() -> None:
    document = of_xml(item("章", 1), item("条", 1, 1), item("章", 1), item("条", 1, 1), item("款", 1, 2))
    numbering(
        document,
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "chineseCounting", "第%1章")
        + level(1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>')
        + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
        + "</w:abstractNum>",
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    assert text_of(document) == "第一章 章\n第一条 条\n第二章 章\n第二条 条\n2.2.1 款\n"


def test_numbers_of_a_heading_style_and_of_a_linked_list_style() -> None:
    document = docx.Document()
    numbering(
        document,
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "chineseCounting", "%1、")
        + level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="Heading2"/>')
        + "</w:abstractNum>",
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="OwnList"/></w:abstractNum>',
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="OwnList"/>'
        + level(0, "decimalEnclosedCircle", "%1")
        + "</w:abstractNum>",
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
        '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>',
    )
    styles = document.styles.element
    styles.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="numbering" w:styleId="OwnList"><w:name w:val="OwnList"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        )
    )
    for name in ("Heading1", "Heading2"):
        style = next(s for s in styles if s.get(qn("w:styleId")) == name)
        style.get_or_add_pPr().insert(0, parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>'))
    document.add_heading("职责", 1)
    document.add_heading("日常", 2)
    document.add_heading("月末", 2)
    for xml in (item("甲", 2), item("乙", 2)):
        document.element.body.insert(
            len(document.element.body) - 1, parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>"))
        )
    assert text_of(document) == "一、职责\n（一）日常\n（二）月末\n① 甲\n② 乙\n"


@pytest.mark.parametrize(
    ("number", "style", "seen"),
    [
        (10, "chineseCounting", "十"), (11, "chineseCounting", "十一"), (20, "chineseCounting", "二十"), (101, "chineseCountingThousand", "一百〇一"),
        (110, "chineseCountingThousand", "一百一十"), (12, "chineseLegalSimplified", "壹拾贰"), (3, "ideographTraditional", "丙"),
        (21, "decimalEnclosedCircle", "㉑"), (3, "decimalEnclosedParen", "⑶"), (14, "upperRoman", "XIV"), (4, "lowerRoman", "iv"),
        (28, "lowerLetter", "bb"), (3, "decimalZero", "03"), (25, "decimalFullWidth", "２５"), (99, "ideographZodiac", "99"), (7, "ordinal", "7"), (0, "chineseCounting", "0"),
    ],
)  # fmt: skip
def test_numerals(number: int, style: str, seen: str) -> None:
    assert drawn(number, style) == seen


def test_what_is_not_seen_is_not_read() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    document = of_xml(
        "<w:p>"
        + run.format("留")
        + "<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins>"
        + run.format("增")
        + "</w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:ruby><w:rt><w:r><w:t>zhí</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>职</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    )
    assert text_of(document) == "留增职\n"


def test_inline_signs() -> None:
    document = of_xml(
        '<w:p><w:r><w:t>1、</w:t><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F06C"/><w:t>\uf0b7</w:t></w:r>'
        "<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>控</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert text_of(document) == "1、\t甲\n乙-●•链控\n"


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框中职责</w:t></w:r></w:p></w:txbxContent>"
    document = of_xml(
        "<w:p><w:r><w:t>前文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        + box + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>后文</w:t></w:r></w:p>"
    )  # fmt: skip
    assert text_of(document) == "前文后文\n框中职责\n"


def test_tables_row_by_row_with_lists_in_cells() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    for at, row in enumerate(
        [["序号", "职责", "频次"], ["1", "开票", ""], ["", "", ""], ["考核", "甲", "乙"]]
    ):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    inner = table.cell(2, 1)
    inner.text = "一、收款"
    inner.add_paragraph("二、付款")
    table.cell(2, 0).text = "出纳职责"
    table.cell(0, 0).merge(table.cell(1, 0))
    assert text_of(document) == "序号\n1\n职责 | 频次\n开票\n出纳职责\n一、收款\n二、付款\n考核 | 甲 | 乙\n"


def test_frames_contents_and_footnotes() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "某公司制度"
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
        )
    )
    contents = document.add_paragraph("出纳岗位职责 3")
    contents._p.get_or_add_pPr().append(parse_xml(f'<w:pStyle {nsdecls("w")} w:val="TOC1"/>'))
    document.add_paragraph("负责付款")
    text, _, notes = read_docx(saved(document))
    assert text == "负责付款\n"
    assert notes == ("目录（1 行）没有读入正文。", "页眉页脚没有读入正文：某公司制度")


def test_a_document_of_pictures_is_empty() -> None:
    from corpus.errors import UnreadableDocument

    with pytest.raises(UnreadableDocument) as caught:
        read(saved(docx.Document()), "x.docx")
    assert caught.value.code == "document_empty"


def test_deep_tables_do_not_break_the_stack() -> None:
    xml = "<w:p><w:r><w:t>底</w:t></w:r></w:p>"
    for _ in range(60):
        xml = f"<w:tbl><w:tr><w:tc>{xml}</w:tc></w:tr></w:tbl>"
    assert text_of(of_xml(xml)) == "底\n"


def test_strict_files_are_read_too() -> None:
    transitional = saved(of_xml("<w:p><w:r><w:t>负责</w:t></w:r></w:p>"))
    out = BytesIO()
    with ZipFile(BytesIO(transitional)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            data = data.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            data = data.replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            target.writestr(name, data)
    assert read_docx(out.getvalue())[0] == "负责\n"
