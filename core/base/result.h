#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace poolscope {

/// A value, or the reason why there is none. Bugs assert; the world returns a Result, and the
/// caller may not ignore it. No conversion to bool: `if (result)` would be ambiguous for
/// Result<bool, E>, so ask hasValue().
template<typename Value, typename Error>
class [[nodiscard]] Result {
public:
    Result(Value value)
        : m_outcome(std::in_place_index<0>, std::move(value)) {}

    Result(Error error)
        : m_outcome(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool hasValue() const { return m_outcome.index() == 0; }

    /// The value; only if hasValue().
    [[nodiscard]] const Value& value() const& {
        assert(hasValue());
        return *std::get_if<0>(&m_outcome);
    }

    [[nodiscard]] Value&& value() && {
        assert(hasValue());
        return std::move(*std::get_if<0>(&m_outcome));
    }

    /// The error; only if not hasValue().
    [[nodiscard]] const Error& error() const {
        assert(!hasValue());
        return *std::get_if<1>(&m_outcome);
    }

private:
    std::variant<Value, Error> m_outcome;
};

} // namespace poolscope
