"""Job descriptions in which every line names its source. Nothing is invented: what is unknown stands open."""

from assistant.drafting.contract import Brief, Draft
from assistant.drafting.drafter import Drafter

__all__ = ["Brief", "Draft", "Drafter"]
