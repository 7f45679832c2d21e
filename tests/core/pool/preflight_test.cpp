#include "core/pool/preflight.h"
#include "core/pool/runenvironment.h"
#include "core/record/runrecord.h"
#include "tests/support/testcase.h"

#include <QTemporaryFile>

#include <sys/resource.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunEnvironment environmentWith(const QString& worker) {
    return {worker, MachineFacts{}};
}

RunEnvironment realEnvironment() {
    return environmentWith(RunEnvironment::workerProgramIn(QStringLiteral(POOLSCOPE_BIN)));
}

RunConfig configOf(quint64 size, int processes, const Schedule& schedule = {}) {
    RunConfig config;
    config.size = size;
    config.processes = processes;
    config.schedule = schedule;
    return config;
}

/// Another limit on open files while this lives. The soft limit is what may be open, the hard one
/// what may be asked for; a lowered hard limit cannot be raised again, so that one stays.
class SoftLimit {
public:
    explicit SoftLimit(rlim_t soft) {
        getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit lowered{soft, m_before.rlim_max};
        setrlimit(RLIMIT_NOFILE, &lowered);
    }

    ~SoftLimit() { setrlimit(RLIMIT_NOFILE, &m_before); }

    SoftLimit(const SoftLimit&) = delete;
    SoftLimit& operator=(const SoftLimit&) = delete;

    [[nodiscard]] const rlimit& before() const { return m_before; }

    [[nodiscard]] static rlimit now() {
        rlimit limit{};
        getrlimit(RLIMIT_NOFILE, &limit);
        return limit;
    }

private:
    rlimit m_before{};
};

} // namespace

class PreflightTest : public TestCase {
    Q_OBJECT

private slots:

    void theNotebooksRunIsFine() {
        QVERIFY(!preflight(RunConfig{}, realEnvironment()));
        QVERIFY(!preflight(configOf(0, 1), realEnvironment()));
    }

    void theWorkerProgramIsMissing_data() {
        QTest::addColumn<QString>("program");
        QTest::newRow("no such file") << u"/nowhere/poolscope-worker"_s;
        QTest::newRow("a folder") << u"/tmp"_s;
        QTest::newRow("empty") << QString();
    }

    void theWorkerProgramIsMissing() {
        QFETCH(QString, program);
        const auto problem = preflight(RunConfig{}, environmentWith(program));
        QVERIFY(problem == (Problem{Field::Machine, ProblemKind::WorkerMissing, program}));
    }

    void theWorkerProgramCannotBeRun() {
        QTemporaryFile file;
        QVERIFY(file.open());
        const auto problem = preflight(RunConfig{}, environmentWith(file.fileName()));
        QVERIFY(problem == (Problem{Field::Machine, ProblemKind::WorkerMissing, file.fileName()}));
    }

    void moreChunksThanNumbersForThem() {
        const quint64 all = quint64{1} << 32;
        const auto problem =
            preflight(configOf(all, 4, {ScheduleKind::Fixed, 1}), realEnvironment());
        QVERIFY(problem == (Problem{Field::Schedule, ProblemKind::TooManyChunks, u"4294967296"_s, 0,
                                    all - 1}));
    }

    /// 4·10^9 chunks take 64 bytes each on board and record: 256 GB and more.
    void theBoardIsLargerThanMemory() {
        const RunConfig config = configOf((quint64{1} << 32) - 1, 4, {ScheduleKind::Fixed, 1});
        const quint64 available = availableMemory().value_or(0);
        if (available == 0 || available > memoryNeeded(config))
            QSKIP("This machine has room even for that.");
        const auto problem = preflight(config, realEnvironment());
        QVERIFY(problem.has_value());
        QVERIFY(problem->kind == ProblemKind::NotEnoughMemory);
        QVERIFY(problem->field == Field::Size);
        QCOMPARE(problem->given, u"4294967295"_s);
        QCOMPARE(problem->lowest, memoryNeeded(config));
        QVERIFY(problem->highest < problem->lowest);
    }

    void memoryIsThatOfBoardAndRecord() {
        const RunConfig few = configOf(1'000'000, 4, {ScheduleKind::Fixed, 1'000'000});
        const RunConfig many = configOf(1'000'000, 4, {ScheduleKind::Fixed, 1});
        QVERIFY(memoryNeeded(few) >= 8'000'000);
        QVERIFY(memoryNeeded(few) < 8'100'000);
        const quint64 more = memoryNeeded(many) - memoryNeeded(few);
        QVERIFY(more >= 999'999 * (32 + sizeof(ChunkEvent)) - 4096);
        QVERIFY(more <= 1'000'000 * (40 + 64));
    }

    void theSoftLimitOnOpenFilesIsRaised() {
        const SoftLimit limit(100);
        if (limit.before().rlim_max < 500)
            QSKIP("The hard limit is too low to raise the soft one.");
        QVERIFY(!preflight(configOf(100, 50), realEnvironment()));
        QVERIFY(SoftLimit::now().rlim_cur >= 50 * 3);
    }

    /// Last: this process's hard limit stays low.
    void tooFewFilesMayBeOpen() {
        const rlimit low{200, 200};
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
        QVERIFY(!preflight(configOf(100, 4), realEnvironment()));
        const auto problem = preflight(configOf(100, 1024), realEnvironment());
        QVERIFY(problem.has_value());
        QVERIFY(problem->kind == ProblemKind::TooManyOpenFiles);
        QVERIFY(problem->field == Field::Processes);
        QCOMPARE(problem->given, u"1024"_s);
        QVERIFY(problem->lowest > 3 * 1024);
        QCOMPARE(problem->highest, quint64{200});
    }
};

QTEST_GUILESS_MAIN(PreflightTest)
#include "preflight_test.moc"
