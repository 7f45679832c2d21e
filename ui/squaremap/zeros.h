#pragma once

#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>

namespace poolscope {

/// Many values all bits of which are zero. Their memory comes page by page, when one is first
/// written to: a vector would take all of it at once, which may keep a window waiting.
template<typename Value>
class Zeros {
    static_assert(std::is_trivially_copyable_v<Value> && std::is_aggregate_v<Value>);

public:
    Zeros() = default;

    /// Throws std::bad_alloc.
    explicit Zeros(std::size_t count)
        : m_count(count)
        , m_values(static_cast<Value*>(std::calloc(count, sizeof(Value))), std::free) {
        if (!m_values && count > 0)
            throw std::bad_alloc();
    }

    [[nodiscard]] std::size_t size() const { return m_count; }

    Value& operator[](std::size_t at) { return m_values.get()[at]; }

    const Value& operator[](std::size_t at) const { return m_values.get()[at]; }

private:
    std::size_t m_count = 0;
    std::unique_ptr<Value, decltype(&std::free)> m_values{nullptr, std::free};
};

} // namespace poolscope
