#include "ui/shown/visiblerange.h"

#include "ui/shown/shownruns.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace poolscope {

namespace {

/// Nobody goes back further.
constexpr std::size_t MostRemembered = 100;

/// A serial time longer than so many times the run, or the run at its best, goes on outside of the
/// axis: the pool's lanes would become too short beside it.
constexpr Nanoseconds LongestBesideRun = 4;
/// Of a serial time has to be measured before it is extrapolated.
constexpr double EnoughToExpect = 0.01;

/// Until when the serial time is to be seen, which begins with the run; 0: there is none.
Nanoseconds serialEndOf(const RunRecord& record) {
    if (!record.serialNs)
        return 0;
    const Nanoseconds best = *record.serialNs / std::max(1, record.config.processes);
    const Nanoseconds run = std::max(endOf(record), best);
    return std::min(*record.serialNs / LongestBesideRun, run) * LongestBesideRun;
}

/// How long measuring the serial time is expected to take.
Nanoseconds expectedEnd(const SerialProgress& measuring) {
    const double soFar = static_cast<double>(measuring.soFarNs);
    return std::llround(soFar / std::max(EnoughToExpect, measuring.share));
}

Nanoseconds axisEndOf(const RunRecord& record) {
    if (record.measuringSerial)
        return steppedEnd(expectedEnd(*record.measuringSerial));
    const Nanoseconds end = endOf(record);
    const Nanoseconds own = record.outcome == Outcome::Running ? steppedEnd(end) : roundedEnd(end);
    return std::max(own, roundedEnd(serialEndOf(record)));
}

TimeSpan traceOf(const ShownRuns& runs) {
    Nanoseconds end = ShortestSpan;
    for (const SharedRecord& record : {runs.whole(), runs.compared()}) {
        if (record)
            end = std::max(end, axisEndOf(*record));
    }
    return {0, end};
}

} // namespace

VisibleRange::VisibleRange(QObject* parent)
    : QObject(parent) {}

void VisibleRange::follow(const ShownRuns& runs) {
    const auto adapt = [this, &runs] { setTrace(traceOf(runs)); };
    connect(&runs, &ShownRuns::replaced, this, [this, &runs] { begin(traceOf(runs)); });
    connect(&runs, &ShownRuns::grew, this, adapt);
    connect(&runs, &ShownRuns::comparedChanged, this, adapt);
    begin(traceOf(runs));
}

void VisibleRange::begin(const TimeSpan& trace) {
    m_trace = m_visible = trace;
    m_back.clear();
    m_forward.clear();
    m_last = Step::Jump;
    emit traceChanged();
    emit visibleChanged();
    select(std::nullopt);
}

void VisibleRange::setTrace(const TimeSpan& trace) {
    if (trace == m_trace)
        return;
    const bool all = isAllVisible();
    m_trace = trace;
    emit traceChanged();
    const TimeSpan visible = all ? trace : within(m_visible, trace);
    if (std::exchange(m_visible, visible) != visible)
        emit visibleChanged();
    if (m_selected)
        select(within(*m_selected, trace));
}

void VisibleRange::zoomAt(Nanoseconds at, double factor) {
    go(zoomed(m_visible, at, factor, m_trace), Step::Zoom);
}

void VisibleRange::moveBy(Nanoseconds by) {
    go(moved(m_visible, by, m_trace), Step::Move);
}

void VisibleRange::show(const TimeSpan& span) {
    go(within(span, m_trace), Step::Jump);
}

void VisibleRange::showAll() {
    go(m_trace, Step::Jump);
}

void VisibleRange::go(const TimeSpan& span, Step step) {
    if (span == m_visible)
        return;
    if (step == Step::Jump || step != m_last)
        m_back.push_back(m_visible);
    if (m_back.size() > MostRemembered)
        m_back.erase(m_back.begin());
    m_forward.clear();
    m_last = step;
    m_visible = span;
    emit visibleChanged();
}

void VisibleRange::back() {
    goAlong(m_back, m_forward);
}

void VisibleRange::forward() {
    goAlong(m_forward, m_back);
}

void VisibleRange::goAlong(std::vector<TimeSpan>& from, std::vector<TimeSpan>& to) {
    if (from.empty())
        return;
    to.push_back(m_visible);
    m_visible = within(from.back(), m_trace);
    from.pop_back();
    m_last = Step::Jump;
    emit visibleChanged();
}

void VisibleRange::select(const std::optional<TimeSpan>& span) {
    if (std::exchange(m_selected, span) != span)
        emit selectedChanged();
}

} // namespace poolscope
