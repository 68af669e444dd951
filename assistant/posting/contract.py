"""The Check contract: what ``POST /v1/check`` and ``zhize check --json`` give. Offsets are code points."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Level = Literal["block", "warn", "info"]
Certainty = Literal["read", "quoted", "unverified", "none"]

MAX_TEXT_CHARS = 100_000

DISCLAIMER = (
    "以上为按规则表自动比对的提示，不是法律意见。依据的把握程度分四档：条文已读（其中标〔转引〕的未读原文）、"
    "见于转引、未核实、无明文；发布前请由专业人员复核。"
)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CheckRequest(_Frozen):
    """A text to be checked before it is published."""

    text: str = Field(min_length=1, max_length=MAX_TEXT_CHARS)


class Finding(_Frozen):
    """One place that should be changed: ``checked_text[start:end] == text``."""

    rule: str
    level: Level
    title: str = Field(description="what is wrong, in a few words")
    text: str
    start: int
    end: int
    basis: str = Field(description="the articles; empty for a matter of style")
    certainty: Certainty = Field(description="how sure we are of the articles")
    advice: str
    rewrite: str | None = Field(
        description="what may safely stand instead; an empty text means: leave it out; null: no safe rewrite"
    )


class CheckResult(_Frozen):
    """All findings in the text's order."""

    findings: list[Finding]
    blocks: int
    warnings: int
    hints: int
    missing: list[str] = Field(
        description="elements that an online posting must name and that were not seen; empty for a text "
        "that is no whole posting"
    )
    rules: str = Field(description="fingerprint of the rule table")
    disclaimer: str
