#include "ui/shown/shownruns.h"

#include <utility>

namespace poolscope {

ShownRuns::ShownRuns(QObject* parent)
    : QObject(parent) {
    connect(&m_summarizer, &Summarizer::found, this, &ShownRuns::summarized);
}

SharedRecord ShownRuns::complete() const {
    return whole() && whole()->outcome != Outcome::Running ? whole() : nullptr;
}

void ShownRuns::show(const SharedRecord& record) {
    if (SharedRecord last = complete(); last && last != record)
        m_before = std::move(last);
    m_moment = Moment(record);
    m_endTold = false;
    m_summarizer.forget();
    emit replaced();
    tellEnd();
}

void ShownRuns::takeBack() {
    if (!m_before)
        return;
    m_moment = Moment(std::exchange(m_before, nullptr));
    m_endTold = false;
    emit replaced();
    tellEnd();
}

void ShownRuns::compareWith(const SharedRecord& record) {
    m_compared = record;
    emit comparedChanged();
}

std::vector<SharedRecord> ShownRuns::letGo() {
    std::vector<SharedRecord> all{whole(), std::exchange(m_before, nullptr),
                                  std::exchange(m_compared, nullptr)};
    m_moment = Moment();
    m_summarizer.forget();
    emit replaced();
    emit comparedChanged();
    return all;
}

void ShownRuns::noteGrowth() {
    if (m_moment.isEnd())
        m_moment.goToEnd();
    emit grew();
    tellEnd();
}

void ShownRuns::tellEnd() {
    if (!complete() || std::exchange(m_endTold, true))
        return;
    emit ended();
    m_summarizer.begin(whole());
}

void ShownRuns::goTo(Nanoseconds time) {
    m_moment.goTo(time);
    emit timeChanged();
}

} // namespace poolscope
