#include "app/commandline/interrupt.h"
#include "tests/support/testcase.h"

#include <QProcess>
#include <QSignalSpy>

#include <csignal>
#include <unistd.h>

using namespace poolscope;

class InterruptTest : public TestCase {
    Q_OBJECT

private slots:

    /// A worker process is for a moment a copy of the driver, with its handlers and in its memory.
    void whatIsMeantForAChildIsNotTold() {
        Interrupt interrupt;
        const QSignalSpy told(&interrupt, &Interrupt::interrupted);
        for (const int signal : {SIGTERM, SIGHUP, SIGINT}) {
            QProcess child;
            child.setChildProcessModifier([signal] { ::kill(getpid(), signal); });
            child.start(QStringLiteral("true"), QStringList());
            QVERIFY(child.waitForFinished());
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
            QCOMPARE(child.exitCode(), signal);
        }
        QTest::qWait(20);
        QCOMPARE(told.count(), 0);
        QVERIFY(!interrupt.wasInterrupted());
    }

    void whatIsIgnoredStaysSo() {
        const auto before = std::signal(SIGHUP, SIG_IGN);
        {
            Interrupt interrupt;
            ::kill(getpid(), SIGHUP);
            QVERIFY(!interrupt.wasInterrupted());
        }
        QVERIFY(std::signal(SIGHUP, before) == SIG_IGN);
    }

    void theFirstSignalIsTold() {
        Interrupt interrupt;
        QSignalSpy told(&interrupt, &Interrupt::interrupted);
        ::kill(getpid(), SIGTERM);
        QVERIFY(told.wait(5000));
        QCOMPARE(told.count(), 1);
        QVERIFY(interrupt.wasInterrupted());
    }
};

QTEST_GUILESS_MAIN(InterruptTest)
#include "interrupt_test.moc"
