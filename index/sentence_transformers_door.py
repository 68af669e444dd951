"""The door to sentence-transformers, both ways; needs the extra ``models``.

* ``as_sentence_transformer``: our encoder as a ``SentenceTransformer`` (for its losses, evaluators,
  and the libraries that ask for one);
* ``SentenceEncoder``: any ``SentenceTransformer`` as our ``Encoder``.

Nothing else imports ``sentence_transformers`` or ``torch``, and nothing on the way of a question
imports this module: the library takes 7 s to load.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from index.onnx import OnnxEncoder
from index.pinned import DIMENSIONS, MAX_TOKENS, QUERY_PREFIX
from index.protocols import Vector

try:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import InputModule
except ImportError as error:
    raise ImportError(
        "sentence-transformers is not installed; it comes with: pip install 'zhize[models]'"
    ) from error


class EncoderModule(InputModule):
    """Our encoder as the only module of a ``SentenceTransformer``: texts in, normalised vectors out.

    It holds no tensors to train or move: it stays on the CPU, and text by text, as everywhere.
    """

    def __init__(self, encoder: OnnxEncoder) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.encoder = encoder

    @property
    def max_seq_length(self) -> int:
        """Tokens, marks included."""
        return MAX_TOKENS

    def get_embedding_dimension(self) -> int:
        """Length of a vector."""
        return DIMENSIONS

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """Pass the texts on as they are: tokens are the encoder's own business."""
        return {"texts": [(prompt or "") + text for text in inputs]}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Add ``sentence_embedding``, shape (texts, 512)."""
        vectors = list(self.encoder.encode_texts(features["texts"]))
        features["sentence_embedding"] = torch.from_numpy(np.stack(vectors))
        return features

    def save(self, *_: Any, **__: Any) -> None:
        """Refused: the weights are a pinned asset, not ours to copy under another name."""
        raise NotImplementedError(
            "the encoder is a pinned asset: save its name, pull it with `zhize assets pull`"
        )

    def get_config_dict(self) -> dict[str, Any]:
        """Names the weights wherever the model is printed, or fingerprinted."""
        return {"encoder": self.encoder.fingerprint}


def as_sentence_transformer(encoder: OnnxEncoder) -> SentenceTransformer:
    """Our encoder with its query prefix as the prompt of ``encode_query``."""
    prompts = {"query": QUERY_PREFIX, "document": ""}
    return SentenceTransformer(modules=[EncoderModule(encoder)], prompts=prompts, device="cpu")


class SentenceEncoder:
    """Any ``SentenceTransformer`` as an ``Encoder``, with the model's own query and document prompts.

    Texts go one by one: padding and quantisation let neighbours change a vector, and an ``Encoder``
    promises that they never do.
    """

    def __init__(self, model: SentenceTransformer) -> None:
        dimensions = model.get_embedding_dimension()
        if dimensions is None:
            raise ValueError("the model does not say how long its vectors are")
        self._model = model
        self._dimensions = int(dimensions)
        self._fingerprint = _fingerprint(model)

    @property
    def dimensions(self) -> int:
        """Length of every vector, as the model says."""
        return self._dimensions

    @property
    def fingerprint(self) -> str:
        """From the model's structure, prompts and every weight; computed once."""
        return self._fingerprint

    def encode_query(self, text: str) -> Vector:
        """The vector of a question, with the model's ``query`` prompt."""
        return self._vector(
            self._model.encode_query([text], normalize_embeddings=True, show_progress_bar=False)
        )

    def encode_texts(self, texts: Sequence[str]) -> Iterator[Vector]:
        """The vectors of stored texts, with the model's ``document`` prompt, one by one and in order."""
        for text in texts:
            found = self._model.encode_document([text], normalize_embeddings=True, show_progress_bar=False)
            yield self._vector(found)

    @staticmethod
    def _vector(found: Any) -> Vector:
        vector: Vector = np.asarray(found[0], dtype=np.float32)
        return vector


def _fingerprint(model: SentenceTransformer) -> str:
    digest = hashlib.sha256(f"{model}\n{sorted(model.prompts.items())}".encode())
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().contiguous().flatten().view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()[:32]
