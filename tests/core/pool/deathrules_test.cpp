#include "core/pool/deathrules.h"
#include "tests/support/testcase.h"

#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

using How = WorkerEnd::How;

namespace {

const WorkerEnd Killed{How::Signalled, SIGKILL, {}};

RunConfig configWith(int retries, OnDeath onDeath = OnDeath::Retry) {
    RunConfig config;
    config.input.first = 1000;
    config.recovery.retries = retries;
    config.recovery.onDeath = onDeath;
    return config;
}

/// A run in which processes die one after the other, each in the place of the one before it (or,
/// with more lanes, of the one that many deaths ago), and what the rules say of it.
class Scene {
public:
    explicit Scene(const RunConfig& config, int lanes = 1)
        : m_lanes(lanes)
        , m_rules(config) {
        m_record.config = config;
    }

    /// The next process dies with the chunk at @p chunk (of seven numbers), or with none.
    std::optional<RunFailure> dies(std::optional<quint64> chunk, const WorkerEnd& end = Killed,
                                   bool canReplace = true, const QString& reported = {}) {
        PoolMember member;
        member.number = static_cast<int>(m_record.processes.size()) + 1;
        member.pid = 4000 + member.number;
        if (member.number > m_lanes)
            member.replaces = member.number - m_lanes;
        member.end = end;
        member.reported = reported;
        ProcessRecord process;
        process.number = member.number;
        if (chunk) {
            process.current = ChunkInProgress{*chunk, *chunk * 7, 7, 2, 10};
            m_record.lostAttempts.push_back({*chunk, member.number, 10, 20, 2, *chunk * 7, 7});
        }
        m_record.processes.push_back(process);
        return m_rules.judge(member, m_record, canReplace);
    }

    /// dies(), in a word: "goes on" or the kind of failure, and how many times.
    QString word(std::optional<quint64> chunk, const WorkerEnd& end = Killed,
                 bool canReplace = true) {
        const auto failure = dies(chunk, end, canReplace);
        if (!failure)
            return u"goes on"_s;
        switch (failure->kind) {
        case FailureKind::ChunkEndsProcesses:
            return u"chunk %1"_s.arg(failure->times);
        case FailureKind::DeathsInARow:
            return u"in a row %1"_s.arg(failure->times);
        case FailureKind::NoProcessSlot:
            return u"no slot %1"_s.arg(failure->times);
        case FailureKind::ProcessKilled:
            return u"killed"_s;
        case FailureKind::ProcessNotStarted:
            return u"not started"_s;
        default:
            return u"something else"_s;
        }
    }

    void finishesAChunk() { m_record.chunks.emplace_back(); }

private:
    int m_lanes;
    RunRecord m_record;
    DeathRules m_rules;
};

} // namespace

class DeathRulesTest : public TestCase {
    Q_OBJECT

private slots:

    void oneChunkEndsThreeProcesses() {
        Scene scene(configWith(3));
        for (int i = 0; i < 2; ++i) {
            QVERIFY(!scene.dies(4));
            scene.finishesAChunk();
        }
        const auto failure = scene.dies(4, {How::Signalled, SIGSEGV, {}});
        QVERIFY(failure.has_value());
        QVERIFY(failure->kind == FailureKind::ChunkEndsProcesses);
        QCOMPARE(failure->times, 3);
        QCOMPARE(failure->process, 3);
        QCOMPARE(failure->pid, qint64{4003});
        QCOMPARE(failure->signal, SIGSEGV);
        QVERIFY(failure->chunk == (ChunkAtFault{4, 1028, 1034}));
    }

    void deathsWithOtherChunksCountForThemselves() {
        Scene scene(configWith(3));
        for (const quint64 chunk : {1U, 2U, 3U, 1U, 2U, 3U}) {
            QCOMPARE(scene.word(chunk), u"goes on"_s);
            scene.finishesAChunk();
        }
        QCOMPARE(scene.word(2), u"chunk 3"_s);
    }

    /// Also when it is both: the chunk is the better reason.
    void theChunkIsNamedBeforeTheRow() {
        Scene scene(configWith(3));
        QCOMPARE(scene.word(4), u"goes on"_s);
        QCOMPARE(scene.word(4), u"goes on"_s);
        QCOMPARE(scene.word(4), u"chunk 3"_s);
    }

    void threeInARowWithoutAChunkInBetween() {
        Scene scene(configWith(3));
        QCOMPARE(scene.word(1), u"goes on"_s);
        QCOMPARE(scene.word(std::nullopt), u"goes on"_s);
        const auto failure = scene.dies(std::nullopt, {How::Exited, 5, {}});
        QVERIFY(failure.has_value());
        QVERIFY(failure->kind == FailureKind::DeathsInARow);
        QCOMPARE(failure->times, 3);
        QCOMPARE(failure->exitCode, 5);
        QVERIFY(!failure->chunk);
    }

