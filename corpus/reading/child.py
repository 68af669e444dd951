"""The reading child: ``python -m corpus.reading.child``, started by :mod:`corpus.reading.sandbox` only.

It limits itself before the first byte arrives, reads one file after the other from its standard input and
ends when that is closed. Nothing but frames goes to standard output, whatever a library prints.
"""

from __future__ import annotations

import os
import resource
import sys
from typing import Any, BinaryIO

from corpus.errors import UnreadableDocument
from corpus.reading.extract import extract
from corpus.reading.formats import Format, Found
from corpus.reading.result import MAX_BYTES, UNREADABLE
from corpus.reading.wire import frame, parse

_REFUSED_EVENTS = frozenset(
    {"socket.connect", "socket.bind", "subprocess.Popen", "os.exec", "os.fork", "os.posix_spawn", "os.system"}
)


def main() -> None:
    """Serve until standard input closes."""
    memory, cpu, file_size = (int(argument) for argument in sys.argv[1:4])
    source, sink = _own_streams()
    _limit(memory, file_size)
    sys.setrecursionlimit(5_000)
    sys.addaudithook(_forbid)
    while True:
        try:
            head, data = parse(lambda size: _exactly(source, size), MAX_BYTES)
        except EOFError:
            return
        _grant_cpu(cpu)
        sink.write(_answer(head, data))
        sink.flush()


def _answer(head: dict[str, Any], data: bytes) -> bytes:
    name = str(head["name"])
    try:
        reading = extract(Found(Format(head["format"]), str(head["media_type"])), data, name)
        about = {"encoding": reading.encoding, "media_type": reading.media_type, "title": reading.title}
        return frame({**about, "notes": reading.notes}, reading.text.encode("utf-8"))
    except UnreadableDocument as exc:
        facts = {key: value if isinstance(value, int) else str(value) for key, value in exc.facts.items()}
        return frame({"code": exc.code, "facts": facts})
    except MemoryError:
        reason = "memory"
    except RecursionError:
        reason = "nesting"
    except Exception as exc:  # noqa: BLE001  hostile bytes can raise anything in a parser; the caller must get words
        reason = type(exc).__name__
    return frame({"code": UNREADABLE, "facts": {"name": name, "size": len(data), "reason": reason}})


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes to ourselves and point the standard streams at nothing."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    return source, sink


def _limit(memory: int, file_size: int) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, file_size),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def _grant_cpu(seconds: int) -> None:
    """So many seconds for this file, on top of what the earlier ones used; SIGXCPU ends the process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _exactly(source: BinaryIO, size: int) -> bytes:
    data = source.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _forbid(event: str, _arguments: tuple[object, ...]) -> None:
    """A second wall: no reader has business with the network or with other programs."""
    if event in _REFUSED_EVENTS:
        raise PermissionError(event)


if __name__ == "__main__":
    main()
