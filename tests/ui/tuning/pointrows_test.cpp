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
        QVERIFY2(text(rows[2]).endsWith(u"|7|1|still open"_s), qPrintable(text(rows[2])));
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

    void whatIsLeftOutOrFailedSaysSo() {
        SweepBuilder builder = twoGoodOnes();
        builder.sweep.points[2].droppedAfter = 7;
        QCOMPARE(rowsOf(builder.sweep)[2].texts.back(), u"about as fast"_s);
        for (SweptRun& run : builder.sweep.points[2].runs)
            run.wallNs.reset();
        QCOMPARE(rowsOf(builder.sweep)[2].texts.back(), u"failed"_s);
        QCOMPARE(rowsOf(builder.sweep)[2].texts[1], u"–"_s);
    }

    void whatIsNotDecidedSaysSo() {
        SweepBuilder open;
        open.add(1, {100, 120, 90, 130, 101, 97});
        open.add(2, {101, 119, 98, 131, 99, 99});
        QCOMPARE(rowsOf(open.sweep)[0].texts.back(), u"recommended"_s); // it leans that way
        QCOMPARE(rowsOf(open.sweep)[1].texts.back(), u"still open"_s);
        open.sweep.outcome = Outcome::Running;
        QCOMPARE(rowsOf(open.sweep)[1].texts.back(), u"measuring on"_s);
    }

    /// What came in for a race that has only begun is not slower than anything yet.
    void aPointOfANewRaceIsMeasured() {
        SweepBuilder builder = twoGoodOnes();
        builder.sweep.decidesUntil = 7;
        SweepPoint& added = builder.add(4, {60});
        added.runs[0].block = 7;
        builder.sweep.blocks = 8;
        builder.sweep.outcome = Outcome::Running;
        QCOMPARE(rowsOf(builder.sweep)[3].texts.back(), u"measuring on"_s);
        QCOMPARE(rowsOf(builder.sweep)[1].texts.back(), u"recommended"_s);
        builder.sweep.outcome = Outcome::Stopped;
        QCOMPARE(plainSpaces(rowsOf(builder.sweep)[3].texts.back()), u"15 % slower"_s);
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
