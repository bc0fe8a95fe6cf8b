#!/usr/bin/env bash
# Makes .venv and the system ready to run the program (setup.sh run) or its tests (setup.sh test).
# Does nothing, quickly, when that is so already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mode=${1:?run or test}
locks=(packaging/requirements.lock packaging/requirements-build.lock)
lists=(packaging/system-runtime.txt)
if [ "$mode" = test ]; then
    locks=(packaging/requirements-dev.lock)
    lists+=(packaging/system-tests.txt)
fi
# Windows keeps the interpreter elsewhere.
venv_python=.venv/bin/python
[ "${OS:-}" != Windows_NT ] || venv_python=.venv/Scripts/python.exe

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# One line per step; what a tool prints is shown only when the tool fails.
step() {
    local text=$1 log
    shift
    say "$text ..."
    log=$(mktemp)
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        die "Failed: $text"
    fi
    rm -f "$log"
}

suitable() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
        if command -v "$candidate" >/dev/null && suitable "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    die "Python 3.11, 3.12 or 3.13 is needed and was not found; PYTHON=/path/to/python make ... names one."
}

# Only Debian's own interpreter comes without the module that makes virtual environments.
python_package() {
    "$1" - <<'PY'
import importlib.util, sys
if sys.base_prefix == "/usr" and not importlib.util.find_spec("ensurepip"):
    print("python%d.%d-venv" % sys.version_info[:2])
PY
}

column() { sed -e 's/#.*//' "${lists[@]}" | awk -v n="$1" 'NF { print $n }'; }

# Newer releases rename libraries (libglib2.0-0t64) and say so under Provides.
missing_packages() {
    local installed
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' |
        sed -n -e 's/ ([^)]*)//g' -e 's/^installed //p' | tr -d ' ' | tr ',' '\n')
    column 1 | grep -vxF "$installed" || true
}

missing_elsewhere() {
    local libraries name
    libraries=$(ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null || true)
    for name in $(column 2); do
        case $name in
            -) ;;
            *.so.*) [ -z "$libraries" ] || grep -qF "$name " <<<"$libraries" || echo "$name" ;;
            *) command -v "$name" >/dev/null || echo "$name" ;;
        esac
    done
}

apt_install() {
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq)
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null ||
            die "Missing system packages. Please run: sudo apt-get update && sudo apt-get install --no-install-recommends $*"
        apt=(sudo -n "${apt[@]}")
    fi
    step "Reading the package lists" "${apt[@]}" update
    step "Installing $*" "${apt[@]}" install --yes --no-install-recommends "$@"
}

system_ready() {
    local missing
    if command -v dpkg-query >/dev/null; then
        missing="$(missing_packages) $*"
        # shellcheck disable=SC2086  # a list of words
        [ -z "${missing// /}" ] || apt_install $missing
    elif [ "$(uname -s)" = Linux ]; then
        missing=$(missing_elsewhere)
        [ -z "$missing" ] || die "Please install what provides these, then try again: ${missing//$'\n'/ }"
    fi
}

# What is installed is known by what it was installed from, and from where: the project's own entry is a path.
state() {
    local files=("$@")
    { pwd; cat "${files[@]}" pyproject.toml; } | cksum
}

install() {
    local python=$1 requirements=() lock
    if ! { [ -x "$venv_python" ] && suitable "$venv_python"; }; then
        step "Creating .venv with $python" "$python" -m venv --clear .venv
    fi
    for lock in "${locks[@]}"; do requirements+=(-r "$lock"); done
    local pip=("$venv_python" -m pip install --disable-pip-version-check --no-input)
    step "Installing from ${locks[*]}" "${pip[@]}" --require-hashes --only-binary :all: "${requirements[@]}"
    step "Installing wacomposer itself" "${pip[@]}" --no-deps --no-build-isolation --no-index --editable .
    state "${locks[@]}" >".venv/ready-$mode"
}

ready() {
    [ -x "$venv_python" ] && [ -f ".venv/ready-$1" ] && [ "$(cat ".venv/ready-$1")" = "$2" ]
}

main() {
    local python wanted
    wanted=$(state "${locks[@]}")
    if ready "$mode" "$wanted" || { [ "$mode" = run ] && ready test "$(state packaging/requirements-dev.lock)"; }; then
        system_ready
        return
    fi
    python=$(find_python)
    # shellcheck disable=SC2046  # nothing, or one word
    system_ready $(python_package "$python")
    # Two makes at once must not write into one .venv.
    if command -v flock >/dev/null; then
        exec 9>.venv.lock
        flock 9
        if ready "$mode" "$wanted"; then return; fi
    fi
    install "$python"
}
main
