#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QTemporaryDir>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Runs the line with the arguments as bash takes them apart: “$'\\xff'”.
Ran runLine(const QString& arguments) {
    return runBash(u"$BIN/poolscope "_s + arguments);
}

} // namespace

/// Calls that make no sense: one sentence that says what is wrong, what is allowed and which help
/// to read, exit code 2, nothing on stdout.
class CallTest : public TestCase {
    Q_OBJECT

private slots:

    void wrongCalls_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* arguments, const char* sentence) {
            QTest::newRow(arguments) << QString::fromUtf8(arguments) << QString::fromUtf8(sentence);
        };
        const auto rowsOf = [&row](const auto& rows) {
            for (const auto& [arguments, sentence] : rows)
                row(arguments, sentence);
        };
        rowsOf(m_unknownOptions);
        rowsOf(m_missingAndEmptyValues);
        rowsOf(m_valuesThatAreNotAllowed);
        rowsOf(m_tooMany);
        rowsOf(m_commands);
        const QString x(60, u'x');
        QTest::newRow("a long word")
            << u"run %1%1"_s.arg(x)
            << u"“%1…” belongs to no option: poolscope run takes options only (see poolscope run --help)."_s
                   .arg(x);
    }

    void wrongCalls() {
        QFETCH(QString, arguments);
        QFETCH(QString, sentence);
        const Ran ran = runLine(arguments);
        QCOMPARE(QString::fromUtf8(ran.err), sentence + u'\n');
        QCOMPARE(ran.exitCode, 2);
        QCOMPARE(ran.out, QByteArray());
    }

    void theLastWordIsTheHelp() {
        const Ran ran = runLine(u"run --size %3"_s);
        QCOMPARE(QString::fromUtf8(ran.err),
                 u"“%3” is not possible as the input size: allowed are whole numbers from 0 to "
                 "4 294 967 296, also as 10k, 1M or 1e6 (see poolscope run --help).\n"_s);
    }

    void controlCharactersDoNotReachTheTerminal() {
        const Ran ran = runLine(u"run --size $'1\\n\\t\\e[31m'"_s);
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY2(ran.err.startsWith("“1\\n\\t\\x1b[31m” is not possible"), ran.err.constData());
    }

    void rightCalls_data() {
        QTest::addColumn<QString>("arguments");
        for (const char* arguments :
             {"--size 3", "--size=3", "-n 3", "-n3", "-n 3 --", "-n 3 --quiet --quiet -p2",
              "-n 3 --work wait:1us --first 0", "--json - -n 3", "--json=- -n 3"})
            QTest::newRow(arguments) << QString::fromLatin1(arguments);
    }

    void rightCalls() {
        QFETCH(QString, arguments);
        const Ran ran = runLine(u"run "_s + arguments);
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
    }

    /// A file called "--quiet" is what nobody wants.
    void optionsAreNoValues() {
        const QTemporaryDir folder;
        const Ran ran = runBash(u"cd '%1'; $BIN/poolscope run --json --quiet"_s.arg(folder.path()));
        QCOMPARE(ran.exitCode, 2);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void helpComesFirst() {
        for (const char* arguments : {"run --help", "run -h", "run --bogus --help",
                                      "run -n 1 -n 2 -h", "run -n many --help"}) {
            const Ran ran = runLine(QString::fromLatin1(arguments));
            QVERIFY2(ran.exitCode == 0, arguments);
            QVERIFY2(ran.out.contains("Usage: poolscope run [OPTIONS]"), ran.out.constData());
            QCOMPARE(ran.err, QByteArray());
        }
        QVERIFY(runLine(u"--help dance"_s).out.contains("Usage: poolscope [OPTIONS] [SUBCOMMAND]"));
        QVERIFY(runLine(u"info --help"_s).out.contains("Usage: poolscope info"));
        QCOMPARE(runLine(u"--version run"_s).out, "Poolscope " POOLSCOPE_VERSION "\n");
    }

private:
    using Rows = QList<std::pair<const char*, const char*>>;

    const Rows m_unknownOptions{
        {"run --siz 5",
         "“--siz” is no option of poolscope run: did you mean --size (see poolscope run --help)?"},
        {"run --szie=7",
         "“--szie” is no option of poolscope run: did you mean --size (see poolscope run --help)?"},
        {"run --SIZE 3",
         "“--SIZE” is no option of poolscope run: did you mean --size (see poolscope run --help)?"},
        {"run -size 3",
         "“-size” is no option of poolscope run: did you mean --size (see poolscope run --help)?"},
        {"run '--size 3'",
         "“--size 3” is no option of poolscope run: did you mean --size (see poolscope run "
         "--help)?"},
        {"run --proc 3", "“--proc” is no option of poolscope run: did you mean --processes (see "
                         "poolscope run --help)?"},
        {"run --pro 3", "“--pro” is no option of poolscope run: did you mean --processes, "
                        "--profile, --progress (see poolscope run --help)?"},
        {"run --colour red", "“--colour” is no option of poolscope run: allowed are those that its "
                             "help lists (see poolscope run --help)."},
        {"run -x", "“-x” is no option of poolscope run: allowed are those that its help lists (see "
                   "poolscope run --help)."},
        {"run --größe=3", "“--größe” is no option of poolscope run: allowed are those that its "
                          "help lists (see poolscope run --help)."},
        {"--verison",
         "“--verison” is no option of poolscope: did you mean --version (see poolscope --help)?"},
        {"info --size 5", "“--size” is no option of poolscope info but of poolscope run (see "
                          "poolscope run --help)."},
        {"--size 5",
         "“--size” is no option of poolscope but of poolscope run (see poolscope run --help)."},
        {"run --version", "“--version” is no option of poolscope run: write poolscope --version "
                          "(see poolscope run --help)."},
    };
    const Rows m_missingAndEmptyValues{
        {"run --size", "“--size” needs a value: write --size N (see poolscope run --help)."},
        {"run -p", "“-p” needs a value: write -p P (see poolscope run --help)."},
        {"run --size --first 3",
         "“--size” needs a value: write --size N (see poolscope run --help)."},
        {"run --size --first=3",
         "“--size” needs a value: write --size N (see poolscope run --help)."},
        {"run --baseline",
         "“--baseline” needs a value: write --baseline WORD (see poolscope run --help)."},
        {"run --size=",
         "The value of “--size” is empty: write --size N (see poolscope run --help)."},
        {"run --save ''", "The value of “--save” is empty: write --save FILE.poolscope (see "
                          "poolscope run --help)."},
        {"run --json ''",
         "The value of “--json” is empty: write --json FILE (see poolscope run --help)."},
    };
    const Rows m_valuesThatAreNotAllowed{
        {"run --json-numbers words", "“words” is not possible as the value of “--json-numbers”: "
                                     "allowed are number, text (see poolscope run --help)."},
        {"run --json-number text", "“--json-number” is no option of poolscope run: did you mean "
                                   "--json-numbers (see poolscope run --help)?"},
        {"run --baseline maybe",
         "“maybe” is not possible as the value of “--baseline”: allowed are "
         "measure, skip (see poolscope run --help)."},
        {"run --progress=often",
         "“often” is not possible as the value of “--progress”: allowed are "
         "auto, always, never (see poolscope run --help)."},
        {"run --quiet=yes", "“--quiet” takes no value: leave out what follows it in “--quiet=yes” "
                            "(see poolscope run --help)."},
        {"run --help=run", "“--help” takes no value: leave out what follows it in “--help=run” "
                           "(see poolscope run --help)."},
        {"run -n=5", "“=5” is not possible as the input size: allowed are whole numbers from 0 to "
                     "4 294 967 296, also as 10k, 1M or 1e6 (see poolscope run --help)."},
        {"run --size é", "“é” is not possible as the input size: allowed are whole numbers from 0 "
                         "to 4 294 967 296, also as 10k, 1M or 1e6 (see poolscope run --help)."},
        {"run --order %2", "“%2” is not known as the order of the results: allowed are input, "
                           "completion (see poolscope run --help)."},
        {"run --json $'\\xff.json'",
         "“�.json” is not text in UTF-8, as every argument has to be (see poolscope --help)."},
    };
    const Rows m_tooMany{
        {"run --size 3 --size 4",
         "“--size” is given more than once: give it once (see poolscope run --help)."},
        {"run -n 3 --size=4", "“-n” and “--size” are the same option: give one of them (see "
                              "poolscope run --help)."},
        {"run -c 3 --schedule python", "“-c” and “--schedule” exclude each other: give one of them "
                                       "(see poolscope run --help)."},
        {"run --schedule static --chunk-size 2",
         "“--schedule” and “--chunk-size” exclude each other: give one of them (see poolscope run "
         "--help)."},
        {"run 100", "“100” belongs to no option: poolscope run takes options only (see poolscope "
                    "run --help)."},
        {"run -n 3 ++", "“++” belongs to no option: poolscope run takes options only (see "
                        "poolscope run --help)."},
        {"run -- --size 3", "“--size” belongs to no option of poolscope run: did you mean --size "
                            "(see poolscope run --help)?"},
        {"run size=5", "“size=5” belongs to no option of poolscope run: did you mean --size (see "
                       "poolscope run --help)?"},
        {"run ''", "“” belongs to no option: poolscope run takes options only (see poolscope run "
                   "--help)."},
        {"info extra", "“extra” belongs to no option: poolscope info takes options only (see "
                       "poolscope info --help)."},
    };
    const Rows m_commands{
        {"run info",
         "“info” is a command of its own: write poolscope info (see poolscope run --help)."},
        {"dance",
         "“dance” is no command of poolscope: allowed are run, sweep, export, info (see poolscope "
         "--help)."},
        {"rnu", "“rnu” is no command of poolscope, did you mean run: allowed are run, sweep, "
                "export, info (see "
                "poolscope --help)."},
        {"Info", "“Info” is no command of poolscope, did you mean info: allowed are run, sweep, "
                 "export, info (see "
                 "poolscope --help)."},
        {"''", "“” is no command of poolscope: allowed are run, sweep, export, info (see poolscope "
               "--help)."},
    };
};

QTEST_GUILESS_MAIN(CallTest)
#include "call_test.moc"
