#include "tests/support/testcase.h"
#include "ui/controls/flowlayout.h"

using namespace poolscope;

namespace {

QWidget* block(int width) {
    auto* widget = new QWidget;
    widget->setFixedSize(width, 20);
    return widget;
}

} // namespace

class FlowLayoutTest : public TestCase {
    Q_OBJECT

private slots:

    void whatHasNoRoomGoesToTheNextLine() {
        QWidget area;
        auto* flow = new FlowLayout(&area);
        QWidget* first = block(100);
        QWidget* second = block(100);
        QWidget* third = block(100);
        for (QWidget* each : {first, second, third})
            flow->addWidget(each);
        area.resize(220, 100);
        area.show();
        QCOMPARE(first->y(), second->y());
        QVERIFY(third->y() >= first->y() + 20);
        QCOMPARE(third->x(), first->x());
        QVERIFY(flow->heightForWidth(400) < flow->heightForWidth(220));
        QCOMPARE(flow->heightForWidth(400), 20);
        // One that is wider than all stands alone, and nothing is hidden behind anything.
        QVERIFY(flow->heightForWidth(50) >= 60);
    }

    void unequalHeightsStandInTheMiddleOfTheLine() {
        QWidget area;
        auto* flow = new FlowLayout(&area);
        QWidget* tall = block(100);
        QWidget* low = block(100);
        tall->setFixedHeight(40);
        flow->addWidget(tall);
        flow->addWidget(low);
        area.resize(220, 100);
        area.show();
        QCOMPARE(tall->y(), 0);
        QCOMPARE(low->y(), 10);
    }

    void hiddenOnesTakeNoRoom() {
        QWidget area;
        auto* flow = new FlowLayout(&area);
        QWidget* hidden = block(100);
        QWidget* seen = block(100);
        flow->addWidget(hidden);
        flow->addWidget(seen);
        hidden->hide();
        area.resize(300, 100);
        area.show();
        QCOMPARE(seen->x(), 0);
        QCOMPARE(flow->count(), 2);
        delete flow->takeAt(0);
        QCOMPARE(flow->count(), 1);
    }
};

QTEST_MAIN(FlowLayoutTest)
#include "flowlayout_test.moc"
