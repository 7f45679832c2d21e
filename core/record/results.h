#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <span>
#include <utility>

namespace poolscope {

/// What a run computed, by position in its input: numbers, texts, or nothing that was kept. A
/// value that shares what it holds: a copy costs nothing, and lives as long as it is needed.
class Results {
public:
    enum class Kind { None, Numbers, Texts };

    Results() = default;

    /// @p count numbers from @p first on; those of chunks that are not finished are 0.
    [[nodiscard]] static Results ofNumbers(std::shared_ptr<const std::uint64_t> first,
                                           std::uint64_t count) {
        Results results;
        results.m_kind = Kind::Numbers;
        results.m_numbers = std::move(first);
        results.m_count = count;
        return results;
    }

    /// As the function's results are written, such as "(3, 'a')"; empty where there is none.
    [[nodiscard]] static Results ofTexts(QStringList texts) {
        Results results;
        results.m_kind = Kind::Texts;
        results.m_count = static_cast<std::uint64_t>(texts.size());
        results.m_texts = std::move(texts);
        return results;
    }

    [[nodiscard]] Kind kind() const { return m_kind; }

    [[nodiscard]] bool isNone() const { return m_kind == Kind::None; }

    [[nodiscard]] std::uint64_t size() const { return m_count; }

    /// All numbers; none if the results are of another kind.
    [[nodiscard]] std::span<const std::uint64_t> numbers() const {
        return {m_numbers.get(), m_kind == Kind::Numbers ? m_count : 0};
    }

    /// All texts; none if the results are of another kind.
    [[nodiscard]] const QStringList& texts() const { return m_texts; }

private:
    Kind m_kind = Kind::None;
    std::shared_ptr<const std::uint64_t> m_numbers;
    QStringList m_texts;
    std::uint64_t m_count = 0;
};

} // namespace poolscope
