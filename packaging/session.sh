#!/usr/bin/env bash
# Runs a command on a screen nobody sees, with a bus, an unlocked keyring and an accessibility bus of its own:
#     packaging/session.sh .venv/bin/python -m pytest -k keyring
# The user's own keyring, settings and screen are neither read nor changed. The exit code is the command's.
set -euo pipefail

# Other systems have one session only, and their own secret store.
[ "$(uname -s)" = Linux ] || exec "$@"

outside() {
    local code=0
    # Short, because sockets live below it and their paths are limited to 108 bytes.
    home=$(mktemp -d /tmp/wacomposer.XXXXXX)
    trap 'rm -rf "$home"' EXIT
    mkdir -m 700 "$home/run"
    export HOME=$home XDG_RUNTIME_DIR=$home/run
    unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME
    # What a desktop leaves in the environment changes platform, style or scale.
    unset WAYLAND_DISPLAY XDG_CURRENT_DESKTOP DESKTOP_SESSION XDG_SESSION_TYPE DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS
    unset QT_QPA_PLATFORM QT_QPA_PLATFORMTHEME QT_STYLE_OVERRIDE QT_SCALE_FACTOR QT_FONT_DPI
    export LC_ALL=C.UTF-8 QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
    # Tells the tests that the keyring they find may be written to.
    export WACOMPOSER_TEST_SESSION=1
    xvfb-run --auto-servernum --server-args='-screen 0 1920x1440x24' \
        dbus-run-session -- "$0" --inside "$@" || code=$?
    exit "$code"
}

has_owner() {
    dbus-send --session --dest=org.freedesktop.DBus --print-reply=literal / \
        org.freedesktop.DBus.NameHasOwner "string:$1" 2>/dev/null | grep -q true
}

wait_for() {
    local _
    for _ in {1..100}; do
        ! has_owner "$1" || return 0
        sleep 0.05
    done
    echo "The test session's $1 did not start." >&2
    return 1
}

inside() {
    local launcher code=0 started=()
    trap 'kill "${started[@]}" 2>/dev/null || true; wait' EXIT

    # A daemon that makes its own login keyring with this password, and hence has it open.
    gnome-keyring-daemon --foreground --unlock --components=secrets <<<"throwaway" >/dev/null 2>"$HOME/keyring.log" &
    started+=($!)
    for launcher in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher; do
        [ -x "$launcher" ] || continue
        "$launcher" --launch-immediately >/dev/null 2>"$HOME/at-spi.log" &
        started+=($!)
        break
    done
    wait_for org.freedesktop.secrets
    wait_for org.a11y.Bus
    "$@" || code=$?
    exit "$code"
}

if [ "${1:-}" = --inside ]; then
    shift
    inside "$@"
fi
outside "$@"
