#!/usr/bin/env bash
# Installs what is missing, builds, and runs all tests: optimized, under the address and undefined
# behaviour sanitizers, and the claiming of chunks under the thread sanitizer. The test "stress" is
# some seconds of random runs whose processes are killed; bin/poolscope-stress does it for longer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source app/setup.sh

need_packages "${build_packages[@]}" "${test_packages[@]}"

step() { printf '\n== %s\n' "$*"; }

step "Format"
git ls-files '*.cpp' '*.h' | xargs clang-format --dry-run --Werror

# Leaks are looked for in our own code; Qt and fontconfig keep some memory until the end.
export LSAN_OPTIONS="suppressions=$PWD/tests/support/leaks.txt:print_suppressions=0"
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
