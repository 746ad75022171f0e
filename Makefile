# Two commands on a fresh machine with Python 3.11 and make:
#   make site   sets up, builds site/en and site/fr, says how to open it
#   make test   sets up, runs every test, browser ones included
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: site test check docs lock bench clean
site: $(VENV)/ready
	$(RUN)/lacuna build

test: $(VENV)/ready chromium
	$(RUN)/ruff check generator tests benchmarks .github
	$(RUN)/pytest

check: $(VENV)/ready
	$(RUN)/lacuna check

# The pages of docs/ that are made from the program: commands, checks, fields, vocabulary.
docs: $(VENV)/ready
	$(RUN)/python -m generator.documentation

bench: $(VENV)/ready
	$(RUN)/python benchmarks/site.py
	$(RUN)/python benchmarks/check.py
	$(RUN)/python benchmarks/weight.py

$(VENV)/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Lacuna needs Python 3.11 or later; name it with: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(RUN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(RUN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# The browser tests drive Chromium. As root on Debian or Ubuntu it is installed; elsewhere one line says what to do.
.PHONY: chromium
chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium fonts-noto-core >/dev/null; } \
	  || { echo "make test needs the Chromium browser: install it, for example with  sudo apt-get install chromium" >&2; exit 1; }

# Renew the pinned requirements after a change to pyproject.toml (needs pip-tools).
lock:
	pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --extra test --output-file requirements.txt pyproject.toml

clean:
	rm -rf $(VENV) site .site-* .pytest_cache .ruff_cache .hypothesis
