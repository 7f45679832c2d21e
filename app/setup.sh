# Sourced by app/run.sh and tests/run.sh: what Poolscope needs, how to get it on Debian 12, and how
# to build. Needs neither git nor root. Messages go to stderr.

build_packages=(
    g++ cmake ninja-build pkg-config musl-dev
    qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev libxkbcommon-dev
    libqt6sql6-sqlite libcli11-dev libhwloc-dev rapidjson-dev
    libeigen3-dev libboost-dev
)
test_packages=(
    python3 clang-format procps mold librapidcheck-dev
    clang libclang-rt-dev llvm
    xvfb xauth xdotool openbox imagemagick
)

say() { printf '%s\n' "$*" >&2; }

# Prints those of the packages that are not installed. What is held is installed, too.
missing_packages() {
    local known package
    known=$(dpkg-query -W -f ' ${db:Status-Abbrev}${Package} \n' "$@" 2>/dev/null) || true
    for package in "$@"; do
        [[ $known == *" "?"i $package "* ]] || echo "$package"
    done
}

# Installs packages; the first argument is "sudo", or "env" for root.
install_packages() {
    local with=$1
    shift
    command -v "$with" >/dev/null || return 1
    say "Installing: $*"
    "$with" apt-get update -qq >&2 || true # an old list may do
    "$with" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >&2
}

# Installs what is missing, as root or with sudo, or says what to install.
need_packages() {
    command -v dpkg-query >/dev/null || return 0 # not Debian: the build says what it misses
    local missing with=env
    missing=$(missing_packages "$@" | tr '\n' ' ')
    missing=${missing% }
    [ -n "$missing" ] || return 0
    [ "$(id -u)" -eq 0 ] || with=sudo
    # shellcheck disable=SC2086 # words
    install_packages "$with" $missing && return
    say "Please have these packages installed, then try again:"
    say "  apt-get install --no-install-recommends $missing"
    return 1
}

# Whether something can be built in this source folder.
can_build_in() { mkdir -p "$1/build" 2>/dev/null && [ -w "$1/build" ]; }

say_read_only() {
    say "Poolscope is built in $1/build, which cannot be written to:" \
        "copy the sources into a folder of your own."
}

# Goes into the source folder. Where its name has characters that ninja does not find its way
# through in lists of headers, such as an apostrophe, every build would be a whole one: there it
# goes in by a link with a plain name, the same one each time.
enter() {
    local folder=$1 link
    if [[ $folder == *[\'\"\`\&\;\^\<\>\|\?\*\[\]\$\#\\]* ]]; then
        link=/tmp/poolscope-$(id -u)-$(cksum <<<"$folder" | tr -d ' ')
        [ -L "$link" ] || ln -s "$folder" "$link" || return
        # Others may write in /tmp, too.
        [ "$(stat -c %u "$link")" -eq "$(id -u)" ] || return
        folder=$link
    fi
    cd "$folder" || return
}

# Configures (the first time) and builds a preset in the folder that was entered; further arguments
# are targets.
build_preset() {
    local preset=$1 cache=build/$1/CMakeCache.txt
    shift
    # A folder that was moved or copied would build what lies, or lay, where it was configured.
    if [ -f "$cache" ] &&
        ! [ "$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$cache")" -ef . ]; then
        rm -rf "build/$preset"
    fi
    [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" || return
    cmake --build --preset "$preset" ${1:+--target "$@"}
}
