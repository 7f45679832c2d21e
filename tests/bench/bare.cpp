#include "core/base/clock.h"
#include "core/work/cpuwork.h"

#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <spawn.h>
#include <string>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

// The least that this machine can do: the same work by hand, without a pool, a table of chunks, or
// orders. Spawns itself PROCESSES times, waits for all of them, and prints the nanoseconds.
//
//   poolscope-bench-bare squares NUMBERS PROCESSES             shared memory, a part for each
//   poolscope-bench-bare burn NUMBERS PROCESSES ITERATIONS     burn() for each number of a part
//
// One process burns without being spawned: a serial program has no start.

namespace poolscope {

namespace {

using Arguments = std::vector<std::string>;

[[noreturn]] void fail(const char* what) {
    std::perror(what);
    std::exit(1);
}

std::uint64_t numberAt(const Arguments& arguments, std::size_t at) {
    return at < arguments.size() ? std::strtoull(arguments[at].c_str(), nullptr, 10) : 0;
}

std::uint64_t* mapNumbers(int fd, std::uint64_t numbers) {
    void* memory = mmap(nullptr, numbers * 8, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED)
        fail("mmap");
    return static_cast<std::uint64_t*>(memory);
}

pid_t spawnMyself(Arguments arguments) {
    arguments.insert(arguments.begin(), "poolscope-bench-bare");
    std::vector<char*> pointers;
    for (std::string& argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    pid_t pid = 0;
    if (posix_spawn(&pid, "/proc/self/exe", nullptr, nullptr, pointers.data(), environ) != 0)
        fail("posix_spawn");
    return pid;
}

void waitForAll(const std::vector<pid_t>& children) {
    for (const pid_t child : children) {
        int status = 0;
        if (waitpid(child, &status, 0) != child || status != 0)
            fail("a child");
    }
}

void burnAll(std::uint64_t numbers, std::uint64_t iterations) {
    for (std::uint64_t i = 0; i < numbers; ++i)
        keep(burn(iterations));
}

/// "squares-part FD NUMBERS FROM END"
void squarePart(const Arguments& arguments) {
    const int fd = static_cast<int>(numberAt(arguments, 1));
    std::uint64_t* const results = mapNumbers(fd, numberAt(arguments, 2));
    const std::uint64_t end = numberAt(arguments, 4);
    for (std::uint64_t i = numberAt(arguments, 3); i < end; ++i)
        results[i] = i * i;
}

std::int64_t squares(std::uint64_t numbers, std::uint64_t processes) {
    const std::int64_t start = monotonicNow();
    const int fd = memfd_create("bench", 0);
    if (fd < 0 || ftruncate(fd, static_cast<off_t>(numbers * 8)) != 0)
        fail("memfd");
    const std::uint64_t* const results = mapNumbers(fd, numbers);
    std::vector<pid_t> children;
    for (std::uint64_t i = 0; i < processes; ++i) {
        children.push_back(spawnMyself({"squares-part", std::to_string(fd), std::to_string(numbers),
                                        std::to_string(numbers * i / processes),
                                        std::to_string(numbers * (i + 1) / processes)}));
    }
    waitForAll(children);
    const std::int64_t took = monotonicNow() - start;
    for (std::uint64_t i = 0; i < numbers; ++i) {
        if (results[i] != i * i)
            fail("a result");
    }
    return took;
}

std::int64_t burnWith(std::uint64_t numbers, std::uint64_t processes, std::uint64_t iterations) {
    const std::int64_t start = monotonicNow();
    if (processes == 1) {
        burnAll(numbers, iterations);
        return monotonicNow() - start;
    }
    std::vector<pid_t> children;
    for (std::uint64_t i = 0; i < processes; ++i) {
        const std::uint64_t part = numbers * (i + 1) / processes - numbers * i / processes;
        children.push_back(
            spawnMyself({"burn-part", std::to_string(part), std::to_string(iterations)}));
    }
    waitForAll(children);
    return monotonicNow() - start;
}

int run(const Arguments& arguments) {
    const std::string task = arguments.empty() ? std::string() : arguments[0];
    const std::uint64_t processes = numberAt(arguments, 2);
    if (task == "squares-part")
        squarePart(arguments);
    else if (task == "burn-part")
        burnAll(numberAt(arguments, 1), numberAt(arguments, 2));
    else if (task == "squares" && processes > 0)
        std::printf("%" PRId64 "\n", squares(numberAt(arguments, 1), processes));
    else if (task == "burn" && processes > 0)
        std::printf("%" PRId64 "\n",
                    burnWith(numberAt(arguments, 1), processes, numberAt(arguments, 3)));
    else
        return 2;
    return 0;
}

} // namespace

} // namespace poolscope

int main(int argc, char* argv[]) {
    return poolscope::run({argv + (argc > 0 ? 1 : 0), argv + argc});
}
