"""The command ``zhize``: text to stdout, progress to stderr, ``--json`` everywhere.

Exit codes: 0 answered · 1 refused or findings · 2 wrong use · 3 failure. No traceback reaches a user unless
``ZHIZE_DEBUG`` is set.
"""

from __future__ import annotations


def main() -> None:
    """Entry point of the installed command."""
    from api.cli.app import run

    run()
