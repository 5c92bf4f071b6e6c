# SPDX-License-Identifier: EUPL-1.2
# Two commands: `make start` sets everything up and runs it, `make test` sets everything up and tests it.

SHELL := /bin/sh
PYTHON ?= python3.11
UV := .venv/bin/uv
BOT := .venv/bin/python
NLU := nlu/.venv/bin/python
# Processes the bot's tests are spread over; 0 runs them in this one, to look into something.
WORKERS ?= 2
# Packages are compiled once, when they are set up. Without it every process reads them anew where Python may not
# or does not write what it compiled: Rasa then starts in twice the time.
export UV_COMPILE_BYTECODE := 1

.PHONY: start test test-bot test-nlu chat train bench bench-directory baseline eval eval-baseline check lint types contract lock help clean pictures promises backup audit sbom hsds

start: .venv/.ready nlu/.venv/.ready ## Set up what is needed and start Omzien (Ctrl-C stops it)
	@exec .venv/bin/omzien start

# Side by side: the tests of the bot wait most of the time, those of the NLU never do.
test: .venv/.ready-dev nlu/.venv/.ready-dev ## Set up what is needed and run all tests
	@$(MAKE) --no-print-directory -j2 test-bot test-nlu

test-bot: .venv/.ready-dev nlu/.venv/.ready
	$(BOT) -m pytest -p tests.spread -n $(WORKERS) --dist loadscope --no-loadscope-reorder $(PYTEST_ARGS)

test-nlu: nlu/.venv/.ready-dev .venv/.ready
	PYTHONPATH=$(CURDIR) $(NLU) -m pytest -c nlu/pyproject.toml --rootdir=$(CURDIR) tests/nlu $(PYTEST_ARGS)

chat: .venv/.ready ## Talk with the Omzien that runs here, in this terminal
	@exec .venv/bin/omzien chat

train: .venv/.ready nlu/.venv/.ready ## Compile the content and train the model, if they changed
	@exec .venv/bin/omzien train

bench: .venv/.ready-dev nlu/.venv/.ready ## Measure speed, memory and size, as ratios in one run
	@.venv/bin/omzien train
	$(BOT) -m tests.bench $(BENCH_ARGS)

bench-directory: .venv/.ready-dev ## Only its part on 100,000 services and 50,000 activities: some minutes
	$(BOT) -m tests.bench.directory

hsds: .venv/.ready-dev ## Send the examples that HSDS publishes in and out, without loss (asks the internet)
	$(BOT) -m tests.content.hsds.published var/hsds
	HSDS_EXAMPLES=var/hsds $(BOT) -m pytest -n0 tests/content/hsds tests/content/imports/test_command.py $(PYTEST_ARGS)

baseline: .venv/.ready nlu/.venv/.ready nlu/.venv-baseline/.ready ## Train a stock Rasa for `make bench` to compare with: 1.5 GB
	@.venv/bin/omzien train
	@PYTHONPATH=$(CURDIR) $(NLU) -m nlu.baseline.stock $(BASELINE_ARGS)

eval: .venv/.ready nlu/.venv/.ready ## Measure how well messages are understood; fails when more danger is missed
	@.venv/bin/omzien train
	@PYTHONPATH=$(CURDIR) $(NLU) -m nlu.evaluate $(EVAL_ARGS)

eval-baseline: .venv/.ready nlu/.venv/.ready nlu/.venv-baseline/.ready ## Compare with Rasa's default pipeline: takes hours and 1.5 GB
	@.venv/bin/omzien train
	@PYTHONPATH=$(CURDIR) $(NLU) -m nlu.baseline $(EVAL_ARGS)

pictures: .venv/.ready-dev nlu/.venv/.ready ## Take the pictures of the README anew, from a running Omzien
	$(BOT) -m tests.pictures

promises: .venv/.ready-dev nlu/.venv/.ready ## Show that every promise of docs/promises.md is kept, with its figure
	@rm -rf var/promises
	@status=0; PROMISES_SIZE=full PROMISES_FIGURES=$(CURDIR)/var/promises \
	  $(BOT) -m pytest -n0 --timeout=3600 tests/promises $(PYTEST_ARGS) || status=1; \
	  $(BOT) -m tests.promises.table var/promises || status=1; exit $$status

backup: .venv/.ready ## Make a backup, also while Omzien runs: make backup FILE=/elsewhere/omzien
	@exec .venv/bin/omzien backup "$(FILE)"

