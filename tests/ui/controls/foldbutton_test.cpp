#include "tests/support/testcase.h"
#include "ui/controls/foldbutton.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace poolscope;
using namespace Qt::StringLiterals;

class FoldButtonTest : public TestCase {
    Q_OBJECT

private slots:

    void itOpensAndCloses() {
        QWidget window;
        auto* content = new QWidget;
        auto* fold = new FoldButton(u"Whe&n it rains"_s, *content);
        auto* column = new QVBoxLayout(&window);
        column->addWidget(fold);
        column->addWidget(content);
        window.show();
        QVERIFY(!fold->isOpen());
        QVERIFY(!content->isVisible());
        QCOMPARE(fold->text(), u"▸ Whe&n it rains"_s);
        QCOMPARE(fold->accessibleName(), u"When it rains"_s);
        QTest::mouseClick(fold, Qt::LeftButton);
        QVERIFY(content->isVisible());
        QCOMPARE(fold->text(), u"▾ Whe&n it rains"_s);
        QTest::keyClick(fold, Qt::Key_Space);
        QVERIFY(!content->isVisible());
    }

    void whatIsOpenedComesIntoSight() {
        QScrollArea area;
        auto* inside = new QWidget;
        auto* content = new QWidget;
        content->setMinimumHeight(90);
        auto* fold = new FoldButton(u"More"_s, *content);
        auto* column = new QVBoxLayout(inside);
        column->addSpacing(80);
        column->addWidget(fold);
        column->addWidget(content);
        area.setWidget(inside);
        area.setWidgetResizable(true);
        area.resize(200, 130);
        area.show();
        QCOMPARE(area.verticalScrollBar()->value(), 0);
        fold->click();
        const auto bottom = [&] {
            return content->mapTo(area.viewport(), QPoint(0, content->height())).y();
        };
        QTRY_VERIFY(area.verticalScrollBar()->value() > 0);
        QTRY_COMPARE_LE(bottom(), area.viewport()->height());
    }
};

QTEST_MAIN(FoldButtonTest)
#include "foldbutton_test.moc"
