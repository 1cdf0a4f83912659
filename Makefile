# Every task. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := bash

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
NEXT_PYTHON ?= $(shell for p in python3.13 "$$(pyenv root 2>/dev/null)"/versions/3.13*/bin/python; do $$p -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
RUN := SOS_DEVELOPMENT=1 $(BIN)/python manage.py
HOST ?= 127.0.0.1
PORT ?= 8000
export PORT
# Compiled modules are kept: without them each of the many processes that tests start would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE
WORKERS ?= $(shell nproc 2>/dev/null || echo 2)

.PHONY: help install serve dev mentor quick test test-postgresql test-next lint types content clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/runtime: requirements/runtime.txt
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is needed and was not found."; exit 1; }
	@echo "Making the environment in $(VENV) and installing locked packages (about half a minute, once)"
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	@touch $@

$(VENV)/dev: $(VENV)/runtime requirements/dev.txt
	@echo "Installing the tools for tests and checks"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

install: $(VENV)/dev ## Make the environment and install everything, locked by hash

.PHONY: site
site: $(VENV)/runtime
	@mkdir -p var
	@echo "Bringing the database up to date"; $(RUN) migrate --verbosity 0; $(RUN) createcachetable
	@echo "Loading the content"; $(RUN) load_content
	@echo "Collecting stylesheets and scripts"; $(RUN) collectstatic --noinput --verbosity 0

serve: site ## The whole guide at http://127.0.0.1:8000 on the real server (PORT=8123 make serve)
	@echo "The guide: http://$(HOST):$(PORT)/   (stop with Ctrl-C)"
	@SOS_DEVELOPMENT=1 SITE_URL=http://$(HOST):$(PORT) BIND=$(HOST) exec $(BIN)/gunicorn --config sosguide/gunicorn.conf.py sosguide.wsgi

dev: site ## Django's own server, which reloads when a file changes
	@SOS_DEBUG=1 $(RUN) runserver $(HOST):$(PORT)

mentor: site ## Make a mentor's account and print how to sign in (NAME=somebody)
	@SITE_URL=http://$(HOST):$(PORT) $(RUN) make_mentor $(NAME)

demo-stories: site ## Put marked examples into a development database, to see /stories/ filled
	@SOS_DEVELOPMENT=1 $(BIN)/python -m tests.commands.demo_testimonies

content: $(VENV)/runtime ## Check the content files alone, and measure how hard they are to read
	@$(RUN) check_content

lint: $(VENV)/dev ## Style, types, imports, templates and Django's own checks
	@mkdir -p var
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .
	@$(MAKE) --no-print-directory types
	@imports=$$($(BIN)/lint-imports --no-logo 2>&1) || { echo "$$imports"; exit 1; }
	@$(BIN)/djlint templates --lint --quiet
	@$(RUN) check --fail-level WARNING
	@$(RUN) makemigrations --check --dry-run --verbosity 0
	@echo "Style, types, imports, templates and configuration: good"

types: $(VENV)/dev ## Strict type checking of everything but tests; a part of lint
	@mkdir -p var
	@$(BIN)/mypy --no-error-summary

.PHONY: browser
browser: $(VENV)/dev
	@$(BIN)/python tests/commands/tools.py

quick: $(VENV)/dev ## The inner loop: no browser, no server, no PostgreSQL, nothing that reads the whole guide
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadgroup -m "not browser and not server and not postgresql and not slow"

test: $(VENV)/dev browser ## Every check: style, content, tests, real browser, PostgreSQL, coverage
	@$(MAKE) --no-print-directory lint
	@echo "Checking the content"; $(RUN) check_content
	@echo "Running the tests"; WORKERS=$(WORKERS) $(BIN)/python -m tests.commands.run

test-postgresql: $(VENV)/dev ## The tests of the database alone, on PostgreSQL
	@$(BIN)/python -m tests.commands.postgresql

test-next: ## The same tests on Python 3.13 with Django 6.1
	@[ -n "$(NEXT_PYTHON)" ] || { echo "Python 3.13 is needed and was not found (NEXT_PYTHON=path make test-next)."; exit 1; }
	@$(MAKE) --no-print-directory VENV=.venv-next PYTHON="$(NEXT_PYTHON)" .venv-next/dev
	@.venv-next/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/next.txt
	@$(MAKE) --no-print-directory VENV=.venv-next browser
	@WORKERS=$(WORKERS) .venv-next/bin/python -m tests.commands.run

score: $(VENV)/runtime ## How often search puts the right page first and answers on its first screen, and letters are known
	@$(BIN)/python -m tests.search.score
	@$(BIN)/python -m tests.letters.score

bench: $(VENV)/dev ## Measure speed, as ratios in one run
	@$(BIN)/python -m tests.commands.bench

clean: ## Remove everything that was made here (database included)
	rm -rf .venv .venv-next var .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
