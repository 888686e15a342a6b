# Everything runs from a virtual environment in .venv that these targets make by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test suite lint lock bench soak build clean system

help: ## Show this help
	@grep -hE '^[a-z]+:.*?## ' $(MAKEFILE_LIST) | awk -F ':.*?## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) 2>/dev/null \
		|| { rm -rf $(VENV); $(PYTHON) -m pip install --quiet --user virtualenv 2>/dev/null \
		|| $(PYTHON) -m pip install --quiet --user --break-system-packages virtualenv; \
		$(PYTHON) -m virtualenv --quiet $(VENV); }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

system: $(READY) ## Install the system libraries Qt needs (Debian, as root), or name them
	@$(BIN)/python -m asn_desktop.prerequisites

run: system ## Open the window on the practice office (without a display: the same cycle into out/)
	$(BIN)/asn-desktop practice

test: $(READY) ## Floors, lint, types and all tests
	@$(BIN)/python -m asn_desktop.prerequisites --tests
	@$(MAKE) --no-print-directory -j 2 lint suite

suite: $(READY) # all tests; beside `lint`, which leaves one of two cores idle
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2

lint: $(READY) ## Floors, lint and types only
	$(BIN)/lint-imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: $(READY) ## Lock all requirements with hashes and without addresses
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --no-emit-index-url \
		--no-emit-find-links --no-header --python-version 3.11 --extra dev --extra postgresql --extra build \
		pyproject.toml -o requirements.lock

bench: system ## Timings, side by side with what they are compared to
	@missed=0; for file in benchmarks/[a-z]*.py; do echo "== $$file"; \
		QT_QPA_PLATFORM=offscreen $(BIN)/python $$file || missed=1; done; exit $$missed

soak: system ## Hundreds of kills and more generated files (long)
	ASN_SOAK=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --randomly-seed=default \
		tests/services/test_kill.py tests/services/test_kill_following.py tests/workflows/test_receiving_kill.py \
		tests/services/test_merge_orders.py tests/workbooks tests/rules tests/simulation tests/bundles

build: system ## Freeze the program into dist/
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec

clean: ## Remove what was made
	rm -rf $(VENV) build dist out *.egg-info
