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

    void missingMemoryNamesBothAmounts() {
        const QString words = sentence(
            Problem{Field::Size, ProblemKind::NotEnoughMemory, u"7"_s, 3'000'000'000, 500'000'000});
        QVERIFY2(words.contains(u"3.00 GB"_s) && words.contains(u"500 MB"_s), qPrintable(words));
    }

    void fileErrorsNameTheFile() {
        using Kind = FileError::Kind;
        for (const Kind kind : {Kind::CannotWrite, Kind::NotReplaced, Kind::CannotRead,
                                Kind::Foreign, Kind::Newer, Kind::Damaged})
            QVERIFY(sentence(FileError{kind, u"/a/file"_s, u"why"_s}).contains(u"/a/file"_s));
    }

    void anExitCodeIsTold() {
        RunFailure failure;
        failure.kind = FailureKind::ProcessExited;
        failure.process = 2;
        failure.pid = 5;
        failure.exitCode = 3;
        QCOMPARE(sentence(failure), u"Process 2 (pid 5) ended by itself with exit code 3 while it "
                                    "had no chunk, so the run could not be finished."_s);
    }
};

QTEST_GUILESS_MAIN(ProblemWordsTest)
#include "problemwords_test.moc"
