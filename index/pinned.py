"""What identifies the default encoder, known without loading it (its runtime takes 0.4 s to import)."""

from __future__ import annotations

import hashlib

from corpus.assets.registry import ENCODER

DIMENSIONS = 512
MAX_TOKENS = 512
"""Positions the weights know, [CLS] and [SEP] included; what is longer is cut."""

QUERY_PREFIX = "为这个句子生成表示以用于检索相关文章："
"""Put before a question, never before a stored text (BAAI's instruction for the v1.5 Chinese models)."""

FINGERPRINT = hashlib.sha256(
    "\n".join((*(file.sha256 for file in ENCODER.files), "cls", "l2", QUERY_PREFIX, str(MAX_TOKENS))).encode()
).hexdigest()[:32]
"""From the pinned hashes, the pooling, the prefix and the cut: not from any library's version."""
