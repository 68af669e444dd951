"""Radicals that look like characters are those characters, in a text's reading, its words and its meaning."""

from corpus.parsing.view import normalise
from corpus.radicals import RADICALS, whole_characters
from index.text import folded


def test_a_radical_is_its_character() -> None:
    assert whole_characters("⻔店⻓负责⼈事、⻋辆和⺠⽤⼯具") == "门店长负责人事、车辆和民用工具"


def test_every_radical_stands_for_one_character() -> None:
    assert all(len(char) == len(whole) == 1 for char, whole in RADICALS.items())


def test_reading_and_comparing_see_the_characters() -> None:
    printed = "⼤堂经理接待⾮现⾦业务"
    assert normalise(printed) == "大堂经理接待非现金业务"
    assert folded(printed) == folded("大堂经理接待非现金业务")


def test_a_text_without_radicals_is_itself() -> None:
    text = "负责收款"
    assert whole_characters(text) is text
