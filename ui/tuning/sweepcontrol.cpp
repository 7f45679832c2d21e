#include "ui/tuning/sweepcontrol.h"

#include <algorithm>
#include <utility>

namespace poolscope {

namespace {

constexpr Nanoseconds LeastBetweenLooks = 250 * NsPerMs;
/// Of the time; the runs wait meanwhile.
constexpr int ShareForLooks = 20;

} // namespace

SweepControl::SweepControl(RunEnvironment& environment, QObject* parent)
    : QObject(parent)
    , m_environment(environment) {}

SweepControl::~SweepControl() = default;

void SweepControl::start(const SweepTask& task) {
    if (isBusy())
        return;
    if (const auto problem = refusalOf(task, m_environment)) {
        emit refused(*problem);
        return;
    }
    m_task = task;
    m_session = makeSweep(task, m_environment);
    summarize();
    connect(m_session.get(), &SweepSession::progressed, this, &SweepControl::look);
    connect(m_session.get(), &SweepSession::waiting, this, &SweepControl::wait);
    connect(m_session.get(), &SweepSession::ended, this, &SweepControl::finish);
    m_sinceLook.start();
    m_lookTook = 0;
    m_session->start();
    emit started();
}

void SweepControl::stop() {
    if (isBusy())
        m_session->stop();
}

bool SweepControl::isBusy() const {
    return m_session && m_session->record().outcome == Outcome::Running;
}

void SweepControl::summarize() {
    m_summary = summaryOf(m_session->record());
    m_shown.clear();
    for (const SweepPoint& point : m_session->record().points)
        m_shown.push_back(point.setting);
}

const SweepPoint& SweepControl::pointShown(std::size_t place) const {
    const std::vector<SweepPoint>& points = m_session->record().points;
    return *std::find_if(points.begin(), points.end(),
                         [&](const SweepPoint& point) { return point.setting == m_shown[place]; });
}

/// The next run begins when this returns.
void SweepControl::look() {
    m_isWaiting = false;
    const Nanoseconds since = m_sinceLook.nsecsElapsed();
    if (since < std::max(LeastBetweenLooks, ShareForLooks * m_lookTook))
        return;
    summarize();
    emit progressed();
    m_lookTook = m_sinceLook.nsecsElapsed() - since;
    m_sinceLook.restart();
}

void SweepControl::wait() {
    if (std::exchange(m_isWaiting, true))
        return;
    summarize(); // the points may be others since the last look
    emit progressed();
}

void SweepControl::finish() {
    m_isWaiting = false;
    summarize();
    emit ended();
}

} // namespace poolscope
