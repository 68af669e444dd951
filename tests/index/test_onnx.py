"""The pinned weights give the pinned vectors, whatever else is encoded around a text."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from corpus.assets import ENCODER, AssetStore
from corpus.errors import AssetCorrupt, AssetMissing
from index.onnx import OnnxEncoder
from index.pinned import MAX_TOKENS, QUERY_PREFIX
from index.protocols import Encoder, Vector
from index.tuning import packaged

TEXTS = [
    "制定销售计划",
    "负责开具增值税发票，并及时交给客户",
    "核对应收账款",
    "1",
    "督促各门店的现场行为规范、商品陈列与卫生，" * 8,
    "Prepare the monthly sales report for the regional manager.",
    "",
]


@pytest.fixture(scope="module")
def folder(assets_dir: Path) -> Path:
    return AssetStore(assets_dir).pull(ENCODER)


@pytest.fixture(scope="module")
def one(folder: Path) -> OnnxEncoder:
    return OnnxEncoder(folder)


def stacked(vectors: Iterable[Vector]) -> np.ndarray:
    return np.stack(list(vectors))


def test_it_is_an_encoder(one: OnnxEncoder) -> None:
    encoder: Encoder = one
    assert encoder.dimensions == 512


def test_vectors_have_512_dimensions_and_norm_1(one: OnnxEncoder) -> None:
    for vector in [*one.encode_texts(TEXTS), one.encode_query("谁负责开票？")]:
        assert vector.shape == (512,)
        assert vector.dtype == np.float32
        assert np.isfinite(vector).all()
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


def test_the_first_five_numbers_are_the_pinned_ones(one: OnnxEncoder) -> None:
    """Another weight, pooling, tokeniser or prefix would show here; 2e-3 allows for other CPUs' int8 kernels."""
    stored = [-0.045256, -0.008505, 0.054632, 0.005584, 0.052352]
    asked = [-0.040496, 0.014754, -0.005759, 0.014642, 0.013260]
    assert next(iter(one.encode_texts(["制定销售计划"])))[:5] == pytest.approx(stored, abs=2e-3)
    assert one.encode_query("谁负责开票")[:5] == pytest.approx(asked, abs=2e-3)


def test_neighbours_order_and_workers_never_change_a_vector(one: OnnxEncoder, folder: Path) -> None:
    alone = {text: next(iter(one.encode_texts([text]))) for text in TEXTS}
    two = OnnxEncoder(folder, workers=2)
    shuffle = random.Random(7)
    for encoder in (one, two):
        for _ in range(3):
            texts = shuffle.sample(TEXTS * 5, 30)
            for text, vector in zip(texts, encoder.encode_texts(texts), strict=True):
                assert np.array_equal(vector, alone[text])


def test_a_question_is_its_prefixed_text(one: OnnxEncoder) -> None:
    (vector,) = one.encode_texts([QUERY_PREFIX + "谁负责开票？"])
    assert np.array_equal(one.encode_query("谁负责开票？"), vector)


def test_a_tuned_encoder_reads_questions_otherwise_and_texts_the_same(one: OnnxEncoder, folder: Path) -> None:
    """The catalogue's vectors must not depend on how questions are read."""
    tuned = OnnxEncoder(folder, tuning=packaged())
    assert tuned.fingerprint == one.fingerprint
    for own, pinned in zip(tuned.encode_texts(TEXTS), one.encode_texts(TEXTS), strict=True):
        assert np.array_equal(own, pinned)
    asked, plain = tuned.encode_query("外头的欠款谁去要"), one.encode_query("外头的欠款谁去要")
    assert np.linalg.norm(asked) == pytest.approx(1.0, abs=1e-5)
    assert 0.2 < asked @ plain < 0.98
    assert np.array_equal(asked, tuned.encode_query("外头的欠款谁去要"))


