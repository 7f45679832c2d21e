#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/controls/textlabel.h"
#include "ui/headline/figurecard.h"
#include "ui/headline/headline.h"
#include "ui/shown/shownruns.h"

#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QString valueOn(const Headline& headline, const QString& card) {
    return headline.findChild<FigureCard*>(card)->findChild<QLabel*>(u"value"_s)->text();
}

} // namespace

class HeadlineTest : public TestCase {
    Q_OBJECT

private slots:

    void withoutARecord() {
        ShownRuns runs;
        Headline headline(runs);
        headline.setRemark(u"Press Run."_s);
        QCOMPARE(headline.sentence(), u"Press Run."_s);
        for (const QString& card : {u"speedup"_s, u"time"_s, u"startUp"_s, u"balance"_s})
            QCOMPARE(valueOn(headline, card), u"–"_s);
    }

    void growsWithTheRecord() {
        const auto record = std::make_shared<RunRecord>();
        record->serialNs = 10 * NsPerMs;
        ShownRuns runs;
        Headline headline(runs);
        headline.setRemark(u"The processes are at work."_s);
        runs.show(record);
        QCOMPARE(valueOn(headline, u"time"_s), u"–"_s);
        record->nowNs = 5 * NsPerMs;
        runs.noteGrowth();
        QCOMPARE(valueOn(headline, u"time"_s), u"5.00\u00a0ms"_s);
        QCOMPARE(headline.sentence(), u"The processes are at work."_s);
    }

    void failureIsToldInPlaceOfTheExplanation() {
        const auto record = std::make_shared<RunRecord>();
        record->outcome = Outcome::Failed;
        RunFailure failure;
        failure.kind = FailureKind::WrongResult;
        failure.wrongNumber = 77;
        record->failure = failure;
        ShownRuns runs;
        Headline headline(runs);
        runs.show(record);
        QVERIFY2(headline.sentence().contains(u"77"_s), qPrintable(headline.sentence()));
        const QString plain = headline.sentence();
        headline.setNote(u"The settings have changed."_s);
        QCOMPARE(headline.sentence(), QString(u"The settings have changed. "_s + plain));
        headline.setNote(QString());
        QCOMPARE(headline.sentence(), plain);
        QVERIFY(headline.findChild<QLabel*>(u"sentence"_s)->property("alarming").toBool());
        runs.show(nullptr);
        QCOMPARE(headline.sentence(), QString());
        QVERIFY(!headline.findChild<QLabel*>(u"sentence"_s)->property("alarming").toBool());
    }

