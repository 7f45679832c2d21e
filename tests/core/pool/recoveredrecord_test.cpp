#include "core/config/recoverytext.h"
#include "core/metrics/runsummary.h"
#include "core/record/moment.h"
#include "core/report/runjson.h"
#include "core/store/runfile.h"
#include "tests/support/plaindeaths.h"
#include "tests/support/realrun.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/recoveredrun.h"
#include "tests/support/replay.h"
#include "tests/support/testcase.h"

#include <QBuffer>
#include <QTemporaryDir>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QByteArray json(const RunRecord& record) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return writeRunJson(record, JsonResults::LeftOut, buffer) ? bytes : QByteArray();
}

/// A process that dies first of all, two deaths of one chunk, one stuck process.
RunConfig unluckyConfig() {
    RunConfig config;
    config.input.first = 1000;
    config.input.size = 120;
    config.processes = 3;
    config.schedule = {ScheduleKind::Guided, 4};
    config.work = {WorkKind::Wait, WorkProfile::Random, NsPerMs, 5};
    config.recovery.stallTimeoutNs = 250 * NsPerMs;
    config.recovery.retries = 7;
    config.recovery.faults = {{FaultKind::Kill, 0, 1000},
                              {FaultKind::Exit, 3, 1050},
                              {FaultKind::Crash, 0, 1051},
                              {FaultKind::Freeze, 0, 1080}};
    return config;
}

/// What is wrong with a record that was played up to @p time; empty if nothing is.
QString faultAt(const RunRecord& record, const RunRecord& whole, Nanoseconds time) {
    if (summaryOf(record).losses.total() != time * record.config.processes)
        return u"the losses do not add up"_s;
    for (const Losses& lane : summaryOf(record).lanes) {
        if (lane.total() != time)
            return u"a lane does not add up"_s;
        for (const Nanoseconds part :
             {lane.useful, lane.offCore, lane.startUp, lane.waiting, lane.tail, lane.lost}) {
            if (part < 0)
                return u"a loss is negative"_s;
        }
    }
    for (const ProcessRecord& process : record.processes) {
        const ProcessRecord& end = whole.processes[static_cast<std::size_t>(process.number - 1)];
        if (process.endedNs != (*end.endedNs <= time ? end.endedNs : std::nullopt))
            return u"process %1 ends at the wrong time"_s.arg(process.number);
        if (process.replaces != end.replaces || process.lane != end.lane)
            return u"process %1 is in the wrong place"_s.arg(process.number);
    }
    for (const LostAttempt& lost : whole.lostAttempts) {
        const auto at = static_cast<std::size_t>(lost.process - 1);
        if (!lost.startedNs || time < *lost.startedNs || at >= record.processes.size())
            continue;
        const auto& current = record.processes[at].current;
        const bool isLost = time >= lost.endedNs;
        if (isLost == current.has_value())
            return u"chunk %1 is shown at the wrong time"_s.arg(lost.index);
        if (current && (current->index != lost.index || current->position != lost.position ||
                        current->count != lost.count || current->itemsDone > lost.itemsDone))
            return u"chunk %1 is shown wrongly"_s.arg(lost.index);
    }
    return {};
}

} // namespace

/// The record of a run in which processes died: replayed, saved and loaded.
class RecoveredRecordTest : public TestCase {
    Q_OBJECT

private:
    RunRecord m_whole;
    QTemporaryDir m_folder;

    [[nodiscard]] QString savedFile(const QString& name) const {
        const QString file = m_folder.filePath(name);
        return saveRun(m_whole, file) ? QString() : file;
    }

private slots:

    void initTestCase() {
        letProcessesDiePlainly();
        m_whole = realRun(unluckyConfig());
        QCOMPARE(recoveryFault(m_whole), QString());
        QCOMPARE(m_whole.lostAttempts.size(), std::size_t{4});
        QCOMPARE(m_whole.processes.size(), std::size_t{7});
    }

    void replayedAtManyTimes() {
        for (int i = 0; i < 500; ++i) {
            const Nanoseconds time = endOf(m_whole) * i / 500;
            QCOMPARE(faultAt(replayed(m_whole, time), m_whole, time), QString());
        }
    }

    /// A nanosecond before and after everything that happened.
    void replayedAroundEachDeath() {
        Moment moment(borrowed(m_whole));
        for (const LostAttempt& lost : m_whole.lostAttempts) {
            for (const Nanoseconds at : {lost.startedNs.value_or(0), lost.endedNs}) {
                for (const Nanoseconds time : {at - 1, at, at + 1}) {
                    QCOMPARE(faultAt(replayed(m_whole, time), m_whole, time), QString());
                }
            }
            moment.goTo(lost.endedNs - 1);
            const std::size_t before = moment.lostAttempts().size();
            moment.goTo(lost.endedNs);
            QCOMPARE(moment.lostAttempts().size(), before + 1);
        }
    }

