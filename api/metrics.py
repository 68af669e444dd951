"""What ``/metrics`` tells, in the format of Prometheus. No text and no id of a person ever becomes a label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector

from assistant.contract import Answer

if TYPE_CHECKING:
    from assistant.wording.steady import Meter

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


@dataclass(frozen=True, slots=True)
class Condition:
    """How the service stands at this moment."""

    index_ready: bool  # the vector index serves; otherwise exact search or words alone answer
    jobs_unfinished: int
    documents: int


class Metrics:
    """The counters of one application. Safe to share between threads."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "zhize_requests", "HTTP requests", ["method", "route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "zhize_request_seconds", "time to the end of the response", ["route"],
            buckets=_SECONDS, registry=self._registry,
        )  # fmt: skip
        self._first = Histogram(
            "zhize_first_byte_seconds", "time to the head of the response", ["route"],
            buckets=_SECONDS, registry=self._registry,
        )  # fmt: skip
        self._open = Gauge("zhize_requests_open", "requests and streams under way", registry=self._registry)
        self._answers = Counter(
            "zhize_answers", "answers by intent and outcome (answered, or the reason of the refusal)",
            ["intent", "outcome"], registry=self._registry,
        )  # fmt: skip
        self._index = Gauge("zhize_index_ready", "1 when the vector index serves", registry=self._registry)
        self._jobs = Gauge("zhize_jobs_unfinished", "files on their way in", registry=self._registry)
        self._documents = Gauge(
            "zhize_documents", "documents that can be answered from", registry=self._registry
        )

    def began(self) -> None:
        """A request came."""
        self._open.inc()

    def ended(self, method: str, route: str, status: int, *, first: float | None, seconds: float) -> None:
        """A request is over; times in seconds, ``route`` the template and never the path."""
        self._open.dec()
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)
        if first is not None:
            self._first.labels(route).observe(first)

    def answered(self, answer: Answer) -> None:
        """A question was answered or refused."""
        outcome = answer.refusal.reason if answer.refusal is not None else "answered"
        self._answers.labels(answer.intent, outcome).inc()

    def model(self, meter: Meter) -> None:
        """Tell from now on what a configured language model costs and how it fares."""
        self._registry.register(_ModelCollector(meter))

    def exposed(self, condition: Condition) -> bytes:
        """The page."""
        self._index.set(condition.index_ready)
        self._jobs.set(condition.jobs_unfinished)
        self._documents.set(condition.documents)
        return generate_latest(self._registry)


class _ModelCollector(Collector):
    """The model's own counts, read when the page is asked for."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    def collect(self) -> Iterator[CounterMetricFamily]:
        """See ``prometheus_client.registry.Collector``."""
        meter = self._meter
        yield CounterMetricFamily("zhize_model_calls", "calls of the language model", value=meter.calls)
        tokens = CounterMetricFamily(
            "zhize_model_tokens", "tokens as its endpoint counts them", labels=["kind"]
        )
        tokens.add_metric(["prompt"], meter.prompt_tokens)
        tokens.add_metric(["completion"], meter.completion_tokens)
        yield tokens
        faults = CounterMetricFamily("zhize_model_faults", "calls that came to nothing", labels=["kind"])
        for kind, count in sorted((meter.faults or {}).items()):
            faults.add_metric([kind], count)
        yield faults