    /// Figures are those of the moment, and the sentence is about the end.
    void aMomentHasFiguresOfItsOwn() {
        ShownRuns runs;
        Headline headline(runs);
        runs.show(
            sharedRecord(u"wall 10000000 serial 8000000\n"
                         "1: ready 1000000 chunk 1000000-3000000x5 chunk 3000000-9000000x5"_s));
        const QString explanation = headline.sentence();
        QVERIFY(!explanation.isEmpty());
        QCOMPARE(valueOn(headline, u"time"_s), u"10.0\u00a0ms"_s);
        headline.setRemark(u"A replay."_s);
        QCOMPARE(headline.sentence(), explanation);
        runs.goTo(4'000'000);
        QCOMPARE(headline.sentence(), u"A replay."_s);
        QCOMPARE(valueOn(headline, u"time"_s), u"4.00\u00a0ms"_s);
        QCOMPARE(valueOn(headline, u"speedup"_s), u"1.00\u00a0×"_s); // half of the work so far
        runs.goTo(500'000);
        QCOMPARE(valueOn(headline, u"startUp"_s), u"–"_s);
        runs.goTo(10'000'000);
        QCOMPARE(headline.sentence(), explanation);
    }

    void inANarrowWindowTheCardsStandInTwoRows() {
        ShownRuns runs;
        Headline headline(runs);
        headline.resize(headline.minimumSizeHint().width(), 400);
        headline.show();
        const auto place = [&headline](const QString& card) {
            QCoreApplication::processEvents(); // what is laid out later
            return headline.findChild<FigureCard*>(card)->geometry();
        };
        QCOMPARE(place(u"time"_s).top(), place(u"speedup"_s).top());
        QCOMPARE_GT(place(u"startUp"_s).top(), place(u"time"_s).bottom());
        QCOMPARE_LE(place(u"balance"_s).right(), headline.width());
        headline.resize(1000, 400);
        QCOMPARE(place(u"balance"_s).top(), place(u"speedup"_s).top());
    }

    void cardsAreAlikeWhateverIsOnThem_data() {
        QTest::addColumn<int>("width");
        for (const int width : {1016, 850, 700, 500, 300})
            QTest::addRow("%d px", width) << width;
    }

    /// Nothing may move under the mouse while a run goes on or is replayed.
    void cardsAreAlikeWhateverIsOnThem() {
        QFETCH(int, width);
        ShownRuns runs;
        Headline headline(runs);
        headline.resize(width, 600);
        headline.show();
        const auto places = [&headline] {
            QCoreApplication::processEvents(); // what is laid out later
            QList<QRect> all;
            for (const FigureCard* card : headline.findChildren<FigureCard*>())
                all.append(card->geometry());
            return all;
        };
        const QList<QRect> before = places();
        const int widest =
            std::max_element(before.begin(), before.end(), [](const QRect& a, const QRect& b) {
                return a.width() < b.width();
            })->width();
        for (const QRect& place : before)
            QCOMPARE_GE(place.width(), widest - 1); // what is left over is a pixel
        for (const Figure& figure :
             {Figure{u"0\u00a0×"_s, u"so far, of 2 possible"_s, 0.0},
              Figure{u"0.0000317\u00a0×"_s, u"of 2 possible: < 0.1 % efficiency"_s, 0.01},
              Figure{u"1.35\u00a0ms"_s, u"until all 4 were ready: < 0.1 % of it"_s, {}},
              Figure{u"25 %"_s, u"process 1 worked longest: 8.55 µs"_s, 0.25}}) {
            for (FigureCard* card : headline.findChildren<FigureCard*>())
                card->setFigure(figure);
            QCOMPARE(places(), before);
        }
    }

    void aFigureIsNeverCut() {
        FigureCard card(u"Speedup"_s, QString());
        card.resize(130, 100);
        card.show();
        card.setFigure({u"0.0000317\u00a0×"_s, u"so far"_s, std::nullopt});
        QCoreApplication::processEvents();
        const auto* value = card.findChild<QLabel*>(u"value"_s);
        QCOMPARE_LE(value->fontMetrics().horizontalAdvance(value->text()), value->width());
        card.setFigure({u"2.00\u00a0×"_s, u"so far"_s, std::nullopt});
        QCOMPARE(value->font(), fontFor(TextRole::Figure));
    }

    void noSentenceMovesWhatIsBelow() {
        ShownRuns runs;
        Headline headline(runs);
        headline.resize(1016, 400);
        headline.show();
        const int height = headline.heightForWidth(1016);
        headline.setRemark(u"Three things keep it from 4 ×: starting the processes (1.6 ms), "
                           "unequal chunks at the end (process 4 waited 1.5 ms), and the join, "
                           "which takes as long as the last process needs to end."_s);
        QCOMPARE(headline.heightForWidth(1016), height);
    }

    void aNoticeLiesOverTheSentence() {
        ShownRuns runs;
        Headline headline(runs);
        auto* notice = new QPushButton(u"Process 3 has stood still."_s);
        notice->hide();
        headline.layOver(*notice);
        headline.resize(1016, 400);
        headline.show();
        QCoreApplication::processEvents(); // what is laid out later
        const int height = headline.minimumSizeHint().height();
        notice->show();
        QCoreApplication::processEvents();
        QCOMPARE(headline.minimumSizeHint().height(), height);
        QVERIFY(notice->geometry().contains(
            headline.findChild<QLabel*>(u"sentence"_s)->geometry().center()));
    }

    void cardsAreReadAloud() {
        const auto record = std::make_shared<RunRecord>();
        record->nowNs = 5 * NsPerMs;
        ShownRuns runs;
        Headline headline(runs);
        runs.show(record);
        QCOMPARE(headline.findChild<FigureCard*>(u"time"_s)->accessibleName(),
                 u"Time: 5.00\u00a0ms, so far"_s);
    }
};

QTEST_MAIN(HeadlineTest)
#include "headline_test.moc"
