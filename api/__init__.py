"""The doors: HTTP, command line and page. The only layer that reads the environment, prints or speaks HTTP."""

import os

__version__ = "0.1.0"

# Before anything imports numpy: its BLAS else wakes a thread per core for every product of a few thousand rows,
# and a question costs twice the processor time for the same answer in the same time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
