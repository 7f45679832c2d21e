#include "core/words/endwords.h"
#include "tests/support/testcase.h"

#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

class EndWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void howAProcessEnded_data() {
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("brief");
        QTest::addColumn<QString>("full");
        const auto row = [](const char* name, ProcessEnd end, int signal, const QString& brief,
                            const QString& full) {
            QTest::newRow(name) << static_cast<int>(end) << signal << brief << full;
        };
        row("killed", ProcessEnd::Killed, SIGKILL, u"was killed"_s,
            u"was killed by signal 9 (SIGKILL)"_s);
        row("a signal that has no name", ProcessEnd::Killed, 40, u"was killed"_s,
            u"was killed by signal 40"_s);
        row("crashed", ProcessEnd::Crashed, SIGSEGV, u"crashed"_s,
            u"crashed with signal 11 (SIGSEGV)"_s);
        row("exited", ProcessEnd::Exited, 0, u"ended by itself"_s,
            u"ended by itself with exit code 3"_s);
        row("stuck", ProcessEnd::Stuck, SIGKILL, u"stood still and was ended"_s,
            u"stood still and was ended"_s);
        row("held", ProcessEnd::Held, SIGKILL, u"did not end when it was killed"_s,
            u"did not end when it was killed"_s);
        row("stopped", ProcessEnd::Stopped, SIGKILL, u"was stopped"_s, u"was stopped"_s);
        row("finished", ProcessEnd::Finished, 0, u"ended when it was told to"_s,
            u"ended when it was told to"_s);
        row("goes on", ProcessEnd::Running, 0, u"has not ended"_s, u"has not ended"_s);
    }

    void howAProcessEnded() {
        QFETCH(int, end);
        QFETCH(int, signal);
        ProcessRecord process;
        process.end = static_cast<ProcessEnd>(end);
        process.signal = signal;
        process.exitCode = 3;
        QTEST(endText(process.end), "brief");
        QTEST(endText(process), "full");
        QTEST(endText(process.end, signal, 3), "full");
    }
};

QTEST_GUILESS_MAIN(EndWordsTest)
#include "endwords_test.moc"
