#include "core/board/claim.h"
#include "core/work/square.h"
#include "core/worker/chunkloop.h"
#include "core/worker/faults.h"
#include "tests/support/testcase.h"

#include <csignal>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int Survived = 99;

Fault fault(FaultKind kind, std::uint64_t number, bool always = false, int exitCode = 0) {
    return {kind, exitCode, number, always};
}

/// 40 numbers from 100 on, in chunks of ten.
std::unique_ptr<Board> boardWith(const std::vector<Fault>& faults) {
    BoardSpec spec;
    spec.first = 100;
    spec.size = 40;
    spec.chunks = 4;
    spec.uniformCount = 10;
    spec.processes = 2;
    spec.faults = faults;
    return Board::create(spec);
}

pid_t startChild(const std::function<void()>& task) {
    const pid_t child = fork();
    if (child == 0) {
        task();
        _exit(Survived);
    }
    return child;
}

/// "signal 9", "signal 11 with core", "stopped", "exit 3", or "survived".
QString endOf(pid_t child) {
    int status = 0;
    if (waitpid(child, &status, WUNTRACED) != child)
        return u"no such child"_s;
    if (WIFSTOPPED(status))
        return u"stopped"_s;
    if (WIFSIGNALED(status)) {
        const QString core = WCOREDUMP(status) ? u" with core"_s : QString();
        return u"signal %1"_s.arg(WTERMSIG(status)) + core;
    }
    const int code = WEXITSTATUS(status);
    return code == Survived ? u"survived"_s : u"exit %1"_s.arg(code);
}

/// What becomes of a process that meets the first fault of @p board.
QString meet(Board& board) {
    return endOf(startChild([&board] { strike(board.header().faults[0]); }));
}

/// "105 112": the faults within @p range, by their numbers.
QString within(const Board& board, const PositionRange& range) {
    QStringList numbers;
    for (const FaultSlot* slot : faultsWithin(board, range))
        numbers.append(QString::number(slot->fault.number));
    return numbers.join(u' ');
}

/// How many results, from the first on, are right before one is missing.
std::uint64_t rightInARow(const Board& board) {
    std::uint64_t count = 0;
    while (count < board.results().size() && board.results()[count] == square(100 + count))
        ++count;
    return count;
}

} // namespace

class FaultsTest : public TestCase {
    Q_OBJECT

private slots:

    void eachKind_data() {
        QTest::addColumn<Fault>("planned");
        QTest::addColumn<QString>("end");
        QTest::newRow("kill") << fault(FaultKind::Kill, 105) << u"signal 9"_s;
        QTest::newRow("crash") << fault(FaultKind::Crash, 105) << u"signal 11"_s;
        QTest::newRow("exit") << fault(FaultKind::Exit, 105, false, 7) << u"exit 7"_s;
        QTest::newRow("exit as if all were well") << fault(FaultKind::Exit, 105) << u"exit 0"_s;
        QTest::newRow("the largest code")
            << fault(FaultKind::Exit, 105, false, 255) << u"exit 255"_s;
    }

    void eachKind() {
        QFETCH(Fault, planned);
        QFETCH(QString, end);
        const auto board = boardWith({planned});
        QCOMPARE(meet(*board), end);
        QCOMPARE(board->header().faults[0].happened.load(), 1U);
        QCOMPARE(meet(*board), u"survived"_s); // it was planned for once
        planned.always = true;
        const auto again = boardWith({planned});
        for (int i = 0; i < 3; ++i)
            QCOMPARE(meet(*again), end);
    }

    void aFrozenProcessGoesOnWhenItIsContinued() {
        const auto board = boardWith({fault(FaultKind::Freeze, 105)});
        const pid_t child = startChild([&board] { strike(board->header().faults[0]); });
        QCOMPARE(endOf(child), u"stopped"_s);
        QCOMPARE(::kill(child, SIGCONT), 0);
        QCOMPARE(endOf(child), u"survived"_s);
    }

    /// What it had done before still counts.
    void aFrozenProcessGoesOnWithItsChunk() {
        const auto board = boardWith({fault(FaultKind::Freeze, 135)});
        const pid_t child = startChild([&board] { ChunkLoop(*board, 0).drawAll(); });
        QCOMPARE(endOf(child), u"stopped"_s);
        QCOMPARE(rightInARow(*board), std::uint64_t{35});
        QCOMPARE(board->processes()[0].itemsDone.load(), std::uint64_t{5});
        QCOMPARE(::kill(child, SIGCONT), 0);
        QCOMPARE(endOf(child), u"survived"_s);
        QCOMPARE(rightInARow(*board), std::uint64_t{40});
        QCOMPARE(board->processes()[0].itemsDone.load(), std::uint64_t{10});
    }

