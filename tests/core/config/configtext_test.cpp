#include "core/config/configtext.h"
#include "core/config/limits.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 Numbers = LargestSize;

/// "Size NotInRange 'x' 0..4294967296"; kinds and fields by their numbers.
QString text(const Problem& problem) {
    return u"%1 %2 '%3' %4..%5"_s.arg(static_cast<int>(problem.field))
        .arg(static_cast<int>(problem.kind))
        .arg(problem.given)
        .arg(problem.lowest)
        .arg(problem.highest);
}

QString text(quint64 number) {
    return QString::number(number);
}

QString text(int number) {
    return QString::number(number);
}

QString text(const Schedule& schedule) {
    return u"%1:%2"_s.arg(static_cast<int>(schedule.kind)).arg(schedule.parameter);
}

QString text(const WorkSpec& work) {
    return u"%1 %2"_s.arg(static_cast<int>(work.kind)).arg(work.meanNs);
}

template<typename Value>
QString text(const Result<Value, Problem>& result) {
    return result.hasValue() ? text(result.value()) : text(result.error());
}

} // namespace

class ConfigTextTest : public TestCase {
    Q_OBJECT

private slots:

    void sizes() {
        QCOMPARE(text(parseSize(u"0"_s)), u"0"_s);
        QCOMPARE(text(parseSize(u"1e6"_s)), u"1000000"_s);
        QCOMPARE(text(parseSize(u"4294967296"_s)), u"4294967296"_s);
        for (const auto& bad : {u"4294967297"_s, u"-1"_s, u"ten"_s, u""_s, u"1.5"_s, u"5G"_s})
            QVERIFY(parseSize(bad).error() ==
                    (Problem{Field::Size, ProblemKind::NotInRange, bad, 0, Numbers}));
    }

    void firsts() {
        QCOMPARE(text(parseFirst(u"4294967295"_s)), u"4294967295"_s);
        QVERIFY(parseFirst(u"4294967296"_s).error() ==
                (Problem{Field::First, ProblemKind::NotInRange, u"4294967296"_s, 0, Numbers - 1}));
    }

    void processCounts() {
        QCOMPARE(text(parseProcesses(u"1"_s)), u"1"_s);
        QCOMPARE(text(parseProcesses(u"1024"_s)), u"1024"_s);
        QCOMPARE(text(parseProcesses(u"65536"_s)), u"65536"_s); // the engine decides: check()
        for (const auto& bad : {u"0"_s, u"-4"_s, u"four"_s, u"1e12"_s})
            QVERIFY(parseProcesses(bad).error() ==
                    (Problem{Field::Processes, ProblemKind::NotInRange, bad, 1, 1024}));
    }

    void seeds() {
        QCOMPARE(text(parseSeed(u"0"_s)), u"0"_s);
        QCOMPARE(text(parseSeed(u"9007199254740992"_s)), u"9007199254740992"_s);
        QVERIFY(
            parseSeed(u"9007199254740993"_s).error() ==
            (Problem{Field::Seed, ProblemKind::NotInRange, u"9007199254740993"_s, 0, LargestSeed}));
    }

    void chunkSizes() {
        QVERIFY(parseChunkSize(u"7"_s).value() == (Schedule{ScheduleKind::Fixed, 7}));
        QVERIFY(parseChunkSize(u"4294967296"_s).value() ==
                (Schedule{ScheduleKind::Fixed, Numbers}));
        for (const auto& bad : {u"0"_s, u"4294967297"_s, u"auto"_s})
            QVERIFY(parseChunkSize(bad).error() ==
                    (Problem{Field::ChunkSize, ProblemKind::NotInRange, bad, 1, Numbers}));
    }

    void schedules_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("again"); // as the schedule is written
        const auto row = [](const QString& word, ScheduleKind kind, quint64 parameter,
                            const QString& again) {
            QTest::newRow(qPrintable(word)) << word << text(Schedule{kind, parameter}) << again;
        };
        row(u"python"_s, ScheduleKind::Python, 1, u"python"_s);
        row(u"fixed:1"_s, ScheduleKind::Fixed, 1, u"fixed:1"_s);
        row(u"fixed:10k"_s, ScheduleKind::Fixed, 10'000, u"fixed:10000"_s);
        row(u"static"_s, ScheduleKind::Static, 1, u"static"_s);
        row(u"guided"_s, ScheduleKind::Guided, 1, u"guided"_s);
        row(u"guided:1"_s, ScheduleKind::Guided, 1, u"guided"_s);
        row(u"guided:10"_s, ScheduleKind::Guided, 10, u"guided:10"_s);
        row(u"guided-half"_s, ScheduleKind::GuidedHalf, 1, u"guided-half"_s);
        row(u"guided-half:5"_s, ScheduleKind::GuidedHalf, 5, u"guided-half:5"_s);
        row(u"trapezoid"_s, ScheduleKind::Trapezoid, 1, u"trapezoid"_s);
        row(u"factoring"_s, ScheduleKind::Factoring, 1, u"factoring"_s);
        row(u"factoring:4294967296"_s, ScheduleKind::Factoring, Numbers, u"factoring:4294967296"_s);
    }

