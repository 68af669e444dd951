"""Who is asking: the result of looking at a request's credentials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from api.access.permissions import Role

Kind = Literal["local", "owner", "key", "link", "widget", "anonymous"]


@dataclass(frozen=True, slots=True)
class Principal:
    """A caller.

    Attributes:
        name: stands in the log of changes: a key's id, ``local`` (this machine, no keys), ``owner`` (the command
            line of the directory's owner) or ``anonymous``.
        session: the page's or widget's session, empty for a key that is sent with each request.
        kbs: the knowledge bases that may be asked, empty for all.
        cookie: the browser sent the credential of itself, so a foreign page may have made it do so.
        why: code of what was wrong with the credential of an anonymous caller.
    """

    name: str
    kind: Kind
    role: Role
    session: str = ""
    kbs: tuple[str, ...] = ()
    cookie: bool = False
    why: str = ""

    @property
    def scope(self) -> str:
        """Whose conversations these are; empty for the machine's own people, who share theirs."""
        return "" if self.kind in ("local", "owner") else f"{self.name}/{self.session}"


LOCAL = Principal("local", "local", Role.admin)
OWNER = Principal("owner", "owner", Role.admin)


def anonymous(why: str = "") -> Principal:
    """Somebody without a credential, or with one that opens nothing."""
    return Principal("anonymous", "anonymous", Role.nobody, why=why)
