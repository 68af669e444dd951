"""Which mentions of roles are one role: those that share a name, within one knowledge base.

A document mentions a role by a title and aliases. Mentions with a name in common (title or alias; width,
script, case, blanks, 部门 for 部 and 出纳岗 for 出纳 aside) are one role, also across documents and through a
third one that knows both names. The role bears the title and the id of its earliest mention. Recomputed whole
inside every ingest, so the result depends on which documents there are and in what order they first came.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, String, bindparam, delete, insert, select, update

from corpus.catalogue.identity import role_id, role_key
from corpus.catalogue.profiling import regroup
from corpus.catalogue.tables import documents, duties, lists, mentions, role_aliases, roles
from corpus.titles import spelling

_SPELLED = "\0"  # keeps spellings apart from keys in one union-find


@dataclass(frozen=True, slots=True)
class Mention:
    """A role as one document names it; ``names`` has the title first."""

    id: str
    role_id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergedRole:
    """One role with the mentions it is made of."""

    id: str
    title: str
    key: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]


def merge(kb: str, ordered: Sequence[Mention]) -> list[MergedRole]:
    """Roles in the order of their first mention (union-find over the name keys)."""
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        root = key
        while parent[root] != root:
            root = parent[root]
        while parent[key] != root:
            parent[key], key = root, parent[key]
        return root

    for mention in ordered:
        first = role_key(mention.names[0])
        for name in mention.names:
            spelled = _SPELLED + spelling(name)
            parent.setdefault(role_key(name), role_key(name))
            parent.setdefault(spelled, spelled)
            parent[find(spelled)] = find(role_key(name))
        for name in mention.names[1:]:
            parent[find(role_key(name))] = find(first)
    groups: dict[str, list[Mention]] = {}
    for mention in ordered:
        groups.setdefault(find(role_key(mention.names[0])), []).append(mention)
    return [_role(kb, group) for group in groups.values()]


def _role(kb: str, group: list[Mention]) -> MergedRole:
    names: dict[str, str] = {}
    for mention in group:
        for name in mention.names:
            names.setdefault(role_key(name), name)
    key, title = next(iter(names.items()))
    return MergedRole(role_id(kb, key), title, key, tuple(names.values())[1:], tuple(group))


def rebuild_roles(connection: Connection, kb: str) -> None:
    """Write the roles of one knowledge base anew from its mentions, point lists and duties at them, group them."""
    rows = connection.execute(
        select(mentions.c.id, mentions.c.role_id, mentions.c.names)
        .join(documents, documents.c.id == mentions.c.document_id)
        .where(mentions.c.kb == kb)
        .order_by(documents.c.sequence, mentions.c.position)
    )
    merged = merge(kb, [Mention(row.id, row.role_id, tuple(row.names)) for row in rows])
    connection.execute(delete(roles).where(roles.c.kb == kb))
    if not merged:
        regroup(connection, kb)
        return
    connection.execute(
        insert(roles),
        [
            {"id": role.id, "kb": kb, "title": role.title, "key": role.key, "position": position}
            for position, role in enumerate(merged)
        ],
    )
    aliases = [
        {"role_id": role.id, "position": position, "name": name}
        for role in merged
        for position, name in enumerate(role.aliases)
    ]
    if aliases:
        connection.execute(insert(role_aliases), aliases)
    _point(connection, merged)
    regroup(connection, kb)


def _point(connection: Connection, merged: list[MergedRole]) -> None:
    moved = [
        {"mention": mention.id, "role": role.id}
        for role in merged
        for mention in role.mentions
        if mention.role_id != role.id
    ]
    if not moved:
        return
    mention, role = bindparam("mention", type_=String), bindparam("role", type_=String)
    of_mention = select(lists.c.id).where(lists.c.mention_id == mention)
    connection.execute(update(mentions).where(mentions.c.id == mention).values(role_id=role), moved)
    connection.execute(update(duties).where(duties.c.list_id.in_(of_mention)).values(role_id=role), moved)
    connection.execute(update(lists).where(lists.c.mention_id == mention).values(role_id=role), moved)
