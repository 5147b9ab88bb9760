# Everything runs in .venv, which the first target that needs it sets up.
# Needed on the machine: make, and Python 3.11 or later.

.PHONY: help play web test lint unit check thorough slow laws bench fuzz compare stages vectors horizon browser-tools vscode pictures docs lock try-locks clean

help:
	@echo "make play      play the story that comes with Branchlight"
	@echo "make web       publish that story for the browser, as build/story.html"
	@echo "make test      everything that has to hold: style, types, layers, tests, the story"
	@echo "make thorough  what takes longer: browsers, long fuzzing, many stories, the locks with other versions of pip"
	@echo "make bench     how quick the engine is, beside other engines (about ten minutes; BENCH='--help' says more)"
	@echo "make fuzz      the readers against spoilt input, for FUZZ_SECONDS (60) seconds"
	@echo "make vectors   published stories played in node and in Python, and compared, turn by turn"
	@echo "make compare   proofs against playing every way, on COMPARED (5000) small stories from number COMPARED_FROM on"
	@echo "make stages    each stage of a proof alone, against the explicit search and playing (STAGES='--help' says more)"
	@echo "make horizon   proofs of wide stories, and of siblings with planted faults: verdict, seconds and memory"
	@echo "make browser-tools  install what tests need from npm (browsers, ink), below build/"
	@echo "make vscode    build the extension for VS Code as build/branchlight.vsix, with what it needs from npm"
	@echo "make docs      write what the program says into docs/: the diagnostics, the answers in the tutorial"
	@echo "make pictures  take the pictures in the README, from the app itself"
	@echo "make lock      raise the pinned versions in requirements/"
	@echo "make clean     remove .venv and everything else that make made"

# The tests start hundreds of processes; without bytecode, each would compile the package anew.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
RUNTIME := .venv/runtime
READY := .venv/development
FITS := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
# The first of these that is 3.11 or later and can make a venv; `make PYTHON=...` overrides it.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	$$python -c "$(FITS)" >/dev/null 2>&1 && echo $$python && break; done)
PIP := python -m pip install -q --disable-pip-version-check

# Settings of the user's pip that would install elsewhere than into .venv.
export PIP_USER := 0
unexport PIP_TARGET PIP_PREFIX PIP_DRY_RUN

# Keeps an environment that works. One of another Python, or whose Python is gone, is made anew.
define venv
	@$(or $(PYTHON),false) -c "$(FITS)" 2>/dev/null || \
		{ echo "Branchlight needs Python 3.11 or later, with venv." >&2; exit 2; }
	@{ $(1)/bin/python -c "$(FITS)" && $(1)/bin/python -m pip --version; } >/dev/null 2>&1 || \
		$(PYTHON) -m venv --clear $(1)
endef

# Where .venv does not run, what its stamps say counts for nothing.
ifeq ($(shell $(BIN)/python -c "" 2>/dev/null && echo runs),)
.PHONY: $(RUNTIME) $(READY)
endif

$(RUNTIME): requirements/runtime.lock
	$(call venv,.venv)
	$(BIN)/$(PIP) --require-hashes -r requirements/runtime.lock
	@touch $@

# The development lock holds the runtime lock, in the same versions.
$(READY): $(RUNTIME) pyproject.toml requirements/development.lock
	$(BIN)/$(PIP) --require-hashes -r requirements/development.lock
	$(BIN)/$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# Runs from the checkout: nothing is built, so the runtime packages are enough.
play: $(RUNTIME)
	@PYTHONPATH=engine $(BIN)/python -m branchlight

web: $(RUNTIME)
	@mkdir -p build
	@PYTHONPATH=engine $(BIN)/python -m branchlight publish story -o build/story.html

test: $(READY)
	$(MAKE) --jobs=2 lint check
	$(MAKE) unit

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

unit: $(READY)
	$(BIN)/python -m pytest -n auto --dist worksteal -p tests.measured

check: $(READY)
	$(BIN)/branchlight check story
	$(BIN)/branchlight prove story --seconds 200
	$(BIN)/branchlight test story

# What is slow by nature. All of it gives the same texts and stories each time, so that a failure can be repeated.
# After the slow tests, three at a time: one of these waits for the net, and one for the clock. The horizon takes longest.
thorough: slow
	$(MAKE) --jobs=3 horizon compare stages try-locks fuzz HORIZON="--states 200000 --jobs 2" STAGES="--stories 50" \
		COMPARED=150 COMPARED_FROM=1000 FUZZ_SECONDS=60 FUZZ="--seed 1"

