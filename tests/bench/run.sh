#!/bin/sh
# Poolscope's speed beside that of others, in one command:
#
#     tests/bench/run.sh                 every row, some ten minutes (Python's chunks of 1 take most)
#     tests/bench/run.sh --quick         three minutes
#     tests/bench/run.sh --rows 1,2 --pairs 101
#
# Rows:
#   1  the notebook's program as a whole process: `poolscope run` beside `python3 notebook.py`
#   2  pool of 4, create, map 100, close, join, inside one process each
#   3  10^7 squares with 2 processes: beside Pool.map, and beside a program written by hand for it
#      (poolscope-bench-bare: two spawned processes, one shared mapping, nothing else)
#   4  chunks of 1, 10^6 numbers: chunks a second
#   5  CPU work, 2 processes: our speedup beside that of two bare processes with the same loop
#   6  a process is killed in a run of 5 s: beside the same run in peace, and what it may cost more
#
# Python is the interpreter that "python3" on PATH starts, asked for itself: a script that chooses
# between several is not measured. The first line names it; PATH=/usr/bin:$PATH takes Debian's own.
#
# Both sides of a row are measured in turns, the first turn uncounted, and each pair gives one
# ratio; the table shows the median ratio, its 95 % interval (order statistics), how many pairs
# there were, both sides' medians, the target and whether it was met. So drift and other programs
# hit both sides alike; still, rows 3, 5 and 6 want both cores free: look at the load that is printed.
# Exit code 0: every target met.
#
# The build is that of the preset "bench" (build/bench), with the flags of what people run and so
# without assertions; BUILD names another directory.
set -eu
root=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
build=${BUILD:-$root/build/bench}
cd "$root"
if [ ! -f "$build/build.ninja" ]; then
    cmake --preset bench -B "$build" >&2
fi
cmake --build "$build" --target poolscope-bench >&2
exec "$build/bin/poolscope-bench" "$@"
