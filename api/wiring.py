"""Opens a data directory and puts the layers together; the only module that knows all of them.

Every part is made when first needed, so that a one-shot command imports neither chromadb nor the encoder's
runtime unless its question asks for meaning.
"""

from __future__ import annotations

import gc
import hashlib
import os
import threading
import time
from collections.abc import Callable
from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING

from api import __version__
from api.desk import DEFAULT_KB, LocalDesk
from api.settings import Settings
from corpus.errors import AssetError, DataDirectoryError, DataDirectoryInUse, StateError
from corpus.occupations import REFERENCE_KB

if TYPE_CHECKING:
    from api.access.access import Access
    from api.access.audit import AuditRecords
    from api.intake import Intake
    from api.listening import Listener
    from api.retention import Retention
    from assistant.answering import Assistant
    from assistant.curation.inbox import InboxRecords
    from assistant.wording.polishing import Polisher
    from assistant.wording.worder import ModelWorder
    from corpus.assets import AssetStore
    from corpus.catalogue import Catalogue, DataDirectory
    from index.generations import ChromaGenerations
    from index.hybrid import HybridIndex
    from index.keeping import Keeper
    from index.protocols import Encoder

Progress = Callable[[str, int, int], None]  # stage or source, done, total

SEED_NAME = "seed.txt"
_WARMING = "谁负责开具发票？"  # any question that looks up words and meaning
_SETTLED = "settled"  # marks a directory whose owner has seen, or declined, the sample


