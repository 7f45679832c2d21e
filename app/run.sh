#!/usr/bin/env bash
# Installs what is missing, builds, and runs Poolscope: the window, or with arguments the command
# line. With no display and no arguments it runs the notebook's program.
# Everything but the program's own output goes to stderr.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/app/setup.sh"

if [ ! -x "$root/build/release/bin/poolscope" ]; then
    echo "Building Poolscope; the first time takes a minute or two." >&2
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! (cd "$root" && need_packages "${build_packages[@]}" >&2 && build_preset release >"$log" 2>&1); then
    cat "$log" >&2
    echo "Poolscope could not be built; the messages above say why." >&2
    exit 1
fi
rm -f "$log"

if [ $# -eq 0 ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    set -- run
fi
exec "$root/build/release/bin/poolscope" "$@"
