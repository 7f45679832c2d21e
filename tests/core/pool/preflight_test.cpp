#include "core/machine/machinelimits.h"
#include "core/pool/preflight.h"
#include "core/record/runrecord.h"
#include "core/run/runenvironment.h"
#include "core/worker/workeridentity.h"
#include "tests/support/testcase.h"

#include <QTemporaryFile>

#include <sys/resource.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// With a serial measurement.
std::optional<Problem> refusal(const RunConfig& config, const QString& worker,
                               quint64 givenBack = 0) {
    return preflight(config, {true}, worker, givenBack);
}

QString realWorker() {
    return RunEnvironment::workerProgramIn(QStringLiteral(POOLSCOPE_BIN));
}

RunConfig configOf(quint64 size, int processes, const Schedule& schedule = {}) {
    RunConfig config;
    config.input.size = size;
    config.processes = processes;
    config.schedule = schedule;
    return config;
}

/// Another soft limit while this lives. The soft limit is what holds, the hard one what may be
/// asked for; a lowered hard limit cannot be raised again.
class SoftLimit {
public:
    SoftLimit(decltype(RLIMIT_NOFILE) resource, rlim_t soft)
        : m_resource(resource) {
        getrlimit(resource, &m_before);
        const rlimit lowered{soft, m_before.rlim_max};
        setrlimit(resource, &lowered);
    }

    ~SoftLimit() { setrlimit(m_resource, &m_before); }

    SoftLimit(const SoftLimit&) = delete;
    SoftLimit& operator=(const SoftLimit&) = delete;

    [[nodiscard]] const rlimit& before() const { return m_before; }

    [[nodiscard]] static rlimit now(decltype(RLIMIT_NOFILE) resource) {
        rlimit limit{};
        getrlimit(resource, &limit);
        return limit;
    }

private:
    decltype(RLIMIT_NOFILE) m_resource;
    rlimit m_before{};
};

} // namespace

class PreflightTest : public TestCase {
    Q_OBJECT

private slots:

    void theNotebooksRunIsFine() {
        QVERIFY(!refusal(RunConfig{}, realWorker()));
        QVERIFY(!refusal(configOf(0, 1), realWorker()));
    }

    void theWorkerProgramIsMissing() {
        for (const QString& program : {u"/nowhere/poolscope-worker"_s, QString()}) {
            const auto problem = refusal(RunConfig{}, program);
            QVERIFY(problem == (Problem{Field::Machine, ProblemKind::WorkerMissing, program}));
        }
    }

    void theWorkerProgramCannotBeRun() {
        QTemporaryFile file;
        QVERIFY(file.open());
        for (const QString& program : {u"/tmp"_s, file.fileName()}) {
            const auto problem = refusal(RunConfig{}, program);
            QVERIFY(problem == (Problem{Field::Machine, ProblemKind::WorkerNotRunnable, program}));
        }
    }

    void theWorkerProgramIsAnother() {
        const auto problem = refusal(RunConfig{}, u"/bin/true"_s);
        QVERIFY(problem == (Problem{Field::Machine, ProblemKind::WorkerForeign, u"/bin/true"_s}));
    }

