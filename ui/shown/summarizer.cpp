#include "ui/shown/summarizer.h"

#include <algorithm>
#include <span>
#include <utility>

namespace poolscope {

namespace {

/// As many are looked at between two questions whether there is time for more: some µs.
constexpr std::size_t ChunksTogether = 256;

} // namespace

Summarizer::Summarizer(FrameBudget budget, QObject* parent)
    : QObject(parent)
    , m_budget(std::move(budget)) {
    m_nextTurn.setSingleShot(true);
    connect(&m_nextTurn, &QTimer::timeout, this, &Summarizer::takeSome);
}

void Summarizer::begin(const SharedRecord& record) {
    forget();
    m_record = record;
    takeSome();
}

void Summarizer::forget() {
    m_nextTurn.stop();
    m_record = nullptr;
    m_tally = ChunkTally();
    m_taken = 0;
    m_summary = nullptr;
}

void Summarizer::takeSome() {
    m_budget.begin();
    const std::span<const ChunkEvent> all(m_record->chunks);
    while (m_taken < all.size()) {
        const std::size_t some = std::min(ChunksTogether, all.size() - m_taken);
        if (!m_budget.allows(some)) {
            m_nextTurn.start();
            return;
        }
        m_tally.take(all.subspan(m_taken, some));
        m_taken += some;
    }
    m_summary = std::make_shared<const RunSummary>(summaryOf(*m_record, m_tally));
    m_record = nullptr;
    emit found();
}

} // namespace poolscope
