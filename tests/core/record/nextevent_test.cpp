#include "core/record/nextevent.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

#include <set>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// All times at which something happened, found by looking at everything.
std::set<Nanoseconds> eventsOf(const RunRecord& run) {
    std::set<Nanoseconds> times{0, endOf(run)};
    for (const ChunkEvent& chunk : run.chunks)
        times.insert({chunk.startedNs, chunk.finishedNs});
    for (const ProcessRecord& process : run.processes)
        times.insert({process.readyNs.value_or(0), process.endedNs.value_or(0)});
    return times;
}

} // namespace

class NextEventTest : public TestCase {
    Q_OBJECT

private slots:

    void stepsLeadToAllThatHappens_data() {
        QTest::addColumn<QString>("run");
        QTest::newRow("one process") << u"wall 100\n1: ready 5 chunk 10-20 chunk 20-31"_s;
        QTest::newRow("chunks that took no time")
            << u"wall 100\n1: ready 5 chunk 10-10 chunk 10-10 chunk 10-10 chunk 40-40"_s;
        QTest::newRow("a death") << u"wall 100\n1: ready 5 chunk 8-20 at 30 ended 50 lost killed\n"
                                    "2: ready 6 chunk 9-70\n3: replaces 1 spawned 52 ready 60 "
                                    "redo 61-90"_s;
        QTest::newRow("nothing done") << u"wall 100\n1: ready 5"_s;
    }

    void stepsLeadToAllThatHappens() {
        QFETCH(QString, run);
        const SharedRecord record = sharedRecord(run);
        const std::set<Nanoseconds> events = eventsOf(*record);
        Moment moment(record);
        moment.goTo(0);
        for (auto expected = std::next(events.begin()); expected != events.end(); ++expected) {
            QCOMPARE(nextEvent(moment), *expected);
            moment.goTo(*expected);
        }
        for (auto expected = std::next(events.rbegin()); expected != events.rend(); ++expected) {
            QCOMPARE(previousEvent(moment), *expected);
            moment.goTo(*expected);
        }
    }

    void inBetweenTheNeighboursAreFound() {
        Moment moment(sharedRecord(u"wall 100\n1: ready 5 chunk 10-20 chunk 30-40"_s));
        moment.goTo(25);
        QCOMPARE(nextEvent(moment), 30);
        QCOMPARE(previousEvent(moment), 20);
        moment.goTo(34);
        QCOMPARE(nextEvent(moment), 40);
        QCOMPARE(previousEvent(moment), 30);
    }
};

QTEST_GUILESS_MAIN(NextEventTest)
#include "nextevent_test.moc"
