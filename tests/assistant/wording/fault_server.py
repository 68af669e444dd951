"""A chat endpoint that misbehaves on purpose: every fault of the reference's list, one a path.

Plain asyncio and HTTP/1.1 written by hand, because a framework would not let us cut, stall or lie.
``/v1/<fault>/chat/completions`` shows the fault; ``text`` is what a good answer says.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

FAULTS = (
    "hang", "500", "429", "html", "done_only", "empty", "broken_json", "cut", "no_finish", "error_event", "stall", "comments", "babble",
    "refused", "401",
)  # fmt: skip


class FaultServer:
    """``base_url(fault)`` is what a client is given."""

    def __init__(self, text: str = "你好。") -> None:
        self.text = text
        self.requests: Counter[str] = Counter()
        self.bodies: list[dict[str, object]] = []
        self.left: asyncio.Event = asyncio.Event()  # a reader that went away while it was being answered
        self._port = 0

    def base_url(self, fault: str) -> str:
        port = 1 if fault == "refused" else self._port  # nobody listens on port 1
        return f"http://127.0.0.1:{port}/v1/{fault}"

    @asynccontextmanager
    async def running(self) -> AsyncIterator[FaultServer]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self._port = server.sockets[0].getsockname()[1]
        self._tasks: set[asyncio.Task[None]] = set()
        try:
            yield self
        finally:
            server.close()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                int(line.split(b":")[1])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length")
            )
            self.bodies.append(json.loads(await reader.readexactly(length)))
            fault = head.split(b" ")[1].decode().split("/")[2]
            self.requests[fault] += 1
            await self._answer(fault, writer)
            if fault == "kept" and not await reader.read():  # the client has kept the connection until now
                self.left.set()
        except (ConnectionError, asyncio.IncompleteReadError):
            self.left.set()
        finally:
            writer.close()
            self._tasks.discard(task)

    async def _answer(self, fault: str, writer: asyncio.StreamWriter) -> None:
        ways: dict[str, Callable[[asyncio.StreamWriter], Awaitable[None]]] = {
            "good": self._good, "slow": self._slow, "hang": self._hang, "html": self._html, "done_only": self._done_only, "empty": self._empty,
            "broken_json": self._broken, "cut": self._cut, "no_finish": self._no_finish, "error_event": self._error_event,
            "stall": self._stall, "comments": self._comments, "babble": self._babble, "length": self._length,
        }  # fmt: skip
        if fault.startswith("then_"):  # fails once, then answers
            first = self.requests[fault] == 1
            await (self._status(writer, 500) if first else self._good(writer))
        elif fault in ("500", "401", "kept"):
            await self._status(writer, 401 if fault == "kept" else int(fault))
        elif fault == "429":
            await self._status(writer, 429, "Retry-After: 20\r\n")
        else:
            await ways[fault](writer)

    async def _status(self, writer: asyncio.StreamWriter, status: int, more: str = "") -> None:
        body = b'{"error": {"message": "secret inner words", "type": "x"}}'
        writer.write(
            f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode()
        )
        writer.write(body)
        await writer.drain()

    async def _open(self, writer: asyncio.StreamWriter, kind: str = "text/event-stream") -> None:
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()

    async def _event(self, writer: asyncio.StreamWriter, data: object) -> None:
        text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        writer.write(f"data: {text}\n\n".encode())
        await writer.drain()

    async def _say(self, writer: asyncio.StreamWriter, text: str, finish: str | None = None) -> None:
        delta = {"role": "assistant", "content": text} if text else {}
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        await self._event(
            writer,
            {
                "id": "c",
                "object": "chat.completion.chunk",
                "created": 1,
                "model": "m",
                "choices": [choice],
            },
        )

    async def _good(self, writer: asyncio.StreamWriter) -> None:
        await self._open(writer)
        for at in range(0, len(self.text), 7):
            await self._say(writer, self.text[at : at + 7])
        await self._say(writer, "", "stop")
        usage = {"prompt_tokens": 11, "completion_tokens": 5, "total_tokens": 16}
        await self._event(
            writer,
            {
                "id": "c",
                "object": "chat.completion.chunk",
                "created": 1,
                "model": "m",
                "choices": [],
                "usage": usage,
            },
        )
        await self._event(writer, "[DONE]")

    async def _slow(self, writer: asyncio.StreamWriter) -> None:
        """One character every 50 ms; a reader that leaves is noticed."""
        await self._open(writer)
        for char in self.text * 40:
            await self._say(writer, char)
            await asyncio.sleep(0.05)
        await self._say(writer, "", "stop")
        await self._event(writer, "[DONE]")

    async def _hang(self, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(60)

    async def _html(self, writer: asyncio.StreamWriter) -> None:
        await self._open(writer, "text/html")
        writer.write("<html><body>网关错误</body></html>".encode())
        await writer.drain()

    async def _done_only(self, writer: asyncio.StreamWriter) -> None:
        await self._open(writer)
        await self._event(writer, "[DONE]")

    async def _empty(self, writer: asyncio.StreamWriter) -> None:
        await self._open(writer)
        await self._say(writer, "", "stop")
        await self._event(writer, "[DONE]")

    async def _broken(self, writer: asyncio.StreamWriter) -> None:
        await self._half(writer)
        await self._event(writer, '{"id": "c", "choices": [{"ind')

    async def _half(self, writer: asyncio.StreamWriter) -> None:
        await self._open(writer)
        await self._say(writer, self.text[: max(1, len(self.text) * 2 // 3)])

    async def _cut(self, writer: asyncio.StreamWriter) -> None:
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        data = (
            "data: "
            + json.dumps(
                {
                    "id": "c",
                    "object": "chat.completion.chunk",
                    "created": 1,
                    "model": "m",
                    "choices": [
                        {
                            "index": 0,
                            "delta": {"content": self.text[: max(1, len(self.text) * 2 // 3)]},
                            "finish_reason": None,
                        }
                    ],
                }
            )
            + "\n\n"
        ).encode()
        writer.write(
            f"{len(data):x}\r\n".encode() + data + b"\r\n4000\r\nda"
        )  # a chunk that never comes whole
        await writer.drain()
        await asyncio.sleep(0.02)
        writer.transport.abort()

    async def _no_finish(self, writer: asyncio.StreamWriter) -> None:
        await self._half(writer)

    async def _error_event(self, writer: asyncio.StreamWriter) -> None:
        await self._half(writer)
        await self._event(writer, {"error": {"message": "secret inner words", "code": 500}})

    async def _stall(self, writer: asyncio.StreamWriter) -> None:
        await self._half(writer)
        await asyncio.sleep(60)

    async def _comments(self, writer: asyncio.StreamWriter) -> None:
        await self._open(writer)
        for _ in range(600):
            writer.write(b": ping\n\n")
            await writer.drain()
            await asyncio.sleep(0.05)

    async def _babble(self, writer: asyncio.StreamWriter) -> None:
        await self._open(writer)
        for _ in range(4000):
            await self._say(writer, "今天天气很好，我们来聊聊别的事情吧。")
        await self._say(writer, "", "stop")

    async def _length(self, writer: asyncio.StreamWriter) -> None:
        await self._half(writer)
        await self._say(writer, "", "length")
        await self._event(writer, "[DONE]")
