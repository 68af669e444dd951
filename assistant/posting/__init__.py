"""What a job posting must not, or had better not, say: rules as data, findings with exact places. No legal advice."""

from assistant.posting.checker import Checker, check
from assistant.posting.contract import CheckRequest, CheckResult, Finding

__all__ = ["CheckRequest", "CheckResult", "Checker", "Finding", "check"]
