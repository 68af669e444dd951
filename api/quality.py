"""Question sheets scored and audits written, for every door: on an open workspace, or from the running service."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a one-shot question must not pay for these
    from api.remote import RemoteDesk
    from api.wiring import Workspace
    from assistant.evaluation.report import EvalReport
    from assistant.evaluation.running import Evaluator
    from assistant.evaluation.sheet import AuditReport

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Quality(Protocol):
    """How good the answers are, by anybody's own questions."""

    def evaluate(self, name: str, data: bytes, *, kb: str | None = None) -> EvalReport:
        """Ask every question of a file; ``InvalidRequest`` names its bad rows."""
        ...

    def audit(self, *, sample: int, seed: int, kb: str | None = None, asked: tuple[str, ...] = ()) -> bytes:
        """A workbook of answers for a person to tick."""
        ...

    def read_audit(self, name: str, data: bytes) -> AuditReport:
        """What a ticked workbook says."""
        ...


class LocalQuality:
    """Quality on a workspace of this process."""

    def __init__(self, workspace: Workspace, default_kb: str) -> None:
        self._workspace = workspace
        self._default_kb = default_kb

    @cached_property
    def _evaluator(self) -> Evaluator:
        from assistant.evaluation.running import Evaluator

        return Evaluator(self._workspace.assistant, self._workspace.catalogue, self._workspace.index)

    def _known(self, kb: str | None) -> str:
        if kb:
            self._workspace.desk.roles(kb)  # a knowledge base that is named must exist
        return kb or self._default_kb

    def evaluate(self, name: str, data: bytes, *, kb: str | None = None) -> EvalReport:
        """See ``Quality.evaluate``."""
        return self._evaluator.evaluate(data, name, self._known(kb))

    def audit(self, *, sample: int, seed: int, kb: str | None = None, asked: tuple[str, ...] = ()) -> bytes:
        """See ``Quality.audit``."""
        return self._evaluator.audit(self._known(kb), sample=sample, seed=seed, asked=asked)

    def read_audit(self, name: str, data: bytes) -> AuditReport:  # noqa: ARG002  # as a service is asked
        """See ``Quality.read_audit``."""
        from assistant.evaluation.sheet import read_sheet

        return read_sheet(data)


class RemoteQuality:
    """Quality of a service that runs already."""

    def __init__(self, desk: RemoteDesk) -> None:
        self._desk = desk

    def evaluate(self, name: str, data: bytes, *, kb: str | None = None) -> EvalReport:
        """See ``Quality.evaluate``."""
        from assistant.evaluation.report import EvalReport

        sent = {"file": (name, data, "application/octet-stream")}
        return self._desk.call(EvalReport, "POST", "/v1/eval", files=sent, data={"kb": kb} if kb else {})

    def audit(self, *, sample: int, seed: int, kb: str | None = None, asked: tuple[str, ...] = ()) -> bytes:
        """See ``Quality.audit``."""
        params: dict[str, object] = {"sample": sample, "seed": seed, **({"kb": kb} if kb else {})}
        return self._desk.fetch("/v1/audit", params={**params, **({"q": list(asked)} if asked else {})})[0]

    def read_audit(self, name: str, data: bytes) -> AuditReport:
        """See ``Quality.read_audit``."""
        from assistant.evaluation.sheet import AuditReport

        return self._desk.call(AuditReport, "POST", "/v1/audit", files={"file": (name, data, XLSX)})
