"""Writes ``index/data/background.npz``: vectors of a thousand invented duties of all trades.

    python -m tests.eval.make_background

The duties of ``pairs/*.tsv``, thinned so that they lie apart: the one farthest from all that were taken is next.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from corpus.assets import ENCODER, AssetStore
from index.onnx import OnnxEncoder
from tests.eval.pairs import pairs

TARGET = Path("index/data/background.npz")
COUNT = 1024


def main() -> None:
    """Encode, thin, store."""
    encoder = OnnxEncoder(AssetStore(Path.home() / ".cache/zhize/assets").pull(ENCODER), workers=2)
    vectors = np.array(list(encoder.encode_texts(sorted({duty for _, duty in pairs()}))))
    taken = [0]
    nearest = vectors @ vectors[0]
    while len(taken) < min(COUNT, len(vectors)):
        taken.append(int(nearest.argmin()))
        nearest = np.maximum(nearest, vectors @ vectors[taken[-1]])
    chosen = vectors[sorted(taken)]
    scales = np.abs(chosen).max(1) / 127
    np.savez_compressed(
        TARGET,
        allow_pickle=False,
        vectors=np.rint(chosen / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
    )
    print(f"{len(chosen)} duties, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
