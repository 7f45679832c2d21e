#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"
#include "ui/controls/sharebar.h"
#include "ui/tuning/recommendationcard.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

SweepRecord clearSweep(Outcome outcome) {
    SweepBuilder builder;
    builder.serial({100, 100, 100.2, 99.8, 100, 100.1});
    builder.add(2, {52, 52.1, 52, 51.9, 52, 52.1, 52});
    builder.sweep.outcome = outcome;
    return builder.sweep;
}

QString text(const RecommendationCard& card, const QString& label) {
    return card.findChild<QLabel*>(label)->text();
}

} // namespace

class RecommendationCardTest : public TestCase {
    Q_OBJECT

private slots:

    void whileItIsMeasured() {
        RecommendationCard card;
        const SweepRecord sweep = clearSweep(Outcome::Running);
        card.show(sweep, summaryOf(sweep), {0.4, 20, 9 * NsPerSecond});
        QCOMPARE(text(card, u"recommendationName"_s), u"Recommended so far"_s);
        QCOMPARE(text(card, u"recommendedSetting"_s), u"2 processes"_s);
        QVERIFY(text(card, u"proof"_s).startsWith(u"proved"_s));
        QCOMPARE(text(card, u"sweepProgress"_s), u"block 8 of about 20 · about 9\u00a0s left"_s);
        QVERIFY(card.findChild<ShareBar*>()->isVisibleTo(&card));
        QCOMPARE(card.findChild<ShareBar*>()->share(), 0.4);
    }

    void atItsEnd() {
        RecommendationCard card;
        const SweepRecord sweep = clearSweep(Outcome::Finished);
        card.show(sweep, summaryOf(sweep), {1.0, 7, 0});
        QCOMPARE(text(card, u"recommendationName"_s), u"Recommended"_s);
        QVERIFY(text(card, u"because"_s).startsWith(u"The machine has 2"_s));
        QVERIFY(!card.findChild<ShareBar*>()->isVisibleTo(&card));
        const QSignalSpy used(&card, &RecommendationCard::useRequested);
        QTest::mouseClick(card.findChild<QPushButton*>(u"useThis"_s), Qt::LeftButton);
        QCOMPARE(used.count(), 1);
    }

    /// What stands on the card may be long; the window is not widened by it.
    void aLongProofGoesBelow() {
        RecommendationCard card;
        const SweepRecord sweep = clearSweep(Outcome::Finished);
        SweepSummary summary = summaryOf(sweep);
        card.show(sweep, summary, {1.0, 7, 0});
        card.resize(680, 160);
        card.setVisible(true);
        const auto* setting = card.findChild<QLabel*>(u"recommendedSetting"_s);
        const auto* proof = card.findChild<QLabel*>(u"proof"_s);
        QTRY_VERIFY(proof->x() > setting->geometry().right()); // a short one stands beside it
        summary.recommendation.isProved = false;
        summary.recommendation.atMostSlower = 0.137;
        card.show(sweep, summary, {1.0, 7, 0});
        card.resize(540, 160);
        QTRY_VERIFY(proof->y() > setting->geometry().bottom());
        QCOMPARE(card.width(), 540);
    }

    void beforeAnythingIsKnown() {
        RecommendationCard card;
        SweepRecord sweep;
        card.show(sweep, summaryOf(sweep), {});
        QCOMPARE(text(card, u"recommendedSetting"_s), u"–"_s);
        QCOMPARE(text(card, u"because"_s), u"Nothing can be said yet."_s);
        QCOMPARE(text(card, u"sweepProgress"_s), u"warming up …"_s);
        QVERIFY(!card.findChild<QLabel*>(u"proof"_s)->isVisibleTo(&card));
        QVERIFY(!card.findChild<QPushButton*>(u"useThis"_s)->isEnabled());
        sweep.outcome = Outcome::Finished;
        card.show(sweep, summaryOf(sweep), {});
        QVERIFY(text(card, u"because"_s).startsWith(u"Nothing can be recommended"_s));
    }
};

QTEST_MAIN(RecommendationCardTest)
#include "recommendationcard_test.moc"
