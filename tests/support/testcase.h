#pragma once

#include "tests/support/signals.h"

#include <QObject>
#include <QRegularExpression>
#include <QTest>

namespace poolscope {

/// What every test class derives from: a Qt warning fails the test function that caused it.
class TestCase : public QObject {
    Q_OBJECT

public:
    TestCase() { answerSignals(); } // before Qt Test looks at them

private slots:

    void init() {
        // The offscreen platform says this of every window and menu; it is not about us.
        static const QRegularExpression anyOther(QStringLiteral(
            "^(?!This plugin does not support (propagateSizeHints|raise|grabbing the keyboard))"));
        QTest::failOnWarning(anyOther);
    }
};

} // namespace poolscope
