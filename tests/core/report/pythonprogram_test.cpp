#include "core/config/configtext.h"
#include "core/report/pythonprogram.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

/// The program that the window offers prints what the run's results show.
class PythonProgramTest : public TestCase {
    Q_OBJECT

private slots:

    void theNotebooksProgram() {
        QCOMPARE(pythonProgram(RunConfig{}),
                 u"import time\n"
                 "from multiprocessing import Pool\n"
                 "\n"
                 "\n"
                 "def function_square(data):\n"
                 "    return data * data\n"
                 "\n"
                 "\n"
                 "if __name__ == '__main__':\n"
                 "    inputs = list(range(100))\n"
                 "\n"
                 "    begin = time.perf_counter()\n"
                 "    serial_outputs = [function_square(data) for data in inputs]\n"
                 "    serial_time = time.perf_counter() - begin\n"
                 "\n"
                 "    begin = time.perf_counter()\n"
                 "    pool = Pool(processes=4)\n"
                 "    pool_outputs = pool.map(function_square, inputs)\n"
                 "    pool.close()\n"
                 "    pool.join()\n"
                 "    pool_time = time.perf_counter() - begin\n"
                 "\n"
                 "    print('Pool    :', pool_outputs)\n"
                 "    print(f'serial {serial_time:.6f} s, pool {pool_time:.6f} s, '\n"
                 "          f'speedup {serial_time / pool_time:.3g}')\n"_s);
    }

    void printsOurLine_data() {
        QTest::addColumn<QString>("schedule");
        QTest::addColumn<QString>("work");
        QTest::addColumn<QString>("profile");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("first");
        QTest::addRow("notebook") << u"python"_s << u"none"_s << u"equal"_s << 100 << 0;
        QTest::addRow("nothing") << u"python"_s << u"none"_s << u"equal"_s << 0 << 0;
        QTest::addRow("fixed") << u"fixed:7"_s << u"none"_s << u"equal"_s << 50 << 3;
        QTest::addRow("guided") << u"guided"_s << u"none"_s << u"equal"_s << 50 << 0;
        QTest::addRow("guided, nothing") << u"guided"_s << u"none"_s << u"equal"_s << 0 << 0;
        QTest::addRow("waiting, random")
            << u"static"_s << u"wait:100us"_s << u"random"_s << 20 << 9;
        QTest::addRow("cpu, rising") << u"python"_s << u"cpu:100us"_s << u"rising"_s << 20 << 0;
        QTest::addRow("cpu, falling") << u"python"_s << u"cpu:100us"_s << u"falling"_s << 20 << 0;
        QTest::addRow("cpu, equal") << u"python"_s << u"cpu:100us"_s << u"equal"_s << 20 << 0;
        QTest::addRow("one heavy") << u"factoring"_s << u"wait:50us"_s << u"one-heavy"_s << 20 << 0;
    }

    void printsOurLine() {
        QFETCH(QString, schedule);
        QFETCH(QString, work);
        QFETCH(QString, profile);
        QFETCH(int, size);
        QFETCH(int, first);
        RunConfig config;
        config.input.size = static_cast<quint64>(size);
        config.input.first = static_cast<quint64>(first);
        config.schedule = parseSchedule(schedule).value();
        config.work = parseWork(work).value();
        config.work.profile = parseProfile(profile).value();
        const Ran python =
            runBash(u"python3 - <<'PROGRAM'\n"_s + pythonProgram(config) + u"PROGRAM\n"_s);
        QCOMPARE(python.err, QByteArray());
        const Ran ours =
            runProgram(u"poolscope"_s, {u"run"_s, u"-n"_s, QString::number(size), u"--first"_s,
                                        QString::number(first), u"--schedule"_s, schedule,
                                        u"--work"_s, work, u"--profile"_s, profile});
        const QList<QByteArray> lines = python.out.split('\n');
        QCOMPARE(lines.value(0) + '\n', ours.out);
        const QString measured = QString::fromUtf8(lines.value(1));
        static const QRegularExpression figures(
            u"^serial (\\d+\\.\\d{6}) s, pool (\\d+\\.\\d{6}) s, speedup \\S+$"_s);
        QVERIFY2(figures.match(measured).hasMatch(), qPrintable(measured));
        QVERIFY(ours.out.startsWith("Pool    : ["));
    }

    void completionOrderHasThemAll() {
        RunConfig config;
        config.order = ResultOrder::Completion;
        for (const ScheduleKind kind : {ScheduleKind::Python, ScheduleKind::Factoring}) {
            config.schedule.kind = kind;
            const QString program = pythonProgram(config);
            QVERIFY(program.contains(u"imap_unordered"_s));
            const Ran python = runBash(u"python3 - <<'PROGRAM'\n"_s + program + u"PROGRAM\n"_s);
            QCOMPARE(python.out.split('\n').value(0).count(','), 99);
            QVERIFY(python.out.contains("9801"));
        }
    }
};

QTEST_GUILESS_MAIN(PythonProgramTest)
#include "pythonprogram_test.moc"
