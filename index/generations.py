"""Generations of the served vector index: opened with care, checked, rebuilt beside the old one, swapped.

A generation is a directory ``gen-0001``, ``gen-0002`` … and a row in the catalogue: ``building``, ``live``
(at most one) or ``retired``. A rebuild writes a new directory from the blobs, checks it, and only then is
the swap committed; killed anywhere, the row says which directory counts and everything else is swept at
the next opening. Nothing is ever mended in place. While no generation serves, exact search stands in.

A directory that a service closed, or left alone for ``QUIET`` seconds, is sealed (``index.seal``), and only
a directory with an unbroken seal is opened again: after a kill in the midst of writing there is always a
rebuild, because Chroma's files cannot be trusted then and cannot even be asked safely.
"""

from __future__ import annotations

import logging
import shutil
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, update

from corpus.catalogue import Catalogue
from index.chroma import ChromaStore, probe
from index.exact import VECTORS_COUNTER
from index.health import Finding, examine, misshapen
from index.outbox import Progress
from index.protocols import VectorStore
from index.seal import seal_of
from index.tables import generations
from index.vectors import iterate, read_vectors

REBUILDING = "vectors_rebuilding"
"""The note while exact search stands in for an index that failed its check."""

OPEN_TIMEOUT = 60.0
"""Seconds in which a child must have opened a directory and asked it once (2-3 s is usual)."""

CHECK_EVERY = 900.0
"""Seconds between health checks of a running service."""

QUIET = 3.0
"""Seconds without a write after which a serving directory is sealed, so that a kill then costs nothing."""

_BATCH = 500
_LOG = logging.getLogger(__name__)


