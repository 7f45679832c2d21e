#include "core/store/database.h"
#include "core/store/databasefile.h"
#include "core/store/runfile.h"
#include "core/store/sweepfile.h"
#include "core/words/problemwords.h"
#include "tests/support/arbitraryrecord.h"
#include "tests/support/arbitrarysweep.h"
#include "tests/support/recorddifference.h"
#include "tests/support/storedanswer.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace poolscope;
using namespace Qt::StringLiterals;

class SweepFileTest : public TestCase {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    static SweepRecord someSweep() { return arbitrarySweep()(rc::Random(11), 50).value(); }

private slots:

    void whatIsSavedIsLoaded() {
        const QString file = path(u"any.poolscope"_s);
        QVERIFY(rc::check("sweeps come back as they were", [&file] {
            const SweepRecord sweep = *arbitrarySweep();
            RC_ASSERT(!saveSweep(sweep, file));
            const auto loaded = loadSweep(file);
            RC_ASSERT(loaded.hasValue());
            RC_ASSERT(differenceOf(loaded.value(), sweep).toStdString() == std::string());
        }));
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void aSweepThatIsEmpty() {
        const QString file = path(u"empty.poolscope"_s);
        QCOMPARE(saveSweep(SweepRecord(), file), std::nullopt);
        const auto loaded = loadSweep(file);
        QVERIFY(loaded.hasValue());
        QCOMPARE(loaded.value(), SweepRecord());
    }

    /// As the documentation says that it can be asked.
    void anyoneCanAsk() {
        const QString file = path(u"asked.poolscope"_s);
        SweepRecord sweep;
        sweep.blocks = 2;
        sweep.command = {u"xz"_s, u"-T{p}"_s};
        sweep.points.resize(1);
        sweep.points[0].setting = {3, {ScheduleKind::Fixed, 7}};
        sweep.points[0].runs.resize(2);
        sweep.points[0].runs[0].wallNs = 5'000'000;
        sweep.points[0].runs[1].block = 1;
        sweep.points[0].runs[1].failure.emplace().kind = FailureKind::CommandFailed;
        QCOMPARE(saveSweep(sweep, file), std::nullopt);
        QCOMPARE(answer(file, u"SELECT processes, schedule, block, wall_ns / 1e6, failure.kind "
                              "FROM sweep_point JOIN swept_run USING (sweep_id, point) "
                              "LEFT JOIN failure USING (run_id) WHERE swept_run.kind = 'run'"_s),
                 "3|fixed:7|0|5.0|None\n3|fixed:7|1|None|command failed\n");
        QCOMPARE(answer(file, u"SELECT value FROM sweep, json_each(command)"_s), "xz\n-T{p}\n");
    }

    void savingReplacesWhatWasThere() {
        const QString file = path(u"again.poolscope"_s);
        QCOMPARE(saveRun(arbitraryRecord()(rc::Random(3), 50).value(), file), std::nullopt);
        QCOMPARE(saveSweep(someSweep(), file), std::nullopt);
        QVERIFY(loadSweep(file).hasValue());
    }

    void otherFilesAreNotReplaced() {
        const QString name = path(u"diary.txt"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("something else");
        file.close();
        const auto error = saveSweep(someSweep(), name);
        QVERIFY(error.has_value());
        QCOMPARE(error->kind, FileError::Kind::NotReplaced);
        QCOMPARE(file.size(), 14);
    }

    void whatCannotBeWrittenIsTold() {
        const auto error = saveSweep(someSweep(), u"/no/such/folder/a.poolscope"_s);
        QVERIFY(error.has_value());
        QCOMPARE(error->kind, FileError::Kind::CannotWrite);
    }

    void oneIsNotTheOther() {
        const QString run = path(u"run.poolscope"_s);
        const QString sweep = path(u"sweep.poolscope"_s);
        QCOMPARE(saveRun(arbitraryRecord()(rc::Random(3), 50).value(), run), std::nullopt);
        QCOMPARE(saveSweep(someSweep(), sweep), std::nullopt);
        QCOMPARE(sentence(loadSweep(run).error()),
                 u"The file %1 holds a run, not a sweep."_s.arg(run));
        QCOMPARE(sentence(loadRun(sweep).error()),
                 u"The file %1 holds a sweep, not a run."_s.arg(sweep));
    }
};

QTEST_GUILESS_MAIN(SweepFileTest)
#include "sweepfile_test.moc"
