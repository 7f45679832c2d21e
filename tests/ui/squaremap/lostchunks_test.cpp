#include "tests/support/testcase.h"
#include "tests/ui/squaremap/lostrun.h"
#include "ui/squaremap/lostchunks.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QString text(const LostChunk& chunk) {
    const QString state = chunk.state() == LostState::Lost      ? u"lost by %1"_s
                          : chunk.state() == LostState::Stopped ? u"stopped in %1"_s
                                                                : u"lost by %1, again by %2"_s;
    const QString what = state.contains(u"%2"_s) ? state.arg(chunk.process).arg(chunk.again)
                                                 : state.arg(chunk.process);
    return u"%1-%2 %3"_s.arg(chunk.from).arg(chunk.until - 1).arg(what);
}

QString text(std::span<const LostChunk> chunks) {
    QStringList texts;
    for (const LostChunk& chunk : chunks)
        texts.append(text(chunk));
    return texts.join(u"; "_s);
}

/// At the end of @p record.
LostChunks taken(const RunRecord& record) {
    return LostChunks(Moment(borrowed(record)));
}

} // namespace

class LostChunksTest : public TestCase {
    Q_OBJECT

private slots:

    void whatIsLostDependsOnTheTime_data() {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing yet") << qint64{25} << QString();
        QTest::newRow("lost") << qint64{30} << u"25-49 lost by 2"_s;
        QTest::newRow("being computed again") << qint64{50} << u"25-49 lost by 2"_s;
        QTest::newRow("computed again") << qint64{60} << u"25-49 lost by 2, again by 3"_s;
        QTest::newRow("stopped") << qint64{100}
                                 << u"25-49 lost by 2, again by 3; 75-99 stopped in 4"_s;
    }

    void whatIsLostDependsOnTheTime() {
        QFETCH(qint64, time);
        const RunRecord whole = lostRun(100);
        Moment moment(borrowed(whole));
        moment.goTo(time);
        QTEST(text(LostChunks(moment).all()), "expected");
    }

    void aChunkThatIsLostTwiceIsTheLastOnesLoss() {
        RunRecord run = lostRun(100);
        removeChunks(run);
        run.processes[2].end = ProcessEnd::Crashed;
        run.lostAttempts.insert(run.lostAttempts.begin() + 1, {1, 3, 45, 50, 0, 25, 25});
        QCOMPARE(text(taken(run).all()), u"25-49 lost by 3; 75-99 stopped in 4"_s);
        // That somebody was at it when the run was stopped does not undo the loss.
        run.processes[2].end = ProcessEnd::Stopped;
        QCOMPARE(text(taken(run).all()), u"25-49 lost by 2; 75-99 stopped in 4"_s);
    }

    void theyAreFoundByPosition() {
        const LostChunks chunks = taken(lostRun(100));
        QCOMPARE(text(chunks.within(0, 25)), QString());
        QCOMPARE(text(chunks.within(0, 26)), u"25-49 lost by 2, again by 3"_s);
        QCOMPARE(text(chunks.within(49, 76)), u"25-49 lost by 2, again by 3; 75-99 stopped in 4"_s);
        QCOMPARE(text(chunks.within(50, 75)), QString());
        QVERIFY(chunks.at(24) == nullptr);
        QVERIFY(chunks.at(74) == nullptr);
        QCOMPARE(text(*chunks.at(25)), u"25-49 lost by 2, again by 3"_s);
        QCOMPARE(text(*chunks.at(99)), u"75-99 stopped in 4"_s);
    }

    void kindsAreTold() {
        const LostChunks chunks = taken(lostRun(100));
        QVERIFY(!chunks.has(LostState::Lost));
        QVERIFY(chunks.has(LostState::Again));
        QVERIFY(chunks.has(LostState::Stopped));
        QVERIFY(!LostChunks().has(LostState::Stopped));
    }

    void nonsenseInAFileIsPassedOver() {
        RunRecord run = lostRun(100);
        run.lostAttempts = {
            {17, 1, 1, 2, 0, 25, 0}, {1, 99, 1, 2, 0, 25, 25}, {1, 0, 1, 2, 0, 25, 25}};
        QCOMPARE(text(taken(run).all()), QString());
    }
};

QTEST_GUILESS_MAIN(LostChunksTest)
#include "lostchunks_test.moc"
