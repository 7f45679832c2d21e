#include "core/record/moment.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/replay.h"
#include "tests/support/testcase.h"

#include <random>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Draws records: processes that compute chunks one after the other, some of which die at one and
/// are replaced.
class RecordDice {
public:
    explicit RecordDice(unsigned seed)
        : m_random(seed) {}

    int upTo(int most) { return std::uniform_int_distribution(0, most)(m_random); }

    SharedRecord record() {
        QStringList lines;
        const int processes = 1 + upTo(4);
        int number = processes;
        for (int lane = 1; lane <= processes; ++lane)
            lines.append(u"%1: %2"_s.arg(lane).arg(lifeFrom(spawnedAfter(upTo(20)))));
        for (int dead = 1; dead <= number && number < 9; dead += 1 + upTo(2)) {
            const Nanoseconds began = m_end[static_cast<std::size_t>(dead - 1)];
            const Nanoseconds died = began + upTo(30);
            lines[dead - 1] += u" at %1 done 2 of 3 ended %2 lost killed"_s.arg(began).arg(died);
            lines.append(
                u"%1: replaces %2 %3"_s.arg(++number).arg(dead).arg(lifeFrom(spawnedAfter(died))));
        }
        lines.append(u"wall %1"_s.arg(m_latest + upTo(20)));
        return sharedRecord(lines.join(u'\n'));
    }

private:
    /// Processes are started in the order of their numbers.
    Nanoseconds spawnedAfter(Nanoseconds died) {
        m_spawned = std::max(m_spawned, died + upTo(9));
        return m_spawned;
    }

    QString lifeFrom(Nanoseconds time) {
        QString life = u"spawned %1 ready %2"_s.arg(time).arg(time + 5);
        time += 5;
        for (int chunks = upTo(40); chunks > 0; --chunks) {
            const Nanoseconds started = time + upTo(9);
            time = started + upTo(12);
            life += u" chunk %1-%2x%3"_s.arg(started).arg(time).arg(1 + upTo(3));
        }
        m_end.push_back(time);
        m_latest = std::max(m_latest, time + 30);
        return life;
    }

    std::mt19937 m_random;
    std::vector<Nanoseconds> m_end; ///< of the chunks of each process
    Nanoseconds m_latest = 0;       ///< nobody dies later
    Nanoseconds m_spawned = 0;      ///< the last process
};

QString text(const std::optional<ChunkInProgress>& chunk) {
    if (!chunk)
        return u"idle"_s;
    return u"at %1 (%2+%3) since %4, %5 done"_s.arg(chunk->index)
        .arg(chunk->position)
        .arg(chunk->count)
        .arg(chunk->startedNs.value_or(-1))
        .arg(chunk->itemsDone);
}

QString text(const ProcessRecord& process) {
    return u"%1 on %2: ready %3 ended %4 (%5) chunks %6 items %7 busy %8 cpu %9 %10"_s
        .arg(process.number)
        .arg(process.lane)
        .arg(process.readyNs.value_or(-1))
        .arg(process.endedNs.value_or(-1))
        .arg(int(process.end))
        .arg(process.chunks)
        .arg(process.items)
        .arg(process.busyNs)
        .arg(process.cpuNs)
        .arg(text(process.current));
}

/// All that is known of a time.
template<typename Processes, typename Attempts>
QString text(const Processes& processes, const Attempts& lost, Outcome outcome) {
    QStringList lines{u"outcome %1, %2 lost"_s.arg(int(outcome)).arg(lost.size())};
    for (const ProcessRecord& process : processes)
        lines.append(text(process));
    return lines.join(u'\n');
}

QString text(const Moment& moment) {
    return text(moment.processes(), moment.lostAttempts(), moment.outcome());
}

QString text(const RunRecord& record) {
    return text(record.processes, record.lostAttempts, record.outcome);
}

const QString TwoProcesses = uR"(
    wall 100
    1: ready 10 chunk 10-40x2 chunk 45-80x3
    2: ready 12 chunk 12-60 at 70 done 1 of 4 ended 90 lost killed
)"_s;

} // namespace

/// A moment is the record as it was then.
class MomentTest : public TestCase {
    Q_OBJECT

private slots:

    void itIsWhatLookingAtEverythingShows() {
        for (unsigned seed = 0; seed < 60; ++seed) {
            RecordDice dice(seed);
            const SharedRecord whole = dice.record();
            Moment moment(whole);
            for (int jump = 0; jump < 40; ++jump) {
                const Nanoseconds time = dice.upTo(static_cast<int>(endOf(*whole)) + 5) - 2;
                const RunRecord then = replayed(*whole, time);
                moment.goTo(time);
                QCOMPARE(text(moment), text(then));
                QCOMPARE(moment.time(), endOf(then));
                QCOMPARE(moment.chunksDone(), quint64{then.chunks.size()});
                for (const ChunkEvent& chunk : whole->chunks) {
                    QCOMPARE(moment.finished(chunk.index) != nullptr,
                             chunk.finishedNs <= std::max<Nanoseconds>(0, time));
                }
            }
        }
    }

