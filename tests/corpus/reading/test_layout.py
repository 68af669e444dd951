"""Lines to paragraphs, by where they stand."""

from __future__ import annotations

from corpus.reading.layout import Glyph, Line, line_of, paragraphs, without_frames

SIZE = 10.0
HEIGHT = 800.0


def line(text: str, row: int, left: float = 50.0, page: int = 0, size: float = SIZE) -> Line:
    """A line of Han characters ``size`` wide each; the page is 40 characters wide."""
    top = 700 - row * 14
    return Line(
        text, page, left, left + len(text) * size, top - size, top, size, at_edge=top > 704 or top < 96
    )


FULL = "负责原材料和产成品的收发与存管理工作并且每月末对账物进行盘点和核对编制月度库存报"  # 40 characters


def test_a_wrapped_item_is_one_line_again() -> None:
    assert len(FULL) == 40
    page = [line("1、" + FULL[2:], 0), line("表，上报财务部；", 1, 70), line("2、收发快递。", 2)]
    assert paragraphs([page]) == ["1、" + FULL[2:] + "表，上报财务部；", "2、收发快递。"]


def test_short_lines_and_headings_stay_apart() -> None:
    page = [line("工作职责", 0), line("收发快递", 1), line("管理会议室", 2), line(FULL, 3)]
    assert paragraphs([page]) == ["工作职责", "收发快递", "管理会议室", FULL]


def test_an_indent_or_a_gap_or_another_size_opens_a_paragraph() -> None:
    ended = FULL[:-1] + "。"
    assert len(paragraphs([[line(ended, 0), line(FULL, 1, 70)]])) == 2
    assert len(paragraphs([[line(FULL, 0), line("表。", 4)]])) == 2
    assert len(paragraphs([[line(FULL, 0), line("表。", 1, size=14)]])) == 2
    assert len(paragraphs([[line(FULL[:-1] + "；", 0), line("表。", 1)]])) == 2


def test_a_paragraph_runs_over_the_end_of_a_page() -> None:
    assert paragraphs([[line(FULL, 40)], [line("表，上报。", 0, page=1)]]) == [FULL + "表，上报。"]


def test_latin_words_keep_their_blank() -> None:
    first = "使用" + "a" * 36 + " c"
    assert paragraphs([[line(first, 0), line("Excel 报表", 1)]]) == [first + " Excel 报表"]


def test_running_headers_go_and_list_items_stay() -> None:
    def page(number: int) -> list[Line]:
        return [
            line("公司制度汇编 第1版", -2, page=number),
            line(f"{number}、负责收发。", -1, page=number),
            line(f"第 {number} 页", 45, page=number),
        ]

    kept, frames = without_frames([page(1), page(2), page(3)])
    assert [[item.text for item in lines] for lines in kept] == [
        ["1、负责收发。"],
        ["2、负责收发。"],
        ["3、负责收发。"],
    ]
    assert frames == ["公司制度汇编 第1版"]


def test_wide_gaps_part_cells_but_not_a_number_from_its_text() -> None:
    def glyphs(*words: tuple[str, float]) -> list[Glyph]:
        return [Glyph(c, x + i * 10, x + i * 10 + 10, 0, 10) for text, x in words for i, c in enumerate(text)]

    cells = line_of(glyphs(("部门", 0), ("行政部", 100)), 0, HEIGHT)
    item = line_of([*glyphs(("1、", 0)), Glyph(" "), *glyphs(("收发", 60))], 0, HEIGHT)
    spread = line_of([*glyphs(("职", 0)), Glyph(" "), *glyphs(("责", 15))], 0, HEIGHT)
    assert cells is not None and cells.text == "部门 | 行政部"
    assert item is not None and item.text == "1、 收发"
    assert spread is not None and spread.text == "职责"
