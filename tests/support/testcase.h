#pragma once

#include "tests/support/signals.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QRegularExpression>
#include <QTest>

// How long something may take to happen is no matter of a test: it only has to come to an end when
// nothing does. Qt Test gives up after 5 s, which is little on a machine at work. It also asks once
// more whether what was waited for is so: what only lasts for a moment is over by then.
#undef QTRY_VERIFY_WITH_TIMEOUT
#define QTRY_VERIFY_WITH_TIMEOUT(condition, ms) \
    QVERIFY2(poolscope::comesTrue([&] { return static_cast<bool>(condition); }, ms), #condition)
#undef QTRY_VERIFY
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 30'000)

namespace poolscope {

/// Whether @p condition is met within @p ms, while the event loop goes on.
template<typename Condition>
bool comesTrue(Condition condition, int ms) {
    constexpr int BetweenLooksMs = 10;
    const QDeadlineTimer patience(ms);
    while (!condition()) {
        if (patience.hasExpired())
            return false;
        QTest::qWait(BetweenLooksMs);
    }
    return true;
}

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
