#pragma once

#include "core/base/result.h"
#include "core/config/problem.h"

#include <QString>

#include <array>
#include <optional>
#include <utility>

// Settings that are one of a few words, as a table each.

namespace poolscope {

template<typename Value, std::size_t N>
using Words = std::array<std::pair<Value, QLatin1StringView>, N>;

template<typename Value, std::size_t N>
std::optional<Value> valueOf(const Words<Value, N>& words, QStringView text) {
    for (const auto& [value, word] : words) {
        if (text == word)
            return value;
    }
    return std::nullopt;
}

template<typename Value, std::size_t N>
QString wordOf(const Words<Value, N>& words, Value wanted) {
    for (const auto& [value, word] : words) {
        if (value == wanted)
            return word;
    }
    Q_UNREACHABLE();
}

template<typename Value, std::size_t N>
Result<Value, Problem> parseWord(const Words<Value, N>& words, Field field, const QString& text) {
    if (const auto value = valueOf(words, text))
        return *value;
    return Problem{field, ProblemKind::UnknownWord, text};
}

} // namespace poolscope
