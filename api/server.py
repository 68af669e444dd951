"""Runs the application: binds first, tells the owner's note its address, ends politely on a signal."""

from __future__ import annotations

import contextlib
import errno
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType

import uvicorn

from api.access import owner
from api.access.access import is_loopback
from api.app import create_app
from api.settings import Settings
from api.streaming import SEND_SECONDS
from api.wiring import Workspace
from corpus.errors import InvalidRequest, StateError

GRACE_SECONDS = 5  # open streams may finish within this
KEEP_ALIVE_SECONDS = (
    75  # longer than nginx keeps its own end (60): else it meets connections that just closed
)


def require_possible_keys(settings: Settings) -> None:
    """The quick half of ``require_keys``: a directory that never held anything holds no key.

    Raises:
        InvalidRequest: ``host_not_loopback``.
    """
    beyond = not is_loopback(settings.host) or settings.public_hosts
    if beyond and not (settings.data_dir / "catalogue.sqlite3").exists():
        raise InvalidRequest(
            "host_not_loopback", host=", ".join(sorted(settings.public_hosts)) or settings.host
        )


def require_keys(workspace: Workspace) -> None:
    """Refuse to serve others than this machine's own people while nobody has a key.

    Raises:
        InvalidRequest: ``host_not_loopback``, which says what to do.
    """
    settings = workspace.settings
    if (is_loopback(settings.host) and not settings.public_hosts) or workspace.access.has_keys:
        return
    raise InvalidRequest("host_not_loopback", host=", ".join(sorted(settings.public_hosts)) or settings.host)


def bind(host: str, port: int) -> socket.socket:
    """A listening-ready socket; port 0 takes a free one.

    Raises:
        StateError: ``port_in_use``.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Inherited by every connection: the kernel ends one whose reader takes nothing for so long, and with it what
    # waits in buffers for that reader. (A deadline on each write, as sse-starlette's, misses the last one.)
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(SEND_SECONDS * 1000))
    try:
        bound.bind((host, port))
    except OSError as exc:
        bound.close()
        if exc.errno in (errno.EADDRINUSE, errno.EACCES):
            raise StateError("port_in_use", port=port) from exc
        raise InvalidRequest("setting_invalid", name="ZHIZE_HOST", value=host) from exc
    return bound


def url_of(bound: socket.socket) -> str:
    """The address a person opens."""
    host, port = bound.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # listening everywhere is no address to open
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Server(uvicorn.Server):
    """uvicorn, except that a signal which asked for an orderly end does not kill the process afterwards."""

    on_started: Callable[[], None] | None = None
    on_exit: Callable[[], None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started and self.on_started is not None:
            self.on_started()

    drain_seconds: float = 0.0
    _drains_until: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """First the word that nobody new should come, then the time for it to spread, then the end."""
        if self.on_exit is not None:
            self.on_exit()
        if self.drain_seconds and self._drains_until is None:
            self._drains_until = time.monotonic() + self.drain_seconds
            return
        super().handle_exit(sig, frame)  # nothing to wait for, or a second signal: now

    async def on_tick(self, counter: int) -> bool:
        if self._drains_until is not None and time.monotonic() >= self._drains_until:
            self.should_exit = True
        return await super().on_tick(counter)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        # uvicorn raises the signal once more after its shutdown, which would end us with -15 instead of 0.
        handled = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.signal(number, self.handle_exit) for number in handled}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def serve(workspace: Workspace, bound: socket.socket, *, on_started: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT; running requests get ``GRACE_SECONDS`` to finish."""
    url = url_of(bound)

    def started() -> None:
        # The token first: whoever learns the address must find it.
        owner.leave(workspace.directory.path, workspace.access.owner_token)
        workspace.directory.announce(url)
        on_started(url)

    app = create_app(workspace)

    def stopping() -> None:
        app.state.ready = False  # before anything else: whoever balances load sends nobody here any more

    server = _Server(
        uvicorn.Config(
            app,
            log_config=None,  # the command line has set logging up, to stderr
            access_log=False,  # it would write queries down; api.observing writes what may be written
            proxy_headers=True,
            forwarded_allow_ips=workspace.settings.trusted_proxies,
            timeout_graceful_shutdown=GRACE_SECONDS,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            server_header=False,
        )
    )
    server.on_started = started
    server.on_exit = stopping
    server.drain_seconds = workspace.settings.drain_seconds
    try:
        server.run(sockets=[bound])
    finally:
        owner.take_away(workspace.directory.path)
