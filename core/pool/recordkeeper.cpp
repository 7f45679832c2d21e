#include "core/pool/recordkeeper.h"

namespace poolscope {

RecordKeeper::RecordKeeper(RecordWriter& writer, const Board& board, const ProcessPool& pool,
                           std::int64_t startedNs, const FrameBudget& budget)
    : m_writer(writer)
    , m_pool(pool)
    , m_watcher(board, startedNs)
    , m_budget(budget) {
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &RecordKeeper::takeOver);
}

void RecordKeeper::seeProcesses() {
    m_watcher.look(m_writer, m_pool.members());
}

void RecordKeeper::look() {
    seeProcesses();
    m_busy = true;
    takeOver();
}

void RecordKeeper::takeOver() {
    m_budget.begin();
    if (!m_watcher.takeOver(m_writer, m_budget)) {
        m_next.start();
        return;
    }
    m_next.stop();
    m_busy = false;
    emit upToDate(); // the last line: the listener may be done with this
}

} // namespace poolscope