# With --strict: where the advisories cannot be reached this says so and fails. What is explained is left out.
audit: .venv/.ready-dev ## Compare both lock files with the findings that are known (asks the internet)
	$(BOT) -m pip_audit --strict --disable-pip --require-hashes -r requirements.lock
	$(BOT) -m pip_audit --strict --disable-pip --require-hashes -r nlu/requirements.lock \
	  $$($(BOT) -m tests.docs.findings)

sbom: .venv/.ready-dev ## List what both environments are made of, as CycloneDX, in var/sbom
	@mkdir -p var/sbom
	@$(BOT) -W ignore -m cyclonedx_py requirements --pyproject pyproject.toml --validate --output-reproducible -o var/sbom/bot.json requirements.lock
	@$(BOT) -W ignore -m cyclonedx_py requirements --pyproject nlu/pyproject.toml --validate --output-reproducible -o var/sbom/nlu.json nlu/requirements.lock

check: lint types contract ## Everything that reads the code without running it
	.venv/bin/omzien content check

lint: .venv/.ready-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types: .venv/.ready-dev
	.venv/bin/mypy

contract: .venv/.ready-dev
	.venv/bin/lint-imports

lock: .venv/.uv ## Renew the lock files
	$(UV) pip compile -q pyproject.toml -o requirements.lock --generate-hashes --no-header --no-annotate --python-version 3.11
	$(UV) pip compile -q pyproject.toml --group dev -o requirements-dev.lock --generate-hashes --no-header --no-annotate --python-version 3.11
	cd nlu && ../$(UV) pip compile -q pyproject.toml -o requirements.lock --generate-hashes --no-header --no-annotate --python-version 3.11
	cd nlu && ../$(UV) pip compile -q pyproject.toml --group dev -o requirements-dev.lock --generate-hashes --no-header --no-annotate --python-version 3.11
	cd nlu/baseline && ../../$(UV) pip compile -q pyproject.toml -o requirements.lock --generate-hashes --no-header --no-annotate --python-version 3.11

.venv/.uv:
	@command -v $(PYTHON) >/dev/null 2>&1 || command -v uv >/dev/null 2>&1 || \
	  { echo "Python 3.11 ontbreekt. Installeer python3.11 met venv (Debian: apt-get install python3.11 python3.11-venv)."; exit 1; }
	@echo "* De omgeving van de bot wordt gemaakt"
	@if command -v $(PYTHON) >/dev/null 2>&1; then $(PYTHON) -m venv .venv; else uv venv -q --seed --python 3.11 .venv; fi
	@.venv/bin/python -m pip install -q --disable-pip-version-check "uv>=0.9,<1"
	@touch $@

.venv/.ready: .venv/.uv requirements.lock pyproject.toml
	@echo "* Pakketten van de bot"
	@$(UV) pip install -q --python $(BOT) --no-deps --require-hashes -r requirements.lock
	@$(UV) pip install -q --python $(BOT) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.ready-dev: .venv/.ready requirements-dev.lock
	@echo "* Pakketten om te testen"
	@$(UV) pip install -q --python $(BOT) --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

nlu/.venv/.ready: .venv/.uv nlu/requirements.lock
	@echo "* De omgeving van Rasa"
	@$(UV) venv -q --allow-existing --python $(BOT) nlu/.venv
	@$(UV) pip install -q --python $(NLU) --no-deps --require-hashes -r nlu/requirements.lock
	@touch $@

nlu/.venv/.ready-dev: nlu/.venv/.ready nlu/requirements-dev.lock
	@$(UV) pip install -q --python $(NLU) --no-deps --require-hashes -r nlu/requirements-dev.lock
	@touch $@

# From its own folder, for uv leaves out what the pyproject.toml where it is called excludes.
nlu/.venv-baseline/.ready: .venv/.uv nlu/baseline/requirements.lock
	@echo "* De omgeving van Rasa's standaardpijplijn, met TensorFlow"
	@$(UV) venv -q --allow-existing --python $(BOT) nlu/.venv-baseline
	@cd nlu/baseline && ../../$(UV) pip install -q --python ../.venv-baseline/bin/python --no-deps --require-hashes -r requirements.lock
	@touch $@

clean: ## Remove environments, compiled content and models (not the data in var/redis)
	rm -rf .venv nlu/.venv nlu/.venv-baseline var/content var/models

help: ## This list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16
