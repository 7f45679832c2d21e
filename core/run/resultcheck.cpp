#include "core/run/resultcheck.h"

#include "core/work/square.h"

#include <algorithm>

namespace poolscope {

std::optional<quint64> firstWrong(const std::uint64_t* results, quint64 first, quint64 position,
                                  quint64 count) {
    for (quint64 i = position; i < position + count; ++i) {
        if (results[i] != square(first + i))
            return i;
    }
    return std::nullopt;
}

ResultCheck::ResultCheck(const RunRecord& record, const FrameBudget& budget)
    : m_record(record)
    , m_budget(budget) {}

bool ResultCheck::goOn() {
    const std::span<const std::uint64_t> results = m_record.results.numbers();
    const quint64 first = m_record.config.input.first;
    m_budget.begin();
    while (m_checked < results.size()) {
        const quint64 count =
            std::min<quint64>(FrameBudget::ItemsPerLook, results.size() - m_checked);
        if (!m_budget.allows(count))
            return false;
        if (const auto wrong = firstWrong(results.data(), first, m_checked, count)) {
            m_failure.emplace().kind = FailureKind::WrongResult;
            m_failure->wrongNumber = first + *wrong;
            return true;
        }
        m_checked += count;
    }
    return true;
}

double ResultCheck::progress() const {
    const std::uint64_t size = m_record.results.size();
    return size == 0 ? 1.0 : static_cast<double>(m_checked) / static_cast<double>(size);
}

} // namespace poolscope
