# Everything runs in .venv, made from constraints.txt on first use. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint types chromium run bench bench-peers bench-solver bench-quality bench-filter bench-exam bench-crowd bench-crash bench-load bench-rehearsal bench-page screenshots fuzz audit clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

# An environment that was moved or copied still has the old address in its scripts: it is made again.
ifneq ($(shell cat $(VENV)/ready 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/ready
endif

# Of the libraries a tenth is used: Python compiles it at the first start, in 5 s instead of 20.
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile -c constraints.txt
PIP_FAILED := { echo "The libraries could not be installed: see the lines above. Is there a network? Without one, pip calls missing libraries conflicting."; exit 1; }

# What it takes to run Tapwise.
$(VENV)/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tapwise needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@echo "Installing Tapwise and its libraries into $(VENV), about 430 MB; this takes a minute."
	@$(PIP_INSTALL) -e '.[meaning]' || $(PIP_FAILED)
	@echo "$(CURDIR)" > $@

# What it takes to develop it: tests, types, a browser.
$(VENV)/dev-ready: $(VENV)/ready
	@echo "Installing the developers' tools into $(VENV), about 270 MB; this takes a minute."
	@$(PIP_INSTALL) -e '.[dev]' || $(PIP_FAILED)
	@touch $@

demo: $(VENV)/ready  ## label messages in the browser: no token, no account
	$(BIN)/tapwise demo $(ARGS)

# The tests of the demo's page need Chromium. Where it cannot be installed they are skipped, with the reason;
# make test BROWSER=required fails instead.
BROWSER ?= optional

# One thread each for the libraries' arithmetic: the test processes share the cores, and so do the bots they start.
test: export OPENBLAS_NUM_THREADS = 1
test: export OMP_NUM_THREADS = 1
# Wherever it is set, each of a hundred processes would compile all modules again.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/dev-ready  ## run ruff, mypy and all tests, some in a real browser
	@$(MAKE) --no-print-directory -j lint types chromium $(VENV)/tests-compiled
	$(BIN)/python -m pytest -n auto --dist worksteal $(if $(filter required,$(BROWSER)),--browser-required)

# The first time, while one core is busy with the types: else each test process compiles all tests.
$(VENV)/tests-compiled: $(VENV)/dev-ready
	@$(BIN)/python -m pytest --collect-only -qq > /dev/null || true
	@touch $@

chromium: $(VENV)/dev-ready
	@$(BIN)/python -m tests.support.chromium

lint: $(VENV)/dev-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev-ready
	$(BIN)/mypy

run: $(VENV)/ready  ## run the bot on Telegram, with the settings in .env
	$(BIN)/tapwise run

# Without FILES: the demo's messages, recombined.
FILES ?=

bench: $(VENV)/dev-ready  ## time a step beside modAL, small-text and scikit-activeml; ARGS="--pool 200000 --labels 200", FILES=messages
	$(BIN)/python benchmarks/step.py $(FILES) $(ARGS)

bench-peers: $(VENV)/dev-ready  ## install the libraries that bench compares with
	$(BIN)/python benchmarks/step.py --install

# These read a labelled file of yours: make bench-quality DATA=messages.jsonl
DATA ?=
NEEDS_DATA = @test -n "$(DATA)" || { echo "Name a labelled file: make $@ DATA=messages.jsonl (JSONL, CSV, TSV or UCI form)"; exit 1; }

bench-quality: $(VENV)/dev-ready  ## measure F1 after 200 labels by five people over HTTP; DATA=a labelled file
	$(NEEDS_DATA)
	$(BIN)/python benchmarks/end_to_end.py $(DATA) $(ARGS)

bench-filter: $(VENV)/dev-ready  ## measure the filter that 150 labels give, from import to scores; DATA=a labelled file
	$(NEEDS_DATA)
	$(BIN)/python benchmarks/filter.py $(DATA) $(ARGS)

bench-solver: $(VENV)/dev-ready  ## compare our solver with scikit-learn's newton-cg; DATA=a labelled file
	$(NEEDS_DATA)
	$(BIN)/python benchmarks/solver.py $(DATA) $(ARGS)

bench-exam: $(VENV)/dev-ready  ## check score, advice, certificates and proofs in 200 campaigns; DATA=a labelled file
	$(NEEDS_DATA)
	$(BIN)/python -m benchmarks.exam $(DATA) $(ARGS)

bench-crowd: $(VENV)/dev-ready  ## 50 people at once; crowds with careless and hostile members; DATA=a labelled file
	$(NEEDS_DATA)
	$(BIN)/python -m benchmarks.crowd $(DATA) $(ARGS)

bench-crash: $(VENV)/dev-ready  ## kill the bot (kill -9) in every phase while people tap; ARGS="--kills 100 --taps 10000"
	$(BIN)/python -m benchmarks.crash $(ARGS)

bench-load: $(VENV)/dev-ready  ## measure taps a second and how long 100 people wait; ARGS="--soak 30" for memory
	$(BIN)/python benchmarks/load.py $(ARGS)

bench-rehearsal: $(VENV)/dev-ready  ## rehearse a month: reminders, invites, memory, log, database; ARGS="--days 30"
	$(BIN)/python benchmarks/rehearsal.py $(ARGS)

bench-page: $(VENV)/dev-ready  ## measure milliseconds from a tap to what the page shows, in Chromium
	$(BIN)/python -m benchmarks.page $(ARGS)

screenshots: $(VENV)/dev-ready  ## take README's pictures of the demo; needs Chromium
	$(BIN)/python benchmarks/screenshots.py $(ARGS)

# atheris (libFuzzer for Python) guides the inputs by coverage. It has few wheels, so it gets its own environment.
FUZZ := .fuzz
$(FUZZ)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(FUZZ)
	$(FUZZ)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e . atheris==3.0.0
	@touch $@

fuzz: $(FUZZ)/ready  ## fuzz imports, buttons and cards for 10 minutes; ARGS="--seconds 60"
	$(FUZZ)/bin/python benchmarks/fuzz.py $(ARGS)

audit:  ## list known vulnerabilities of the libraries; needs a network
	@.ci/audit $(PYTHON)

clean:  ## delete the environments
	rm -rf $(VENV) $(FUZZ) .audit
