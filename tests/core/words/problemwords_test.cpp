#include "core/base/text.h"
#include "core/words/problemwords.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class ProblemWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void aRangeNamesItsLimits() {
        const Problem problem{Field::Processes, ProblemKind::NotInRange, u"0"_s, 1, 1024};
        QCOMPARE(sentence(problem), u"“0” is not possible as the number of processes: allowed are "
                                    "whole numbers from 1 to 1024."_s);
    }

    void numbersAreWrittenInOneWay() {
        const auto range = [](const QString& given, quint64 highest) {
            return plainSpaces(
                sentence(Problem{Field::Size, ProblemKind::NotInRange, given, 0, highest}));
        };
        QCOMPARE(range(u"x"_s, 1'000'000),
                 u"“x” is not possible as the input size: allowed are whole numbers from 0 to 1 "
                 "000 000, also as 10k, 1M or 1e6."_s);
        QVERIFY(range(u"4294967297"_s, 1'000'000).startsWith(u"“4 294 967 297” is not possible"_s));
        QCOMPARE(
            range(u"1,000"_s, 1'000'000),
            u"“1,000” is not possible as the input size: allowed are whole numbers from 0 to 1 "
            "000 000, without commas."_s);
        QCOMPARE(
            plainSpaces(sentence(Problem{Field::Size, ProblemKind::BeyondLastNumber,
                                         u"4294967300"_s, 4'294'967'290, 6})),
            u"The last number would be 4 294 967 300, but squares fit 64 bits only up to 4 294 "
            "967 295: from 4 294 967 290 on, the input size can be 6 at most."_s);
    }

    void whatIsMissingIsCalledSo() {
        QCOMPARE(
            sentence(Problem{Field::Processes, ProblemKind::NotInRange, {}, 1, 1024}),
            u"The number of processes is missing: allowed are whole numbers from 1 to 1024."_s);
        QCOMPARE(sentence(Problem{Field::Order, ProblemKind::UnknownWord, {}}),
                 u"The order of the results is missing: allowed are input, completion."_s);
        QCOMPARE(sentence(Problem{Field::StallTimeout, ProblemKind::BadDuration, {}}),
                 u"The stall timeout is missing: write a time like 30s or 500ms, above 0 and up to "
                 "a day."_s);
    }

    void fractionsHaveAPoint() {
        QCOMPARE(
            sentence(Problem{Field::Work, ProblemKind::BadDuration, u"cpu:1,5ms"_s}),
            u"“cpu:1,5ms” is not possible as the work per square: write the fraction of a time "
            "with a point, as in 1.5ms."_s);
    }

    /// What was typed is no place for another text.
    void percentSignsAreLeftAlone() {
        const Problem problem{Field::Size, ProblemKind::NotInRange, u"%3 %1"_s, 0, 7};
        QCOMPARE(sentence(problem), u"“%3 %1” is not possible as the input size: allowed are "
                                    "whole numbers from 0 to 7."_s);
        const Problem word{Field::Order, ProblemKind::UnknownWord, u"%2"_s};
        QCOMPARE(
            sentence(word),
            u"“%2” is not known as the order of the results: allowed are input, completion."_s);
    }

    void longTextsAreCutOff() {
        const Problem problem{Field::Size, ProblemKind::NotInRange, QString(5000, u'9'), 0, 7};
        QVERIFY(sentence(problem).startsWith(u'“' + QString(60, u'9') + u"…” is not"_s));
        QCOMPARE(shortened(QString(60, u'x')), QString(60, u'x'));
        // Never half a character.
        const QString smiles = u"x"_s + u"\U0001F600"_s.repeated(40);
        QCOMPARE(shortened(smiles), u"x"_s + u"\U0001F600"_s.repeated(29) + u'…');
    }

    void memory_data() {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<QString>("text");
        const auto row = [](quint64 bytes, const QString& text) {
            QTest::newRow(qPrintable(text)) << bytes << text;
        };
        row(0, u"0 bytes"_s);
        row(999, u"999 bytes"_s);
        row(1000, u"1.00 kB"_s);
        row(999'499, u"999 kB"_s);
        row(999'500, u"1.00 MB"_s);
        row(48'500'000, u"48.5 MB"_s);
        row(999'600'000, u"1.00 GB"_s);
        row(25'300'000'000, u"25.3 GB"_s);
    }

    void memory() {
        QFETCH(quint64, bytes);
        QTEST(plainSpaces(memoryText(bytes)), "text");
    }

    void limits_data() {
        QTest::addColumn<Problem>("problem");
        QTest::addColumn<QString>("text");
        using enum ProblemKind;
        const Problem memory{Field::Size, NotEnoughMemory, u"7"_s, 3'000'000'000, 500'000'000};
        const auto row = [](const char* name, Problem problem, LimitedBy by, const QString& text) {
            problem.by = by;
            QTest::newRow(name) << problem << text;
        };
        row("memory", memory, LimitedBy::Machine,
            u"An input size of 7 needs 3.00 GB of memory, but only 500 MB are free: choose a "
            "smaller input or larger chunks."_s);
        row("addresses", memory, LimitedBy::Account,
            u"An input size of 7 needs 3.00 GB of memory, but this account’s limit (ulimit -v) "
            "leaves 500 MB: choose a smaller input or larger chunks, or raise it."_s);
        row("group’s memory", memory, LimitedBy::ControlGroup,
            u"An input size of 7 needs 3.00 GB of memory, but the control group of this program "
            "leaves 500 MB: choose a smaller input or larger chunks, or raise its limit."_s);
        row("file size", {Field::Size, BoardTooLarge, u"7"_s, 3'000'000'000, 500'000'000},
            LimitedBy::Account,
            u"An input size of 7 needs a shared table of 3.00 GB, but this account’s limit on "
            "files (ulimit -f) allows 500 MB: choose a smaller input or larger chunks, or raise "
            "the limit."_s);
        row("processes", {Field::Processes, TooManyProcesses, u"64"_s, 64, 12}, LimitedBy::Account,
            u"There is no room for 64 processes: this account may start 12 more (ulimit -u), so "
            "choose fewer processes or raise the limit."_s);
        row("group’s processes", {Field::Processes, TooManyProcesses, u"1"_s, 1, 0},
            LimitedBy::ControlGroup,
            u"There is no room for 1 process: the control group of this program (pids.max) leaves "
            "0, so choose fewer processes or raise its limit."_s);
        row("files", {Field::Processes, TooManyOpenFiles, u"64"_s, 300, 60}, LimitedBy::Machine,
            u"A run with 64 processes needs 300 open files, but this account may have 60 (ulimit "
            "-n): choose fewer processes or raise the limit."_s);
    }

    void limits() {
        QFETCH(Problem, problem);
        QTEST(plainSpaces(sentence(problem)), "text");
    }

    void theWorkerProgramIsNamed() {
        using enum ProblemKind;
        for (const ProblemKind kind : {WorkerMissing, WorkerNotRunnable, WorkerForeign}) {
            const QString words = sentence(Problem{Field::Machine, kind, u"/a/worker"_s});
            QVERIFY2(words.contains(u"/a/worker"_s) && words.endsWith(u"Poolscope again."_s),
                     qPrintable(words));
        }
        QVERIFY(sentence(Problem{Field::Machine, WorkerForeign, u"w"_s})
                    .contains(QStringLiteral(POOLSCOPE_VERSION)));
    }

    void fileErrorsNameTheFile() {
        using Kind = FileError::Kind;
        for (const Kind kind :
             {Kind::CannotWrite, Kind::NotReplaced, Kind::CannotRead, Kind::Foreign, Kind::Newer,
              Kind::Damaged, Kind::HoldsRun, Kind::HoldsSweep})
            QVERIFY(sentence(FileError{kind, u"/a/file"_s, u"why"_s}).contains(u"/a/file"_s));
    }

    void faultsThatCannotBePlanned() {
        QCOMPARE(sentence(Problem{Field::Fault, ProblemKind::BadFault, u"burn@5"_s}),
                 u"“burn@5” is not a fault that can be planned: write kill@N, crash@N, freeze@N, "
                 "exit:CODE@N, with a number of the input for N, an exit code from 0 to 255, and "
                 ":always behind it for every time."_s);
        QCOMPARE(sentence(Problem{Field::Fault, ProblemKind::TooManyFaults, u"9"_s, 0, 8}),
                 u"9 faults are planned, but at most 8 are possible."_s);
        QCOMPARE(sentence(Problem{Field::Fault, ProblemKind::FaultOutside, u"kill@100"_s, 0, 99}),
                 u"The fault “kill@100” can never happen: the numbers of this run are 0 to 99."_s);
    }

    void howDeathsAndStallsAreAnswered() {
        QCOMPARE(sentence(Problem{Field::Retries, ProblemKind::NotInRange, u"0"_s, 1, 1000}),
                 u"“0” is not possible as the number of deaths that a chunk may cause: allowed are "
                 "off, for no limit, and whole numbers from 1 to 1000."_s);
        QCOMPARE(sentence(Problem{Field::StallTimeout, ProblemKind::BadDuration, u"30"_s}),
                 u"“30” is not possible as the stall timeout: write off, or a time like 30s or "
                 "500ms, above 0 and up to a day."_s);
        QCOMPARE(sentence(Problem{Field::OnDeath, ProblemKind::UnknownWord, u"ignore"_s}),
                 u"“ignore” is not known as the answer to a death: allowed are retry, fail, "
                 "hang."_s);
    }
};

QTEST_GUILESS_MAIN(ProblemWordsTest)
#include "problemwords_test.moc"
