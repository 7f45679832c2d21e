# Sourced by app/run.sh and tests/run.sh: what Poolscope needs, and how to get it on Debian 12.

build_packages=(
    g++ cmake ninja-build pkg-config musl-dev
    qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev libxkbcommon-dev
    libqt6sql6-sqlite libcli11-dev libhwloc-dev rapidjson-dev
)
test_packages=(
    python3 clang-format procps mold librapidcheck-dev
    xvfb xauth xdotool openbox imagemagick
)

# Prints those of the packages that are not installed.
missing_packages() {
    local package
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' ||
            echo "$package"
    done
}

# Installs what is missing, as root or with sudo, or says what to install.
need_packages() {
    command -v dpkg-query >/dev/null || return 0 # not Debian: the build says what it misses
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -eq 0 ] && return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Please have these packages installed, then try again:"
            echo "  apt-get install --no-install-recommends ${missing[*]}"
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq || true # an old list may do
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# Configures (the first time) and builds a preset; further arguments are targets.
build_preset() {
    local preset=$1
    shift
    [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset"
    cmake --build --preset "$preset" ${1:+--target "$@"}
}
