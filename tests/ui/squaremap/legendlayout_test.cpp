#include "tests/support/testcase.h"
#include "ui/squaremap/legendlayout.h"

#include <QFontMetricsF>
#include <QGuiApplication>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// "1 2 3 … 64 lost": the texts; a sign alone is "#".
QString text(const std::vector<LegendEntry>& entries) {
    QStringList texts;
    for (const LegendEntry& entry : entries)
        texts.append(entry.text.isEmpty() ? u"#"_s : entry.text);
    return texts.join(u' ');
}

QFontMetricsF metrics() {
    return QFontMetricsF(QGuiApplication::font());
}

double widthOf(const LegendContents& contents, double width) {
    const std::vector<LegendEntry> entries = layOutLegend(contents, width, metrics());
    return entries.empty() ? 0.0 : entries.back().right;
}

} // namespace

class LegendLayoutTest : public TestCase {
    Q_OBJECT

private slots:

    void wordsWhereThereIsRoomElseNumbers() {
        const LegendContents four{4};
        const double words = widthOf(four, 1e6);
        QCOMPARE(text(layOutLegend(four, words, metrics())),
                 u"process 1 process 2 process 3 process 4"_s);
        QCOMPARE(text(layOutLegend(four, words - 1.0, metrics())), u"1 2 3 4"_s);
        const double numbers = widthOf(four, words - 1.0);
        QVERIFY(numbers < words / 2.0);
        QCOMPARE(text(layOutLegend(four, numbers, metrics())), u"1 2 3 4"_s);
        QCOMPARE(text(layOutLegend(four, numbers - 1.0, metrics())), u"1 2 … 4"_s);
    }

    void theMiddleOfManyIsLeftOut() {
        const LegendContents many{64};
        double width = widthOf(many, 0.0);
        QCOMPARE(text(layOutLegend(many, 0.0, metrics())), u"1 … 64"_s);
        while (layOutLegend(many, width, metrics()).size() < 5)
            width += 1.0;
        QCOMPARE(text(layOutLegend(many, width, metrics())), u"1 2 3 … 64"_s);
        QVERIFY(widthOf(many, width) <= width);
    }

    void fewHaveNoMiddle() {
        QCOMPARE(text(layOutLegend({0}, 0.0, metrics())), QString());
        QCOMPARE(text(layOutLegend({1}, 0.0, metrics())), u"1"_s);
        QCOMPARE(text(layOutLegend({2}, 0.0, metrics())), u"1 2"_s);
    }

    void marksComeLastAndLoseTheirWordsLater() {
        const LegendContents marked{3, true, true, true};
        const double words = widthOf(marked, 1e6);
        QCOMPARE(text(layOutLegend(marked, words, metrics())),
                 u"process 1 process 2 process 3 lost computed again stopped"_s);
        const double some = widthOf(marked, words - 1.0);
        QCOMPARE(text(layOutLegend(marked, some, metrics())),
                 u"1 2 3 lost computed again stopped"_s);
        QCOMPARE(text(layOutLegend(marked, some - 1.0, metrics())), u"1 2 3 # # #"_s);
        QCOMPARE(text(layOutLegend(marked, 0.0, metrics())), u"1 … 3 # # #"_s);
    }

    void nothingLiesOnAnythingElse_data() {
        QTest::addColumn<int>("processes");
        QTest::addColumn<bool>("marked");
        for (const int processes : {1, 2, 3, 8, 64, 1024}) {
            for (const bool marked : {false, true})
                QTest::addRow("%d%s", processes, marked ? " and marks" : "") << processes << marked;
        }
    }

    void nothingLiesOnAnythingElse() {
        QFETCH(int, processes);
        QFETCH(bool, marked);
        const LegendContents contents{processes, marked, marked, marked};
        const double least = widthOf(contents, 0.0);
        for (int step = 0; least + 7.0 * step < 1200.0; ++step) {
            const double width = least + 7.0 * step;
            double x = 0.0;
            for (const LegendEntry& entry : layOutLegend(contents, width, metrics())) {
                QVERIFY(entry.left >= x);
                QVERIFY(entry.textLeft >= entry.left);
                const double end = entry.textLeft + metrics().horizontalAdvance(entry.text);
                QVERIFY(entry.text.isEmpty() || entry.right >= end);
                x = entry.right;
            }
            QVERIFY(x <= width);
        }
    }

    void theLastProcessIsAlwaysShown() {
        for (int width = 0; width < 2000; width += 13) {
            const std::vector<LegendEntry> entries = layOutLegend({200}, width, metrics());
            QCOMPARE(entries.front().process, 1);
            QCOMPARE(entries.back().process, 200);
        }
    }
};

QTEST_MAIN(LegendLayoutTest)
#include "legendlayout_test.moc"