    /// Two processes come to the number at the same time, as after a replacement: one is enough.
    void onceIsOnceAlsoForTwoAtATime() {
        for (int i = 0; i < 20; ++i) {
            const auto board = boardWith({fault(FaultKind::Exit, 105, false, 7)});
            FaultSlot& slot = board->header().faults[0];
            const pid_t first = startChild([&slot] { strike(slot); });
            const pid_t second = startChild([&slot] { strike(slot); });
            QStringList ends{endOf(first), endOf(second)};
            ends.sort();
            QCOMPARE(ends.join(u", "_s), u"exit 7, survived"_s);
        }
    }

    void thoseOfAChunkInTheirOrder() {
        const auto board = boardWith({fault(FaultKind::Kill, 119), fault(FaultKind::Crash, 110),
                                      fault(FaultKind::Exit, 120), fault(FaultKind::Kill, 100),
                                      fault(FaultKind::Kill, 139)});
        QCOMPARE(within(*board, {0, 10}), u"100"_s);
        QCOMPARE(within(*board, {10, 10}), u"110 119"_s);
        QCOMPARE(within(*board, {20, 10}), u"120"_s);
        QCOMPARE(within(*board, {30, 10}), u"139"_s);
        QCOMPARE(within(*board, {0, 40}), u"100 110 119 120 139"_s);
        QCOMPARE(within(*board, {1, 9}), QString());
        QCOMPARE(within(*board, {0, 0}), QString());
    }

    void whatHappenedIsLeftOutUnlessItIsForAlways() {
        const auto board =
            boardWith({fault(FaultKind::Kill, 101), fault(FaultKind::Kill, 102, true)});
        for (std::size_t i = 0; i < 2; ++i)
            board->header().faults[i].happened.store(1);
        QCOMPARE(within(*board, {0, 10}), u"102"_s);
    }

    void aFaultOutsideTheInputIsNowhere() {
        const auto board = boardWith({fault(FaultKind::Kill, 99), fault(FaultKind::Kill, 140)});
        QCOMPARE(within(*board, {0, 40}), QString());
    }

    /// Not a number earlier or later, and progress says where it was.
    void itHappensJustBeforeItsNumber_data() {
        QTest::addColumn<int>("number");
        for (const int number : {100, 101, 109, 110, 115, 139})
            QTest::addRow("%d", number) << number;
    }

    void itHappensJustBeforeItsNumber() {
        QFETCH(int, number);
        const auto at = static_cast<std::uint64_t>(number - 100);
        const auto board = boardWith({fault(FaultKind::Kill, static_cast<std::uint64_t>(number))});
        QCOMPARE(endOf(startChild([&board] { ChunkLoop(*board, 0).drawAll(); })), u"signal 9"_s);
        QCOMPARE(rightInARow(*board), at);
        QCOMPARE(unfinishedChunk(*board, 0), std::optional(at / 10));
        QCOMPARE(board->processes()[0].itemsDone.load(), at % 10);
        releaseChunk(board->chunks()[at / 10]);
        ChunkLoop(*board, 1).lookForFreed();
        QCOMPARE(rightInARow(*board), std::uint64_t{40});
    }

    void twoOfOneChunk() {
        const auto board =
            boardWith({fault(FaultKind::Exit, 115, false, 5), fault(FaultKind::Crash, 112)});
        const auto drawAll = [&board] { ChunkLoop(*board, 0).drawAll(); };
        const auto look = [&board] { ChunkLoop(*board, 0).lookForFreed(); };
        QCOMPARE(endOf(startChild(drawAll)), u"signal 11"_s);
        QCOMPARE(rightInARow(*board), std::uint64_t{12});
        releaseChunk(board->chunks()[1]);
        QCOMPARE(endOf(startChild(look)), u"exit 5"_s);
        QCOMPARE(rightInARow(*board), std::uint64_t{15});
        releaseChunk(board->chunks()[1]);
        QCOMPARE(endOf(startChild(look)), u"survived"_s);
        QCOMPARE(rightInARow(*board), std::uint64_t{40});
    }

    void workIsDoneInTheSamePlacesAroundAFault() {
        auto board = boardWith({fault(FaultKind::Freeze, 105)});
        board->header().faults[0].happened.store(1); // met, but over
        ChunkLoop(*board, 0).drawAll();
        QCOMPARE(rightInARow(*board), std::uint64_t{40});
        QCOMPARE(board->processes()[0].itemsDone.load(), std::uint64_t{10});
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
