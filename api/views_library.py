"""From versions, diffs, findings and jobs to the documented shapes. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from api.contract import (
    DutyChange,
    DutyDiff,
    DutyPlace,
    FindingPlace,
    JobView,
    Problem,
    SkippedFile,
    SourceCheck,
    SourceFinding,
    UploadedDocument,
    UploadResult,
)
from api.messages import SKIPPED, finding_words
from api.views import document_summary

if TYPE_CHECKING:
    from api.jobs.records import Job
    from corpus.bundles import Skipped
    from corpus.checking import Finding
    from corpus.diffing import ChangeKind, Diff, Line
    from index.ingest import Ingested

_WORDS: tuple[tuple[ChangeKind, str], ...] = (
    ("added", "新增"),
    ("removed", "删除"),
    ("reworded", "改写"),
    ("moved", "移动"),
)


def uploaded(one: Ingested) -> UploadedDocument:
    """What became of one file."""
    return UploadedDocument(
        document=document_summary(one.document),
        outcome=one.outcome,
        items_added=one.items_added,
        items_removed=one.items_removed,
        items_kept=one.items_kept,
    )


def upload_result(
    documents: Sequence[UploadedDocument],
    problems: Sequence[Problem],
    skipped: Sequence[SkippedFile],
    *,
    sample_present: bool,
) -> UploadResult:
    """The result of one upload, with the counts of its closing line."""
    ready = sum(in_order(one) for one in documents)
    return UploadResult(
        documents=list(documents),
        problems=list(problems),
        skipped=list(skipped),
        ready=ready,
        to_review=len(documents) - ready + len(problems),
        sample_present=sample_present,
    )


def in_order(one: UploadedDocument) -> bool:
    """Whether nothing about a document needs a look."""
    return one.document.duties > 0 and not one.document.notes


def skipped_file(one: Skipped) -> SkippedFile:
    """A file that was passed over, with the reason in words."""
    return SkippedFile(name=one.name, reason=one.reason, message_zh=SKIPPED[one.reason][0])


def job_view(job: Job, progress: tuple[str, int, int] | None) -> JobView:
    """A job with how far it is."""
    stage, done, total = progress or (None, 0, 0)
    found = job.result.get("document")
    wrong = job.result.get("problem")
    return JobView(
        job_id=job.id,
        batch=job.batch,
        kb=job.kb,
        name=job.name,
        state=job.state,
        stage=stage,
        done=done,
        total=total,
        size=job.size,
        created_at=job.created_at,
        updated_at=job.updated_at,
        document=UploadedDocument.model_validate(found) if found else None,
        problem=Problem.model_validate(wrong) if wrong else None,
    )


def duty_diff(diff: Diff) -> DutyDiff:
    """A diff with its sentence, e.g. 新增 2 条，改写 1 条，移动 1 条."""
    counts = [(word, diff.count(kind)) for kind, word in _WORDS]
    said = "，".join(f"{word} {count} 条" for word, count in counts if count)
    return DutyDiff(
        summary=said or "没有变化",
        added=diff.count("added"),
        removed=diff.count("removed"),
        reworded=diff.count("reworded"),
        moved=diff.count("moved"),
        kept=diff.kept,
        changes=[
            DutyChange(kind=one.kind, before=_place(one.before), after=_place(one.after))
            for one in diff.changes
        ],
    )


def source_check(findings: Sequence[Finding], documents: int) -> SourceCheck:
    """Findings with their words, warnings first."""
    ordered = sorted(findings, key=lambda one: one.level != "warn")
    return SourceCheck(
        documents=documents,
        warnings=sum(one.level == "warn" for one in findings),
        findings=[_finding(one) for one in ordered],
    )


def _finding(one: Finding) -> SourceFinding:
    zh, en = finding_words(one.rule, one.detail, one.count)
    return SourceFinding(
        rule=one.rule,
        level=one.level,
        message_zh=zh,
        message_en=en,
        detail=one.detail,
        count=one.count,
        places=[
            FindingPlace(
                document_id=place.document_id,
                document=place.document,
                role=place.role,
                list=place.list,
                text=place.text,
                start=place.start,
                end=place.end,
                duty_id=place.duty_id,
            )
            for place in one.places
        ],
    )


def _place(line: Line | None) -> DutyPlace | None:
    if line is None:
        return None
    role, *path = line.place
    return DutyPlace(text=line.text, role=role, path=path, start=line.start, end=line.end)
