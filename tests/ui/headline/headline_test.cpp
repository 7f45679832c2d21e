#include "tests/support/testcase.h"
#include "ui/headline/figurecard.h"
#include "ui/headline/headline.h"

#include <QLabel>

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
        Headline headline;
        headline.setRemark(u"Press Run."_s);
        QCOMPARE(headline.sentence(), u"Press Run."_s);
        for (const QString& card : {u"speedup"_s, u"time"_s, u"startUp"_s, u"balance"_s})
            QCOMPARE(valueOn(headline, card), u"–"_s);
    }

    void growsWithTheRecord() {
        const auto record = std::make_shared<RunRecord>();
        record->serialNs = 10 * NsPerMs;
        Headline headline;
        headline.setRemark(u"The processes are at work."_s);
        headline.setRecord(record);
        QCOMPARE(valueOn(headline, u"time"_s), u"–"_s);
        record->nowNs = 5 * NsPerMs;
        headline.refresh();
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
        Headline headline;
        headline.setRecord(record);
        QVERIFY2(headline.sentence().contains(u"77"_s), qPrintable(headline.sentence()));
        QVERIFY(headline.findChild<QLabel*>(u"sentence"_s)->property("alarming").toBool());
        headline.setRecord(nullptr);
        QCOMPARE(headline.sentence(), QString());
        QVERIFY(!headline.findChild<QLabel*>(u"sentence"_s)->property("alarming").toBool());
    }

    void cardsAreReadAloud() {
        const auto record = std::make_shared<RunRecord>();
        record->nowNs = 5 * NsPerMs;
        Headline headline;
        headline.setRecord(record);
        QCOMPARE(headline.findChild<FigureCard*>(u"time"_s)->accessibleName(),
                 u"Time: 5.00\u00a0ms, so far"_s);
    }
};

QTEST_MAIN(HeadlineTest)
#include "headline_test.moc"
