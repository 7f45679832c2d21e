#include "core/base/text.h"
#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"
#include "ui/tuning/pointrows.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

SweepBuilder twoGoodOnes() {
    SweepBuilder builder;
    builder.serial({100, 100, 100.2, 99.8, 100, 100.1});
    builder.add(1, {102, 102.1, 102, 101.9, 102, 102.1, 102});
    builder.add(2, {52, 52.1, 52, 51.9, 52, 52.1, 52});
    builder.add(3, {52.5, 52.6, 52.5, 52.4, 52.5, 52.6, 90});
    return builder;
}

std::vector<PointRow> rowsOf(const SweepRecord& sweep, const Schedule& schedule = {}) {
    return pointRows(sweep, summaryOf(sweep), schedule);
}

QString text(const PointRow& row) {
    return plainSpaces(row.texts.join(u'|'));
}

} // namespace

class PointRowsTest : public TestCase {
    Q_OBJECT

private slots:

    void figuresOfEachPoint() {
        const auto rows = rowsOf(twoGoodOnes().sweep);
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(text(rows[0]), u"1|102 ms||±< 0.1 %|0.980 ×|98 %|7|–|96 % slower"_s);
        QCOMPARE(text(rows[1]), u"2|52.0 ms||±0.2 %|1.92 ×|96 %|7|–|recommended"_s);
        QVERIFY(text(rows[2]).endsWith(u"|7|1|as good"_s) ||
                text(rows[2]).endsWith(u"|7|1|can’t be told apart"_s));
        QVERIFY(rows[1].isRecommended && !rows[0].isRecommended);
    }

    void intervalsReachToBothSides() {
        SweepBuilder builder;
        builder.add(2, {90, 95, 100, 105, 110, 100});
        const auto rows = rowsOf(builder.sweep);
        QVERIFY(rows[0].reach.has_value());
        QVERIFY(rows[0].reach->below > 0.05 && rows[0].reach->below <= 0.101);
        QVERIFY(rows[0].reach->above > 0.05 && rows[0].reach->above <= 0.101);
        builder.sweep.points[0].runs.resize(5); // below six there is none
        QVERIFY(!rowsOf(builder.sweep)[0].reach);
        QVERIFY(text(rowsOf(builder.sweep)[0]).contains(u"||–|"_s));
    }

    void onlyThoseOfOneScheduleByProcesses() {
        SweepBuilder builder;
        builder.add(4, {50, 51, 50}, {ScheduleKind::Fixed, 5});
        builder.add(2, {50, 51, 50}, {ScheduleKind::Fixed, 5});
        builder.add(2, {50, 51, 50}, {ScheduleKind::Fixed, 1});
        const auto rows = rowsOf(builder.sweep, {ScheduleKind::Fixed, 5});
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].texts[0], u"2"_s);
        QCOMPARE(rows[0].point, std::size_t{1});
        QCOMPARE(rows[1].texts[0], u"4"_s);
    }

    void whatIsLeftOutOrFailedOrOpenSaysSo() {
        SweepBuilder builder = twoGoodOnes();
        builder.sweep.points[2].droppedAfter = 7;
        QCOMPARE(plainSpaces(rowsOf(builder.sweep)[2].texts.back()), u"1.0 % slower"_s);
        for (SweptRun& run : builder.sweep.points[2].runs)
            run.wallNs.reset();
        QCOMPARE(rowsOf(builder.sweep)[2].texts.back(), u"failed"_s);
        QCOMPARE(rowsOf(builder.sweep)[2].texts[1], u"–"_s);
        SweepBuilder open;
        open.add(1, {100, 120, 90, 130, 101, 97});
        open.add(2, {101, 119, 98, 131, 99, 99});
        QVERIFY(rowsOf(open.sweep)[1].texts.back() == u"can’t be told apart"_s ||
                rowsOf(open.sweep)[0].texts.back() == u"can’t be told apart"_s);
        open.sweep.outcome = Outcome::Running;
        QVERIFY(rowsOf(open.sweep)[1].texts.back() == u"measuring on"_s ||
                rowsOf(open.sweep)[0].texts.back() == u"measuring on"_s);
    }

    void nothingMeasuredYet() {
        SweepRecord sweep;
        sweep.points.push_back({{2, {}}, {}, {}, nullptr});
        const auto rows = rowsOf(sweep);
        QCOMPARE(text(rows[0]), u"2|–||–|–|–|–|–|–"_s);
    }

    void everyColumnHasAMeaning() {
        for (int column = 0; column < PointColumns; ++column)
            QVERIFY(columnMeaning(static_cast<PointColumn>(column)).size() > 10);
    }
};

QTEST_MAIN(PointRowsTest)
#include "pointrows_test.moc"
