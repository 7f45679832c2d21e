#include "ui/run/stucknotice.h"

#include "core/base/clock.h"
#include "core/words/runwords.h"
#include "ui/run/runcontrol.h"
#include "ui/run/stuckbar.h"
#include "ui/run/stuckwords.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace poolscope {

using namespace std::chrono_literals;

StuckNotice::StuckNotice(RunControl& control, StuckBar& bar, QObject* parent)
    : QObject(parent)
    , m_control(control)
    , m_bar(bar) {
    m_clock.setInterval(250ms); // seconds are told; late by no more than that
    connect(&m_clock, &QTimer::timeout, this, &StuckNotice::tellStuck);
    connect(&control, &RunControl::started, this, &StuckNotice::followRun);
    connect(&control, &RunControl::ended, this, &StuckNotice::forgetAll);
    connect(&control, &RunControl::abandoned, this, &StuckNotice::forgetAll);
    connect(&bar, &StuckBar::waitChosen, this, &StuckNotice::waitForAll);
    connect(&bar, &StuckBar::replaceChosen, this, &StuckNotice::replaceAll);
    connect(&bar, &StuckBar::thawChosen, this, &StuckNotice::thawAll);
    connect(&bar, &StuckBar::stopChosen, &control, &RunControl::stop);
}

void StuckNotice::followRun() {
    forgetAll();
    RunSession* session = m_control.session();
    session->setStuckProcesses(StuckProcesses::AskedAbout);
    connect(session, &RunSession::processStuck, this, &StuckNotice::noteStuck);
    connect(session, &RunSession::processMoves, this, &StuckNotice::noteMoves);
    connect(session, &RunSession::waitsForEver, this, [this] {
        m_waitsForEver = true;
        showBar();
    });
    connect(session, &RunSession::phaseChanged, this, &StuckNotice::forgetAll);
}

void StuckNotice::noteStuck(int number, Nanoseconds stillNs) {
    m_stillSince[number] = monotonicNow() - stillNs;
    showBar();
}

void StuckNotice::noteMoves(int number) {
    m_stillSince.erase(number);
    showBar();
}

void StuckNotice::forgetAll() {
    m_stillSince.clear();
    m_waitsForEver = false;
    showBar();
}

void StuckNotice::showBar() {
    if (m_waitsForEver || m_stillSince.empty())
        m_clock.stop();
    if (m_waitsForEver) {
        m_bar.ask(explanation(m_control.session()->record()), StuckBar::Stop);
    } else if (m_stillSince.empty()) {
        m_bar.hide();
    } else {
        tellStuck();
        m_clock.start();
    }
}

void StuckNotice::tellStuck() {
    const std::int64_t now = monotonicNow();
    std::vector<StuckProcess> stuck;
    for (const auto& [number, since] : m_stillSince)
        stuck.push_back({number, now - since, canBeThawed(number)});
    m_bar.setWaitMeaning(waitText(m_control.session()->record().config.recovery.stallTimeoutNs));
    StuckBar::Answers answers = StuckBar::Wait | (replaces() ? StuckBar::Replace : StuckBar::Stop);
    const auto frozen = [](const StuckProcess& process) { return process.frozen; };
    answers.setFlag(StuckBar::Thaw, std::any_of(stuck.begin(), stuck.end(), frozen));
    m_bar.ask(stuckText(stuck), answers);
}

void StuckNotice::waitForAll() {
    for (const auto& [number, since] : std::exchange(m_stillSince, {}))
        m_control.session()->act(number, ProcessAction::Wait);
    showBar();
}

void StuckNotice::replaceAll() {
    for (const auto& [number, since] : std::exchange(m_stillSince, {}))
        m_control.session()->act(number, ProcessAction::Replace);
    showBar();
}

/// The bar goes once they move, which may be told of at once.
void StuckNotice::thawAll() {
    const auto still = m_stillSince;
    for (const auto& [number, since] : still) {
        if (canBeThawed(number))
            m_control.session()->act(number, ProcessAction::Thaw);
    }
}

bool StuckNotice::canBeThawed(int number) const {
    const RunRecord& record = m_control.session()->record();
    return isFrozen(record.processes[static_cast<std::size_t>(number - 1)]);
}

/// Whether the pool is one in which another process does the chunk again.
bool StuckNotice::replaces() const {
    return m_control.session()->record().config.recovery.onDeath == OnDeath::Retry;
}

} // namespace poolscope
