#!/bin/bash -p
# Installs what is missing, builds, and runs all tests: optimized, under the address and undefined
# behaviour sanitizers, and the claiming of chunks under the thread sanitizer. The test "stress" is
# some seconds of random runs whose processes are killed; bin/poolscope-stress does it for longer.
set -euo pipefail
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
source "$root/app/setup.sh"

can_build_in "$root" || { say_read_only "$root"; exit 1; }
need_packages "${build_packages[@]}" "${test_packages[@]}"
enter "$root"

step() { printf '\n== %s\n' "$*"; }

step "Format"
find app core tests ui \( -name '*.cpp' -o -name '*.h' \) -print0 |
    xargs -0 clang-format --dry-run --Werror

# Leaks are looked for in our own code; Qt and fontconfig keep some memory until the end.
export LSAN_OPTIONS="suppressions='$PWD/tests/support/leaks.txt':print_suppressions=0"
export UBSAN_OPTIONS="print_stacktrace=1"

step "Thread sanitizer: claiming chunks"
build_preset tsan
ctest --preset tsan

step "Optimized build: all tests"
build_preset dev
ctest --preset dev

step "Address and undefined behaviour sanitizers: all tests"
build_preset asan
ctest --preset asan
