"""The protocol between the service and its reading child: frames of a JSON head and a body.

A frame is 8 bytes (two big-endian 32-bit lengths), the head in UTF-8, the body. Request body: the file's
bytes; answer body: the text in UTF-8.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any

LENGTHS = struct.Struct(">II")
MAX_HEAD = 1_000_000


def frame(head: dict[str, Any], body: bytes = b"") -> bytes:
    """One frame. ``head`` must be JSON."""
    encoded = json.dumps(head, ensure_ascii=True).encode("ascii")
    return LENGTHS.pack(len(encoded), len(body)) + encoded + body


def parse(take: Callable[[int], bytes], max_body: int) -> tuple[dict[str, Any], bytes]:
    """Take one frame from a source of exactly n bytes.

    Raises:
        EOFError: the other side closed.
        ValueError: not a frame of ours, or longer than agreed.
    """
    head_size, body_size = LENGTHS.unpack(take(LENGTHS.size))
    if head_size > MAX_HEAD or body_size > max_body:
        raise ValueError(f"frame of {head_size} + {body_size} bytes")
    head = json.loads(take(head_size))
    if not isinstance(head, dict):
        raise ValueError("head is no object")
    return head, take(body_size) if body_size else b""
