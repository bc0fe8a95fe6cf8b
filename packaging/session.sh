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
    # Without -noreset the screen starts anew, and refuses clients meanwhile, whenever its last client goes.
    xvfb-run --auto-servernum --server-args='-screen 0 1920x1440x24 -noreset' "$0" --inside "$@" || code=$?
    exit "$code"
}

started=()
start() {
    # "<&0" keeps what the caller pipes in; without it a background command reads nothing.
    "$@" <&0 >>"$HOME/session.log" 2>&1 &
    started+=($!)
}

wait_for() {
    local _
    for _ in {1..100}; do
        if dbus-send --session --dest=org.freedesktop.DBus --print-reply=literal / \
            org.freedesktop.DBus.NameHasOwner "string:$1" 2>/dev/null | grep -q true; then
            return
        fi
        sleep 0.05
    done
    cat "$HOME/session.log" >&2
    echo "The test session's $1 did not start." >&2
    return 1
}

inside() {
    local launcher code=0
    trap 'kill "${started[@]}" 2>/dev/null || true; wait' EXIT

    # Not dbus-run-session: its daemon complains into the tests' output where a container limits open files.
    export DBUS_SESSION_BUS_ADDRESS=unix:path=$XDG_RUNTIME_DIR/bus
    start dbus-daemon --session --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS"
    wait_for org.freedesktop.DBus

    # A daemon that makes its own login keyring with this password, and hence has it open.
    start gnome-keyring-daemon --foreground --unlock --components=secrets <<<"throwaway"
    for launcher in /usr/libexec /usr/lib /usr/lib/at-spi2-core; do
        [ ! -x "$launcher/at-spi-bus-launcher" ] || break
    done
    start "$launcher/at-spi-bus-launcher" --launch-immediately
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
