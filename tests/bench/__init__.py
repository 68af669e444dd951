"""The budgets, measured. Begins as the service does: with one thread of BLAS, set before numpy is imported."""

import api

__all__ = ["api"]
