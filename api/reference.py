"""The read-only knowledge base of occupations: put in from the pinned asset, taken out only on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import occupations
from corpus.assets import OCCUPATIONS
from corpus.errors import NotFound
from corpus.occupations import REFERENCE_KB

if TYPE_CHECKING:
    from api.wiring import Progress, Workspace
    from index.ingest import Ingested


def install(workspace: Workspace, progress: Progress | None = None) -> Ingested:
    """Pull the table and ingest it; after a kill the same call goes on where the vectors stopped.

    Raises:
        AssetError: the table cannot be had.
        StorageFull: nothing of it was kept.
    """
    folder = workspace.assets.pull(OCCUPATIONS, progress)
    data = (folder / OCCUPATIONS.files[0].path).read_bytes()
    keeper = workspace.ingestor
    return keeper.add(data, occupations.NAME, kb=REFERENCE_KB, reference=True, progress=progress)


def uninstall(workspace: Workspace) -> int:
    """Delete the knowledge base for good; gives how many documents that were.

    Raises:
        NotFound: ``kb_not_found``.
    """
    found = workspace.catalogue.documents(REFERENCE_KB)
    if not found:
        raise NotFound("kb_not_found", kb=REFERENCE_KB)
    for document in found:
        workspace.ingestor.purge(document.id, reference=True)
    return len(found)
