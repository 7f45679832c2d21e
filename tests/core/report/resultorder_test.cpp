#include "core/report/resultorder.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Two chunks of which the second was completed first.
RunRecord turned(ResultOrder order) {
    RunRecord run =
        record(u"wall 100\n1: ready 10 chunk 10-90x2 cpu 5\n2: ready 10 chunk 10-40x3"_s);
    run.config.order = order;
    static const std::uint64_t results[] = {0, 1, 4, 9, 16};
    run.results = Results::ofNumbers(
        std::shared_ptr<const std::uint64_t>(results, [](const std::uint64_t*) {}), 5);
    return run;
}

} // namespace

class ResultOrderTest : public TestCase {
    Q_OBJECT

private slots:

    void chunksComeAsTheyWereCompleted() {
        QList<quint64> positions;
        const auto note = [&positions](quint64 position, quint64) {
            positions.append(position);
            return true;
        };
        QVERIFY(visitResults(turned(ResultOrder::Completion), note));
        QCOMPARE(positions, (QList<quint64>{2, 0}));
        positions.clear();
        QVERIFY(visitResults(turned(ResultOrder::Input), note));
        QCOMPARE(positions, (QList<quint64>{0}));
    }

    void aVisitorMayStop() {
        QVERIFY(
            !visitResults(turned(ResultOrder::Completion), [](quint64, quint64) { return false; }));
    }
};

QTEST_GUILESS_MAIN(ResultOrderTest)
#include "resultorder_test.moc"
