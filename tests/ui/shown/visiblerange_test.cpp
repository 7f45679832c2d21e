#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/shown/shownruns.h"
#include "ui/shown/visiblerange.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QString text(const TimeSpan& span) {
    return u"%1-%2"_s.arg(span.from).arg(span.to);
}

} // namespace

class VisibleRangeTest : public TestCase {
    Q_OBJECT

private slots:

    void allIsVisibleAtFirst() {
        VisibleRange range;
        range.begin({0, 1000});
        QCOMPARE(text(range.trace()), u"0-1000"_s);
        QCOMPARE(text(range.visible()), u"0-1000"_s);
        QVERIFY(range.isAllVisible());
        QVERIFY(!range.selected().has_value());
        QVERIFY(!range.canGoBack());
        QVERIFY(!range.canGoForward());
    }

    void whatIsWantedIsTold() {
        VisibleRange range;
        range.begin({0, 1000});
        QSignalSpy told(&range, &VisibleRange::visibleChanged);
        range.zoomAt(500, 2.0);
        QCOMPARE(text(range.visible()), u"250-750"_s);
        range.moveBy(100);
        QCOMPARE(text(range.visible()), u"350-850"_s);
        range.show({100, 300});
        QCOMPARE(text(range.visible()), u"100-300"_s);
        range.showAll();
        QVERIFY(range.isAllVisible());
        QCOMPARE(told.size(), 4);
        range.showAll();
        range.moveBy(10);
        range.zoomAt(10, 0.5);
        QCOMPARE(told.size(), 4); // nothing was different
        QCOMPARE(range.canGoForward(), false);
    }

    void theWayBackAndForward() {
        VisibleRange range;
        range.begin({0, 100'000});
        range.zoomAt(50'000, 2.0);
        range.zoomAt(50'000, 2.0); // goes on zooming
        range.moveBy(1000);
        range.moveBy(1000);
        range.show({0, 500});
        range.show({500, 1000});
        QStringList seen;
        for (; range.canGoBack(); range.back())
            seen.append(text(range.visible()));
        seen.append(text(range.visible()));
        QCOMPARE(seen.join(u' '), u"500-1000 0-500 39500-64500 37500-62500 0-100000"_s);
        range.forward();
        range.forward();
        QCOMPARE(text(range.visible()), u"39500-64500"_s);
        range.moveBy(1000); // another way, though it moved before
        QVERIFY(!range.canGoForward());
        range.back();
        QCOMPARE(text(range.visible()), u"39500-64500"_s);
    }

    void zoomingAgainIsAStepOfItsOwn() {
        VisibleRange range;
        range.begin({0, 100'000});
        range.zoomAt(50'000, 2.0);
        range.back();
        range.zoomAt(50'000, 4.0);
        range.back();
        QCOMPARE(text(range.visible()), u"0-100000"_s);
    }

    void theEndsOfTheWayAreTheEnds() {
        VisibleRange range;
        range.begin({0, 1000});
        QSignalSpy told(&range, &VisibleRange::visibleChanged);
        range.back();
        range.forward();
        QCOMPARE(told.size(), 0);
        for (int i = 0; i < 1000; ++i)
            range.show({i % 2, 500});
        int steps = 0;
        for (; range.canGoBack(); ++steps)
            range.back();
        QCOMPARE(steps, 100);
    }

    void whoSawAllOfItStillDoes() {
        VisibleRange range;
        range.begin({0, 1000});
        QSignalSpy trace(&range, &VisibleRange::traceChanged);
        range.setTrace({0, 2000});
        QCOMPARE(text(range.visible()), u"0-2000"_s);
        range.show({1000, 1800});
        range.setTrace({0, 3000});
        QCOMPARE(text(range.visible()), u"1000-1800"_s);
        range.setTrace({0, 1200});
        QCOMPARE(text(range.visible()), u"400-1200"_s);
        range.setTrace({0, 1200});
        QCOMPARE(trace.size(), 3);
        range.back();
        QCOMPARE(text(range.visible()), u"0-1200"_s); // was 0-2000, which is no more
    }

    void aPartIsSelected() {
        VisibleRange range;
        range.begin({0, 1000});
        QSignalSpy told(&range, &VisibleRange::selectedChanged);
        range.select(TimeSpan{200, 900});
        range.select(TimeSpan{200, 900});
        QCOMPARE(told.size(), 1);
        range.setTrace({0, 800});
        QCOMPARE(text(range.selected().value()), u"100-800"_s);
        range.begin({0, 1000});
        QVERIFY(!range.selected().has_value());
    }

    void itFollowsTheRunShown() {
        ShownRuns runs;
        VisibleRange range;
        range.follow(runs);
        QCOMPARE(text(range.trace()), u"0-100"_s); // no run is no reason to have no axis
        const auto run = std::make_shared<RunRecord>(record(u"now 2000000\n1: ready 5"_s));
        runs.show(run);
        QCOMPARE(text(range.trace()), u"0-3000000"_s);
        run->nowNs = 2'500'000;
        runs.noteGrowth();
        QCOMPARE(text(range.trace()), u"0-3000000"_s);
        run->wallNs = 3'100'000;
        run->outcome = Outcome::Finished;
        runs.noteGrowth();
        QCOMPARE(text(range.visible()), u"0-3200000"_s);
        range.zoomAt(0, 2.0);
        runs.goTo(1000); // a moment is no other run
        QCOMPARE(text(range.visible()), u"0-1600000"_s);
        runs.compareWith(sharedRecord(u"wall 9000000\n1: ready 5"_s));
        QCOMPARE(text(range.trace()), u"0-9000000"_s);
        QCOMPARE(text(range.visible()), u"0-1600000"_s);
        runs.show(sharedRecord(u"wall 1000\n1: ready 5"_s));
        QVERIFY(range.isAllVisible());
        QVERIFY(!range.canGoBack());
    }

    void theSerialTimeIsSeenToo_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("seen");
        QTest::newRow("shorter") << u"wall 1000000 serial 50"_s << u"0-1000000"_s;
        QTest::newRow("longer") << u"wall 1000000 processes 4 serial 3000000"_s << u"0-3000000"_s;
        QTest::newRow("much longer")
            << u"wall 1000000 processes 64 serial 30000000"_s << u"0-4000000"_s;
        QTest::newRow("for ever") << u"wall 1000000 processes 64 serial 9223372036854775807"_s
                                  << u"0-600000000000000000"_s;
        // Nobody knows how long the run will be; at its best it is a quarter.
        QTest::newRow("at the beginning")
            << u"now 1000 processes 4 serial 8000000"_s << u"0-8000000"_s;
    }

    void theSerialTimeIsSeenToo() {
        QFETCH(QString, run);
        QFETCH(QString, seen);
        ShownRuns runs;
        VisibleRange range;
        range.follow(runs);
        runs.show(sharedRecord(run + u"\n1: ready 5"_s));
        QCOMPARE(text(range.trace()), seen);
    }

    void theEndOfMeasuringIsExpected() {
        ShownRuns runs;
        VisibleRange range;
        range.follow(runs);
        const auto run = std::make_shared<RunRecord>();
        run->measuringSerial = {250 * NsPerMs, 0.0};
        runs.show(run);
        QCOMPARE(range.trace().to, 30 * NsPerSecond); // a hundredth, for all that is known
        run->measuringSerial = {500 * NsPerMs, 0.25};
        runs.noteGrowth();
        QCOMPARE(range.trace().to, 3 * NsPerSecond);
    }
};

QTEST_GUILESS_MAIN(VisibleRangeTest)
#include "visiblerange_test.moc"
