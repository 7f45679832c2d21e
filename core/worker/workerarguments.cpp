#include "core/worker/workerarguments.h"

#include <array>
#include <charconv>
#include <utility>

namespace poolscope {

namespace {

constexpr std::array<std::pair<WorkerTask, std::string_view>, 3> TaskWords{
    {{WorkerTask::Pool, "pool"},
     {WorkerTask::Replacement, "replacement"},
     {WorkerTask::Serial, "serial"}}};

bool readTask(std::string_view text, WorkerTask& task) {
    for (const auto& [value, word] : TaskWords) {
        if (text == word) {
            task = value;
            return true;
        }
    }
    return false;
}

template<typename Number>
bool read(std::string_view text, Number& number) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stop == end;
}

} // namespace

std::vector<std::string> toStrings(const WorkerArguments& arguments) {
    const auto index = static_cast<std::size_t>(arguments.task);
    return {std::string(TaskWords[index].second), std::to_string(arguments.boardFd),
            std::to_string(arguments.slot), std::to_string(arguments.parentPid)};
}

std::optional<WorkerArguments> workerArgumentsFrom(const std::vector<std::string_view>& strings) {
    WorkerArguments arguments;
    if (strings.size() != 4 || !readTask(strings[0], arguments.task))
        return std::nullopt;
    if (!read(strings[1], arguments.boardFd) || !read(strings[2], arguments.slot) ||
        !read(strings[3], arguments.parentPid))
        return std::nullopt;
    return arguments;
}

} // namespace poolscope
