#include "core/record/endbysignal.h"
#include "tests/support/testcase.h"

#include <csignal>

using namespace poolscope;

class EndBySignalTest : public TestCase {
    Q_OBJECT

private slots:

    void aSignalOfItsOwnFaultIsACrash() {
        for (const int signal : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGSYS, SIGTRAP})
            QVERIFY(endBySignal(signal) == ProcessEnd::Crashed);
        for (const int signal : {SIGKILL, SIGTERM, SIGHUP, SIGXCPU, 40})
            QVERIFY(endBySignal(signal) == ProcessEnd::Killed);
    }

    void whatDeathsAre() {
        for (const ProcessEnd end :
             {ProcessEnd::Killed, ProcessEnd::Crashed, ProcessEnd::Exited, ProcessEnd::Stuck})
            QVERIFY(isDeath(end));
        for (const ProcessEnd end :
             {ProcessEnd::Running, ProcessEnd::Finished, ProcessEnd::Stopped})
            QVERIFY(!isDeath(end));
    }
};

QTEST_GUILESS_MAIN(EndBySignalTest)
#include "endbysignal_test.moc"
