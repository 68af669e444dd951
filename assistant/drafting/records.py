"""Saved drafts: every version with the brief that made it, never changed once written; the company's own words."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, Text, func, select

from assistant.drafting.contract import Brief, Draft
from corpus.catalogue import Catalogue
from corpus.errors import NotFound

_metadata = MetaData()

draft_versions = Table(
    "draft_versions",
    _metadata,
    Column("draft_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("created_at", String, nullable=False),
    Column("brief", Text, nullable=False),
    Column("draft", Text, nullable=False),
)
company = Table(
    "company",
    _metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
_COUNTER = "drafts"  # drafts are no duties: what is cached from the catalogue stays good


class DraftRecords:
    """Reads and writes drafts in the catalogue's database."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def save(self, brief: Brief, draft: Draft) -> Draft:
        """Store ``draft`` as the next version of its id; gives it back with that version."""
        with self._catalogue.transaction(counts=_COUNTER) as connection:
            last = connection.execute(
                select(func.max(draft_versions.c.version)).where(draft_versions.c.draft_id == draft.draft_id)
            ).scalar()
            kept = draft.model_copy(update={"version": (last or 0) + 1})
            connection.execute(
                draft_versions.insert().values(
                    draft_id=kept.draft_id,
                    version=kept.version,
                    created_at=datetime.now(UTC).isoformat(timespec="seconds"),
                    brief=brief.model_dump_json(),
                    draft=kept.model_dump_json(),
                )
            )
        return kept

    def load(self, draft_id: str, version: int | None = None) -> tuple[Brief, Draft]:
        """A version of a draft, the newest when none is named; raises ``NotFound``."""
        query = select(draft_versions).where(draft_versions.c.draft_id == draft_id)
        if version is not None:
            query = query.where(draft_versions.c.version == version)
        with self._catalogue.reading() as connection:
            row = connection.execute(query.order_by(draft_versions.c.version.desc())).first()
        if row is None:
            raise NotFound("draft_not_found", draft_id=draft_id, version=version or "")
        return Brief.model_validate_json(row.brief), Draft.model_validate_json(row.draft)

    def company(self) -> dict[str, str]:
        """The company's name and line, as far as they were ever given."""
        with self._catalogue.reading() as connection:
            return {row.key: row.value for row in connection.execute(select(company))}

    def keep_company(self, **words: str | None) -> None:
        """Keep what is given; what is not given stays."""
        known = self.company()
        given = {key: value for key, value in words.items() if value and known.get(key) != value}
        if not given:
            return
        with self._catalogue.transaction(counts=_COUNTER) as connection:
            for key, value in given.items():
                _put(connection, key, value)


def _put(connection: Connection, key: str, value: str) -> None:
    connection.execute(company.delete().where(company.c.key == key))
    connection.execute(company.insert().values(key=key, value=value))
