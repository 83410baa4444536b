# `make help` lists the commands. Everything is installed inside this folder; downloads are cached where uv and npm keep theirs, or in .cache.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
UV_VERSION := 0.13.9
BIN := .venv/bin
# The tests in three processes: much of their time is waiting (CONTRIBUTING.md). One after the other: SPREAD=
SPREAD ?= -n 3 --dist loadscope
# Those that start nothing wait for nothing, and to collect them takes each process some seconds.
UNIT_SPREAD = $(if $(SPREAD),-n 2 --dist loadscope)
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Compiled modules are kept, whatever the environment says: the tests start hundreds of processes.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup dev status logs reset serve test unit e2e soak bench costs screens rehearse check audit fix types spec glyphs clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup: .cache/setup ## Install everything the project needs (done by the other commands as well)

# Installed again when a pin changes, or when what was installed is gone.
ifneq ($(words $(wildcard .venv/bin/python node_modules/.bin/wrangler)),2)
.PHONY: .cache/setup
endif
.cache/setup: uv.lock package-lock.json pyproject.toml Makefile tools/build/setup.sh $(wildcard workers/*/pyproject.toml workers/*/pylock.toml)
	@PYTHON='$(PYTHON)' UV_VERSION='$(UV_VERSION)' sh tools/build/setup.sh
	@touch .cache/setup

dev: setup ## Run the product here: all workers on workerd, with an emulated Telegram (PORT, TELEGRAM_PORT, STATE_DIR)
	@$(BIN)/python -m tools dev

status: setup ## What runs on this machine: addresses and versions (STATE_DIR)
	@$(BIN)/python -m tools status

logs: setup ## What the local workers logged (SERVICE, REQUEST; ARGS=--json, ARGS=--follow)
	@$(BIN)/python -m tools logs $(if $(SERVICE),--service '$(SERVICE)') $(if $(REQUEST),--request '$(REQUEST)') $(ARGS)

reset: setup ## Forget the local databases and logs, once you have agreed (STATE_DIR, FORCE=1)
	@$(BIN)/python -m tools reset $(if $(FORCE),--force)

serve: setup ## Serve real users on this machine, without a Cloudflare account (PORT, STATE_DIR; docs/serving.md)
	@$(BIN)/python -m tools serve

test: setup ## Pass every test, the end-to-end ones on workerd included
	@$(BIN)/python -m pytest $(SPREAD)

unit: setup ## Only the tests that start no program and take no time: what one runs while working
	@$(BIN)/python -m pytest $(UNIT_SPREAD) -m 'not soak and not workerd and not programs and not search and not waits' \
		--ignore=tests/e2e --ignore=tests/soak

e2e: setup ## Only the tests on workerd
	@$(BIN)/python -m pytest $(SPREAD) -m 'workerd and not soak'

soak: setup ## Long runs with crashes and large random searches, bounded, with a report (SOAK_ROUNDS, 5 by default)
	@$(BIN)/python -m pytest -m soak -s --timeout=3000

bench: setup ## Measure the gateway against what one would pick instead, and the ledger; a table, and JSON with --json (ARGS)
	@$(BIN)/uv sync --quiet --frozen --inexact --group bench
	@$(BIN)/python -m tools.bench $(ARGS)

costs: setup ## Measure what everything costs the databases, and write docs/costs.md
	@COSTS=write $(BIN)/python -m pytest -q tests/e2e/test_costs.py
	@$(BIN)/python -m tools price --write

screens: setup ## Keep the pictures of the Mini App's screens anew, and what a screen reader tells of them; some ten minutes
	@SCREENS=write $(BIN)/python -m pytest -q -m soak tests/soak/test_miniapp_screens.py

rehearse: setup ## Deploy to a strict fake Cloudflare, with every fault, beside the real local stack; under 4 minutes
	@$(BIN)/python -m tools rehearse

check: setup ## What CI runs first: style, types, the document, generated files; writes nothing
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/python -m tools spec --check
	@$(BIN)/python -m tools spec lint
	@$(BIN)/python -m tools spec changes
	@PYTHONPATH="$$(echo kit verifier/src workers/*/src | tr ' ' ':')" $(BIN)/lint-imports --no-cache --no-logo
	@sh tools/build/types.sh
	@node_modules/.bin/biome ci --colors=off --error-on-warnings --log-level=warn
	@node_modules/.bin/vitest run --reporter=dot
	@$(BIN)/python -m tools miniapp
	@node_modules/.bin/size-limit --silent

audit: setup ## Ask what is known against the packages that are installed or shipped; takes the network
	@$(BIN)/python -m tools audit

types: setup ## Check the types
	@sh tools/build/types.sh

fix: setup ## Format the code and fix what can be fixed
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format
	@node_modules/.bin/biome check --colors=off --write --log-level=warn

spec: setup ## Compile openapi/ into what runs
	@$(BIN)/python -m tools spec

glyphs: setup ## Draw the letters of the public pictures anew, after a change of the font or of their size
	@$(BIN)/uv sync --quiet --frozen --inexact --group glyphs
	@$(BIN)/python -m tools glyphs
	@$(BIN)/ruff format --quiet workers/content/src/contest/content/site/picture/glyphs.py

clean: ## Remove what was generated and installed here; keeps .state, .serve and the settings
	rm -rf .cache .venv node_modules workers/*/python_modules workers/*/.venv-workers workers/*/build workers/*/.wrangler workers/*/wrangler*.toml miniapp/dist miniapp/public/docs/swagger-ui*
