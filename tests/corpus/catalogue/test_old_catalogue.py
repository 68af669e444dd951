"""A catalogue of the first schema, with data, opened by this program."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from corpus.catalogue import Catalogue
from corpus.catalogue.engine import open_engine
from corpus.catalogue.schema import MIGRATIONS
from corpus.catalogue.verifying import verify
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.keeping import Keeper
from index.tokens import Tokens
from tests.storage import made_document, simple_parse, simple_read


def _back_to_the_first_schema(path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    engine = open_engine(path)
    with engine.connect().execution_options(zhize_write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
        connection.exec_driver_sql("UPDATE documents SET status = 'ready'")  # as the first schema wrote it
    engine.dispose()


def test_documents_of_the_first_schema_keep_their_ids_and_can_be_renamed(
    tmp_path: Path, tokens: Tokens
) -> None:
    path = tmp_path / "catalogue.sqlite3"
    catalogue = Catalogue.open(path)
    keeper = Keeper(
        catalogue, HybridIndex(catalogue, tokens, FakeEncoder()), FakeEncoder(), read=simple_read, parse=simple_parse
    )  # fmt: skip
    keeper.add(made_document(1).encode(), "a.txt")
    keeper.add(made_document(2).encode(), "a.txt")
    before = catalogue.documents()
    catalogue.close()
    _back_to_the_first_schema(path)

    catalogue = Catalogue.open(path)
    verify(catalogue)
    assert catalogue.documents() == before
    assert [one.status for one in catalogue.versions("default", "a.txt")] == ["ready", "replaced"]
    keeper = Keeper(
        catalogue, HybridIndex(catalogue, tokens, FakeEncoder()), FakeEncoder(), read=simple_read, parse=simple_parse
    )  # fmt: skip
    keeper.rename(before[0].id, "b.txt")
    again = keeper.add(made_document(2).encode() + b"\n", "b.txt")
    assert (again.document.version, again.items_added) == (3, 0)
    catalogue.close()
