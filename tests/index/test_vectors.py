"""A vector is made once, of one text alone, and kept bit for bit."""

from __future__ import annotations

import random

import numpy as np
import pytest

from corpus.catalogue import Catalogue
from index.exact import ExactStore
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.mending import reindex, requeue
from index.onnx import OnnxEncoder
from index.tokens import Tokens
from index.vectors import pack, read_all, sound, unpack
from tests.storage import made_document, simple_parse, simple_read


def _ingestor(catalogue: Catalogue, tokens: Tokens, encoder: FakeEncoder | OnnxEncoder) -> Ingestor:
    index = HybridIndex(catalogue, tokens, encoder)
    return Ingestor(catalogue, index, encoder, read=simple_read, parse=simple_parse)


def _vectors(catalogue: Catalogue, dimensions: int) -> dict[str, bytes]:
    with catalogue.reading() as connection:
        ids, matrix = read_all(connection, "default", dimensions)
    return {duty_id: row.tobytes() for duty_id, row in zip(ids, matrix, strict=True)}


def test_order_and_neighbours_never_change_a_vector(
    tmp_path: object, catalogue: Catalogue, tokens: Tokens, encoder: OnnxEncoder
) -> None:
    texts = {f"{number}.txt": made_document(number).encode() for number in range(4)}
    forwards = _ingestor(catalogue, tokens, encoder)
    for name, data in texts.items():
        forwards.add(data, name)
    other = Catalogue.open(f"{tmp_path}/other.sqlite3")
    backwards = _ingestor(other, tokens, encoder)
    backwards.add(made_document(99).encode(), "first.txt")
    for name in random.Random(1).sample(sorted(texts), len(texts)):
        backwards.add(texts[name], name)
    one, two = _vectors(catalogue, 512), _vectors(other, 512)
    other.close()
    assert len(one) == 48
    assert all(two[duty_id] == vector for duty_id, vector in one.items())
    duty = catalogue.duties_by_id(list(one))[next(iter(one))]
    assert one[duty.id] == next(iter(encoder.encode_texts([duty.text]))).tobytes()


def test_a_blob_is_the_vector_bit_for_bit() -> None:
    vector = np.random.default_rng(1).standard_normal(512).astype(np.float32)
    assert unpack([pack(vector)], 512).tobytes() == vector.tobytes()


def test_noise_is_no_unit_vector() -> None:
    good = pack(FakeEncoder(512).encode_query("出纳"))
    noisy = [good[:100] + b"\x7f" * 64 + good[164:], bytes(2048), good[:-4], b""]
    assert sound(unpack([good, *noisy], 512)).tolist() == [True, False, False, False, False]


def test_exact_search_is_a_sort_by_cosine(catalogue: Catalogue, tokens: Tokens) -> None:
    fake = FakeEncoder()
    ingestor = _ingestor(catalogue, tokens, fake)
    for number in range(5):
        ingestor.add(made_document(number).encode(), f"{number}.txt")
    vectors = {i: np.frombuffer(v, dtype=np.float32) for i, v in _vectors(catalogue, 64).items()}
    store, query = ExactStore(catalogue, 64), fake.encode_query("核对应收账款明细")
    by_hand = sorted(((i, float(v @ query)) for i, v in vectors.items()), key=lambda item: -item[1])
    found = store.nearest(query, limit=20, kb="default")
    assert [i for i, _ in found] == [i for i, _ in by_hand[:20]]
    assert [c for _, c in found] == pytest.approx([c for _, c in by_hand[:20]], abs=1e-6)
    few = list(vectors)[:7]
    assert ExactStore(catalogue, 64).cosines(query, [*few, "unknown"]) == pytest.approx(
        {i: float(vectors[i] @ query) for i in few}, abs=1e-6
    )
    assert store.nearest(query, limit=5, kb="nowhere") == []
    assert len(store.nearest(query, limit=500, kb="default")) == 60


def test_exact_search_sees_what_came_and_went(catalogue: Catalogue, tokens: Tokens) -> None:
    fake = FakeEncoder()
    ingestor, store = _ingestor(catalogue, tokens, fake), ExactStore(catalogue, 64)
    query = fake.encode_query("核对")
    assert store.nearest(query, limit=5, kb="default") == []
    document = ingestor.add(made_document(1).encode(), "1.txt").document
    assert len(store.nearest(query, limit=50, kb="default")) == 12
    ingestor.remove(document.id)
    assert store.nearest(query, limit=50, kb="default") == []


def test_a_damaged_or_lost_blob_is_encoded_again(catalogue: Catalogue, tokens: Tokens) -> None:
    fake = FakeEncoder()
    ingestor = _ingestor(catalogue, tokens, fake)
    ingestor.add(made_document(1).encode(), "1.txt")
    before, encoded = _vectors(catalogue, 64), fake.encoded
    assert requeue(catalogue, 64) == 0
    with catalogue.transaction() as connection:
        keys = [row[0] for row in connection.exec_driver_sql("SELECT key FROM vectors ORDER BY key")]
        connection.exec_driver_sql("DELETE FROM vectors WHERE key = ?", (keys[0],))
        connection.exec_driver_sql("UPDATE vectors SET vector = zeroblob(256) WHERE key = ?", (keys[1],))
        connection.exec_driver_sql("UPDATE vectors SET vector = x'00' WHERE key = ?", (keys[2],))
    assert len(_vectors(catalogue, 64)) == 9
    assert ingestor.resume() == 0
    assert _vectors(catalogue, 64) == before
    assert fake.encoded == encoded + 3


def test_another_encoder_is_refused_until_reindexed(catalogue: Catalogue, tokens: Tokens) -> None:
    from corpus.errors import IndexMismatch

    _ingestor(catalogue, tokens, FakeEncoder()).add(made_document(1).encode(), "1.txt")
    other = FakeEncoder(32)
    with pytest.raises(IndexMismatch) as caught:
        HybridIndex(catalogue, tokens, other)
    assert caught.value.facts["command"] == "zhize docs reindex"
    assert caught.value.facts["what"] == "encoder"
    assert reindex(catalogue, tokens, other) == 12
    index = HybridIndex(catalogue, tokens, other)
    assert len(_vectors(catalogue, 32)) == 12
    found = index.search("zz1x0x3", kb="default")
    assert found.notes == ()
    assert catalogue.duties_by_id([found.hits[0].duty_id])[found.hits[0].duty_id].text.endswith("zz1x0x3")
    with pytest.raises(IndexMismatch):
        HybridIndex(catalogue, tokens, FakeEncoder())


def test_another_dictionary_is_refused_until_reindexed(
    catalogue: Catalogue, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpus.errors import IndexMismatch

    fake = FakeEncoder()
    _ingestor(catalogue, tokens, fake).add(made_document(1).encode(), "1.txt")
    before = HybridIndex(catalogue, tokens, fake).search("核对应收账款", kb="default")
    monkeypatch.setattr(tokens, "stamp", "another")
    with pytest.raises(IndexMismatch) as caught:
        HybridIndex(catalogue, tokens, None)
    assert caught.value.facts["what"] == "words"
    encoded = fake.encoded
    reindex(catalogue, tokens, fake)
    assert fake.encoded == encoded
    assert HybridIndex(catalogue, tokens, fake).search("核对应收账款", kb="default") == before
