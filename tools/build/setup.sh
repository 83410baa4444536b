#!/bin/sh
# Installs the pinned tools into .venv and node_modules, then prepares what the workers need. Called by `make setup`.
set -eu

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}

step() {
    printf '  %s ...\n' "$1"
}

quietly() {
    log=.cache/setup.log
    if ! "$@" >"$log" 2>&1; then
        if grep -qi error "$log"; then grep -i error "$log" | head -n 8 >&2; else tail -n 8 "$log" >&2; fi
        return 1
    fi
}

# Downloads are cached where uv and npm keep theirs, or here where nothing can be written there.
if ! { mkdir -p "${HOME:-/}/.cache" && [ -w "${HOME:-/}/.cache" ]; } 2>/dev/null; then
    export UV_CACHE_DIR="$PWD/.cache/uv" npm_config_cache="$PWD/.cache/npm"
fi

mkdir -p .cache
if command -v flock >/dev/null; then
    exec 9>.cache/setup.lock
    flock -w 600 9 || fail "another set-up runs in this folder: wait for it, then run the same command again"
fi
command -v "$PYTHON" >/dev/null || fail "$PYTHON is not installed: install Python 3.11 or later, or say which: make setup PYTHON=python3.12"
"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "$("$PYTHON" --version) is too old: Python 3.11 or later is needed (make setup PYTHON=python3.12)"
"$PYTHON" -c 'import venv, ensurepip' 2>/dev/null || fail "Python's venv module is missing: on Debian install python3-venv"

if ! [ -x .venv/bin/uv ] || [ "$(.venv/bin/uv --version | cut -d' ' -f2)" != "$UV_VERSION" ]; then
    step "installing uv $UV_VERSION"
    quietly "$PYTHON" -m venv --clear .venv || fail "the virtual environment could not be made in .venv"
    quietly .venv/bin/python -m pip install --disable-pip-version-check "uv==$UV_VERSION" || fail "uv could not be installed: check the network, then run the same command again"
fi

step "installing the Python packages of uv.lock"
quietly env UV_PROJECT_ENVIRONMENT="$PWD/.venv" .venv/bin/uv sync --frozen --python .venv/bin/python || fail "the Python packages could not be installed: check the network, then run the same command again"

step "installing the Node packages of package-lock.json"
quietly npm ci --ignore-scripts --no-audit --no-fund || fail "the Node packages could not be installed: check the network, then run the same command again"

.venv/bin/python -m tools prepare
