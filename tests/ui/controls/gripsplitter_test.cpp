#include "tests/support/testcase.h"
#include "ui/controls/gripsplitter.h"

#include <QImage>

#include <set>

using namespace poolscope;
using namespace Qt::StringLiterals;

class GripSplitterTest : public TestCase {
    Q_OBJECT

private:
    static GripSplitter* makeSplitter() {
        auto* splitter = new GripSplitter(Qt::Horizontal);
        splitter->addWidget(new QWidget);
        splitter->addWidget(new QWidget);
        splitter->resize(300, 100);
        splitter->show();
        return splitter;
    }

private slots:

    void theHandleCanBeSeen() {
        const std::unique_ptr<GripSplitter> splitter(makeSplitter());
        const QImage picture = splitter->handle(1)->grab().toImage();
        std::set<QRgb> colours;
        for (int y = 0; y < picture.height(); ++y)
            colours.insert(picture.pixel(picture.width() / 2, y));
        QCOMPARE_GT(colours.size(), 1U);
    }

    void whatSomebodyMovedIsKnown() {
        const std::unique_ptr<GripSplitter> splitter(makeSplitter());
        splitter->setSizes({100, 200});
        QVERIFY(!splitter->isMoved());
        QWidget* handle = splitter->handle(1);
        QTest::mousePress(handle, Qt::LeftButton);
        QTest::mouseMove(handle, handle->rect().center() + QPoint(30, 0));
        QTest::mouseRelease(handle, Qt::LeftButton);
        QVERIFY(splitter->isMoved());
    }
};

QTEST_MAIN(GripSplitterTest)
#include "gripsplitter_test.moc"
