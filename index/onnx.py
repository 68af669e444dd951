"""The default encoder: pinned int8 ONNX weights under ``onnxruntime``. The only module that names it.

One text per call. The weights are quantised dynamically: in a batch the activations of all texts share
one scale, so a neighbour changes a vector (cosine down to 0.990 measured between batch 1 and 32), and
batching is not even faster. Parallel work is one text per thread, each on the thread that asks.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from threading import Lock

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from corpus.assets import ENCODER, PinnedFile
from corpus.errors import AssetCorrupt, AssetMissing
from corpus.radicals import whole_characters
from index.pinned import DIMENSIONS, FINGERPRINT, MAX_TOKENS, QUERY_PREFIX
from index.protocols import Vector
from index.tuning import Tuning

_WEIGHTS, _TOKENIZER = ENCODER.files
_AHEAD = 8  # texts a worker may be ahead of the reader of encode_texts
_ERRORS_ONLY = 3  # onnxruntime's log level: without this it warns of GPUs it did not find


class OnnxEncoder:
    """``BAAI/bge-small-zh-v1.5``: the [CLS] vector, normalised. An ``Encoder``; safe to share among threads.

    Args:
        folder: the asset ``ENCODER`` as ``AssetStore.path`` gives it, which is where its bytes are
            checked; only the sizes are looked at again here.
        workers: threads of ``encode_texts``. They share one session: with a single intra-op thread a
            run stays on its caller's thread, and two sessions were no faster (485 texts/s both ways
            on 2 cores) for 25 MB more each.
        tuning: parameters with which questions are read instead of the query prefix; ``None`` reads them as
            the weights' makers do. Either session (47 MB) is loaded when first needed.

    Raises:
        AssetMissing: a file is not there (facts ``asset``, ``folder``, ``files``).
        AssetCorrupt: a file has another size, or cannot be loaded (same facts).
    """

    def __init__(self, folder: Path, *, workers: int = 1, tuning: Tuning | None = None) -> None:
        if workers < 1:
            raise ValueError(f"workers must be at least 1, not {workers}")
        _check_sizes(folder)
        self.workers = workers
        self._tokenizer = _load_tokenizer(folder / _TOKENIZER.path, folder)
        self._texts = _Weights(folder)
        self._questions = _Weights(folder, tuning) if tuning else self._texts
        self._prefix = "" if tuning else QUERY_PREFIX
        _ = self._questions.session  # what is damaged is told now

    @property
    def dimensions(self) -> int:
        """512."""
        return DIMENSIONS

    @property
    def fingerprint(self) -> str:
        """From the pinned hashes, the pooling, the prefix and the cut: see ``index.pinned``."""
        return FINGERPRINT

    def encode_query(self, text: str) -> Vector:
        """The vector of a question, tuned or prefixed: shape (512,), float32, norm 1."""
        return self._encode(self._prefix + text, self._questions)

    def encode_texts(self, texts: Sequence[str]) -> Iterator[Vector]:
        """The vectors of stored texts, one by one and in order: shape (512,), float32, norm 1.

        Lazy: at most a few texts are encoded ahead of the reader, who may stop at any time.
        """
        if self.workers == 1:
            yield from map(self._text, texts)
            return
        with ThreadPoolExecutor(self.workers, thread_name_prefix="encoder") as pool:
            ahead: deque[Future[Vector]] = deque()
            try:
                for text in texts:
                    ahead.append(pool.submit(self._text, text))
                    if len(ahead) >= self.workers * _AHEAD:
                        yield ahead.popleft().result()
                while ahead:
                    yield ahead.popleft().result()
            finally:
                for future in ahead:
                    future.cancel()

    def _text(self, text: str) -> Vector:
        return self._encode(text, self._texts)

    def _encode(self, text: str, weights: _Weights) -> Vector:
        ids = np.array([self._tokenizer.encode(whole_characters(text)).ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        states: NDArray[np.float32] = weights.session.run(["last_hidden_state"], feed)[0]
        vector: Vector = states[0, 0]
        return vector / np.linalg.norm(vector)


class _Weights:
    """The pinned weights, with another's parameters in place of their own where a tuning is given."""

    def __init__(self, folder: Path, tuning: Tuning | None = None) -> None:
        self._folder = folder
        self._tuning = tuning
        self._lock = Lock()
        self._loaded: onnxruntime.InferenceSession | None = None
        self._values: list[onnxruntime.OrtValue] = []  # the session reads them where they are

    @property
    def session(self) -> onnxruntime.InferenceSession:
        """The session, loaded at the first call."""
        if self._loaded is None:
            with self._lock:
                if self._loaded is None:
                    self._loaded = self._load()
        return self._loaded

    def _load(self) -> onnxruntime.InferenceSession:
        file = self._folder / _WEIGHTS.path
        if self._tuning is None:
            return _load_session(file, self._folder, {})
        with TemporaryDirectory(prefix="zhize-") as folder:
            copy = Path(folder) / file.name
            copyfile(file, copy)
            small = self._tuning.apply(copy)
            values = {name: onnxruntime.OrtValue.ortvalue_from_numpy(small[name]) for name in small}
            self._values = list(values.values())
            return _load_session(copy, self._folder, values)


def _check_sizes(folder: Path) -> None:
    missing = [file.path for file in ENCODER.files if not (folder / file.path).is_file()]
    if missing:
        raise AssetMissing(asset=ENCODER.name, folder=str(folder), files=", ".join(missing))
    for file in ENCODER.files:
        if (folder / file.path).stat().st_size != file.size:
            raise _corrupt(file, folder)


def _load_session(
    weights: Path, folder: Path, replaced: Mapping[str, onnxruntime.OrtValue]
) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = _ERRORS_ONLY
    options.enable_cpu_mem_arena = False  # an arena keeps the memory of the longest text for ever
    for name, value in replaced.items():
        options.add_initializer(name, value)
    try:
        return onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises a class of its own per fault, with no common root
        raise _corrupt(_WEIGHTS, folder) from error


def _load_tokenizer(file: Path, folder: Path) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_file(str(file))
    except Exception as error:  # tokenizers raises plain Exception for a file it cannot read
        raise _corrupt(_TOKENIZER, folder) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def _corrupt(file: PinnedFile, folder: Path) -> AssetCorrupt:
    return AssetCorrupt(asset=ENCODER.name, folder=str(folder), files=file.path)
