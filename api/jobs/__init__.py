"""Files on their way in: stored before they are acknowledged, worked off in order, finished after a crash."""

from api.jobs.records import Job, JobRecords
from api.jobs.runner import JobRunner

__all__ = ["Job", "JobRecords", "JobRunner"]
