#include "tests/support/testcase.h"
#include "ui/controls/pagearea.h"

#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A page that needs 100 px and wants to have 300.
class Picture final : public QWidget {
public:
    [[nodiscard]] QSize sizeHint() const override { return {200, 300}; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 100}; }
};

QWidget* makePage(QWidget* content) {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->addWidget(content, 1);
    return page;
}

} // namespace

class PageAreaTest : public TestCase {
    Q_OBJECT

private slots:

    void aPageThatFitsFillsTheArea() {
        PageArea area(makePage(new Picture));
        area.resize(400, 150);
        area.show();
        QCOMPARE(area.widget()->size(), QSize(400, 150));
        QVERIFY(!area.verticalScrollBar()->isVisible());
    }

    void aPageWithoutRoomIsAsHighAsItWantsToBe() {
        PageArea area(makePage(new Picture));
        area.resize(400, 90);
        area.show();
        QCOMPARE(area.widget()->height(), 300);
        QTRY_VERIFY(area.verticalScrollBar()->isVisible());
        QCOMPARE_LE(area.widget()->width(), area.viewport()->width());
        QVERIFY(!area.horizontalScrollBar()->isVisible());
        area.resize(400, 200);
        QCOMPARE(area.widget()->size(), QSize(400, 200));
    }

    void aPageGrowsWithItsContents() {
        auto* text = new QLabel;
        text->setWordWrap(true);
        PageArea area(makePage(text));
        area.resize(100, 60);
        area.show();
        QCOMPARE(area.widget()->height(), area.viewport()->height());
        text->setText(
            u"A sentence that takes far more lines than there is room for. "_s.repeated(9));
        QTRY_COMPARE_GT(area.widget()->height(), 2 * area.viewport()->height());
    }

    void itMayBeLowButNotNarrow() {
        const PageArea area(makePage(new Picture));
        QCOMPARE_GE(area.minimumSizeHint().width(), 120);
        QCOMPARE_LT(area.minimumSizeHint().height(), 300);
    }
};

QTEST_MAIN(PageAreaTest)
#include "pagearea_test.moc"
