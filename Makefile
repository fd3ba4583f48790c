# newsreader: `make run` opens the app, `make test` passes the tests. Both need Python 3.11, 3.12 or 3.13
# and nothing else: what is missing goes into .venv, and `make clean` takes it away again.
VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check
LOG  := $(VENV)/pip.log
SIZE ?= 1000
KEEP ?=
BENCH ?=

# The first Python of a version that fits. One that can make environments comes before one that cannot.
FITS  := import sys, sqlite3, ssl; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
WHOLE := import ensurepip, venv; $(FITS)
PYTHON ?= $(shell for test in '$(WHOLE)' '$(FITS)'; do \
	for python in python3.13 python3.12 python3.11 python3 python; do \
	$$python -c "$$test" >/dev/null 2>&1 && { echo $$python; exit; }; done; done)

.PHONY: run test lint bench screenshot wheel clean

run: $(VENV)/.installed
	@$(BIN)/newsreader

test: $(VENV)/.dev
	@$(BIN)/pytest -n auto --dist worksteal

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# KEEP=FOLDER keeps what is built for the next run; BENCH='--without Whoosh' and the like goes to the program.
bench: $(VENV)/.bench
	@$(BIN)/python -m bench --size $(SIZE) $(if $(KEEP),--keep $(KEEP)) $(BENCH)

screenshot: $(VENV)/.dev
	@$(BIN)/python -m bench.screenshot docs/screenshot.svg

wheel: $(VENV)/.dev
	@rm -rf dist
	@$(BIN)/python -m build --outdir dist .

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment that was begun and not finished has no pip, and is made again.
$(VENV)/.installed: pyproject.toml
	@$(PIP) --version >/dev/null 2>&1 || { \
		python="$(PYTHON)"; \
		test -n "$$python" || { \
			echo "newsreader needs Python 3.11, 3.12 or 3.13, and none was found: install one, or name it with \`make PYTHON=/path/to/python3\`." >&2; \
			exit 1; }; \
		"$$python" -c '$(FITS)' >/dev/null 2>&1 || { \
			echo "newsreader needs Python 3.11, 3.12 or 3.13 with sqlite3 and ssl, and $$python is not one." >&2; \
			exit 1; }; \
		"$$python" -c '$(WHOLE)' >/dev/null 2>&1 && "$$python" -m venv --clear $(VENV) || { \
			rm -rf $(VENV); \
			echo "$$python cannot make a virtual environment: on Debian and Ubuntu, \`sudo apt install python3-venv\` adds what it lacks." >&2; \
			exit 1; }; }
	@echo "Installing newsreader into $(VENV), this once …" >&2
	@$(PIP) install --editable . >$(LOG) 2>&1 || { \
		echo "pip could not install newsreader; is there a network connection? $(LOG) holds what pip said." >&2; \
		exit 1; }
	@touch $@

# `--group` came with pip 25.1, which is newer than the pip of Python 3.11 to 3.13.
$(VENV)/.dev: $(VENV)/.installed
	@echo "Installing the tools for tests and checks into $(VENV), this once …" >&2
	@{ $(PIP) install --upgrade 'pip>=25.1' && $(PIP) install --group dev; } >$(LOG) 2>&1 || { \
		echo "pip could not install the tools; is there a network connection? $(LOG) holds what pip said." >&2; \
		exit 1; }
	@touch $@

# What the figures are compared with; without it they are printed all the same.
$(VENV)/.bench: $(VENV)/.dev
	@echo "Installing what newsreader is compared with into $(VENV), this once …" >&2
	@$(PIP) install --group bench >$(LOG) 2>&1 || \
		echo "pip could not install every peer, so some are left out; $(LOG) holds what pip said." >&2
	@touch $@
