"""Takes away what a reasoning model thinks aloud (``<think>…</think>``) before its sentences are read."""

from __future__ import annotations

_OPEN, _CLOSE = "<think>", "</think>"


class Unthought:
    """Feeds through what stands outside of the tags, whatever the cuts of the stream."""

    def __init__(self) -> None:
        self._held = ""
        self._inside = False

    def feed(self, piece: str) -> str:
        """What of ``piece`` (and of what was held back before) may be read."""
        self._held += piece
        out = ""
        while True:
            tag = _CLOSE if self._inside else _OPEN
            at = self._held.find(tag)
            if at < 0:
                keep = _beginning(self._held, tag)
                if not self._inside:
                    out += self._held[: len(self._held) - keep]
                self._held = self._held[len(self._held) - keep :]
                return out
            if not self._inside:
                out += self._held[:at]
            self._held = self._held[at + len(tag) :]
            self._inside = not self._inside

    def close(self) -> str:
        """What was held back when the stream ended; thoughts that never ended are none of an answer."""
        rest, self._held = self._held, ""
        return "" if self._inside else rest


def _beginning(text: str, tag: str) -> int:
    """How many characters at the end of ``text`` may be the beginning of ``tag``."""
    return next((n for n in range(min(len(tag) - 1, len(text)), 0, -1) if tag.startswith(text[-n:])), 0)
