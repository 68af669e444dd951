"""Both ways through the door give the same vectors, and other models come in as encoders."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.assets import ENCODER, AssetStore
from index.onnx import OnnxEncoder
from index.protocols import Encoder

if not os.environ.get("CI"):
    pytest.importorskip("sentence_transformers", reason="the extra models is not installed")

from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer

from index.sentence_transformers_door import SentenceEncoder, as_sentence_transformer

TEXTS = ["制定销售计划", "负责开具增值税发票，并及时交给客户", "核对应收账款" * 30, "Report monthly.", "1"]


@pytest.fixture(scope="module")
def encoder_folder(assets_dir: Path) -> Path:
    return AssetStore(assets_dir).pull(ENCODER)


@pytest.fixture(scope="module")
def ours(encoder_folder: Path) -> OnnxEncoder:
    return OnnxEncoder(encoder_folder, workers=2)


@pytest.fixture(scope="module")
def wrapped(ours: OnnxEncoder) -> SentenceTransformer:
    return as_sentence_transformer(ours)


def test_our_encoder_inside_sentence_transformers_gives_our_vectors(
    ours: OnnxEncoder, wrapped: SentenceTransformer
) -> None:
    plain = np.stack(list(ours.encode_texts(TEXTS)))
    through = wrapped.encode(TEXTS)
    assert through.shape == (5, 512)
    assert ((plain * through).sum(axis=1) > 0.999).all()
    assert ours.encode_query("谁负责开票？") @ wrapped.encode_query("谁负责开票？") > 0.999
    assert float(wrapped.similarity(through[:1], plain[:1])) == pytest.approx(1.0, abs=1e-3)


def test_there_and_back_is_the_same_encoder(ours: OnnxEncoder, wrapped: SentenceTransformer) -> None:
    back: Encoder = SentenceEncoder(wrapped)
    assert back.dimensions == ours.dimensions
    for plain, through in zip(ours.encode_texts(TEXTS), back.encode_texts(TEXTS), strict=True):
        assert plain @ through > 0.999
    assert ours.encode_query("谁负责开票？") @ back.encode_query("谁负责开票？") > 0.999


def other_model(encoder_folder: Path, seed: int) -> SentenceTransformer:
    """A real if untrained model of another kind and width, made here."""
    weights = np.random.default_rng(seed).standard_normal((21128, 24)).astype(np.float32)
    module = StaticEmbedding(
        Tokenizer.from_file(str(encoder_folder / "tokenizer.json")), embedding_weights=weights
    )
    return SentenceTransformer(modules=[module], prompts={"query": "问："}, device="cpu")


def test_any_other_model_is_an_encoder(encoder_folder: Path) -> None:
    model = other_model(encoder_folder, 1)
    encoder: Encoder = SentenceEncoder(model)
    assert encoder.dimensions == 24
    vectors = list(encoder.encode_texts(TEXTS))
    assert [vector.dtype for vector in vectors] == [np.float32] * 5
    assert [float(np.linalg.norm(vector)) for vector in vectors] == pytest.approx([1.0] * 5, abs=1e-5)
    (prefixed,) = encoder.encode_texts(["问：开票"])
    assert np.allclose(encoder.encode_query("开票"), prefixed, atol=1e-6)


def test_other_weights_have_another_fingerprint(encoder_folder: Path, ours: OnnxEncoder) -> None:
    prints = [SentenceEncoder(other_model(encoder_folder, seed)).fingerprint for seed in (1, 1, 2)]
    assert prints[0] == prints[1] != prints[2]
    assert ours.fingerprint not in prints


def test_without_the_extra_the_door_names_it() -> None:
    program = "import sys; sys.modules['torch'] = sys.modules['sentence_transformers'] = None; import index.sentence_transformers_door"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "zhize[models]" in done.stderr.splitlines()[-1]