# With the laws in the same run, the tests are collected once.
slow: $(READY)
	HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest -q -n auto --dist worksteal -m "thorough or hypothesis"

# Parts of `make slow`.
vectors: $(READY)
	$(BIN)/python -m pytest -q -n auto --dist worksteal -m thorough tests/web/test_vectors.py tests/web/test_saves_travel.py

laws: $(READY)
	HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest -q -n auto --dist worksteal -m hypothesis

# Other engines are installed below build/; what cannot be had is left out.
bench: $(READY)
	@$(BIN)/python -m bench $(BENCH)

FUZZ_SECONDS ?= 60
fuzz: $(READY)
	@$(BIN)/python -m tests.fuzz --seconds $(FUZZ_SECONDS) $(FUZZ)

COMPARED ?= 5000
COMPARED_FROM ?= $(shell date +%s)
compare: $(READY)
	PROVE_STORIES=$(COMPARED) PROVE_FIRST=$(COMPARED_FROM) UPGRADES=$(COMPARED) UPGRADES_FROM=$(COMPARED_FROM) \
		$(BIN)/python -m pytest -q -n auto tests/prover/test_prove_small.py tests/prover/upgrade/test_small_upgrades.py

STAGES ?= --stories 5000
stages: $(READY)
	@$(BIN)/python -m tests.prover.stages $(STAGES)

# Limits, names of stories: `make horizon HORIZON=--help` says more.
horizon: $(READY)
	@$(BIN)/python -m tests.horizon $(HORIZON)

# Chromium itself comes from the system.
browser-tools: build/web/ready

build/web/ready: tests/web/package.json tests/web/package-lock.json
	mkdir -p build/web
	cp tests/web/package.json tests/web/package-lock.json build/web
	npm ci --prefix build/web --silent --no-audit --no-fund --ignore-scripts
	@touch $@

# The extension for VS Code. Node and npm come from the system.
VSCODE := package.json package-lock.json tsconfig.json build.mjs README.md .vscodeignore src syntaxes

vscode: build/vscode/ready
	cp -r $(VSCODE:%=engine/vscode/%) LICENSE build/vscode
	cd build/vscode && npm run --silent types && npm run --silent bundle
	cd build/vscode && npm run --silent package -- --out ../branchlight.vsix >package.log || { cat package.log; exit 1; }
	@echo "build/branchlight.vsix: install it with \`code --install-extension build/branchlight.vsix\`"

build/vscode/ready: engine/vscode/package-lock.json
	mkdir -p build/vscode
	cp engine/vscode/package.json engine/vscode/package-lock.json build/vscode
	npm ci --prefix build/vscode --silent --no-audit --no-fund --ignore-scripts
	@touch $@

docs: $(READY)
	$(BIN)/python -m tests.catalogue
	$(BIN)/python -m tests.tutorial
	$(BIN)/python -m tests.pages docs/api.md

pictures: $(READY)
	$(BIN)/python docs/pictures/make.py
	$(BIN)/python -m tests.web.pictures

# The versions for every Python and platform, with the hash of every file pip may choose. Extras stay in the names:
# pip looks up `markdown-it-py[linkify]` in a lock by that name. The last line pins uv itself, for the next `make lock`.
COMPILE := build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes \
	--no-strip-extras --no-annotate --custom-compile-command "make lock"

lock: build/lock/ready
	$(COMPILE) --output-file requirements/runtime.lock pyproject.toml
	$(COMPILE) --extra dev --constraint requirements/runtime.lock --output-file requirements/development.lock pyproject.toml
	echo uv | $(COMPILE) --output-file requirements/locking.lock -

# The versions that come with Python 3.11 and 3.13, and the newest.
PIPS ?= pip==23.2.1 pip==24.2 pip
try-locks:
	$(call venv,build/pip)
	@for wanted in $(PIPS); do \
		build/pip/bin/$(PIP) --upgrade "$$wanted" || exit 1; \
		for lock in requirements/*.lock; do \
			build/pip/bin/$(PIP) --dry-run --require-hashes -r $$lock || exit 1; \
			echo "$$(build/pip/bin/python -m pip --version | cut -d ' ' -f 1,2) takes $$lock"; \
		done; \
	done

build/lock/ready: requirements/locking.lock
	$(call venv,build/lock)
	build/lock/bin/$(PIP) --require-hashes -r requirements/locking.lock
	@touch $@

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find engine tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
