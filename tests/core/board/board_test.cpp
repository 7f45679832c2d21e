#include "core/board/board.h"
#include "core/board/chunkstate.h"
#include "tests/support/testcase.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <functional>
#include <sys/mman.h>
#include <unistd.h>

using namespace poolscope;

using Damage = std::function<void(BoardHeader&)>;

namespace {

BoardSpec notebookSpec() {
    BoardSpec spec;
    spec.size = 100;
    spec.chunks = 15;
    spec.uniformCount = 7;
    spec.processes = 4;
    return spec;
}

/// The same memory once more, as a worker process gets it.
std::unique_ptr<Board> attachAgain(const Board& board) {
    return Board::attach(dup(board.fd()));
}

bool isOpen(int fd) {
    return fcntl(fd, F_GETFD) >= 0;
}

template<typename Slots>
bool allZero(const Slots& all) {
    const auto bytes = std::as_bytes(all);
    return std::all_of(bytes.begin(), bytes.end(), [](std::byte b) { return b == std::byte{0}; });
}

} // namespace

class BoardTest : public TestCase {
    Q_OBJECT

private slots:

    void headerSaysWhatTheBoardIsFor() {
        BoardSpec spec = notebookSpec();
        spec.first = 42;
        spec.work = {{WorkKind::Cpu, WorkProfile::Rising, 200'000, 7}, 1500.0};
        const auto board = Board::create(spec);
        QVERIFY(board);
        const BoardHeader& header = board->header();
        QCOMPARE(header.first, std::uint64_t{42});
        QCOMPARE(header.size, std::uint64_t{100});
        QCOMPARE(header.chunks, std::uint64_t{15});
        QVERIFY(header.work.spec == spec.work.spec);
        QCOMPARE(header.work.iterationsPerUs, 1500.0);
        QCOMPARE(header.nextChunk.load(), std::uint64_t{0});
    }

    void faultsStandInTheHeader() {
        BoardSpec spec = notebookSpec();
        spec.faults = {{FaultKind::Kill, 0, 5}, {FaultKind::Exit, 3, 42, true}};
        const auto board = Board::create(spec);
        const auto other = attachAgain(*board);
        QVERIFY(other);
        const BoardHeader& header = other->header();
        QCOMPARE(header.faultCount, std::uint64_t{2});
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(header.faults[i].fault == spec.faults[i]);
            QCOMPARE(header.faults[i].happened.load(), 0U);
        }
        spec.faults.assign(MostFaults + 3, spec.faults[0]);
        QCOMPARE(Board::create(spec)->header().faultCount, std::uint64_t{MostFaults});
    }

    void everythingHasItsPlace() {
        const auto board = Board::create(notebookSpec());
        QVERIFY(board);
        QCOMPARE(board->processes().size(), std::size_t{20});
        QCOMPARE(board->chunks().size(), std::size_t{15});
        QCOMPARE(board->results().size(), std::size_t{100});
        const auto* start = reinterpret_cast<const std::byte*>(&board->header());
        const auto offset = [start](const void* at) {
            return static_cast<std::size_t>(static_cast<const std::byte*>(at) - start);
        };
        QCOMPARE(offset(board->processes().data()), sizeof(BoardHeader));
        QCOMPARE(offset(board->chunks().data()), sizeof(BoardHeader) + 20 * sizeof(ProcessSlot));
        QCOMPARE(offset(board->results().data()), board->header().resultsOffset);
        QVERIFY(board->header().resultsOffset >=
                board->header().chunksOffset + 15 * sizeof(ChunkSlot));
        QCOMPARE(board->header().resultsOffset % 64, std::uint64_t{0});
        QCOMPARE(board->header().bytes, Board::bytesFor(notebookSpec()));
        QVERIFY(board->header().bytes >= board->header().resultsOffset + 800);
    }

    void aFreshBoardIsAllZeros() {
        const auto board = Board::create(notebookSpec());
        QVERIFY(board);
        QVERIFY(allZero(board->processes()));
        QVERIFY(allZero(board->chunks()));
        QVERIFY(allZero(board->results()));
    }

    void slotsLeaveRoomForReplacements() {
        QCOMPARE(Board::slotsFor(1), 17U);
        QCOMPARE(Board::slotsFor(4), 20U);
        QCOMPARE(Board::slotsFor(16), 32U);
        QCOMPARE(Board::slotsFor(17), 34U);
        QCOMPARE(Board::slotsFor(1024), 2048U);
        QVERIFY(Board::slotsFor(1024) <= MostProcessSlots);
        BoardSpec spec = notebookSpec();
        spec.processSlots = 5;
        QCOMPARE(Board::create(spec)->processes().size(), std::size_t{5});
        spec.processSlots = MostProcessSlots;
        const auto board = Board::create(spec);
        QCOMPARE(board->processes().size(), std::size_t{MostProcessSlots});
        QVERIFY(attachAgain(*board));
    }

    void anEmptyBoardIsABoard() {
        BoardSpec spec;
        spec.processes = 1;
        const auto board = Board::create(spec);
        QVERIFY(board);
        QVERIFY(board->chunks().empty());
        QVERIFY(board->results().empty());
        QVERIFY(attachAgain(*board));
    }

    void otherProgramsDoNotInheritIt() {
        const auto board = Board::create(notebookSpec());
        QVERIFY(board);
        QVERIFY((fcntl(board->fd(), F_GETFD) & FD_CLOEXEC) != 0);
    }

    void attachedBoardsShareTheirMemory() {
        const auto board = Board::create(notebookSpec());
        const auto other = attachAgain(*board);
        QVERIFY(other);
        other->results()[99] = 9801;
        other->chunks()[14].state.store(77);
        other->processes()[19].pid.store(4711);
        board->header().nextChunk.fetch_add(3);
        QCOMPARE(board->results()[99], std::uint64_t{9801});
        QCOMPARE(board->chunks()[14].state.load(), 77U);
        QCOMPARE(board->processes()[19].pid.load(), 4711U);
        QCOMPARE(other->header().nextChunk.load(), std::uint64_t{3});
    }

    void theMemoryOutlivesItsMaker() {
        auto board = Board::create(notebookSpec());
        const auto other = attachAgain(*board);
        board->results()[5] = 25;
        const int fd = board->fd();
        board.reset();
        QVERIFY(!isOpen(fd));
        QCOMPARE(other->results()[5], std::uint64_t{25});
    }

    void aRefusedBoardSaysWhy() {
        BoardSpec spec;
        spec.size = std::uint64_t{1} << 58; // more than any address space
        spec.processes = 1;
        errno = 0;
        QVERIFY(!Board::create(spec));
        QVERIFY(errno != 0);
    }

    void rangesOfUniformChunks() {
        const auto board = Board::create(notebookSpec());
        const auto text = [&board](std::uint64_t index) {
            const PositionRange range = board->range(index);
            return QStringLiteral("%1+%2").arg(range.position).arg(range.count);
        };
        QCOMPARE(text(0), QStringLiteral("0+7"));
        QCOMPARE(text(13), QStringLiteral("91+7"));
        QCOMPARE(text(14), QStringLiteral("98+2"));
    }

    void rangesOfUnequalChunks() {
        BoardSpec spec = notebookSpec();
        spec.chunks = 3;
        spec.uniformCount = 0;
        const auto board = Board::create(spec);
        const std::uint32_t positions[] = {0, 60, 90};
        for (std::size_t i = 0; i < 3; ++i)
            board->chunks()[i].position = positions[i];
        QCOMPARE(board->range(0).count, std::uint64_t{60});
        QCOMPARE(board->range(1).position, std::uint64_t{60});
        QCOMPARE(board->range(1).count, std::uint64_t{30});
        QCOMPARE(board->range(2).count, std::uint64_t{10});
    }

    void noBoardBehindTheDescriptor_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("shorter than a header") << QByteArray(100, 'x');
        QTest::newRow("zeros") << QByteArray(65'536, '\0');
        QTest::newRow("something else") << QByteArray(65'536, 'P');
    }

    void noBoardBehindTheDescriptor() {
        QFETCH(QByteArray, content);
        const int fd = memfd_create("foreign", MFD_CLOEXEC);
        QCOMPARE(write(fd, content.constData(), static_cast<std::size_t>(content.size())),
                 ssize_t{content.size()});
        QVERIFY(!Board::attach(fd));
        QVERIFY(!isOpen(fd));
    }

    void noDescriptorAtAll() {
        QVERIFY(!Board::attach(-1));
        QVERIFY(!Board::attach(987'654));
    }

    void aTruncatedBoardIsRefused() {
        const auto board = Board::create(notebookSpec());
        QCOMPARE(ftruncate(board->fd(), static_cast<off_t>(board->header().bytes - 4096)), 0);
        QVERIFY(!attachAgain(*board));
    }

    void anExtendedBoardIsRefused() {
        const auto board = Board::create(notebookSpec());
        QCOMPARE(ftruncate(board->fd(), static_cast<off_t>(board->header().bytes + 4096)), 0);
        QVERIFY(!attachAgain(*board));
    }

    void aDamagedHeaderIsRefused_data() {
        QTest::addColumn<Damage>("damage");
        const auto row = [](const char* name, const Damage& damage) {
            QTest::newRow(name) << damage;
        };
        constexpr std::uint64_t Huge = ~std::uint64_t{0};
        row("magic", [](BoardHeader& h) { ++h.magic; });
        row("older version", [](BoardHeader& h) { --h.version; });
        row("newer version", [](BoardHeader& h) { ++h.version; });
        row("too many process slots",
            [](BoardHeader& h) { h.processSlots = MostProcessSlots + 1; });
        row("too many faults", [](BoardHeader& h) { h.faultCount = MostFaults + 1; });
        row("other process slots", [](BoardHeader& h) { ++h.processSlots; });
        row("more chunks", [](BoardHeader& h) { h.chunks = 1000; });
        row("endless chunks", [](BoardHeader& h) { h.chunks = Huge; });
        row("more numbers", [](BoardHeader& h) { h.size = 100'000; });
        row("endless numbers", [](BoardHeader& h) { h.size = Huge; });
        row("more bytes", [](BoardHeader& h) { h.bytes += 4096; });
        row("other chunks offset", [](BoardHeader& h) { h.chunksOffset += 64; });
        row("results among the chunks", [](BoardHeader& h) { h.resultsOffset = h.chunksOffset; });
        row("results that end outside", [](BoardHeader& h) { h.resultsOffset = h.bytes - 8; });
        // The end of these results wraps around to the board's beginning.
        row("results far away", [](BoardHeader& h) { h.resultsOffset = Huge - 8 * 100 + 1; });
        row("crooked results", [](BoardHeader& h) { h.resultsOffset += 1; });
    }

    void aDamagedHeaderIsRefused() {
        QFETCH(Damage, damage);
        const auto board = Board::create(notebookSpec());
        QVERIFY(attachAgain(*board));
        damage(board->header());
        const auto other = attachAgain(*board);
        QVERIFY(other == nullptr);
    }
};

QTEST_GUILESS_MAIN(BoardTest)
#include "board_test.moc"
