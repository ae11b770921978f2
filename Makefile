# make run: the main job on the demo portal. make test: every test. make check: the fast ones.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check

.PHONY: setup run test check bench screenshots lock clean

setup: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $@

run: setup
	$(BIN)/python -m demo.tour

test: .venv/installed-dev
	$(BIN)/python scripts/system_packages.py
	$(BIN)/pytest -n 2 --dist loadfile -m "not system"
	$(BIN)/pytest -m system

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist loadfile -m "not system"

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks

screenshots: .venv/installed-dev
	$(BIN)/python -m scripts.screenshots

lock: .venv/installed-dev
	$(BIN)/uv pip compile pyproject.toml --group build --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group build --group dev -c requirements.lock --generate-hashes --no-emit-index-url --no-header -q -o requirements-dev.lock

clean:
	rm -rf var build