    void theLostWorkIsSeenToBeDone() {
        Moment moment(borrowed(m_whole));
        for (const LostAttempt& lost : m_whole.lostAttempts) {
            moment.goTo(lost.endedNs - 1);
            const ProcessRecord& process =
                moment.processes()[static_cast<std::size_t>(lost.process - 1)];
            QVERIFY(process.current.has_value());
            QCOMPARE(process.current->startedNs, lost.startedNs);
            // All but the last number, as a nanosecond is missing.
            QVERIFY(process.current->itemsDone + 1 >= lost.itemsDone);
        }
    }

    void savedAndLoaded() {
        const auto loaded = loadRun(savedFile(u"run.poolscope"_s));
        QVERIFY(loaded.hasValue());
        const RunRecord& record = loaded.value();
        QCOMPARE(json(record), json(m_whole));
        QVERIFY(record.config == m_whole.config);
        QCOMPARE(lostAttemptFault(record), QString());
        QCOMPARE(replacementFault(record), QString());
        QCOMPARE(attemptFault(record), QString());
        int stuck = 0;
        for (std::size_t i = 0; i < record.processes.size(); ++i) {
            QVERIFY(record.processes[i].end == m_whole.processes[i].end);
            stuck += record.processes[i].end == ProcessEnd::Stuck ? 1 : 0;
        }
        QCOMPARE(stuck, 1);
    }

    void aLoadedRunIsReplayedTheSame() {
        const auto loaded = loadRun(savedFile(u"run.poolscope"_s));
        QVERIFY(loaded.hasValue());
        for (int i = 0; i < 50; ++i) {
            const Nanoseconds time = endOf(m_whole) * i / 50;
            QCOMPARE(faultAt(replayed(loaded.value(), time), m_whole, time), QString());
        }
    }

    void rulesAreKept_data() {
        QTest::addColumn<OnDeath>("onDeath");
        QTest::addColumn<int>("retries");
        QTest::addColumn<qint64>("stallTimeoutNs");
        QTest::addColumn<QString>("faults");
        QTest::newRow("off") << OnDeath::Hang << 0 << qint64{0} << QString();
        QTest::newRow("odd times") << OnDeath::Fail << 1000 << qint64{1'234'567'891}
                                   << u"exit:255@1119:always,kill@1000"_s;
    }

    void rulesAreKept() {
        QFETCH(OnDeath, onDeath);
        QFETCH(int, retries);
        QFETCH(qint64, stallTimeoutNs);
        QFETCH(QString, faults);
        RunRecord record = m_whole;
        record.config.recovery.onDeath = onDeath;
        record.config.recovery.retries = retries;
        record.config.recovery.stallTimeoutNs = stallTimeoutNs;
        record.config.recovery.faults = parseFaults(faults).value();
        const QString file = m_folder.filePath(u"rules.poolscope"_s);
        QCOMPARE(saveRun(record, file), std::nullopt);
        const auto loaded = loadRun(file);
        QVERIFY(loaded.hasValue());
        QVERIFY(loaded.value().config == record.config);
    }

    void filesThatLieAboutDeathsAreRefused_data() {
        QTest::addColumn<QString>("statement");
        for (const char* statement :
             {"UPDATE setting SET value = 'dance' WHERE key = 'on_death'",
              "UPDATE setting SET value = '1001' WHERE key = 'retries'",
              "UPDATE setting SET value = 'soon' WHERE key = 'stall_timeout'",
              "UPDATE setting SET value = 'kill@5' WHERE key = 'faults'",
              "UPDATE setting SET value = 'kill@x' WHERE key = 'faults'",
              "DELETE FROM setting WHERE key = 'retries'",
              "DELETE FROM setting WHERE key = 'on_death'", "UPDATE lost_attempt SET chunk = 4000",
              "UPDATE lost_attempt SET process = 8", "UPDATE lost_attempt SET process = 0",
              "UPDATE process SET end = 7 WHERE number = 1",
              "UPDATE process SET replaces = 8 WHERE number = 5",
              "UPDATE process SET lane = 4 WHERE number = 5", "DROP TABLE lost_attempt"})
            QTest::addRow("%s", statement) << QString::fromLatin1(statement);
    }

    void filesThatLieAboutDeathsAreRefused() {
        QFETCH(QString, statement);
        const QString file = savedFile(u"lie.poolscope"_s);
        const Ran ran = runBash(u"python3 -c \"import sqlite3,sys; "
                                "c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); "
                                "c.commit()\" '%1' \"%2\""_s.arg(file, statement));
        QCOMPARE(ran.exitCode, 0);
        const auto loaded = loadRun(file);
        QVERIFY(!loaded.hasValue());
        QCOMPARE(loaded.error().kind, FileError::Kind::Damaged);
    }
};

QTEST_GUILESS_MAIN(RecoveredRecordTest)
#include "recoveredrecord_test.moc"
