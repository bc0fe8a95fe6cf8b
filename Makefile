# Everything a contributor types. The work is done in packaging/*.sh; .venv is made on first use.
.DEFAULT_GOAL := help
.PHONY: help run test bench shots golden lint lock clean
MAKEFLAGS += --no-print-directory
export PYTHONDONTWRITEBYTECODE :=  # compiled modules make every start but the first quick

PY := .venv/bin/python
SESSION := packaging/session.sh

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: ## Start the program; ARGS="send --help" passes arguments on
	@packaging/setup.sh run
	@$(PY) -m wacomposer $(ARGS)

test: lint ## Check style and types, then run all tests on a hidden screen; ARGS="-k name" narrows
	@$(SESSION) $(PY) -m pytest $(ARGS)

bench: ## Measure start-up, typing and sending
	@packaging/setup.sh test
	@$(SESSION) $(PY) -m tests.bench $(ARGS)

shots: ## Take pictures of the window into build/shots
	@packaging/setup.sh test
	@$(SESSION) $(PY) -m tests.shots build/shots $(ARGS)

golden: ## Approve the card as it looks now (tests/golden)
	@packaging/setup.sh test
	@$(PY) -m tests.golden

lint: ## Check style (ruff) and types (mypy)
	@packaging/setup.sh test
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy

lock: ## Write the lock files anew
	@packaging/lock.sh

clean: ## Remove .venv and everything built
	@rm -rf .venv .venv.lock build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find wacomposer tests -name __pycache__ -type d -prune -exec rm -rf {} +
