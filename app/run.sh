#!/bin/bash -p
# Installs what is missing, builds, and runs Poolscope: the window, or with arguments the command
# line. With no display and no arguments it runs the notebook's program.
# Everything but the program's own output goes to stderr. (-p: whatever the caller's shell has set
# up, such as CDPATH or BASH_ENV, stays there.)
set -euo pipefail
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
source "$root/app/setup.sh"
program=$root/build/release/bin/poolscope

build() {
    need_packages "${build_packages[@]}" || return
    enter "$root" || return
    build_preset release >build/release.log 2>&1 || { cat build/release.log >&2; return 1; }
}

if can_build_in "$root"; then
    [ -x "$program" ] || say "Building Poolscope; the first time takes a minute or two."
    if ! (build); then
        say "Poolscope could not be built; the messages above say why."
        exit 1
    fi
elif [ ! -x "$program" ]; then
    say_read_only "$root"
    exit 1
fi

if [ $# -eq 0 ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    set -- run
fi
exec "$program" "$@"
