#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/results/roworder.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Twelve numbers in four chunks, of which the one of 3, 4, 5 is missing; completed: 9 10 11, then
/// 0 1 2, then 6 7 8.
SharedRecord withAGap() {
    RunRecord run = record(u"wall 100 size 12\n1: ready 5 chunk 10-50x3 chunk 60-70x3\n"
                           "2: ready 5 chunk 10-90x3 chunk 20-30x3"_s);
    run.chunks.erase(run.chunks.begin() + 1);
    return std::make_shared<const RunRecord>(std::move(run));
}

QList<quint64> positions(const RowOrder& rows) {
    QList<quint64> list;
    for (quint64 row = 0; row < rows.rows(); ++row)
        list.append(rows.placeOf(row).position);
    return list;
}

} // namespace

class RowOrderTest : public TestCase {
    Q_OBJECT

private slots:

    void inputOrder() {
        const auto rows = RowOrder::make(withAGap(), ResultOrder::Input);
        QCOMPARE(positions(*rows), (QList<quint64>{0, 1, 2, 6, 7, 8, 9, 10, 11}));
    }

    void completionOrder() {
        const auto rows = RowOrder::make(withAGap(), ResultOrder::Completion);
        QCOMPARE(positions(*rows), (QList<quint64>{9, 10, 11, 0, 1, 2, 6, 7, 8}));
    }

    void everyRowIsFoundAgain_data() {
        QTest::addColumn<bool>("byInput");
        QTest::newRow("input") << true;
        QTest::newRow("completion") << false;
    }

    void everyRowIsFoundAgain() {
        QFETCH(bool, byInput);
        const auto rows =
            RowOrder::make(withAGap(), byInput ? ResultOrder::Input : ResultOrder::Completion);
        for (quint64 row = 0; row < rows->rows(); ++row)
            QCOMPARE(rows->rowOf(rows->placeOf(row).position), std::optional(row));
        for (const quint64 missing : {3U, 4U, 5U, 12U, 1000U})
            QCOMPARE(rows->rowOf(missing), std::nullopt);
    }

    void ofNothing() {
        const auto rows = RowOrder::make(std::make_shared<RunRecord>(), ResultOrder::Completion);
        QCOMPARE(rows->rows(), 0U);
        QCOMPARE(rows->rowOf(0), std::nullopt);
    }

    void stopped() {
        std::stop_source source;
        source.request_stop();
        QVERIFY(!RowOrder::make(withAGap(), ResultOrder::Completion, source.get_token()));
    }
};

QTEST_GUILESS_MAIN(RowOrderTest)
#include "roworder_test.moc"
