#include "core/run/resultcheck.h"

#include "core/work/square.h"

#include <QTimer>

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

ResultCheck::ResultCheck(const RunRecord& record, const FrameBudget& budget, QObject* parent)
    : QObject(parent)
    , m_record(record)
    , m_budget(budget) {}

void ResultCheck::start() {
    QMetaObject::invokeMethod(this, &ResultCheck::goOn, Qt::QueuedConnection);
}

void ResultCheck::goOn() {
    const std::span<const std::uint64_t> results = m_record.results.numbers();
    const quint64 first = m_record.config.input.first;
    m_budget.begin();
    while (m_checked < results.size()) {
        const quint64 count =
            std::min<quint64>(FrameBudget::ItemsPerLook, results.size() - m_checked);
        if (!m_budget.allows(count)) {
            QTimer::singleShot(0, this, &ResultCheck::goOn);
            emit advanced();
            return;
        }
        if (const auto wrong = firstWrong(results.data(), first, m_checked, count)) {
            RunFailure failure;
            failure.kind = FailureKind::WrongResult;
            failure.wrongNumber = first + *wrong;
            emit ended(failure);
            return;
        }
        m_checked += count;
    }
    emit ended(std::nullopt);
}

double ResultCheck::progress() const {
    const std::uint64_t size = m_record.results.size();
    return size == 0 ? 1.0 : static_cast<double>(m_checked) / static_cast<double>(size);
}

} // namespace poolscope
