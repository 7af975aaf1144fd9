# Everything a person needs: `make demo` and `make test`. Both do all their own set-up.
# Stamps stand inside what they vouch for, so that deleting .venv or node_modules is enough to start over.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo serve test check format bench messages pictures relock chromium clean setup setup-dev

PORT ?= 8000
DEMO_DATA ?= .demo
TESTS ?=
# more than the two cores of a small machine: browsers, servers and clocks leave a test waiting for more than half its time
WORKERS ?= 4
PIP := .venv/bin/python -m pip --disable-pip-version-check --quiet
# pip compiles what it installs, and an editable checkout it does not: the first start would
COMPILE := .venv/bin/python -m compileall -q raison && .venv/bin/python -m scripts.compile_templates
NPM := npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: setup ## a believable company at 127.0.0.1:8000 (PORT, DEMO_DATA)
	.venv/bin/raison demo --data "$(DEMO_DATA)" --port "$(PORT)"

serve: setup ## Raison on its own data folder (RAISON_DATA), empty at first
	.venv/bin/raison serve --port "$(PORT)"

test: setup-dev chromium ## every test, on SQLite and, where it runs, PostgreSQL (TESTS=path or options)
	.venv/bin/pytest -n $(WORKERS) --dist worksteal $(TESTS)

check: setup-dev ## format, lint, types, import contracts, templates, translations and the house rules
	@scripts/check

format: setup-dev ## rewrite the code as `make check` wants it
	.venv/bin/ruff check --quiet --fix-only .
	.venv/bin/ruff format .

bench: setup-dev ## figures against each budget
	.venv/bin/python -m bench

messages: setup-dev ## collect what the product says into the catalogs, ready to translate
	.venv/bin/python -m scripts.messages update

pictures: setup-dev chromium ## take the README's picture anew
	RAISON_PICTURES=1 .venv/bin/pytest -q tests/holding/test_accessibility.py -k picture

relock: ## resolve the dependencies anew (ARGS=--upgrade for the newest)
	scripts/relock $(ARGS)

chromium: ## find or install the browser that the tests use
	@scripts/install-chromium

clean: ## remove what set-up and the tools made; demo data stays
	rm -rf .venv node_modules build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

setup: .venv/.core node_modules/.core
setup-dev: .venv/.dev node_modules/.dev

.venv/bin/python:
	@python=$$(scripts/find-python) && echo "Making .venv with $$($$python --version)." && $$python -m venv .venv

# The locks are whole, so pip need not look for dependencies (and would miss the one that scripts/relock leaves out).
# The environment of tests holds the core's too, at the same versions: whoever has it needs no second install.
.venv/.core: requirements/core.lock requirements/build.lock pyproject.toml | .venv/bin/python
	@if [ -e .venv/.dev ]; then rm -f .venv/.dev; $(MAKE) --no-print-directory .venv/.dev; else \
	  echo "Installing Python packages." && \
	  $(PIP) install --no-deps --require-hashes -r requirements/core.lock -r requirements/build.lock && \
	  $(PIP) install --no-deps --no-build-isolation --editable . ; fi
	@$(COMPILE)
	@touch $@

.venv/.dev: requirements/dev.lock pyproject.toml | .venv/bin/python
	@echo "Installing Python packages, those of the tests too."
	@$(PIP) install --no-deps --require-hashes -r requirements/dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(COMPILE)
	@touch $@ .venv/.core

node_modules/.core: package-lock.json .npmrc
	@scripts/check-node
	@if [ -e node_modules/.dev ]; then rm -f node_modules/.dev; $(MAKE) --no-print-directory node_modules/.dev; else \
	  echo "Fetching the browser scripts." && $(NPM) --omit=dev; fi
	@touch $@

node_modules/.dev: package-lock.json .npmrc
	@scripts/check-node
	@echo "Fetching the browser scripts, those of the tests too."
	@$(NPM)
	@touch $@ node_modules/.core
