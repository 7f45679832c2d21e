#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QStandardPaths>

#include <algorithm>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// The command line prints what the notebook's Python program prints, byte for byte.
class NotebookTest : public TestCase {
    Q_OBJECT

private:
    /// The notebook's program in Python, for other sizes and process counts too.
    static QByteArray printedByPython(int size, int processes) {
        const QString program = u"from multiprocessing import Pool\n"
                                "def function_square(data):\n"
                                "    return data * data\n"
                                "if __name__ == '__main__':\n"
                                "    inputs = list(range(%1))\n"
                                "    pool = Pool(processes=%2)\n"
                                "    pool_outputs = pool.map(function_square, inputs)\n"
                                "    pool.close()\n"
                                "    pool.join()\n"
                                "    print('Pool    :', pool_outputs)\n"_s;
        return runBash(u"python3 - <<'PROGRAM'\n"_s + program.arg(size).arg(processes) +
                       u"PROGRAM\n"_s)
            .out;
    }

private slots:

    void printsWhatPythonPrints_data() {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("processes");
        const int rows[][2] = {{100, 4}, {0, 4},  {1, 1},    {2, 4},     {99, 3}, {100, 1},
                               {101, 8}, {17, 5}, {1000, 2}, {70000, 4}, {7, 16}, {100, 2}};
        for (const auto& [size, processes] : rows)
            QTest::addRow("%d numbers, %d processes", size, processes) << size << processes;
    }

    void printsWhatPythonPrints() {
        QVERIFY2(!QStandardPaths::findExecutable(u"python3"_s).isEmpty(),
                 "python3 is needed to compare with");
        QFETCH(int, size);
        QFETCH(int, processes);
        const QByteArray expected = printedByPython(size, processes);
        QVERIFY(expected.startsWith("Pool    : ["));
        const Ran ours = runProgram(u"poolscope"_s, {u"run"_s, u"-n"_s, QString::number(size),
                                                     u"-p"_s, QString::number(processes)});
        QCOMPARE(ours.out, expected);
        QCOMPARE(ours.exitCode, 0);
    }

    void theNotebooksRunIsTheDefault() {
        const Ran ours = runProgram(u"poolscope"_s, {u"run"_s});
        QCOMPARE(ours.out, printedByPython(100, 4));
        QVERIFY(ours.err.contains("100 squares, 15 chunks, 4 processes. Every result checked."));
        QVERIFY(ours.err.toLower().contains("one process without a pool wins"));
        QVERIFY2(!ours.err.contains("\u00a0"), "no-break spaces are nothing to search for");
    }

    void everyScheduleGivesTheSameLine_data() {
        QTest::addColumn<QString>("schedule");
        for (const char* schedule :
             {"python", "fixed:3", "fixed:1000", "static", "guided", "guided:10", "guided-half",
              "guided-half:5", "trapezoid", "factoring", "factoring:4"})
            QTest::addRow("%s", schedule) << QString::fromLatin1(schedule);
    }

    void everyScheduleGivesTheSameLine() {
        QFETCH(QString, schedule);
        const QStringList base{u"run"_s, u"-n"_s, u"123"_s, u"-p"_s, u"3"_s};
        const QByteArray expected = runProgram(u"poolscope"_s, base).out;
        const Ran other = runProgram(u"poolscope"_s, base + QStringList{u"--schedule"_s, schedule});
        QCOMPARE(other.exitCode, 0);
        QCOMPARE(other.out, expected);
    }

    void completionOrderHoldsTheSameResults() {
        const Ran ours = runProgram(u"poolscope"_s, {u"run"_s, u"--order"_s, u"completion"_s,
                                                     u"--work"_s, u"wait:200us"_s, u"--profile"_s,
                                                     u"random"_s, u"-c"_s, u"1"_s});
        QCOMPARE(ours.exitCode, 0);
        QByteArray list = ours.out.trimmed();
        QVERIFY(list.startsWith("Pool    : [") && list.endsWith(']'));
        list = list.sliced(11).chopped(1);
        QList<qint64> numbers;
        for (const QByteArray& number : list.split(','))
            numbers.append(number.trimmed().toLongLong());
        QVERIFY(!std::is_sorted(numbers.begin(), numbers.end()));
        std::sort(numbers.begin(), numbers.end());
        for (qint64 i = 0; i < 100; ++i)
            QCOMPARE(numbers.value(i), i * i);
        QCOMPARE(numbers.size(), 100);
    }

    void theLargestNumbersAreExact() {
        const Ran ours =
            runProgram(u"poolscope"_s, {u"run"_s, u"--first"_s, u"4294967293"_s, u"-n"_s, u"3"_s});
        QCOMPARE(ours.out,
                 "Pool    : [18446744047939747849, 18446744056529682436, 18446744065119617025]\n");
    }

    void quietPrintsNothing() {
        const Ran ours = runProgram(u"poolscope"_s, {u"run"_s, u"--quiet"_s});
        QCOMPARE(ours.exitCode, 0);
        QCOMPARE(ours.out, QByteArray());
        QCOMPARE(ours.err, QByteArray());
    }
};

QTEST_GUILESS_MAIN(NotebookTest)
#include "notebook_test.moc"
