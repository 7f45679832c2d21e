#include "core/metrics/balance.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class BalanceTest : public TestCase {
    Q_OBJECT

private slots:

    void meanOverLongest_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected");
        QTest::newRow("even") << u"wall 99\n1: chunk 10-30\n2: chunk 15-35"_s << u"1 lane 1, 20"_s;
        QTest::newRow("one did it all")
            << u"wall 99 processes 4\n1: ready 5\n2: chunk 10-30 chunk 40-60"_s
            << u"0.25 lane 2, 40"_s;
        QTest::newRow("uneven") << u"wall 99\n1: chunk 10-20\n2: chunk 10-50"_s
                                << u"0.625 lane 2, 40"_s;
        QTest::newRow("a replacement works on for its lane")
            << u"wall 99\n1: chunk 10-20 ended 25 killed\n2: chunk 10-50\n3: replaces 1 chunk 30-60"_s
            << u"1 lane 1, 40"_s;
        QTest::newRow("frozen in a chunk")
            << u"wall 99\n1: chunk 10-80 frozen 20-70\n2: chunk 10-30"_s << u"1 lane 1, 20"_s;
        QTest::newRow("frozen when it was done")
            << u"wall 99\n1: chunk 10-30 frozen 40-70\n2: chunk 10-30"_s << u"1 lane 1, 20"_s;
        QTest::newRow("nothing done") << u"wall 99\n1: ready 5\n2: ready 6"_s << QString();
        QTest::newRow("no process") << u"wall 99 processes 2"_s << QString();
        QTest::newRow("chunks that took no time") << u"wall 99\n1: chunk 10-10"_s << QString();
    }

    void meanOverLongest() {
        QFETCH(QString, run);
        const auto found = balance(record(run));
        const QString text = found ? u"%1 lane %2, %3"_s.arg(found->value)
                                         .arg(found->busiestLane)
                                         .arg(found->busiestNs)
                                   : QString();
        QTEST(text, "expected");
    }

    /// A moment of a run has no chunks: whoever was frozen when it was ready was so in one.
    void withoutChunks() {
        RunRecord run = record(u"wall 99\n1: ready 10 chunk 10-80 frozen 20-70\n"
                               "2: ready 10 chunk 10-30"_s);
        removeChunks(run);
        QCOMPARE(balance(run).value().busiestNs, Nanoseconds{20});
    }
};

QTEST_GUILESS_MAIN(BalanceTest)
#include "balance_test.moc"
