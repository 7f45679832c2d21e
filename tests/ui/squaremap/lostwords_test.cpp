#include "tests/support/testcase.h"
#include "tests/ui/squaremap/lostrun.h"
#include "ui/squaremap/lostwords.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

LostChunks taken(const RunRecord& record) {
    return LostChunks(Moment(borrowed(record)));
}

/// Of the chunk that the number at @p position is in. Numbers and units hang together by no-break
/// spaces; here they are plain ones.
QString lines(const RunRecord& record, quint64 position) {
    const LostChunks chunks = taken(record);
    const LostChunk* chunk = chunks.at(position);
    const QString text =
        chunk == nullptr ? QString() : lostLines(Moment(borrowed(record)), *chunk).join(u" | "_s);
    return QString(text).replace(QChar(0x00a0), u' ');
}

} // namespace

class LostWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void whatHappenedIsTold_data() {
        QTest::addColumn<int>("end");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, ProcessEnd end, const QString& expected) {
            QTest::newRow(name) << static_cast<int>(end) << expected;
        };
        row("killed", ProcessEnd::Killed, u"lost at 30 ns: process 2 was killed"_s);
        row("crashed", ProcessEnd::Crashed, u"lost at 30 ns: process 2 crashed"_s);
        row("exited", ProcessEnd::Exited, u"lost at 30 ns: process 2 ended by itself"_s);
        row("stopped", ProcessEnd::Stopped, u"begun by process 2, which was stopped at 30 ns"_s);
    }

    void whatHappenedIsTold() {
        QFETCH(int, end);
        RunRecord run = lostRun(100);
        removeChunks(run);
        run.processes[1].end = static_cast<ProcessEnd>(end);
        QTEST(lines(run, 25), "expected");
    }

    void whoComputedItAgainIsTold() {
        RunRecord run = lostRun(100);
        QCOMPARE(lines(run, 25),
                 u"lost at 30 ns: process 2 was killed | computed again by process 3"_s);
        run.lostAttempts.insert(run.lostAttempts.begin() + 1, {1, 3, 45, 50, 0, 25, 25});
        run.processes[2].end = ProcessEnd::Crashed;
        run.chunks[1].process = 4;
        run.chunks[1].attempt = 3;
        QCOMPARE(lines(run, 25),
                 u"lost at 30 ns: process 2 was killed | lost again at 50 ns: process 3 "
                 "crashed | computed again by process 4"_s);
    }

    void allTogether() {
        RunRecord run = lostRun(100);
        QCOMPARE(lostSummary(taken(run)), u"25 numbers lost with their process, computed again"_s);
        removeChunks(run);
        QCOMPARE(lostSummary(taken(run)),
                 u"25 numbers lost with their process, not computed again"_s);
        run.processes[3].end = ProcessEnd::Killed;
        for (const ChunkEvent& chunk : lostRun(100).chunks)
            addChunk(run, chunk);
        QCOMPARE(lostSummary(taken(run)),
                 u"50 numbers lost with their process, 25 of them not computed again"_s);
        QCOMPARE(lostSummary(taken(lostRun(4))),
                 u"1 number lost with its process, computed again"_s);
        run.lostAttempts.clear();
        QCOMPARE(lostSummary(taken(run)), QString());
    }
};

QTEST_GUILESS_MAIN(LostWordsTest)
#include "lostwords_test.moc"
