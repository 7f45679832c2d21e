#include "core/plan/schedules.h"

#include "tests/support/testcase.h"

#include <numeric>

using namespace poolscope;

namespace {

/// "25 19 14": chunk lengths in text.
QString text(const std::vector<quint64>& chunks) {
    QStringList words;
    for (const quint64 count : chunks)
        words.append(QString::number(count));
    return words.join(u' ');
}

} // namespace

class SchedulesTest : public TestCase {
    Q_OBJECT

private slots:

    void pythonChunkSizes_data() {
        QTest::addColumn<quint64>("n");
        QTest::addColumn<quint64>("p");
        QTest::addColumn<quint64>("expected");
        const quint64 rows[][3] = {{100, 1, 25}, {100, 2, 13}, {100, 3, 9},   {100, 4, 7},
                                   {100, 8, 4},  {100, 16, 2}, {10, 4, 1},    {17, 4, 2},
                                   {1000, 4, 63}, {1000, 8, 32}, {1000000, 4, 62500}, {0, 4, 0}};
        for (const auto& [n, p, expected] : rows)
            QTest::addRow("%llu numbers, %llu processes", n, p) << n << p << expected;
    }

    void pythonChunkSizes() {
        QFETCH(quint64, n);
        QFETCH(quint64, p);
        QTEST(pythonChunkSize(n, p), "expected");
    }

    void guidedIsAsInGcc() {
        QCOMPARE(text(guidedChunks(1000, 4, 10)),
                 u"250 188 141 106 79 59 45 33 25 19 14 11 10 10 10"_qs);
    }
};

QTEST_GUILESS_MAIN(SchedulesTest)
#include "schedules_test.moc"