    /// Where linkers put the identity is their choice: also where the driver's reading is cut.
    void theIdentityMayStandAnywhere_data() {
        QTest::addColumn<int>("before");
        for (const int before : {0, 1, 4070, 4095, 4096, 100'000})
            QTest::addRow("behind %d bytes", before) << before;
    }

    void theIdentityMayStandAnywhere() {
        QFETCH(int, before);
        const WorkerIdentity own;
        QByteArray identity(own.text().data(), static_cast<qsizetype>(own.text().size()));
        QTemporaryFile file;
        QVERIFY(file.open());
        file.setPermissions(file.permissions() | QFile::ExeOwner);
        file.write(QByteArray(before, 'p') + identity);
        file.flush();
        QVERIFY(!refusal(RunConfig{}, file.fileName()));
        file.resize(file.size() - 1);
        QVERIFY(refusal(RunConfig{}, file.fileName())->kind == ProblemKind::WorkerForeign);
    }

    void theBoardIsLargerThanAFileMayBe() {
        const SoftLimit limit(RLIMIT_FSIZE, 1'000'000);
        QVERIFY(!refusal(configOf(10'000, 4), realWorker()));
        const auto problem = refusal(configOf(1'000'000, 4), realWorker());
        QVERIFY(problem.has_value());
        QVERIFY(problem->kind == ProblemKind::BoardTooLarge);
        QVERIFY(problem->lowest >= 8'000'000);
        QCOMPARE(problem->highest, quint64{1'000'000});
    }

    void fewAddressesAreLeft() {
#ifdef POOLSCOPE_SANITIZED
        QSKIP("The sanitizer has mapped more than any limit.");
#endif
        const SoftLimit limit(RLIMIT_AS, quint64{4} << 30);
        QVERIFY(!refusal(configOf(1'000'000, 4), realWorker()));
        const auto problem = refusal(configOf(1'000'000'000, 4), realWorker());
        QVERIFY(problem.has_value());
        QVERIFY(problem->kind == ProblemKind::NotEnoughMemory);
        QVERIFY(problem->by == LimitedBy::Account);
        QVERIFY(problem->highest < quint64{4} << 30);
        // What is given back before counts as free.
        const quint64 givenBack = quint64{60} << 30;
        QVERIFY(!refusal(configOf(1'000'000'000, 4), realWorker(), givenBack));
        // The serial measurement has a table of its own.
        const auto less = preflight(configOf(1'000'000'000, 4), {false}, realWorker());
        QVERIFY(less.has_value());
        QVERIFY(less->lowest + 7'999'000'000 < problem->lowest);
    }

    void moreChunksThanNumbersForThem() {
        const quint64 all = quint64{1} << 32;
        const auto problem = refusal(configOf(all, 4, {ScheduleKind::Fixed, 1}), realWorker());
        QVERIFY(problem == (Problem{Field::Schedule, ProblemKind::TooManyChunks, u"4294967296"_s, 0,
                                    all - 1}));
    }

    /// 4·10^9 chunks take 64 bytes each on board and record: 256 GB and more.
    void theBoardIsLargerThanMemory() {
        const RunConfig config = configOf((quint64{1} << 32) - 1, 4, {ScheduleKind::Fixed, 1});
        const quint64 available = MachineLimits().memory().value_or(Room{}).left;
        if (available == 0 || available > memoryNeeded(config))
            QSKIP("This machine has room even for that.");
        const auto problem = refusal(config, realWorker());
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

    void theSoftLimitOnOpenFilesIsRaisedWhenARunStarts() {
        const SoftLimit limit(RLIMIT_NOFILE, 100);
        if (limit.before().rlim_max < 500)
            QSKIP("The hard limit is too low to raise the soft one.");
        QVERIFY(!refusal(configOf(100, 50), realWorker()));
        QCOMPARE(SoftLimit::now(RLIMIT_NOFILE).rlim_cur, rlim_t{100}); // a question changes nothing
        raiseFileLimit(50);
        QVERIFY(SoftLimit::now(RLIMIT_NOFILE).rlim_cur >= 50 * 4);
    }

    /// Last: this process's hard limit stays low.
    void tooFewFilesMayBeOpen() {
        const rlimit low{200, 200};
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
        QVERIFY(!refusal(configOf(100, 4), realWorker()));
        const auto problem = refusal(configOf(100, 1024), realWorker());
        QVERIFY(problem.has_value());
        QVERIFY(problem->kind == ProblemKind::TooManyOpenFiles);
        QVERIFY(problem->field == Field::Processes);
        QCOMPARE(problem->given, u"1024"_s);
        QVERIFY(problem->lowest > 4 * 1024);
        QCOMPARE(problem->highest, quint64{200});
    }
};

QTEST_GUILESS_MAIN(PreflightTest)
#include "preflight_test.moc"