    void schedules() {
        QFETCH(QString, word);
        const auto schedule = parseSchedule(word);
        QTEST(text(schedule), "expected");
        QTEST(scheduleWord(schedule.value()), "again");
        QVERIFY(parseSchedule(scheduleWord(schedule.value())).value() == schedule.value());
    }

    void badSchedules_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString& word, ProblemKind kind) {
            const bool ranged = kind == ProblemKind::BadChunkParameter;
            QTest::newRow(word.isEmpty() ? "nothing" : qPrintable(word))
                << word
                << text(Problem{Field::Schedule, kind, word, ranged ? 1U : 0U,
                                ranged ? Numbers : 0});
        };
        for (const auto& word :
             {u""_s, u"Python"_s, u"dynamic"_s, u":3"_s, u" guided"_s, u"guided "_s})
            row(word, ProblemKind::UnknownWord);
        for (const auto& word : {u"python:3"_s, u"static:1"_s, u"trapezoid:"_s})
            row(word, ProblemKind::NoChunkParameter);
        for (const auto& word :
             {u"fixed"_s, u"fixed:"_s, u"fixed:0"_s, u"fixed:x"_s, u"guided:"_s, u"guided:0"_s,
              u"guided:-1"_s, u"guided:1:2"_s, u"factoring:4294967297"_s, u"guided-half:1.5"_s})
            row(word, ProblemKind::BadChunkParameter);
    }

    void badSchedules() {
        QFETCH(QString, word);
        QTEST(text(parseSchedule(word)), "expected");
    }

    void works_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("again");
        const auto row = [](const QString& word, WorkKind kind, qint64 mean, const QString& again) {
            QTest::newRow(qPrintable(word))
                << word << text(WorkSpec{kind, WorkProfile::Equal, mean, 1}) << again;
        };
        row(u"none"_s, WorkKind::None, 0, u"none"_s);
        row(u"cpu:200us"_s, WorkKind::Cpu, 200'000, u"cpu:200us"_s);
        row(u"cpu:0.2ms"_s, WorkKind::Cpu, 200'000, u"cpu:200us"_s);
        row(u"wait:5ms"_s, WorkKind::Wait, 5'000'000, u"wait:5ms"_s);
        row(u"wait: 1 s"_s, WorkKind::Wait, 1'000'000'000, u"wait:1s"_s);
    }

    void works() {
        QFETCH(QString, word);
        const auto work = parseWork(word);
        QTEST(text(work), "expected");
        QTEST(workWord(work.value()), "again");
        QVERIFY(parseWork(workWord(work.value())).value() == work.value());
    }

    void badWorks_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString& word, ProblemKind kind) {
            QTest::newRow(word.isEmpty() ? "nothing" : qPrintable(word))
                << word << text(Problem{Field::Work, kind, word});
        };
        for (const auto& word :
             {u""_s, u"sleep:1ms"_s, u"CPU:1ms"_s, u"none:"_s, u"none:1ms"_s, u":1ms"_s})
            row(word, ProblemKind::UnknownWord);
        for (const auto& word : {u"cpu"_s, u"cpu:"_s, u"cpu:5"_s, u"cpu:0s"_s, u"wait"_s,
                                 u"wait:-1s"_s, u"wait:25h"_s, u"wait:1441min"_s})
            row(word, ProblemKind::BadDuration);
    }

    void badWorks() {
        QFETCH(QString, word);
        QTEST(text(parseWork(word)), "expected");
    }

    void plainWords() {
        QVERIFY(parseOrder(u"input"_s).value() == ResultOrder::Input);
        QVERIFY(parseOrder(u"completion"_s).value() == ResultOrder::Completion);
        QVERIFY(parseEngine(u"processes"_s).value() == EngineId::Processes);
        QVERIFY(parseProfile(u"one-heavy"_s).value() == WorkProfile::OneHeavy);
        QVERIFY(parseOrder(u"Input"_s).error() ==
                (Problem{Field::Order, ProblemKind::UnknownWord, u"Input"_s}));
        QVERIFY(parseEngine(u"threads"_s).error() ==
                (Problem{Field::Engine, ProblemKind::UnknownWord, u"threads"_s}));
        QVERIFY(parseProfile(u""_s).error() ==
                (Problem{Field::Profile, ProblemKind::UnknownWord, u""_s}));
    }

    void plainWordsRoundTrip() {
        for (const ResultOrder order : {ResultOrder::Input, ResultOrder::Completion})
            QVERIFY(parseOrder(orderWord(order)).value() == order);
        for (const WorkProfile profile :
             {WorkProfile::Equal, WorkProfile::Rising, WorkProfile::Falling, WorkProfile::Random,
              WorkProfile::OneHeavy})
            QVERIFY(parseProfile(profileWord(profile)).value() == profile);
        QVERIFY(parseEngine(engineWord(EngineId::Processes)).value() == EngineId::Processes);
    }
};

QTEST_GUILESS_MAIN(ConfigTextTest)
#include "configtext_test.moc"