    void aFinishedChunkEndsTheRow() {
        Scene scene(configWith(3));
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(scene.word(std::nullopt), u"goes on"_s);
            QCOMPARE(scene.word(std::nullopt), u"goes on"_s);
            scene.finishesAChunk();
        }
        QCOMPARE(scene.word(std::nullopt), u"goes on"_s);
        QCOMPARE(scene.word(std::nullopt), u"goes on"_s);
        QCOMPARE(scene.word(std::nullopt), u"in a row 3"_s);
    }

    /// All were started before the chunk was done, so it was done in between for each of them, even
    /// if the driver hears of it first.
    void deathsAtOnceAfterAChunkAreNoRow() {
        Scene scene(configWith(3), 4);
        scene.finishesAChunk();
        for (int process = 0; process < 4; ++process)
            QCOMPARE(scene.word(std::nullopt), u"goes on"_s);
        QCOMPARE(scene.word(std::nullopt), u"goes on"_s); // the first replacement
        QCOMPARE(scene.word(std::nullopt), u"in a row 3"_s);
    }

    void deathsAtOnceBeforeAnyChunkAreARow() {
        Scene scene(configWith(3), 4);
        QCOMPARE(scene.word(std::nullopt), u"goes on"_s);
        QCOMPARE(scene.word(std::nullopt), u"goes on"_s);
        QCOMPARE(scene.word(std::nullopt), u"in a row 3"_s);
    }

    void oneRetryIsTheFirstDeathWithAChunk() {
        Scene scene(configWith(1));
        QCOMPARE(scene.word(std::nullopt), u"goes on"_s); // no chunk ended that one
        QCOMPARE(scene.word(0), u"killed"_s);             // told as what it is
    }

    void moreRetriesLengthenTheRowToo() {
        Scene scene(configWith(5));
        for (int i = 0; i < 4; ++i)
            QCOMPARE(scene.word(std::nullopt), u"goes on"_s);
        QCOMPARE(scene.word(std::nullopt), u"in a row 5"_s);
        Scene fewer(configWith(2));
        QCOMPARE(fewer.word(std::nullopt), u"goes on"_s);
        QCOMPARE(fewer.word(std::nullopt), u"goes on"_s);
        QCOMPARE(fewer.word(std::nullopt), u"in a row 3"_s);
    }

    void withoutLimitOnlySlotsEndIt() {
        Scene scene(configWith(0));
        for (int i = 0; i < 50; ++i)
            QCOMPARE(scene.word(4), u"goes on"_s);
        QCOMPARE(scene.word(4, Killed, false), u"no slot 51"_s);
    }

    void noSlotIsLeft() {
        Scene scene(configWith(3));
        const auto failure = scene.dies(2, Killed, false);
        QVERIFY(failure.has_value());
        QVERIFY(failure->kind == FailureKind::NoProcessSlot);
        QCOMPARE(failure->times, 1);
        QCOMPARE(failure->process, 1);
        QVERIFY(failure->chunk.has_value());
    }

    void aPoolThatGivesUp() {
        Scene scene(configWith(0, OnDeath::Fail));
        QCOMPARE(scene.word(4), u"killed"_s);
    }

    /// As it starts another process each time and never does the chunk again, no chunk is to blame.
    void aPoolThatHangs() {
        Scene scene(configWith(3, OnDeath::Hang));
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(scene.word(4), u"goes on"_s);
            scene.finishesAChunk();
        }
        Scene one(configWith(1, OnDeath::Hang));
        QCOMPARE(one.word(4), u"goes on"_s);
    }

    void whatTheProcessSaysItselfIsBelievedAtOnce() {
        Scene scene(configWith(0));
        const auto failure = scene.dies(std::nullopt, {How::Exited, 65, {}}, true, u"no memory"_s);
        QVERIFY(failure.has_value());
        QVERIFY(failure->kind == FailureKind::ProcessReported);
        QCOMPARE(failure->detail, u"no memory"_s);
    }

    void aProgramThatCannotBeStartedIsTriedThreeTimes() {
        const WorkerEnd missing{How::NotStarted, 0, u"no such file"_s};
        Scene scene(configWith(3));
        QCOMPARE(scene.word(std::nullopt, missing), u"goes on"_s);
        QCOMPARE(scene.word(std::nullopt, missing), u"goes on"_s);
        QCOMPARE(scene.word(std::nullopt, missing), u"not started"_s);
    }
};

QTEST_GUILESS_MAIN(DeathRulesTest)
#include "deathrules_test.moc"
