#include "ui/window/runpresenter.h"

#include "core/base/text.h"
#include "core/words/problemwords.h"
#include "core/words/runwords.h"
#include "core/words/simulatedwords.h"
#include "ui/headline/headline.h"
#include "ui/replay/replaybar.h"
#include "ui/run/runcontrol.h"
#include "ui/run/stuckwords.h"
#include "ui/setup/experimentpanel.h"
#include "ui/shown/shownruns.h"
#include "ui/window/runexports.h"
#include "ui/window/runpictures.h"
#include "ui/window/runtabs.h"
#include "ui/window/serialquestion.h"

#include <QLabel>

namespace poolscope {

RunPresenter::RunPresenter(RunControl& control, const RunStage& stage, QObject* parent)
    : QObject(parent)
    , m_control(control)
    , m_stage(stage)
    , m_replay(stage.replay, stage.runs) {
    connect(&stage.panel, &ExperimentPanel::configChanged, this, &RunPresenter::askMachine);
    connect(&stage.panel, &ExperimentPanel::runRequested, this, &RunPresenter::startRun);
    connect(&stage.panel, &ExperimentPanel::stopRequested, &control, &RunControl::stop);
    connect(&stage.panel, &ExperimentPanel::skipRequested, &control, &RunControl::skipSerial);
    connect(&control, &RunControl::started, this, &RunPresenter::showStarted);
    connect(&control, &RunControl::refused, this, &RunPresenter::showRefusal);
    connect(&control, &RunControl::progressed, this, &RunPresenter::showProgress);
    connect(&control, &RunControl::ended, this, &RunPresenter::showEnd);
    connect(&stage.panel, &ExperimentPanel::configChanged, this, &RunPresenter::showConfig);
    connect(&stage.exports, &RunExports::savingChanged, &control, &RunControl::setRecordHeld);
    connect(&stage.runs, &ShownRuns::replaced, this, &RunPresenter::showRun);
    connect(&stage.runs, &ShownRuns::timeChanged, this, &RunPresenter::showMoment);
    showRun();
    m_stage.outcome.setText(tr("Ready."));
}

/// Tells early what stands against a run. Run stays possible: memory may become free until then.
void RunPresenter::askMachine() {
    const std::optional<RunConfig>& config = m_stage.panel.config();
    if (!config || m_control.isBusy())
        return;
    if (const std::optional<Problem> problem = m_control.refusalOf(*config))
        showRefusal(*problem);
}

void RunPresenter::startRun(const RunConfig& config) {
    std::optional<RunWishes> wishes = RunWishes{};
    if (const Nanoseconds wait = m_control.serialWait(config); wait > LongSerialNs)
        wishes = askAboutSerial(m_stage.panel, wait);
    if (wishes)
        m_control.start(config, *wishes);
}

void RunPresenter::measureAgain() {
    if (m_stage.panel.canRun())
        m_control.startMeasuringAgain(*m_stage.panel.config());
}

void RunPresenter::showStarted() {
    if (m_stage.runs.whole() == nullptr)
        m_stage.headline.setRemark(tr("The run begins."));
    m_sinceStart.start();
    m_stage.panel.showRefusal(QString());
    m_stage.panel.setBusy(true);
    m_stage.replay.pause();
    m_stage.replay.setEnabled(false);
}

void RunPresenter::showRefusal(const Problem& problem) {
    m_stage.panel.showRefusal(sentence(problem));
}

void RunPresenter::showRun() {
    m_stage.headline.setRemark(
        m_stage.runs.whole() == nullptr
            ? tr("Press Run: worker processes will start, and you will see who computes which "
                 "squares.")
            : QString());
    m_stage.headline.setAddition(QString());
    tellWhetherOutdated();
}

void RunPresenter::showProgress() {
    const RunRecord& run = m_control.session()->record();
    const double share = m_control.progress();
    const QString percent = percentText(share);
    QString text;
    QString remark;
    QString outcome = tr("Running …");
    switch (m_control.phase()) {
    case RunSession::Phase::Serial:
        text = tr("measuring the serial time … %1").arg(percent) + timeLeftText(share);
        remark = tr("Measuring the serial time first: one process computes all squares, without a "
                    "pool.");
        break;
    case RunSession::Phase::Running:
        text = (run.failure ? tr("waiting for ever, %1 done") : tr("computing … %1")).arg(percent);
        if (run.failure)
            outcome = tr("Waiting for ever …");
        remark = atWorkText(run);
        break;
    case RunSession::Phase::Checking:
        text = tr("checking every result …");
        remark = tr("All squares are computed.");
        break;
    case RunSession::Phase::Waiting:
    case RunSession::Phase::Ended:
        return;
    }
    m_stage.panel.showProgress(text, share, m_control.phase() == RunSession::Phase::Serial);
    m_stage.headline.setRemark(remark);
    m_stage.outcome.setText(outcome);
}

/// ", 12 s left", as soon as that can be told.
QString RunPresenter::timeLeftText(double share) const {
    constexpr double EnoughToTell = 0.02;
    const Nanoseconds soFar = m_sinceStart.nsecsElapsed();
    if (soFar < NsPerSecond || share < EnoughToTell || share >= 1)
        return {};
    const auto left = static_cast<Nanoseconds>(static_cast<double>(soFar) * (1 / share - 1));
    return tr(", %1 left").arg(roughDurationText(left));
}

void RunPresenter::showEnd() {
    const RunRecord& run = m_control.session()->record();
    if (const std::optional<Prediction> prediction = m_predictions.add(run))
        m_stage.headline.setAddition(predictionText(*prediction));
    m_stage.panel.setBusy(false);
    m_stage.headline.setRemark(QString()); // of a run that left nothing to show, too
    m_replay.adaptBar();
    m_stage.outcome.setText(outcomeText(run));
    tellWhetherOutdated();
    if (m_replaysShortRuns && run.outcome == Outcome::Finished)
        m_replay.playIfShort();
}

void RunPresenter::showConfig() {
    if (const std::optional<RunConfig>& config = m_stage.panel.config())
        m_stage.pictures.tabs().setConfig(*config);
    tellWhetherOutdated();
}

/// Who has changed a setting might take the figures for those of the new one.
void RunPresenter::tellWhetherOutdated() {
    const std::optional<RunConfig>& config = m_stage.panel.config();
    const SharedRecord run = m_stage.runs.complete();
    const bool outdated = run != nullptr && config && *config != run->config;
    m_stage.headline.setNote(outdated ? tr("The settings have changed since this run.")
                                      : QString());
}

/// At its end a run needs no remark: it is explained.
void RunPresenter::showMoment() {
    const Moment& moment = m_stage.runs.moment();
    if (moment.isEmpty() || moment.isEnd())
        return;
    m_stage.headline.setRemark(tr("Replay of the run, %1 after its start. The figures are those "
                                  "of that moment.")
                                   .arg(durationText(moment.time())));
}

} // namespace poolscope
