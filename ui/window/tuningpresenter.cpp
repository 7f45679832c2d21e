#include "ui/window/tuningpresenter.h"

#include "core/words/problemwords.h"
#include "core/words/sweepwords.h"
#include "ui/run/runcontrol.h"
#include "ui/setup/experimentpanel.h"
#include "ui/setup/trygroup.h"
#include "ui/shown/shownruns.h"
#include "ui/tuning/sweepcontrol.h"
#include "ui/tuning/tuningpage.h"
#include "ui/tuning/tuningwords.h"

#include <QLabel>

namespace poolscope {

TuningPresenter::TuningPresenter(SweepControl& control, RunControl& runs, const TuningStage& stage,
                                 QObject* parent)
    : QObject(parent)
    , m_control(control)
    , m_runs(runs)
    , m_stage(stage) {
    TryGroup& tries = stage.panel.tries();
    connect(&tries, &TryGroup::startRequested, &control, &SweepControl::start);
    connect(&tries, &TryGroup::stopRequested, &control, &SweepControl::stop);
    connect(&control, &SweepControl::started, this, &TuningPresenter::start);
    connect(&control, &SweepControl::progressed, this, &TuningPresenter::show);
    connect(&control, &SweepControl::ended, this, &TuningPresenter::showEnd);
    connect(&control, &SweepControl::refused, this,
            [&tries](const Problem& problem) { tries.showRefusal(sentence(problem)); });
    connect(&runs, &RunControl::started, this, &TuningPresenter::tellWhoIsBusy);
    connect(&runs, &RunControl::ended, this, &TuningPresenter::tellWhoIsBusy);
    connect(&runs, &RunControl::abandoned, this, &TuningPresenter::tellWhoIsBusy);
    // Also while nothing is measured any more, and nobody else asks.
    connect(&stage.page, &TuningPage::refreshRequested, this, &TuningPresenter::show,
            Qt::QueuedConnection);
    connect(&stage.page, &TuningPage::useRequested, this, &TuningPresenter::use);
    connect(&stage.page, &TuningPage::pointChosen, this, &TuningPresenter::openRun);
}

void TuningPresenter::start() {
    tellWhoIsBusy();
    show();
}

/// Painted at once, while no run goes on that it would disturb.
void TuningPresenter::show() {
    const SweepRecord& sweep = m_control.session()->record();
    m_stage.page.show(sweep, m_control.summary(),
                      progressOf(*m_control.session(), m_control.isWaiting()),
                      m_control.task().wishes.precision);
    m_stage.outcome.setText(sweepStatusText(m_control.task(), sweep));
    if (m_stage.page.isVisible())
        m_stage.page.repaint();
}

void TuningPresenter::showEnd() {
    tellWhoIsBusy();
    show();
}

/// All that the recommendation is about. No pool is one process here: the Run page has always one.
void TuningPresenter::use() {
    const SweepRecord& sweep = m_control.session()->record();
    const auto point = m_control.summary().recommendedPoint();
    const SweepSetting setting = point ? m_control.pointShown(*point).setting : SweepSetting{};
    RunConfig config = m_stage.panel.config().value_or(sweep.config);
    config.input = sweep.config.input;
    config.work = sweep.config.work;
    config.engine = sweep.config.engine;
    config.simulated = sweep.config.simulated;
    m_stage.panel.setConfig(configOf(config, setting));
    m_stage.outcome.setText(tr("The experiment has this setting now."));
    emit runPageRequested();
}

/// To look at a run takes a core for a moment.
void TuningPresenter::openRun(std::size_t place) {
    const SweepPoint& point = m_control.pointShown(place);
    if (m_control.isBusy() || m_runs.isBusy()) {
        m_stage.outcome.setText(tr("Its runs can be looked at when nothing is measured any more."));
    } else if (!point.kept) {
        m_stage.outcome.setText(tr("No run of this setting was kept whole."));
    } else {
        m_stage.runs.show(point.kept);
        m_stage.outcome.setText(
            tr("A run of the sweep near the median, with %1.")
                .arg(settingText(m_control.session()->record(), point.setting)));
        emit runPageRequested();
    }
}

void TuningPresenter::tellWhoIsBusy() {
    m_stage.panel.setBlocked(m_control.isBusy());
    m_stage.panel.tries().setBusy(m_control.isBusy(), m_runs.isBusy());
}

} // namespace poolscope