def test_a_colloquial_question_lies_nearer_to_its_duty_when_tuned(one: OnnxEncoder, folder: Path) -> None:
    """Questions and duties of trades that no training pair is about, so that this is no look-up."""
    duties = [
        "应收账款的催收与账龄分析",
        "门店陈列与卫生检查",
        "员工劳动合同的签订与归档",
        "仓库消防器材的定期检查",
        "新品上市方案的策划",
        "售后维修与安装调试",
    ]
    asked = {
        "外头欠的钱谁去讨": 0,
        "货架摆得乱七八糟找哪个": 1,
        "刚来的人那张纸谁跟他签": 2,
        "灭火的家伙隔多久看一眼": 3,
        "东西坏了上门弄好是谁": 5,
    }
    vectors = stacked(one.encode_texts(duties))

    def right(encoder: OnnxEncoder) -> float:
        """How far the meant duty is ahead of the others, in mean."""
        leads = [
            (cosines := vectors @ encoder.encode_query(question))[place] - np.delete(cosines, place).max()
            for question, place in asked.items()
        ]
        return float(np.mean(leads) / np.std(vectors @ encoder.encode_query("谁负责")))

    assert right(OnnxEncoder(folder, tuning=packaged())) > right(one)


def test_threads_may_share_an_encoder(one: OnnxEncoder) -> None:
    questions = [f"第{number}个问题：谁负责{text[:20]}" for number, text in enumerate(TEXTS * 4)]
    expected = stacked(map(one.encode_query, questions))
    with ThreadPoolExecutor(4) as pool:
        assert np.array_equal(stacked(pool.map(one.encode_query, questions)), expected)


def test_what_is_longer_than_the_weights_can_see_is_cut(one: OnnxEncoder) -> None:
    seen = "销" * (MAX_TOKENS - 2)
    first, second, shorter = one.encode_texts([seen, seen + "发票" * 5000, seen[:-1]])
    assert np.array_equal(first, second)
    assert not np.array_equal(first, shorter)


def test_encode_texts_is_lazy_and_may_be_left(folder: Path) -> None:
    vectors = iter(OnnxEncoder(folder, workers=2).encode_texts([f"第{i}条" for i in range(5000)]))
    assert next(vectors).shape == (512,)
    vectors.close()  # type: ignore[attr-defined]
    assert list(OnnxEncoder(folder).encode_texts([])) == []


def test_meaning_is_nearer_than_words(one: OnnxEncoder) -> None:
    duties = ["开具增值税专用发票", "监督门店卫生", "拟定年度销售目标"]
    cosines = stacked(one.encode_texts(duties)) @ one.encode_query("哪个岗位给客户开票？")
    assert cosines.argmax() == 0


def test_the_fingerprint_is_that_of_the_pinned_weights(one: OnnxEncoder) -> None:
    """A change here means that every stored vector is another one: they must be made again."""
    assert one.fingerprint == "d6cb1812c68f2ae2b61fedf860a687c3"


def copy(folder: Path, to: Path) -> Path:
    for file in ENCODER.files:
        (to / file.path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / file.path, to / file.path)
    return to


@pytest.mark.parametrize("path", [file.path for file in ENCODER.files])
def test_a_missing_file_is_named(folder: Path, tmp_path: Path, path: str) -> None:
    (copy(folder, tmp_path) / path).unlink()
    with pytest.raises(AssetMissing) as caught:
        OnnxEncoder(tmp_path)
    assert caught.value.facts["files"] == path


@pytest.mark.parametrize("path", [file.path for file in ENCODER.files])
@pytest.mark.parametrize("cut", [True, False], ids=["short", "zeros"])
def test_a_file_that_is_not_the_weights_is_named(folder: Path, tmp_path: Path, path: str, cut: bool) -> None:
    file = copy(folder, tmp_path) / path
    size = file.stat().st_size
    file.write_bytes(b"\0" * (size // 2 if cut else size))
    with pytest.raises(AssetCorrupt) as caught:
        OnnxEncoder(tmp_path)
    assert caught.value.facts["files"] == path


def test_nothing_is_written_to_the_terminal(folder: Path) -> None:
    """onnxruntime likes to warn of GPUs that it looked for."""
    program = "import sys; from pathlib import Path; from index.onnx import OnnxEncoder; OnnxEncoder(Path(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout + done.stderr == ""
