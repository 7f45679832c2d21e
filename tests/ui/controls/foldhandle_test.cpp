#include "tests/support/testcase.h"
#include "ui/controls/foldhandle.h"

#include <QImage>
#include <QSignalSpy>

using namespace poolscope;

namespace {

/// Where something is drawn in a line of @p picture.
int drawnAt(const QImage& picture, int y) {
    int x = 0;
    while (x < picture.width() - 1 && picture.pixel(x, y) == picture.pixel(0, 0))
        ++x;
    return x;
}

} // namespace

class FoldHandleTest : public TestCase {
    Q_OBJECT

private slots:

    void aClickFoldsAndAnotherUnfolds() {
        FoldHandle handle;
        QVERIFY(handle.isChecked());
        const QSignalSpy clicked(&handle, &FoldHandle::clicked);
        QTest::mouseClick(&handle, Qt::LeftButton);
        QVERIFY(!handle.isChecked());
        QTest::keyClick(&handle, Qt::Key_Space);
        QVERIFY(handle.isChecked());
        QCOMPARE(clicked.count(), 2);
    }

    void itPointsToWhereThePanelGoes() {
        FoldHandle handle;
        handle.resize(handle.sizeHint());
        const int middle = handle.height() / 2;
        const QImage shown = handle.grab().toImage();
        QCOMPARE_LT(drawnAt(shown, middle), drawnAt(shown, middle - 4));
        handle.setChecked(false);
        const QImage folded = handle.grab().toImage();
        QCOMPARE_GT(drawnAt(folded, middle), drawnAt(folded, middle - 4));
    }
};

QTEST_MAIN(FoldHandleTest)
#include "foldhandle_test.moc"
