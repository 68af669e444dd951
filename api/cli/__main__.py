"""``python -m api.cli``, for a checkout that is not installed."""

from api.cli import main

main()
