"""SIGTERM under load: nobody new is let in, everybody inside gets an end, the process leaves with 0."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

STREAMS = 50


async def _stream(client: httpx.AsyncClient, number: int, opened: asyncio.Queue[int]) -> str:
    """The last event's name of one answer."""
    last = ""
    question = {"question": f"谁负责第{number}号门店的发票和应收账款？"}
    async with client.stream(
        "POST", "/v1/ask", json=question, headers={"accept": "text/event-stream"}
    ) as response:
        opened.put_nowait(number)
        async for line in response.aiter_lines():
            if line.startswith("event:"):
                last = line.removeprefix("event:").strip()
    return last


async def _under_load(process: subprocess.Popen[str], url: str) -> tuple[list[object], float]:
    opened: asyncio.Queue[int] = asyncio.Queue()
    limits = httpx.Limits(max_connections=STREAMS)
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=30, limits=limits) as client:
        running = [asyncio.create_task(_stream(client, number, opened)) for number in range(STREAMS)]
        for _ in range(5):  # some answers have begun, most wait for their turn
            await opened.get()
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        ended = await asyncio.gather(*running, return_exceptions=True)
    return ended, time.monotonic() - started


@pytest.mark.slow
def test_fifty_streams_end_and_the_process_leaves_with_0(environment: dict[str, str], tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--port", "0"],
        env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None and process.stderr is not None
        url = "http://" + process.stdout.readline().split("http://", 1)[1].strip()
        ended, seconds = asyncio.run(_under_load(process, url))
        _, err = process.communicate(timeout=20)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    assert process.returncode == 0, err
    assert "Traceback" not in err, err
    assert seconds < 15
    finals = [one for one in ended if isinstance(one, str)]
    assert len(finals) >= 5
    assert set(finals) <= {"done", "error"}, finals  # every stream that was begun has its final event
    refused = [one for one in ended if not isinstance(one, str)]
    assert all(isinstance(one, httpx.TransportError) for one in refused), refused
