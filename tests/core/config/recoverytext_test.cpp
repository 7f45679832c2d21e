#include "core/config/recoverytext.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

Fault fault(FaultKind kind, std::uint64_t number, bool always = false, int exitCode = 0) {
    return {kind, exitCode, number, always};
}

/// What a parser makes of a text: the value's word, or what is wrong.
template<typename Parser, typename Word>
QString read(Parser parse, Word word, const QString& text) {
    const auto parsed = parse(text);
    if (parsed.hasValue())
        return word(parsed.value());
    const Problem& problem = parsed.error();
    return problem.given == text ? u"refused"_s : u"refused: "_s + problem.given;
}

} // namespace

class RecoveryTextTest : public TestCase {
    Q_OBJECT

private slots:

    void retries_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        for (const char* text : {"1", "3", "1000", "off"})
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(text);
        QTest::newRow("1k") << u"1k"_s << u"1000"_s;
        for (const char* text : {"0", "1001", "-1", "Off", "never", "3.5", "", " ", "off 3"})
            QTest::addRow("refused: %s", text) << QString::fromLatin1(text) << u"refused"_s;
    }

    void retries() {
        QFETCH(QString, text);
        QTEST(read(parseRetries, retriesWord, text), "expected");
    }

    void aRefusedNumberOfRetriesNamesItsLimits() {
        QVERIFY(parseRetries(u"0"_s).error() ==
                (Problem{Field::Retries, ProblemKind::NotInRange, u"0"_s, 1, 1000}));
        QCOMPARE(parseRetries(u"off"_s).value(), 0);
    }

    void stallTimeouts_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        for (const char* text : {"30s", "500ms", "1ns", "90s", "off", "2min"})
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(text);
        QTest::newRow("1.5s") << u"1.5s"_s << u"1500ms"_s;
        QTest::newRow("120s") << u"120s"_s << u"2min"_s;
        for (const char* text : {"30", "0s", "-1s", "s", "soon", "", "25h", "1500min", "OFF"})
            QTest::addRow("refused: %s", text) << QString::fromLatin1(text) << u"refused"_s;
    }

    void stallTimeouts() {
        QFETCH(QString, text);
        QTEST(read(parseStallTimeout, stallTimeoutWord, text), "expected");
    }

    void aRefusedTimeout() {
        QVERIFY(parseStallTimeout(u"30"_s).error() ==
                (Problem{Field::StallTimeout, ProblemKind::BadDuration, u"30"_s}));
        QCOMPARE(parseStallTimeout(u"off"_s).value(), Nanoseconds{0});
        QCOMPARE(parseStallTimeout(u"30s"_s).value(), RunConfig{}.recovery.stallTimeoutNs);
    }

    void answersToADeath() {
        for (const char* word : {"retry", "fail", "hang"})
            QCOMPARE(read(parseOnDeath, onDeathWord, QString::fromLatin1(word)),
                     QString::fromLatin1(word));
        for (const char* word : {"", "Retry", "ignore", "retry "})
            QVERIFY(parseOnDeath(QString::fromLatin1(word)).error() ==
                    (Problem{Field::OnDeath, ProblemKind::UnknownWord, QString::fromLatin1(word)}));
        QVERIFY(parseOnDeath(u"retry"_s).value() == OnDeath::Retry);
        QVERIFY(parseOnDeath(u"fail"_s).value() == OnDeath::Fail);
        QVERIFY(parseOnDeath(u"hang"_s).value() == OnDeath::Hang);
    }

    void faultsAsPeopleWriteThem_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Fault>("expected");
        QTest::newRow("kill") << u"kill@42"_s << fault(FaultKind::Kill, 42);
        QTest::newRow("crash") << u"crash@0"_s << fault(FaultKind::Crash, 0);
        QTest::newRow("freeze") << u"freeze@7:always"_s << fault(FaultKind::Freeze, 7, true);
        QTest::newRow("exit") << u"exit:3@42"_s << fault(FaultKind::Exit, 42, false, 3);
        QTest::newRow("exit 0") << u"exit:0@42"_s << fault(FaultKind::Exit, 42, false, 0);
        QTest::newRow("exit, always")
            << u"exit:255@4294967295:always"_s << fault(FaultKind::Exit, 4'294'967'295, true, 255);
    }

    void faultsAsPeopleWriteThem() {
        QFETCH(QString, text);
        QFETCH(Fault, expected);
        const auto parsed = parseFault(text);
        QVERIFY(parsed.hasValue());
        QVERIFY(parsed.value() == expected);
        QCOMPARE(faultWord(expected), text);
    }

    void aNumberMayBeWrittenAsOneOfASize() {
        QCOMPARE(read(parseFault, faultWord, u"kill@10k"_s), u"kill@10000"_s);
        QCOMPARE(read(parseFault, faultWord, u"kill@1e6"_s), u"kill@1000000"_s);
    }

    void faultsThatNobodyUnderstands_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"",
                                 "kill",
                                 "kill@",
                                 "@42",
                                 "kill@-1",
                                 "kill@x",
                                 "kill@4.5",
                                 "Kill@4",
                                 "explode@4",
                                 "kill:9@4",
                                 "crash:@4",
                                 "exit@4",
                                 "exit:@4",
                                 "exit:256@4",
                                 "exit:-1@4",
                                 "exit:x@4",
                                 "exit:3",
                                 "kill@4:",
                                 "kill@4:once",
                                 "kill@4:alway",
                                 "kill@4@5",
                                 ":always",
                                 "kill 4",
                                 "kill@4:always:always",
                                 "kill@99999999999999999999"})
            QTest::newRow(text[0] == '\0' ? "nothing" : text) << QString::fromLatin1(text);
    }

    void faultsThatNobodyUnderstands() {
        QFETCH(QString, text);
        const auto parsed = parseFault(text);
        QVERIFY(!parsed.hasValue());
        QVERIFY(parsed.error() == (Problem{Field::Fault, ProblemKind::BadFault, text}));
    }

    void severalFaults() {
        QCOMPARE(read(parseFaults, faultsWord, u"kill@1,exit:3@42,freeze@7:always"_s),
                 u"kill@1,exit:3@42,freeze@7:always"_s);
        QCOMPARE(read(parseFaults, faultsWord, u"kill@1, crash@2 "_s), u"kill@1,crash@2"_s);
        QCOMPARE(read(parseFaults, faultsWord, QString()), QString());
        QVERIFY(parseFaults(QString()).value().empty());
        QCOMPARE(parseFaults(u"kill@1,kill@1"_s).value().size(), std::size_t{2});
    }

    /// The one that is wrong is named, not the whole list.
    void theFirstWrongOneIsNamed() {
        QCOMPARE(read(parseFaults, faultsWord, u"kill@1,burn@2,rot@3"_s), u"refused: burn@2"_s);
        QCOMPARE(read(parseFaults, faultsWord, u"kill@1,,kill@2"_s), u"refused: "_s);
        QCOMPARE(read(parseFaults, faultsWord, u","_s), u"refused: "_s);
    }
};

QTEST_GUILESS_MAIN(RecoveryTextTest)
#include "recoverytext_test.moc"
