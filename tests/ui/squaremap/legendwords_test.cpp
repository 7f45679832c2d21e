#include "tests/support/testcase.h"
#include "ui/squaremap/legendwords.h"
#include "ui/style/palette.h"

#include <QRegularExpression>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// The lines of a tool tip without colours.
QStringList lines(const LegendContents& contents) {
    static const QRegularExpression tags(u"<[^>]*>"_s);
    return legendToolTip(contents).remove(tags).split(u'\n');
}

} // namespace

class LegendWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void withoutProcessesThereIsNothingToExplain() {
        QCOMPARE(legendToolTip({}), QString());
        QCOMPARE(legendDescription({}), QString());
    }

    void everyProcessHasItsColour() {
        const QString text = legendToolTip({3, false, false, false});
        for (const int process : {1, 2, 3})
            QVERIFY(text.contains(processColour(process).name()));
        QCOMPARE(lines({3, false, false, false}).size(), 1);
    }

    /// Four in a line, all of as many digits: they stand in columns.
    void manyStandInColumns() {
        const QStringList rows = lines({10, false, false, false});
        QCOMPARE(rows.size(), 4); // the last is about dots
        QCOMPARE(rows[0].count(u"process"_s), 4);
        QCOMPARE(rows[2].count(u"process"_s), 2);
        QCOMPARE(rows[0].size(), rows[1].size());
        QVERIFY(rows[2].contains(u"process 10"_s));
    }

    void veryManyAreNotListed() {
        const QStringList rows = lines({1024, false, false, false});
        QVERIFY(!rows.join(u'\n').contains(u"process 65"_s));
        QVERIFY(rows.join(u'\n').contains(u"process 64"_s));
        QVERIFY(rows.join(u'\n').contains(u"1024"_s));
        QVERIFY(legendDescription({1024, false, false, false}).contains(u"process 1024"_s));
        QVERIFY(!legendDescription({64, false, false, false}).contains(u"…"_s));
    }

    void signsAreExplainedWhereTheyAre_data() {
        QTest::addColumn<LegendContents>("contents");
        QTest::addColumn<QString>("words");
        QTest::newRow("lost") << LegendContents{2, true, false, false} << u"crossed"_s;
        QTest::newRow("again") << LegendContents{2, false, true, false} << u"With a corner"_s;
        QTest::newRow("stopped") << LegendContents{2, false, false, true} << u"in grey"_s;
        QTest::newRow("dots") << LegendContents{ProcessColours + 1, false, false, false}
                              << u"with dots"_s;
    }

    void signsAreExplainedWhereTheyAre() {
        QFETCH(LegendContents, contents);
        QFETCH(QString, words);
        QVERIFY(legendToolTip(contents).contains(words));
        QVERIFY(legendDescription(contents).contains(words));
        const LegendContents plain{ProcessColours, false, false, false};
        QVERIFY(!legendToolTip(plain).contains(words));
        QVERIFY(!legendDescription(plain).contains(words));
    }
};

QTEST_GUILESS_MAIN(LegendWordsTest)
#include "legendwords_test.moc"