    void atTheEndItIsTheWhole() {
        const SharedRecord whole = sharedRecord(TwoProcesses);
        const Moment moment(whole);
        QVERIFY(moment.isEnd());
        QCOMPARE(moment.time(), 100);
        QCOMPARE(moment.outcome(), Outcome::Finished);
        QCOMPARE(moment.processes().data(), whole->processes.data()); // no copy
        QCOMPARE(moment.lostAttempts().data(), whole->lostAttempts.data());
        QCOMPARE(moment.chunksDone(), quint64{3});
        QCOMPARE(moment.lastFinishNs(1), 80);
        QCOMPARE(moment.lastFinishNs(2), 60);
    }

    void inBetweenTheRunGoesOn() {
        Moment moment(sharedRecord(TwoProcesses));
        moment.goTo(75);
        QVERIFY(!moment.isEnd());
        QCOMPARE(moment.outcome(), Outcome::Running);
        QCOMPARE(moment.chunksDone(1), std::size_t{1});
        QCOMPARE(moment.lastFinishNs(1), 40);
        QCOMPARE(text(moment.processes()[0].current), u"at 1 (2+3) since 45, 2 done"_s);
        QCOMPARE(moment.processes()[1].end, ProcessEnd::Running);
        QVERIFY(moment.lostAttempts().empty());
        moment.goTo(95);
        QCOMPARE(moment.processes()[1].end, ProcessEnd::Killed);
        QCOMPARE(moment.lostAttempts().size(), std::size_t{1});
    }

    void freezesBeginAndEnd() {
        Moment moment(
            sharedRecord(u"wall 100\n1: ready 5 chunk 10-90 frozen 20-40 frozen 60-80"_s));
        const auto freezesAt = [&moment](Nanoseconds time) {
            moment.goTo(time);
            return moment.processes()[0].freezes;
        };
        const FrozenStretch begun{20, std::nullopt};
        QCOMPARE(freezesAt(19), std::vector<FrozenStretch>());
        QCOMPARE(freezesAt(20), std::vector<FrozenStretch>{begun});
        QCOMPARE(freezesAt(39), std::vector<FrozenStretch>{begun});
        QCOMPARE(freezesAt(40), (std::vector<FrozenStretch>{{20, 40}}));
        QCOMPARE(freezesAt(70), (std::vector<FrozenStretch>{{20, 40}, {60, std::nullopt}}));
    }

    void timesOutsideAreTheEnds() {
        Moment moment(sharedRecord(TwoProcesses));
        moment.goTo(-5);
        QCOMPARE(moment.time(), 0);
        QCOMPARE(moment.chunksDone(), quint64{0});
        QVERIFY(!moment.isEnd());
        moment.goTo(std::numeric_limits<Nanoseconds>::max());
        QCOMPARE(moment.time(), 100);
        QVERIFY(moment.isEnd());
    }

    void aGrowingRecordIsSeenAsItWasTold() {
        const auto growing = std::make_shared<RunRecord>(record(u"now 50\n1: chunk 10-40"_s));
        Moment moment(growing);
        addChunk(*growing, {45, 60, 1, 1, 1, 1, 1, -1});
        growing->processes.emplace_back().number = 2;
        growing->nowNs = 70;
        QCOMPARE(moment.time(), 50);
        QCOMPARE(moment.chunksDone(1), std::size_t{1});
        QCOMPARE(moment.processes().size(), std::size_t{1});
        moment.goToEnd();
        QCOMPARE(moment.time(), 70);
        QCOMPARE(moment.chunksDone(1), std::size_t{2});
        QCOMPARE(moment.processes().size(), std::size_t{2});
        QCOMPARE(moment.outcome(), Outcome::Running);
    }

    void earlierInARunThatGoesOn() {
        Moment moment(sharedRecord(u"now 100\n1: ready 5 chunk 10-40 at 60 done 4 of 9"_s));
        moment.goTo(80);
        QCOMPARE(text(moment.processes()[0].current), u"at 1 (1+9) since 60, 2 done"_s);
        moment.goTo(50);
        QCOMPARE(text(moment.processes()[0].current), u"idle"_s);
    }

    void noRecordHasNothing() {
        Moment moment;
        moment.goTo(5);
        moment.goToEnd();
        QVERIFY(moment.isEmpty());
        QVERIFY(moment.processes().empty());
        QCOMPARE(moment.time(), 0);
        QCOMPARE(moment.outcome(), Outcome::Running);
        QCOMPARE(moment.chunksDone(1), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(MomentTest)
#include "moment_test.moc"
