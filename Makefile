# Every target sets up what it needs. `make` alone lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: help run build check test lint bench schema texts geo clean

help: ## List what there is to do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/ready: requirements.txt
	@echo "Chuẩn bị $(VENV) (khoảng một phút ở lần đầu) …"
	@$(PYTHON) -c 'import sys; sys.exit("Cần Python >= 3.11, đang có " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode -r requirements.txt \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	@echo "Chuẩn bị công cụ kiểm thử …"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode -r requirements-dev.txt \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(VENV)/ready ## Set up, build the warehouse if it is missing or old, serve on http://127.0.0.1:8501
	@$(BIN)/python -m etl build || test $$? -eq 1
	@echo "Mở http://127.0.0.1:$(PORT) — dừng bằng Ctrl+C"
	@$(BIN)/python -m dashboard.serve --server.port $(PORT)

build: $(VENV)/ready ## Build the warehouse from data/ and publish it
	@$(BIN)/python -m etl build

check: $(VENV)/ready ## Check the files under data/ without building
	@$(BIN)/python -m etl check

test: $(VENV)/ready-dev ## Run all tests
	@$(BIN)/python -m pytest -q -n auto $(ARGS)

lint: $(VENV)/ready-dev ## Check style
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

bench: $(VENV)/ready-dev ## Measure pages, builds and the browser; results in docs/benchmarks.md
	@$(BIN)/python -m etl build || test $$? -eq 1
	@$(BIN)/python -m benchmarks

schema: $(VENV)/ready ## Write the JSON Schema of the edited files to docs/schema/
	@$(BIN)/python -m etl schema

texts: $(VENV)/ready-dev ## Collect the words of the screen into dashboard/texts/ and list what lacks a translation
	@$(BIN)/python -m dashboard.texts

geo: $(VENV)/ready ## Make the geometry in static/geo/ anew
	@$(BIN)/python -m geo

clean: ## Remove the environment and the builds, never data
	rm -rf $(VENV) data/build tests/artefacts benchmarks/out