class ChromaGenerations:
    """Serves one live generation. For the process that owns the data directory, and only one object of it."""

    def __init__(self, catalogue: Catalogue, folder: Path, dimensions: int) -> None:
        """``folder`` is the data directory's ``vectors``; nothing is opened yet."""
        self._catalogue = catalogue
        self._folder = folder
        self._dimensions = dimensions
        self._store: ChromaStore | None = None
        self._retired: ChromaStore | None = None
        self._note: str | None = None
        self._dirty = False  # the live directory was written to, or just opened, since its seal was set
        self._writing = threading.RLock()  # one of: rebuild, store_pending, check
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._number = 0  # of the last generation that was begun here
        self.rebuilds = 0
        """How often this object had to rebuild because something was found damaged."""

    @property
    def store(self) -> ChromaStore | None:
        """The checked, live index; ``None`` while there is none."""
        return self._store

    @property
    def note(self) -> str | None:
        """``vectors_rebuilding`` while a damaged index is being replaced."""
        return self._note

    def start(self, every: float = CHECK_EVERY) -> None:
        """Open in the background and check now and then, until ``close``."""
        self._thread = threading.Thread(target=self._watch, args=(every,), name="vectors", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop the background work and let go of the directory."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
        with self._writing:
            self._release()
            self._release()
            live = self._live()
            if live is not None and self._dirty:
                self._set_seal(seal_of(self._folder / live.directory))

    def failed(self, store: VectorStore, error: Exception) -> None:
        """Take the index out of service because it raised when asked; the background rebuilds it."""
        if store is not self._store:
            return  # it was replaced while it was being asked
        _LOG.error("the vector index failed: %s", error)
        self._store, self._note = None, REBUILDING
        self._wake.set()

    def open(self) -> bool:
        """Bring a healthy generation into service: the live one, else a new one. ``False`` if neither can."""
        with self._writing:
            self._sweep()
            live = self._live()
            trouble = "no generation yet" if live is None else self._take(live)
            if trouble is None:
                return True
            if live is not None:
                self.rebuilds += 1
                self._note = REBUILDING
                _LOG.warning("vector generation %s is unfit: %s", live.directory, trouble)
            return self.rebuild()

    def check(self) -> Finding:
        """Check the serving generation; an unfit one is taken out of service."""
        with self._writing:
            live = self._live()
            if self._store is None or live is None:
                return Finding("no generation serves")
            finding = self._examine(self._store, self._folder / live.directory, live.hit_rate)
            self._record(live.id, finding)
            if finding.trouble is not None:
                _LOG.warning("vector generation %s is unfit: %s", live.directory, finding.trouble)
                self._release()
                self._note = REBUILDING
            return finding

    def rebuild(self) -> bool:
        """Make a new generation from the blobs, check it, swap it in. Nothing is encoded again."""
        with self._writing:
            number, folder = self._begin()
            store: ChromaStore | None = None
            try:
                store = ChromaStore(folder)
                self._fill(store)
                done = self._apply_outbox(store)
                finding = examine(self._catalogue, store, self._dimensions, expected=None)
            except Exception as error:  # noqa: BLE001  # Chroma raises many classes; the disk may be full
                _LOG.error("the vector index could not be rebuilt: %s", error)
                finding = Finding(str(error))
            if finding.trouble is not None or store is None:
                if store is not None:
                    _close(store)
                self._note = REBUILDING
                return False
            with self._catalogue.transaction(counts=VECTORS_COUNTER) as connection:
                connection.execute(
                    update(generations).where(generations.c.state == "live").values(state="retired")
                )
                connection.execute(
                    update(generations)
                    .where(generations.c.id == number)
                    .values(
                        state="live", checked_at=_now(), vectors=finding.vectors, hit_rate=finding.hit_rate
                    )
                )
                _forget(connection, done)
            self._release()
            self._store, self._note, self._dirty = store, None, True
            return True

    def store_pending(self, progress: Progress | None = None) -> None:
        """Bring the outbox into the live generation; while none serves, the rows wait for it."""
        if not self._writing.acquire(blocking=False):
            self._wake.set()  # a rebuild or a check is running; whoever runs it looks again afterwards
            return
        try:
            store = self._store
            if store is None:
                return
            try:
                self._catch_up(store, progress)
            except Exception as error:  # noqa: BLE001  # see rebuild
                self.failed(store, error)
        finally:
            self._writing.release()

    def _take(self, live: Any) -> str | None:
        """Put the live generation into service; gives what keeps it from serving."""
        folder = self._folder / live.directory
        if (trouble := misshapen(folder)) is not None:
            return trouble
        if live.seal is None or seal_of(folder) != live.seal:
            return "it was not closed, or changed since"
        if (trouble := probe(folder, timeout=OPEN_TIMEOUT)) is not None:
            return trouble
        try:
            store = ChromaStore(folder)
        except Exception as error:  # noqa: BLE001  # see rebuild
            return str(error)
        finding = self._examine(store, folder, live.hit_rate)
        self._record(live.id, finding)
        if finding.trouble is not None:
            _close(store)
            return finding.trouble
        self._store, self._note, self._dirty = store, None, True
        return None

    def _examine(self, store: ChromaStore, folder: Path, expected: float | None) -> Finding:
        if (trouble := misshapen(folder)) is not None:
            return Finding(trouble)
        try:
            self._catch_up(store)
            return examine(self._catalogue, store, self._dimensions, expected=expected)
        except Exception as error:  # noqa: BLE001  # see rebuild
            return Finding(f"{type(error).__name__}: {error}")

    def _fill(self, store: ChromaStore) -> None:
        with self._catalogue.reading() as connection:
            for (kb,) in connection.exec_driver_sql("SELECT DISTINCT kb FROM entries").all():
                for ids, rows in iterate(connection, kb, self._dimensions):
                    store.put(kb, ids, rows)

    def _catch_up(self, store: ChromaStore, progress: Progress | None = None) -> None:
        """Bring the outbox into the live directory, which has no seal from the first write on."""
        with self._catalogue.reading() as connection:
            if connection.exec_driver_sql("SELECT 1 FROM outbox WHERE stage <> 'encode'").first() is None:
                return
        self._set_seal(None)
        done = self._apply_outbox(store, progress)
        with self._catalogue.transaction(counts=VECTORS_COUNTER) as connection:
            _forget(connection, done)
        self._wake.set()

    def _set_seal(self, seal: str | None) -> None:
        with self._catalogue.transaction(counts=VECTORS_COUNTER) as connection:
            connection.execute(update(generations).where(generations.c.state == "live").values(seal=seal))
        self._dirty = seal is None

    def _seal_quietly(self) -> None:
        """Seal the directory in service and give the memory of a replaced one back; nobody asks it by now."""
        with self._writing:
            retired, self._retired = self._retired, None
            if retired is not None:
                _close(retired)
            live = self._live()
            if self._dirty and self._store is not None and live is not None:
                self._set_seal(seal_of(self._folder / live.directory))

    def _apply_outbox(self, store: ChromaStore, progress: Progress | None = None) -> list[tuple[int, str]]:
        """Put and drop what the outbox asks for; gives the rows that are done, to be deleted by the caller."""
        query = "SELECT sequence, duty_id, kb, stage FROM outbox WHERE stage IN ('store', 'drop') ORDER BY sequence"
        with self._catalogue.reading() as connection:
            waiting = connection.exec_driver_sql(query).all()
        done: list[tuple[int, str]] = []
        for start in range(0, len(waiting), _BATCH):
            batch = waiting[start : start + _BATCH]
            for kb in sorted({row.kb for row in batch}):
                store.drop(kb, [r.duty_id for r in batch if r.kb == kb and r.stage == "drop"])
                wanted = [r.duty_id for r in batch if r.kb == kb and r.stage == "store"]
                with self._catalogue.reading() as connection:
                    store.put(kb, *read_vectors(connection, wanted, self._dimensions))
            done.extend((row.sequence, row.stage) for row in batch)
            if progress is not None:
                progress("store", len(done), len(waiting))
        return done

    def _begin(self) -> tuple[int, Path]:
        with self._catalogue.transaction(counts=VECTORS_COUNTER) as connection:
            last = connection.exec_driver_sql("SELECT MAX(id) FROM generations").scalar() or 0
            # Never a name again in this process: chromadb keeps a client that could not start (a full disk)
            # under its path, and gives it to the next one who opens that path.
            number = self._number = max(last, self._number) + 1
            directory = f"gen-{number:04d}"
            connection.execute(
                insert(generations).values(
                    id=number, directory=directory, state="building", created_at=_now(), vectors=0
                )
            )
        folder = self._folder / directory
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return number, folder

    def _live(self) -> Any:
        with self._catalogue.reading() as connection:
            return connection.execute(select(generations).where(generations.c.state == "live")).first()

    def _record(self, number: int, finding: Finding) -> None:
        if finding.trouble is None:
            with self._catalogue.transaction(counts=VECTORS_COUNTER) as connection:
                connection.execute(
                    update(generations)
                    .where(generations.c.id == number)
                    .values(checked_at=_now(), vectors=finding.vectors)
                )

    def _sweep(self) -> None:
        """Delete the directories that neither serve nor have just been replaced."""
        with self._catalogue.transaction(counts=VECTORS_COUNTER) as connection:
            keep = set(
                connection.execute(
                    select(generations.c.directory).where(generations.c.state == "live")
                ).scalars()
            )
            connection.execute(generations.delete().where(generations.c.state == "building"))
        for folder in self._folder.glob("gen-*"):
            if folder.name not in keep:
                shutil.rmtree(folder, ignore_errors=True)

    def _release(self) -> None:
        """Out of service now; closed at the next release, when nobody can still be asking it."""
        retired, self._retired = self._retired, self._store
        self._store = None
        if retired is not None:
            _close(retired)

    def _watch(self, every: float) -> None:
        try:
            self.open()
            last = time.monotonic()
            while not self._stop.is_set():
                woken = self._wake.wait(QUIET if self._dirty else every)
                self._wake.clear()
                if self._stop.is_set():
                    return
                if not woken and self._dirty:
                    self._seal_quietly()
                elif self._store is None or time.monotonic() - last >= every:
                    last = time.monotonic()
                    if self.check().trouble is not None:
                        self.rebuilds += 1
                        self.rebuild()
                else:
                    self.store_pending()
        except Exception:  # noqa: BLE001  # a thread has nobody to raise to; exact search serves on
            _LOG.exception("the vector index is out of service")
            self._note = REBUILDING


def _forget(connection: Connection, done: list[tuple[int, str]]) -> None:
    if done:
        # A row that changed its stage meanwhile is work again and stays.
        connection.exec_driver_sql("DELETE FROM outbox WHERE sequence = ? AND stage = ?", done)


def _close(store: ChromaStore) -> None:
    try:
        store.close()
    except Exception as error:  # noqa: BLE001  # closing a damaged index may fail in any way
        _LOG.warning("closing a vector index: %s", error)


def _now() -> str:
    return datetime.now(UTC).isoformat()
