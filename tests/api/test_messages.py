"""Every code that can be raised has words in Chinese and English, and they always format."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import corpus.errors
from api.messages import MESSAGES, NOTES, message, note
from api.problems import STATUS, problem, problem_of
from corpus.errors import InputError, NotFound, ZhizeError
from index.stamp import MEND

ROOT = Path(__file__).resolve().parents[2]


def _classes():
    found = [ZhizeError]
    for one in found:
        found.extend(one.__subclasses__())
    return found


def _documented_codes():
    tree = corpus.errors.__doc__.split("ZhizeError\n", 1)[1]
    codes = set()
    for line in tree.splitlines():
        _, _, rest = line.strip("│├└─ ").partition(" ")
        for part in re.split(
            r"\s*·\s*", re.sub(r"the caller.*|the data.*|pinned.*|a running.*", "", rest).strip()
        ):
            if re.fullmatch(r"[a-z]+(_[a-z]+)+", part):
                codes.add(part)
            elif re.fullmatch(r"_[a-z_]+", part):
                codes.add("document" + part)
    return codes


def _raised_codes():
    """First arguments of every ``raise OurError("code", ...)`` in the four packages."""
    ours = {one.__name__ for one in _classes()}
    codes = set()
    for package in ("corpus", "index", "assistant", "api"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not (
                    isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ours
                ):
                    continue
                if node.args and isinstance(node.args[0], ast.Constant):
                    codes.add(node.args[0].value)
    return codes


def test_every_code_has_words():
    codes = {one.code for one in _classes()} | _documented_codes() | _raised_codes()
    assert len(codes) > 20
    assert codes <= set(MESSAGES)


def test_every_message_has_a_status():
    assert set(STATUS) == set(MESSAGES)


@pytest.mark.parametrize("code", MESSAGES)
def test_words_are_chinese_and_english_and_always_format(code):
    for facts in ({}, {"name": "a{b}.txt", "path": "/x", "tried": ("甲: 乙",), "pid": None, "url": None}):
        words = message(code, facts)
        assert re.search(r"[一-鿿]", words.title) and re.search(r"[一-鿿]", words.zh)
        assert re.search(r"[a-z]{3}", words.en)
        assert "None" not in words.zh and "{" not in words.zh.replace("a{b}.txt", "")
        assert words.zh[-1] in "。？" or words.zh.endswith("list"), "a whole sentence"


def test_unknown_code_never_shows_through():
    assert problem("something_new", {"secret": "x"}).code == "internal"
    assert problem_of(ZhizeError("something_new")).status == 500


def test_facts_are_named_in_the_words():
    assert "8000" in message("port_in_use", {"port": 8000}).zh
    assert "年假" in problem_of(NotFound("role_not_found", role_id="年假")).message_zh


def test_a_problem_that_was_passed_on_stays_as_it_was():
    original = problem("question_empty", instance="/v1/ask")
    assert problem_of(InputError("question_empty", problem=original)) is original


def test_every_note_of_the_index_has_words():
    codes = set()
    for path in (ROOT / "index").glob("*.py"):
        codes |= set(re.findall(r'"(vectors_(?!counter)[a-z]+)"', path.read_text(encoding="utf-8")))
    assert codes and codes <= set(NOTES)
    assert note("vectors_pending") == NOTES["vectors_pending"] and note("别的话") == "别的话"


def test_an_index_of_other_rules_says_by_which_command_it_is_made_anew() -> None:
    error = corpus.errors.IndexMismatch(what="words", found="1", wanted="2", command=MEND)
    told = message(error.code, error.facts)
    assert MEND in told.zh and MEND in told.en
