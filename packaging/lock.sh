#!/usr/bin/env bash
# Writes the lock files anew: for Python 3.11 to 3.13 on Linux, Windows and macOS, with a hash per file and no address.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/python" -m pip install --quiet --disable-pip-version-check uv

# From 9 on, importlib-metadata, which keyring needs on Python 3.11, wants a package only weeks old; secrets pass there.
printf 'importlib-metadata<9\n' >"$tool/held-back.txt"

compile() {
    "$tool/bin/uv" pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
        --constraint "$tool/held-back.txt" "$@"
}
compile pyproject.toml --output-file packaging/requirements.lock
compile --group pyproject.toml:build --output-file packaging/requirements-build.lock
# The tests run against exactly what `make run` installs.
compile pyproject.toml --group pyproject.toml:dev --group pyproject.toml:build \
    --constraint packaging/requirements.lock --constraint packaging/requirements-build.lock \
    --output-file packaging/requirements-dev.lock
