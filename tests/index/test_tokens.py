"""The tokeniser is jieba, only lighter; duties and questions get the same view."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import jieba
import pytest

from index.dictionary import ShardedTokenizer, read_words
from index.tokens import Tokens


@pytest.fixture(scope="module")
def seed() -> str:
    return files("corpus.data").joinpath("seed.txt").read_text(encoding="utf-8")


def test_the_sharded_dictionary_cuts_exactly_as_stock_jieba(tmp_path: Path, seed: str) -> None:
    words = read_words(files("corpus.data").joinpath("words.tsv").read_text(encoding="utf-8"))
    stock = jieba.Tokenizer()
    stock.tmp_dir = str(tmp_path)
    stock.initialize()
    for word, freq in words.items():
        stock.add_word(word, freq or None)
    ShardedTokenizer(words, tmp_path / "own.cache")
    ours = ShardedTokenizer(words, tmp_path / "own.cache")  # the second time from the file
    for line in [
        *seed.splitlines(),
        "他来到了网易杭研大厦",
        "小明硕士毕业于中国科学院计算所",
        "𠮷野家 C++ 3.5%",
        "",
    ]:
        assert list(ours.cut_for_search(line)) == list(stock.cut_for_search(line))
        assert list(ours.cut(line)) == list(stock.cut(line))


def test_one_view_for_width_script_and_case(tokens: Tokens) -> None:
    assert tokens.of("負責開具增值稅發票（ＫＰＩ　３）") == tokens.of("负责开具增值税发票(kpi 3)")


def test_stop_words_and_punctuation_go(tokens: Tokens) -> None:
    assert tokens.of("请问，是谁负责的？？——……") == ["负责"]


def test_domain_words_stay_whole_and_give_their_parts(tokens: Tokens) -> None:
    assert {"增值税发票", "增值税", "发票"} <= set(tokens.of("开具增值税发票"))


@pytest.mark.parametrize("harm", ["noise", "truncation", "nonsense", "emptiness", "another dictionary"])
def test_a_damaged_or_outdated_cache_is_made_again(tmp_path: Path, tokens: Tokens, harm: str) -> None:
    cache = tmp_path / "jieba.cache"
    Tokens(cache)
    whole = cache.read_bytes()
    middle = len(whole) // 2
    cache.write_bytes(
        {
            "noise": whole[:middle] + bytes(4096) + whole[middle + 4096 :],
            "truncation": whole[:middle],
            "nonsense": b"\xff" * 100,
            "emptiness": b"",
            "another dictionary": whole.replace(tokens._jieba.stamp.encode(), b"0" * 20),
        }[harm]
    )
    assert Tokens(cache).of("负责开具增值税发票") == tokens.of("负责开具增值税发票")
    assert cache.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, tokens: Tokens) -> None:
    found = Tokens(tmp_path / "missing" / "jieba.cache").of("负责开具增值税发票")
    assert found == tokens.of("负责开具增值税发票")
