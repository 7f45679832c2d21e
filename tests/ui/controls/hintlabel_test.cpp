#include "tests/support/testcase.h"
#include "ui/controls/hintlabel.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class HintLabelTest : public TestCase {
    Q_OBJECT

private slots:

    void asManyAsThereIsRoomFor() {
        HintLabel label({u"hover: details"_s, u"wheel: zoom"_s, u"drag: pan"_s});
        label.resize(1000, 20);
        label.show();
        QCOMPARE(label.text(), u"hover: details · wheel: zoom · drag: pan"_s);
        label.resize(label.fontMetrics().horizontalAdvance(u"hover: details · wheel: zoom"_s), 20);
        QCOMPARE(label.text(), u"hover: details · wheel: zoom"_s);
        label.resize(10, 20);
        QCOMPARE(label.text(), QString());
    }

    void itAsksForNoRoom() {
        const HintLabel label({u"hover: details"_s, u"wheel: zoom"_s});
        QCOMPARE(label.minimumSizeHint().width(), 0);
    }

    void otherHints() {
        HintLabel label({u"one"_s});
        label.resize(1000, 20);
        label.show();
        label.setHints({u"two"_s, u"three"_s});
        QCOMPARE(label.text(), u"two · three"_s);
    }
};

QTEST_MAIN(HintLabelTest)
#include "hintlabel_test.moc"
