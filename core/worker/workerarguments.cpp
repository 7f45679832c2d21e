#include "core/worker/workerarguments.h"

#include <charconv>

namespace poolscope {

namespace {

template<typename Number>
bool read(std::string_view text, Number& number) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stop == end;
}

} // namespace

std::vector<std::string> toStrings(const WorkerArguments& arguments) {
    return {arguments.task == WorkerTask::Pool ? "pool" : "serial",
            std::to_string(arguments.boardFd), std::to_string(arguments.slot),
            std::to_string(arguments.parentPid)};
}

std::optional<WorkerArguments> workerArgumentsFrom(const std::vector<std::string_view>& strings) {
    WorkerArguments arguments;
    if (strings.size() != 4 || (strings[0] != "pool" && strings[0] != "serial"))
        return std::nullopt;
    arguments.task = strings[0] == "pool" ? WorkerTask::Pool : WorkerTask::Serial;
    if (!read(strings[1], arguments.boardFd) || !read(strings[2], arguments.slot) ||
        !read(strings[3], arguments.parentPid))
        return std::nullopt;
    return arguments;
}

} // namespace poolscope
