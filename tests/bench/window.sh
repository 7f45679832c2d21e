#!/bin/sh
# What watching costs, and whether the window ever keeps its user waiting:
#
#     tests/bench/window.sh              both, some three minutes
#     tests/bench/window.sh cost         a CPU-bound run of 5 s on all cores with the window open and
#                                        from the command line, in turns: eight pairs
#     tests/bench/window.sh stalls       the longest time between two turns of its event loop
#
# Wants both cores free. Exit code 0: within 1.05 of the command line; no longer than 50 ms.
set -eu
root=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
build=${BUILD:-$root/build/bench}
what=${1:-cost stalls}
cd "$root"
if [ ! -f "$build/build.ninja" ]; then
    cmake --preset bench -B "$build" >&2
fi
cmake --build "$build" --target poolscope-bench-window poolscope-bench-stalls >&2
code=0
for one in $what; do
    case $one in
    cost) program=poolscope-bench-window ;;
    stalls) program=poolscope-bench-stalls ;;
    *) echo "There is no '$one': it is cost or stalls." >&2; exit 2 ;;
    esac
    xvfb-run -a -s '-screen 0 1600x900x24' "$build/bin/$program" || code=1
done
exit $code
