#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QTemporaryDir>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// Whatever cannot be run is refused in one sentence, with exit code 2, before anything is started.
class RefusalsTest : public TestCase {
    Q_OBJECT

private slots:

    void badInput_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("mentions");
        const char* rows[][2] = {
            {"--size -1", "0 to 4 294 967 296"},
            {"--size abc", "“abc”"},
            {"--size 10000000000000000000", "0 to 4 294 967 296"},
            {"--size 10^19", "0 to 4 294 967 296"},
            {"--size 1e19", "0 to 4 294 967 296"},
            {"--size 1.5", "0 to 4 294 967 296"},
            {"--size=", "--size"},
            {"--first -1", "0 to 4 294 967 295"},
            {"--first 4294967296", "0 to 4 294 967 295"},
            {"--first 4294967290 --size 7", "the input size can be 6 at most"},
            {"-p 0", "1 to 1024"},
            {"-p -3", "1 to 1024"},
            {"-p 100000", "1 to 1024"},
            {"-p two", "1 to 1024"},
            {"-c 0", "1 to 4 294 967 296"},
            {"-c 0.5", "chunk size"},
            {"--schedule dynamic", "guided-half[:MIN]"},
            {"--schedule fixed", "whole number"},
            {"--schedule fixed:0", "whole number"},
            {"--schedule fixed:", "whole number"},
            {"--schedule guided:x", "whole number"},
            {"--schedule static:3", "takes no number"},
            {"--schedule python --chunk-size 3", "--schedule"},
            {"--work cpu", "cpu:200us"},
            {"--work cpu:", "cpu:200us"},
            {"--work cpu:5", "cpu:200us"},
            {"--work wait:-1ms", "cpu:200us"},
            {"--work cpu:0us", "cpu:200us"},
            {"--work sleep:1ms", "none, cpu:TIME, wait:TIME"},
            {"--work none:1ms", "none, cpu:TIME, wait:TIME"},
            {"--profile steep", "one-heavy"},
            {"--seed -1", "seed"},
            {"--order random", "input, completion"},
            {"--engine threads", "processes"},
            {"--baseline maybe", "measure"},
            {"--progress often", "always"},
            {"--retries 0", "off, for no limit, and whole numbers from 1 to 1000"},
            {"--retries 1001", "off, for no limit, and whole numbers from 1 to 1000"},
            {"--retries never", "number of deaths"},
            {"--stall-timeout 5", "off, or a time like 30s or 500ms"},
            {"--stall-timeout 0s", "off, or a time like 30s or 500ms"},
            {"--stall-timeout 2d", "off, or a time like 30s or 500ms"},
            {"--on-death ignore", "retry, fail, hang"},
            {"--fault kill", "kill@N, crash@N, freeze@N, exit:CODE@N"},
            {"--fault burn@5", "“burn@5”"},
            {"--fault exit@5", "exit code from 0 to 255"},
            {"--fault exit:256@5", "exit code from 0 to 255"},
            {"--fault kill:9@5", "“kill:9@5”"},
            {"--fault kill@x", "“kill@x”"},
            {"--fault kill@5:often", "“kill@5:often”"},
            {"--fault kill@5,,crash@6", "A planned fault is missing"},
            {"--size 1.000", "0 to 4 294 967 296, also as 10k, 1M or 1e6"},
            {"--size 1,000", "without commas"},
            {"--work cpu:1,5ms", "with a point, as in 1.5ms"},
            {"--fault kill@100",
             "“kill@100” can never happen: the numbers of this run are 0 to 99"},
            {"--first 50 --fault crash@49:always", "50 to 149"},
            {"--fault kill@1,kill@2,kill@3,kill@4,kill@5,kill@6,kill@7,kill@8,kill@9",
             "9 faults are planned, but at most 8"},
            {"--colour red", "--colour"},
            {"100", "100"},
            {"--json /no/such/folder/run.json", "/no/such/folder/run.json"},
            {"--size", "--size"},
        };
        for (const auto& [arguments, mentions] : rows)
            QTest::addRow("%s", arguments)
                << QString::fromUtf8(arguments) << QString::fromUtf8(mentions);
    }

    void badInput() {
        QFETCH(QString, arguments);
        QFETCH(QString, mentions);
        const Ran ran = runProgram(u"poolscope"_s, QStringList{u"run"_s} + arguments.split(u' '));
        QCOMPARE(ran.exitCode, 2);
        QCOMPARE(ran.out, QByteArray());
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY2(QString::fromUtf8(ran.err).contains(mentions), ran.err.constData());
    }

    void emptyValuesAreNotOverlooked() {
        for (const QString& option : {u"--size"_s, u"--json"_s, u"--save"_s, u"--work"_s}) {
            const Ran ran = runProgram(u"poolscope"_s, {u"run"_s, option, QString()});
            QCOMPARE(ran.exitCode, 2);
            QCOMPARE(ran.err.count('\n'), 1);
            QVERIFY2(QString::fromUtf8(ran.err).contains(option), ran.err.constData());
        }
    }

    void otherPeoplesFilesAreNotReplaced() {
        const QTemporaryDir folder;
        const QString diary = folder.filePath(u"diary.txt"_s);
        const Ran ran = runBash(u"echo dear > '%1'; $BIN/poolscope run --save '%1'; code=$?; "
                                "cat '%1'; exit $code"_s.arg(diary));
        QCOMPARE(ran.exitCode, 2);
        QCOMPARE(ran.out, "dear\n");
    }

    void noDisplayIsTold_data() {
        QTest::addColumn<QString>("display");
        QTest::addColumn<QString>("mentions");
        QTest::addRow("none") << QString() << u"There is no display"_s;
        QTest::addRow("an empty name")
            << u"DISPLAY= WAYLAND_DISPLAY="_s << u"There is no display"_s;
        QTest::addRow("nobody answers") << u"DISPLAY=:94321"_s << u"“:94321”"_s;
        QTest::addRow("Wayland alone")
            << u"WAYLAND_DISPLAY=wayland-94321 XDG_SESSION_TYPE=wayland"_s << u"qt6-wayland"_s;
        QTest::addRow("no such platform") << u"QT_QPA_PLATFORM=paper"_s << u"“paper”"_s;
    }

    /// One sentence, where Qt would end the program as if it had crashed.
    void noDisplayIsTold() {
        QFETCH(QString, display);
        QFETCH(QString, mentions);
        const Ran ran = runBash(u"env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM "
                                "%1 $BIN/poolscope"_s.arg(display));
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY2(QString::fromUtf8(ran.err).contains(mentions), ran.err.constData());
        QVERIFY2(ran.err.contains("poolscope run"), ran.err.constData());
    }

    void boardLargerThanFreeMemory() {
        // 2^32 numbers, a chunk for each two: board and record take more than 200 GB.
        const Ran ran =
            runProgram(u"poolscope"_s, {u"run"_s, u"-n"_s, u"4294967296"_s, u"-c"_s, u"2"_s});
        QCOMPARE(ran.exitCode, 2);
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY2(ran.err.contains("GB"), ran.err.constData());
    }

    void moreChunksThanTheBoardCanNumber() {
        const Ran ran =
            runProgram(u"poolscope"_s, {u"run"_s, u"-n"_s, u"4294967296"_s, u"-c"_s, u"1"_s});
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains("at most 4 294 967 295 are possible"), ran.err.constData());
    }

    void missingWindowProgram() {
        const QTemporaryDir folder;
        const QString copy = folder.filePath(u"poolscope"_s);
        QVERIFY(QFile::copy(programPath(u"poolscope"_s), copy));
        const Ran ran = runBash(copy);
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.contains("poolscope-window"), ran.err.constData());
    }

    void aBareTerminalsLocaleIsNoProblem() {
        const Ran ran = runBash(u"env -i LC_ALL=C PATH=$PATH $BIN/poolscope run -n 3"_s);
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.out, "Pool    : [0, 1, 4]\n");
        QVERIFY2(!ran.err.contains("locale"), ran.err.constData());
    }

    void helpAndVersionAreNoErrors() {
        for (const char* arguments : {"--help", "run --help", "info --help", "--version"}) {
            const Ran ran = runProgram(u"poolscope"_s, QString::fromLatin1(arguments).split(u' '));
            QCOMPARE(ran.exitCode, 0);
            QVERIFY(!ran.out.isEmpty());
            QCOMPARE(ran.err, QByteArray());
        }
    }

    void infoTellsOfTheMachine() {
        const Ran ran = runProgram(u"poolscope"_s, {u"info"_s});
        QCOMPARE(ran.exitCode, 0);
        for (const char* row : {"usable cores", "physical cores", "memory", "engines", "Qt 6"})
            QVERIFY2(ran.out.contains(row), row);
    }

    void infoKnowsTheAffinityMask() {
        const Ran ran = runBash(u"taskset -c 0 $BIN/poolscope info"_s);
        QCOMPARE(ran.exitCode, 0);
        QVERIFY2(ran.out.contains("usable cores    1 of"), ran.out.constData());
    }
};

QTEST_GUILESS_MAIN(RefusalsTest)
#include "refusals_test.moc"