class Workspace:
    """An owned data directory with everything that stands on it.

    Args:
        serving: a service keeps running, so it may pay for Chroma; a one-shot command searches the stored
            vectors exactly.
        progress: called with (what, done, total) at every long step.
    """

    def __init__(
        self,
        settings: Settings,
        directory: DataDirectory,
        *,
        serving: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self.settings = settings
        self.directory = directory
        self.seeded = False  # whether opening it put the sample in
        self._serving = serving
        self._progress = progress
        self._making = threading.RLock()

    @classmethod
    def open(
        cls,
        settings: Settings,
        *,
        reading: bool = False,
        serving: bool = False,
        seed: bool | None = True,
        wait_seconds: float = 0.0,
        progress: Progress | None = None,
    ) -> Workspace:
        """Lock and open the data directory.

        Args:
            reading: nothing will be written, so other readers may work beside us. (A directory that must
                first be settled is owned all the same.)
            seed: ``True`` ingests the packaged sample into a directory that never held anything, ``False``
                starts empty and stays so, ``None`` leaves the matter for a later command.
            wait_seconds: how long to wait for another one-shot command; a service is reported at once.

        Raises:
            DataDirectoryInUse: ``facts['url']`` when the owner serves.
            DataDirectoryError, CatalogueDamaged, SchemaMismatch, IndexMismatch: the directory needs care.
        """
        from corpus import heap
        from corpus.catalogue import DataDirectory

        if serving:
            heap.few_pools()
        directory = DataDirectory(settings.data_dir)
        settled = seed is None or (directory.path / _SETTLED).exists()
        _lock(directory, shared=reading and settled, wait_seconds=wait_seconds)
        workspace = cls(settings, directory, serving=serving, progress=progress)
        try:
            catalogue = workspace.catalogue
            if serving:
                from corpus.catalogue.verifying import verify

                verify(catalogue)
            if not settled:
                workspace._settle(bool(seed))
        except BaseException:  # also Ctrl-C: the lock and the handles go back, the error goes on
            workspace.close()
            raise
        return workspace

    @cached_property
    def desk(self) -> LocalDesk:
        """What the doors offer."""
        return LocalDesk(self)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The truth: documents, roles, lists, duties."""
        from corpus.catalogue import Catalogue

        return Catalogue.open(self.directory.catalogue)

    @cached_property
    def access(self) -> Access:
        """Who may enter."""
        from api.access.access import Access
        from api.access.records import KeyRecords

        settings = self.settings
        return Access(
            KeyRecords(self.catalogue),
            host=settings.host,
            public=bool(settings.public_hosts),
            widget_minutes=settings.widget_minutes,
        )

    @cached_property
    def retention(self) -> Retention:
        """Deletes what was kept long enough."""
        from api.retention import Retention

        return Retention(lambda: self.inbox, self.settings.retention_days)

    @cached_property
    def audit(self) -> AuditRecords:
        """The log of changes."""
        from api.access.audit import AuditRecords

        return AuditRecords(self.catalogue)

    @cached_property
    def assets(self) -> AssetStore:
        """Pinned files of this machine."""
        from corpus.assets import AssetStore

        return AssetStore(self.settings.assets_dir)

    @cached_property
    def encoder(self) -> Encoder:
        """The pinned encoder; loaded, and pulled where it is not there yet, with the first text to encode."""
        from index import pinned
        from index.lazily import LazyEncoder

        return LazyEncoder(self._load_encoder, dimensions=pinned.DIMENSIONS, fingerprint=pinned.FINGERPRINT)

    def _load_encoder(self) -> Encoder:
        from corpus.assets import ENCODER
        from index.onnx import OnnxEncoder
        from index.tuning import packaged

        try:
            folder = self.assets.path(ENCODER)
        except AssetError:
            folder = self.assets.pull(ENCODER, self._progress)
        return OnnxEncoder(folder, workers=len(os.sched_getaffinity(0)), tuning=packaged())

    @cached_property
    def index(self) -> HybridIndex:
        """Words and meaning over the catalogue's duties."""
        from index.hybrid import HybridIndex
        from index.tokens import Tokens

        with self._making:
            tokens = Tokens(self.directory.jieba_cache)
            return HybridIndex(self.catalogue, tokens, self.encoder, generations=self.generations)

    @cached_property
    def generations(self) -> ChromaGenerations | None:
        """The served vector index; ``None`` for a one-shot command, which searches the blobs exactly."""
        if not self._serving:
            return None
        from index.generations import ChromaGenerations

        return ChromaGenerations(self.catalogue, self.directory.vectors, self.encoder.dimensions)

    @cached_property
    def ingestor(self) -> Keeper:
        """Takes documents in and out, and keeps them."""
        from index.keeping import Keeper

        with self._making:
            return Keeper(self.catalogue, self.index, self.encoder)

    @cached_property
    def intake(self) -> Intake:
        """Stores files as jobs and works them off."""
        from api.intake import Intake

        with self._making:
            return Intake(self)

    @cached_property
    def assistant(self) -> Assistant:
        """Answers questions; its configuration is what makes two answers differ on equal texts."""
        from assistant.answering import Assistant
        from index.tuning import packaged

        with self._making:
            read_by = f"{self.encoder.fingerprint}|{packaged().stamp}|{self.index.tokeniser.stamp}"
            made_by = f"{__version__}|{read_by}"
            config = hashlib.sha256(made_by.encode()).hexdigest()[:12]
            return Assistant(self.catalogue, self.index, config=config)

    @cached_property
    def worder(self) -> ModelWorder | None:
        """Words answers with the configured model; ``None`` when there is none."""
        if not self.settings.llm_model:
            return None
        from api.wording import make_worder

        with self._making:
            return make_worder(self.settings, self.assistant, self.index.tokeniser.words)

    async def leave_model(self) -> None:
        """Let the model's connections go, in the event loop that answered: ``close`` comes when it has ended."""
        worder: ModelWorder | None = self.__dict__.get("worder")
        if worder is not None:
            await worder.close()

    @cached_property
    def polisher(self) -> Polisher | None:
        """Polishes drafts with the same model, where that is wished."""
        worder = self.worder
        if worder is None or not self.settings.llm_polish:
            return None
        from assistant.wording.polishing import Polisher

        return Polisher(worder.model, self.index.tokeniser.words)

    @cached_property
    def inbox(self) -> InboxRecords:
        """Unanswered questions and what was asked."""
        from assistant.curation.inbox import InboxRecords

        return InboxRecords(self.catalogue, keep_text=self.settings.keep_questions)

    @cached_property
    def listener(self) -> Listener:
        """Writes down what was asked."""
        from api.listening import Listener

        with self._making:
            return Listener(self.inbox, background=self._serving)

    def warm_up(self) -> None:
        """Make every part now and use it once, so that the first request pays for none of them."""
        from assistant.contract import Question

        self.ingestor.resume(self._progress)
        self.intake.runner.start()  # finishes what an earlier process left
        self.retention.start()
        if self.generations is not None:
            self.generations.start()  # opens in the background; exact search answers until it is checked
        self.desk.search(_WARMING)
        _ = self.worder  # importing the model's client takes seconds
        self.assistant.ask(Question(question=_WARMING))  # not through the desk: nobody asked this
        gc.collect()
        gc.freeze()  # what stands by now stays: looking through it again would stop every answer for 0.2 s

    def close(self) -> None:
        """Close the vector index and the catalogue, and let the data directory go."""
        retention = self.__dict__.pop("retention", None)
        if retention is not None:
            retention.stop()
        intake = self.__dict__.pop("intake", None)
        if intake is not None:
            intake.runner.stop()
        listener = self.__dict__.pop("listener", None)
        if listener is not None:
            listener.close()
        generations = self.__dict__.pop("generations", None)
        if generations is not None:
            generations.close()
        opened = self.__dict__.pop("catalogue", None)
        if opened is not None:
            opened.close()
        self.directory.release()

    def _settle(self, seed: bool) -> None:
        """Decide once, for the life of the directory, whether the sample goes in."""
        if seed and all(one.kb == REFERENCE_KB for one in self.catalogue.documents(None)):
            self.ingestor.add(seed_bytes(), SEED_NAME, kb=DEFAULT_KB, sample=True, progress=self._progress)
            self.seeded = True
        mark = self.directory.path / _SETTLED
        try:
            mark.touch()
        except OSError as exc:
            raise DataDirectoryError(path=str(mark.parent), reason=exc.strerror or str(exc)) from exc


def _lock(directory: DataDirectory, *, shared: bool, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            _ = directory.share() if shared else directory.own()
        except DataDirectoryInUse as exc:
            if exc.facts.get("url") or time.monotonic() >= deadline:
                raise
        else:
            return


def seed_bytes() -> bytes:
    """The packaged sample text, byte for byte."""
    found = resources.files("corpus.data").joinpath(SEED_NAME)
    if not found.is_file():  # a broken installation
        raise StateError("internal")
    return found.read_bytes()
