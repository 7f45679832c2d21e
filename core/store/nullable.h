#pragma once

#include <QVariant>

#include <optional>

namespace poolscope {

/// The database's NULL for what is not known.
template<typename Value>
[[nodiscard]] QVariant orNull(const std::optional<Value>& known) {
    if constexpr (std::is_integral_v<Value> && !std::is_same_v<Value, bool>)
        return known ? QVariant(static_cast<qlonglong>(*known)) : QVariant();
    else
        return known ? QVariant(*known) : QVariant();
}

template<typename Value>
[[nodiscard]] std::optional<Value> fromNullable(const QVariant& value) {
    if (value.isNull())
        return std::nullopt;
    if constexpr (std::is_integral_v<Value> && !std::is_same_v<Value, bool>)
        return static_cast<Value>(value.toLongLong());
    else
        return value.value<Value>();
}

} // namespace poolscope
