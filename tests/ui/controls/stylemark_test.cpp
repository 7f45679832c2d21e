#include "tests/support/testcase.h"
#include "ui/controls/stylemark.h"

#include <QLabel>
#include <QTest>

using namespace poolscope;
using namespace Qt::StringLiterals;

class StyleMarkTest : public TestCase {
    Q_OBJECT

private slots:

    void whatIsMarkedLooksSo() {
        QLabel label;
        label.setStyleSheet(u"QLabel { color: black } QLabel[wrong=\"true\"] { color: red }"_s);
        label.ensurePolished();
        const auto color = [&label] { return label.palette().color(QPalette::WindowText); };
        QCOMPARE(color(), QColor(Qt::black));
        setStyleMark(label, "wrong", true);
        QCOMPARE(color(), QColor(Qt::red));
        setStyleMark(label, "wrong", false);
        QCOMPARE(color(), QColor(Qt::black));
    }
};

QTEST_MAIN(StyleMarkTest)
#include "stylemark_test.moc"
