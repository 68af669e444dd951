"""What ``train_wanting`` and ``train_attributes`` share: how an ``assistant.classifier.Classifier`` is fitted and stored."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]
from sklearn.feature_extraction.text import CountVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from assistant.classifier import JOB, SPOKEN_JOB, Classifier, Weights, ngrams
from assistant.normalise import normalise
from corpus.assets import ENCODER, AssetStore
from index.onnx import OnnxEncoder
from index.tuning import packaged

ASKS = Path(__file__).parent / "asks"
LEAST = 2  # questions that hold an n-gram
MEANING = 4.0  # a vector has the length 1, a question holds some thirty n-grams: by cross-checks, author against author
ITERATIONS = 400
Asks = list[tuple[str, str]]


def asks(author: str) -> Asks:
    """The questions of one author: kind, question as the classifier reads it."""
    rows = (line.split("\t") for line in (ASKS / f"{author}.tsv").read_text(encoding="utf-8").splitlines())
    return [(kind, as_typed(question)) for kind, question in rows]


def as_typed(question: str) -> str:
    """A question of the files as the classifier reads a typed one: normalised, lower case, jobs as ``JOB``.

    Normalising drops ``JOB`` itself as a control character, so a rare Chinese one stands for it meanwhile.
    """
    return _with_job(normalise(question.replace("【R】", _NAME).replace("【D】", _NAME)).core)


def as_said(message: str) -> str:
    """A follow-up of the files as the classifier reads a typed one: like ``as_typed``, with the words that only fill."""
    return _with_job(normalise(message.replace("【R】", _NAME).replace("【D】", _NAME)).text)


def _with_job(text: str) -> str:
    return text.lower().replace(_NAME, JOB)


_NAME = "燚"


@cache
def encode(question: str) -> NDArray[np.float32]:
    """The vector of a question, as the assistant gets it."""
    return np.asarray(_encoder().encode_query(question), dtype=np.float32)


@cache
def _encoder() -> OnnxEncoder:
    store = AssetStore(Path.home() / ".cache/zhize/assets")
    return OnnxEncoder(store.pull(ENCODER), tuning=packaged(), workers=2)


def fit(rows: Asks, *, longest: int, inverse_ridge: float) -> Classifier:
    """Two softmax regressions (L2) over the n-grams that stand in at least ``LEAST`` questions, with and without vectors."""
    vectoriser = CountVectorizer(
        analyzer=lambda q: set(ngrams(q, longest)), min_df=LEAST, binary=True, lowercase=False
    )
    letters = vectoriser.fit_transform(question for _, question in rows)
    vectors = np.array([encode(question.replace(JOB, SPOKEN_JOB)) for _, question in rows])
    grams = sorted(vectoriser.vocabulary_)
    order = [vectoriser.vocabulary_[gram] for gram in grams]
    letters, kinds = letters[:, order], [kind for kind, _ in rows]
    spelt = LogisticRegression(C=inverse_ridge, max_iter=ITERATIONS).fit(letters, kinds)
    both = hstack([letters, csr_matrix(vectors * MEANING)]).tocsr()
    meant = LogisticRegression(C=inverse_ridge, max_iter=ITERATIONS).fit(both, kinds)
    return Classifier(
        kinds=tuple(spelt.classes_),
        grams=np.array(grams),
        longest=longest,
        spelt=_weights(spelt, len(grams)),
        meant=_weights(meant, len(grams)),
    )


def _weights(model: LogisticRegression, grams: int) -> Weights:
    """Its weights of n-grams and those of the vector."""
    return Weights.of(model.coef_.T[:grams], model.intercept_, model.coef_.T[grams:] * MEANING)


def write(classifier: Classifier, target: Path) -> None:
    """Store it, and say how large it is."""
    np.savez_compressed(target, allow_pickle=False, **classifier.save())
    print(f"{len(classifier.grams)} n-grams, {target.stat().st_size:,} bytes")
