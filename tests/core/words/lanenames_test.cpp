#include "core/words/lanenames.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class LaneNamesTest : public TestCase {
    Q_OBJECT

private slots:

    void aLaneOfOneProcessHasItsName() {
        QCOMPARE(laneNames(record(u"wall 10\n1: ready 1\n2: ready 1"_s)),
                 (QStringList{u"process 1"_s, u"process 2"_s}));
    }

    void aLaneThatWasTakenOverNamesAll() {
        const RunRecord run = record(u"wall 90\n1: ready 1\n2: ready 1 ended 20 killed\n"
                                     "3: replaces 2 ready 30 ended 40 killed\n"
                                     "4: replaces 3 ready 50"_s);
        QCOMPARE(laneNames(run),
                 (QStringList{u"process 1"_s, u"lane 2 (process 2, then 3, then 4)"_s}));
        QCOMPARE(laneName(run, 1), u"process 1"_s);
        QCOMPARE(laneName(run, 2), u"lane 2"_s);
    }

    void aLaneWhoseProcessWasNotStartedHasItsNumber() {
        QCOMPARE(laneNames(record(u"now 5 processes 2\n1: ready 1"_s)),
                 (QStringList{u"process 1"_s, u"process 2"_s}));
    }
};

QTEST_GUILESS_MAIN(LaneNamesTest)
#include "lanenames_test.moc"
