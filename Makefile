# Two commands are enough: `make run` and `make test`. Needs Python >= 3.11 and make, nothing else.
# Settings come from the environment or from .env (see .env.example).
PYTHON ?= python3
PYTEST_WORKERS ?= auto
PYTEST_ARGS ?=
UV_VERSION := 0.13.9

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.installed-runtime
TEST := $(VENV)/.installed-test
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install -qq --require-hashes
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock"

.PHONY: run test bench soak lint lock vendor screenshots clean
.DELETE_ON_ERROR:

run: $(RUNTIME)
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_demo --if-empty
	@exec $(BIN)/python manage.py serve

test: $(TEST)
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
		echo "*** Chromium not found: browser tests are skipped (Debian: apt install chromium fonts-noto-core)"
	@$(BIN)/python -m pytest -n $(PYTEST_WORKERS) --dist loadfile $(PYTEST_ARGS)

# Full runs; the tests run small doses of the same.
bench: $(TEST)
	@DATA_DIR=$$(mktemp -d) $(BIN)/python -m tests.benchmarks.engines
	@DATA_DIR=$$(mktemp -d) $(BIN)/python -m tests.benchmarks.fold $(ON_POSTGRES)
	@command -v wrk >/dev/null && PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null && $(BIN)/python -m tests.benchmarks.front || \
		echo "*** wrk or nginx not found: the front is not measured (Debian: apt install wrk nginx)"

# 100 kills of each part, some minutes; POSTGRES=postgres://… names an empty database to use beside SQLite.
ON_POSTGRES = $(if $(POSTGRES),--postgres $(POSTGRES))
soak: $(TEST)
	@DATA_DIR=$$(mktemp -d) $(BIN)/python -m tests.soak.fold_kills $(ON_POSTGRES)

lint: $(TEST)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

screenshots: $(TEST)
	$(BIN)/python docs/screenshots.py

# Pins the newest versions that requirements/*.in allow.
lock: | $(BIN)/python
	$(PIP) install --quiet uv==$(UV_VERSION)
	cd requirements && for set in runtime redis demo test; do \
		../$(LOCK) $$set.in --output-file $$set.txt || exit 1; done

# Builds the editor of templates anew from its locked packages; the only target that needs node and npm.
EDITOR := static/vendor/codemirror
vendor:
	@build=$$(mktemp -d) && cp $(EDITOR)/package.json $(EDITOR)/package-lock.json $(EDITOR)/entry.js "$$build" && \
		npm --prefix "$$build" install --ignore-scripts --no-audit --no-fund --omit-lockfile-registry-resolved && \
		npm --prefix "$$build" run build && \
		cp "$$build/package-lock.json" "$$build/codemirror.js" $(EDITOR)/ && rm -rf "$$build"

# Content lives in var/ and stays.
clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis staticfiles
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are newer than the requirements: nothing to install, the second start is quick.
$(RUNTIME): requirements/runtime.txt requirements/redis.txt requirements/demo.txt | $(BIN)/python
	@echo "Installing what the portal needs into $(VENV) ..."
	@$(INSTALL) -r requirements/runtime.txt -r requirements/redis.txt -r requirements/demo.txt
	@touch $@

$(TEST): requirements/test.txt $(RUNTIME)
	@echo "Installing what the tests need into $(VENV) ..."
	@$(INSTALL) -r requirements/test.txt
	@touch $@

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is $$($(PYTHON) -V 2>&1): Python 3.11 or newer is needed (make run PYTHON=python3.12)."; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || \
		{ rm -rf $(VENV); echo "No virtual environment could be made (Debian: apt install python3-venv)."; exit 1; }
