# Every command of the project. `make` alone prints them.
#
#   PYTHON   the interpreter that creates .venv      (make setup PYTHON=python3.12)
#   PORT     the port of demo and serve, read by casework itself   (make demo PORT=8080)
#   WORKERS  how many tests run at the same time; three on two cores, since some of them wait

PYTHON ?= python3
WORKERS ?= 3
BIN := .venv/bin

# This machine's own habits must not decide what is installed or left uncompiled.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test test-all test-postgresql test-faults test-long reliability security check fmt lock screenshots translations bench clean needs
.DELETE_ON_ERROR:

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: .venv/dev.stamp ## install everything into .venv (again when a lock file changes)

demo: .venv/run.stamp ## start the whole service with invented data; prints address and accounts
	@$(BIN)/casework demo

serve: .venv/run.stamp ## start the service on its own database
	@$(BIN)/casework serve

test: .venv/dev.stamp needs ## run the tests on SQLite, then those that touch a database on PostgreSQL
	$(BIN)/pytest -n $(WORKERS) --dist worksteal --ignore tests/long --ignore tests/faults
	@$(MAKE) test-postgresql

test-all: test test-faults ## both, and processes killed on both databases

test-postgresql: .venv/dev.stamp ## only the second half of that
	TEST_DATABASE=postgresql $(BIN)/pytest -n $(WORKERS) --dist worksteal --ignore tests/long --ignore tests/faults --ignore tests/browser

test-faults: .venv/dev.stamp ## kill the service's processes on both databases; nothing may be lost
	$(BIN)/pytest -n 2 --dist worksteal tests/faults

test-long: .venv/dev.stamp needs ## run the long tests: kills, crawls, fuzzing
	$(BIN)/pytest -n $(WORKERS) tests/long
	TEST_DATABASE=postgresql $(BIN)/pytest -n $(WORKERS) tests/long
	FAULTS=long $(BIN)/pytest -n 2 --dist worksteal tests/faults

reliability: .venv/dev.stamp ## run the fault tests and write their figures into README.md
	@rm -f build/reliability.jsonl
	@$(MAKE) test-faults
	$(BIN)/python -m tests.faults.reliability

# Those that count what they tried (tests/security_figures.py). Each plants a leak too, and must find it.
WALLS := tests/worlds tests/canaries tests/api/test_routes.py tests/attacks/test_refused_on_the_next_request.py \
	tests/attacks/test_forty_dates.py tests/attacks/test_sending_bad_files.py \
	tests/attacks/test_formulas_in_spreadsheets.py

security: .venv/dev.stamp needs ## try the walls on both databases and write what got through into README.md
	@rm -f build/security.jsonl
	$(BIN)/pytest -q -n 2 --dist loadfile $(WALLS) tests/browser/test_walls.py
	TEST_DATABASE=postgresql $(BIN)/pytest -q -n 2 --dist loadfile $(WALLS)
	$(BIN)/python -m tests.security_table

check: .venv/dev.stamp ## check format, style, types, layers and the shape of the project
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/architecture

fmt: .venv/dev.stamp ## format the code and repair what ruff can repair
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

translations: .venv/dev.stamp ## gather the words of the pages into translations/en, and compile it
	@mkdir -p build
	$(BIN)/pybabel -q extract --no-location --sort-output -F translations/babel.cfg -k lazy_gettext -k _l -k later -k many:1,1 -o build/messages.pot .
	$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap -i build/messages.pot -d translations -l en
	$(BIN)/pybabel -q compile -d translations

screenshots: .venv/dev.stamp needs ## take a picture of every page, phone and desktop
	$(BIN)/python -m tests.browser.screenshots

bench: .venv/dev.stamp ## print the measured numbers
	@set -e; for script in bench/*.py; do echo "== $$script"; $(BIN)/python "$$script"; done

lock: build/lock/bin/uv ## choose versions anew and write the two lock files
	$< $(LOCK) --extra build --extra postgres -o requirements.lock pyproject.toml
	$< $(LOCK) --extra dev --constraint requirements.lock -o requirements-dev.lock pyproject.toml

clean: ## remove .venv and everything the tools made; data stays
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What the browser tests need of the system: Chromium and a font with Vietnamese.
needs:
	@sh tests/system_needs

# Two steps, so that the demo does not wait for the tools of the developers. The lock files name
# every package with its hash; the project itself is then installed in place by the locked builder.
# pip compiles what it installs; compileall does the rest, because a start without compiled files
# takes three times as long. It may meet a file of a package made for another Python: no harm.
.venv/run.stamp: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q .venv/lib >/dev/null || true
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	$(BIN)/python -m pip install -qq --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m compileall -q .venv/lib >/dev/null || true
	@touch $@

# Versions for every system and Python from 3.11 on; names, versions and hashes, no addresses.
LOCK := pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

build/lock/bin/uv:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install -qq 'uv>=0.13,<0.14'
