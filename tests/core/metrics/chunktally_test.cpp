#include "core/metrics/chunktally.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

#include <algorithm>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QString text(const ChunkTally& tally) {
    QStringList finishes;
    for (int number = 1; number <= 3; ++number)
        finishes.append(QString::number(tally.lastFinishOf(number)));
    QStringList again;
    for (const ChunkEvent& chunk : tally.doneAgain())
        again.append(QString::number(chunk.index));
    return u"%1-%2, last start %3, longest %4, latest %5, again %6, finishes %7"_s
        .arg(tally.firstStart())
        .arg(tally.lastFinish())
        .arg(tally.lastStart())
        .arg(tally.longest().value().index)
        .arg(tally.latest().value().index)
        .arg(again.join(u' '), finishes.join(u' '));
}

RunRecord someRun() {
    return record(u"wall 200\n1: ready 10 chunk 10-40 chunk 45-80\n"
                  "2: ready 5 chunk 5-60 at 70 ended 90 lost killed\n"
                  "3: replaces 2 ready 100 redo 120-170 chunk 170-180"_s);
}

} // namespace

class ChunkTallyTest : public TestCase {
    Q_OBJECT

private slots:

    void whatTheChunksTell() {
        ChunkTally tally;
        QVERIFY(tally.isEmpty());
        QCOMPARE(tally.lastFinish(), Nanoseconds{0});
        QCOMPARE(tally.lastFinishOf(1), Nanoseconds{0});
        tally.take(someRun().chunks);
        QVERIFY(!tally.isEmpty());
        QCOMPARE(text(tally), u"5-180, last start 170, longest 2, latest 4, again 3, finishes 80 "
                              "60 180"_s);
    }

    /// Taken one by one, or backwards: it is all the same.
    void spansAreOfAnyLengthAndInAnyOrder() {
        const RunRecord run = someRun();
        ChunkTally whole;
        whole.take(run.chunks);
        ChunkTally pieces;
        for (std::size_t i = run.chunks.size(); i > 0; --i)
            pieces.take(std::span(run.chunks).subspan(i - 1, 1));
        pieces.take({});
        QCOMPARE(text(pieces), text(whole));
        for (std::size_t i = 0; i < SlicedTime::Most; ++i)
            QCOMPARE(pieces.busy()[i], whole.busy()[i]);
    }
};

QTEST_GUILESS_MAIN(ChunkTallyTest)
#include "chunktally_test.moc"
