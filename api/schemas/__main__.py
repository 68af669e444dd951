"""``python -m api.schemas``: rewrite the committed schemas."""

from __future__ import annotations

import sys

from api.schemas import CONTRACTS, generated, schema_file

for name in CONTRACTS:
    schema_file(name).write_text(generated(name), encoding="utf-8")
sys.stderr.write(f"{len(CONTRACTS)} schemas written; review the diff and the golden examples.\n")
