#include "core/config/settings.h"
#include "core/plan/chunkplan.h"
#include "core/report/runjson.h"
#include "core/store/databasefile.h"
#include "core/store/runfile.h"
#include "tests/support/program.h"
#include "tests/support/randomconfig.h"
#include "tests/support/realrun.h"
#include "tests/support/recorddifference.h"
#include "tests/support/storedanswer.h"
#include "tests/support/testcase.h"

#include <QBuffer>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QByteArray json(const RunRecord& record) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return writeRunJson(record, JsonResults::LeftOut, buffer) ? bytes : QByteArray();
}

/// What the JSON of @p record tells of its configuration.
RunConfig configInJson(const RunRecord& record) {
    const QJsonObject object = QJsonDocument::fromJson(json(record))[u"config"].toObject();
    RunConfig config;
    for (const Setting* setting : settingsIn(record.config)) {
        const QVariant value = object[QLatin1StringView(setting->key)].toVariant();
        const QString text =
            setting->isNumber ? QString::number(value.toULongLong()) : value.toString();
        if (setting->read(text, config))
            return {};
    }
    return config;
}

void writeText(const QString& path, const QByteArray& text) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class RunFileTest : public TestCase {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    static RunConfig richConfig() {
        RunConfig config;
        config.input.first = 5;
        config.input.size = 300;
        config.processes = 3;
        config.schedule = {ScheduleKind::Guided, 4};
        config.order = ResultOrder::Completion;
        config.work.kind = WorkKind::Cpu;
        config.work.meanNs = 20'000;
        config.work.profile = WorkProfile::Random;
        config.work.seed = 77;
        return config;
    }

private slots:

    /// No numbers, in chunks of no one size: there is nothing to read, and nowhere to read it to.
    void noNumbersAtAll() {
        for (const ScheduleKind kind : {ScheduleKind::Static, ScheduleKind::Python}) {
            RunConfig config;
            config.input.size = 0;
            config.schedule.kind = kind;
            const RunRecord record = realRun(config);
            const QTemporaryDir folder;
            const QString file = folder.filePath(u"none.poolscope"_s);
            QCOMPARE(saveRun(record, file), std::nullopt);
            const auto loaded = loadRun(file);
            QVERIFY(loaded.hasValue());
            QCOMPARE(loaded.value().maps.size(), record.maps.size());
            QCOMPARE(loaded.value().maps.front().plan->chunks(), quint64{0});
        }
    }

    void whatIsSavedIsLoaded() {
        const RunRecord record = realRun(richConfig());
        QCOMPARE(record.outcome, Outcome::Finished);
        const QString file = path(u"run.poolscope"_s);
        QCOMPARE(saveRun(record, file), std::nullopt);
        const auto loaded = loadRun(file);
        QVERIFY(loaded.hasValue());
        QCOMPARE(json(loaded.value()), json(record));
        QCOMPARE(loaded.value().config, record.config);
        QCOMPARE(loaded.value().startedAt.toMSecsSinceEpoch(),
                 record.startedAt.toMSecsSinceEpoch());
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 1);
    }

    void everyConfigurationComesBack() {
        const QString file = path(u"any.poolscope"_s);
        QVERIFY(rc::check("from run files and JSON", [&file] {
            RunRecord record;
            record.config = smallRandomConfig();
            record.chunksPlanned = ChunkPlan(record.config).chunks();
            record.outcome = Outcome::Stopped;
            RC_ASSERT(!saveRun(record, file));
            RC_ASSERT(loadRun(file).value().config == record.config);
            RC_ASSERT(configInJson(record) == record.config);
        }));
    }

    /// Whatever a file of ours can have.
    void everyFieldComesBack() {
        RunRecord record = realRun(richConfig());
        record.outcome = Outcome::Failed;
        record.resultsChecked.reset();
        record.failure.emplace().kind = FailureKind::ProcessStuck;
        record.failure->process = 2;
        record.failure->stillNs = 77;
        record.machines.push_back({record.machines.front().facts, -5, 3, 70});
        record.machines.front().facts.quotaCores = 1.5;
        record.suspensions = {{10, 20}, {30, 45}};
        ProcessRecord& second = record.processes[1];
        const Nanoseconds spawned = second.spawnedNs;
        second.machine = 1;
        second.freezes = {{spawned + 1, spawned + 2}, {spawned + 3, std::nullopt}};
        second.endedNs.reset();
        second.end = ProcessEnd::Running;
        second.stillSinceNs = 250;
        record.processes[2].current = ChunkInProgress{1, 20, 30, 5, std::nullopt};
        record.lostAttempts.push_back({1, 3, 10, 50, 4, 20, 30});
        const QString file = path(u"all.poolscope"_s);
        QCOMPARE(saveRun(record, file), std::nullopt);
        const auto loaded = loadRun(file);
        QVERIFY(loaded.hasValue());
        QCOMPARE(differenceOf(loaded.value(), record), QString());
    }

    void aFailedRunIsSavedToo() {
        RunRecord record = realRun(RunConfig{});
        record.outcome = Outcome::Failed;
        record.failure =
            RunFailure{FailureKind::ChunkEndsProcesses, 2, 4711, 9,         0,
                       ChunkAtFault{3, 21, 27},         0, 3,    2'000'000, u"a detail"_s};
        record.processes[1].end = ProcessEnd::Killed;
        record.processes[1].signal = 9;
        record.lostAttempts.push_back({3, 2, std::nullopt, 5000, 4, 21, 7});
        record.lostAttempts.push_back({4, 2, 1000, 5000, 0, 28, 7});
        record.resultsChecked.reset();
        const QString file = path(u"failed.poolscope"_s);
        QCOMPARE(saveRun(record, file), std::nullopt);
        const auto loaded = loadRun(file);
        QVERIFY(loaded.hasValue());
        QCOMPARE(loaded.value().failure, record.failure);
        QCOMPARE(json(loaded.value()), json(record));
    }

    /// Files of version 1 hold a run, and know of no sweeps.
    void filesOfTheVersionBeforeOpen() {
        const QString file = path(u"before.poolscope"_s);
        const Ran ran = runBash(
            u"python3 -c \"import sqlite3,sys; "
            "sqlite3.connect(sys.argv[1]).executescript(open(sys.argv[2]).read())\" '%1' '%2'"_s
                .arg(file, QStringLiteral(POOLSCOPE_SOURCE "/tests/core/store/version1.sql")));
        QCOMPARE(ran.exitCode, 0);
        const auto loaded = loadRun(file);
        QVERIFY(loaded.hasValue());
        const RunRecord& record = loaded.value();
        QCOMPARE(record.config.input, (Input{12, 7}));
        QCOMPARE(record.config.recovery.faults.size(), 1U);
        QCOMPARE(record.outcome, Outcome::Finished);
        QCOMPARE(record.serialNs, Nanoseconds{37'595'456});
        QCOMPARE(record.wallNs, Nanoseconds{23'962'054});
        QCOMPARE(record.chunks.size(), 4U);
        QCOMPARE(record.lostAttempts.size(), 1U);
        QCOMPARE(record.processes[0].end, ProcessEnd::Killed);
        QCOMPARE(record.processes[1].freezes.size(), 1U);
        QCOMPARE(record.suspensions.size(), 1U);
        QCOMPARE(saveRun(record, file), std::nullopt);
        QCOMPARE(differenceOf(loadRun(file).value(), record), QString());
    }

    /// Numbers are numbers for whoever asks a file.
    void settingsHaveTheirKinds() {
        const QString file = path(u"kinds.poolscope"_s);
        QCOMPARE(saveRun(realRun(RunConfig{}), file), std::nullopt);
        QCOMPARE(answer(file, u"SELECT typeof(value) FROM setting WHERE key IN ('size', 'work') "
                              "ORDER BY key"_s),
                 "integer\ntext\n");
    }

    void savingReplacesWhatWasThere() {
        const QString file = path(u"again.poolscope"_s);
        QCOMPARE(saveRun(realRun(RunConfig{}), file), std::nullopt);
        RunConfig other;
        other.input.size = 7;
        QCOMPARE(saveRun(realRun(other), file), std::nullopt);
        const auto loaded = loadRun(file);
        QVERIFY(loaded.hasValue());
        QCOMPARE(loaded.value().config.input.size, 7U);
    }

    /// As any other file that a program writes.
    void everybodyMayReadIt() {
        const QString file = path(u"mine.poolscope"_s);
        const mode_t before = umask(022);
        QCOMPARE(saveRun(realRun(RunConfig{}), file), std::nullopt);
        umask(before);
        const auto everybody = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
        QVERIFY((QFile::permissions(file) & everybody) == everybody);
    }

    void nothingElseIsLeft() {
        const QTemporaryDir folder;
        QCOMPARE(saveRun(realRun(RunConfig{}), folder.filePath(u"a.poolscope"_s)), std::nullopt);
        QCOMPARE(
            QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList{u"a.poolscope"_s});
    }

    void writeProtectedFilesAreNotReplaced() {
        if (geteuid() == 0)
            QSKIP("root may write everything");
        const QString file = path(u"kept.poolscope"_s);
        QCOMPARE(saveRun(realRun(RunConfig{}), file), std::nullopt);
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
        QVERIFY(whyNotWritable(file).has_value());
        QVERIFY(saveRun(realRun(RunConfig{}), file).has_value());
    }

    void otherFilesAreNotReplaced() {
        const QString file = path(u"diary.txt"_s);
        writeText(file, "something else");
        const auto error = saveRun(realRun(RunConfig{}), file);
        QVERIFY(error.has_value());
        QCOMPARE(error->kind, FileError::Kind::NotReplaced);
        QFile still(file);
        QVERIFY(still.open(QIODevice::ReadOnly));
        QCOMPARE(still.readAll(), "something else");
    }

    void whatCannotBeWrittenIsTold() {
        const RunRecord record = realRun(RunConfig{});
        const auto error = saveRun(record, u"/no/such/folder/run.poolscope"_s);
        QVERIFY(error.has_value());
        QCOMPARE(error->kind, FileError::Kind::CannotWrite);
        QVERIFY(whyNotWritable(m_folder.path()).has_value());
        QCOMPARE(whyNotWritable(path(u"fine.poolscope"_s)), std::nullopt);
    }

    void theCommandLineSaves() {
        const QString file = path(u"cli.poolscope"_s);
        const Ran ran = runProgram(u"poolscope"_s, {u"run"_s, u"--save"_s, file, u"--quiet"_s});
        QCOMPARE(ran.exitCode, 0);
        const auto loaded = loadRun(file);
        QVERIFY(loaded.hasValue());
        QCOMPARE(loaded.value().chunks.size(), 15U);
        const Ran refused =
            runProgram(u"poolscope"_s, {u"run"_s, u"--save"_s, u"/no/such/folder/run.poolscope"_s});
        QCOMPARE(refused.exitCode, 2);
        QCOMPARE(refused.err.count('\n'), 1);
        QCOMPARE(refused.out, QByteArray());
    }
};

QTEST_GUILESS_MAIN(RunFileTest)
#include "runfile_test.moc"
