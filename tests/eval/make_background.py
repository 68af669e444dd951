"""Writes ``index/data/background.npz``: vectors of seven and a half thousand invented duties of all trades.

    python -m tests.eval.make_background

The first ``DUTIES`` of ``pairs/*.tsv``, by hash, in the first ``KEPT`` principal directions (singular value decomposition, not centred, so that
inner products stay cosines), each row as int8 with a scale of its own. Measured on the five sets that no lexicon was written
for: how well the best cosine above the cohort's tells colloquial questions from those that nothing answers (area under the
curve): a thousand duties and their ten nearest 0.607, all and the nearest 0.757, all in 192 directions 0.747, in 64 0.652.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from corpus.assets import ENCODER, AssetStore
from index.onnx import OnnxEncoder
from tests.eval.pairs import divided

TARGET = Path("index/data/background.npz")
KEPT = 192
DUTIES = 7_500  # six megabytes when in use


def main() -> None:
    """Encode, turn, store."""
    encoder = OnnxEncoder(AssetStore(Path.home() / ".cache/zhize/assets").pull(ENCODER), workers=2)
    vectors = np.array(list(encoder.encode_texts(divided()[0][:DUTIES])))
    directions = np.linalg.svd(vectors, full_matrices=False)[2][:KEPT].T
    turned = vectors @ directions
    scales = np.abs(turned).max(1) / 127
    np.savez_compressed(
        TARGET,
        allow_pickle=False,
        directions=directions.astype(np.float16),
        vectors=np.rint(turned / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
    )
    print(f"{len(turned)} duties, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
