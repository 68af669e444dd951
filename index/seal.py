"""A seal over a closed directory: did anything in it change since a healthy process left it?

Chroma was measured to answer wrongly, to hang or to crash the process (SIGSEGV in ``get``) on files that
were cut or overwritten, and no question put to it beforehand finds that out safely. So its directory is
only opened again when every byte is what it was; anything else is rebuilt from the blobs.
"""

from __future__ import annotations

import hashlib
from pathlib import Path


def seal_of(folder: Path) -> str:
    """A hash over names and contents of all files (0.05 s for 10,000 vectors); '' when there are none."""
    whole = hashlib.sha256()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        whole.update(f"{path.relative_to(folder)}\n".encode("utf-8", "surrogateescape"))
        with path.open("rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest() if files else ""
