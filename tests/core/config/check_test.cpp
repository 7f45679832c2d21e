#include "core/config/check.h"
#include "core/config/limits.h"
#include "core/config/settings.h"
#include "tests/support/testcase.h"

#include <algorithm>
#include <functional>

using namespace poolscope;
using namespace Qt::StringLiterals;

using Change = std::function<void(RunConfig&)>;
using Problems = std::vector<Problem>;

namespace {

Problems problemsAfter(const Change& change) {
    RunConfig config;
    change(config);
    return check(config);
}

} // namespace

class CheckTest : public TestCase {
    Q_OBJECT

private slots:

    void fine_data() {
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, const Change& change) {
            QTest::newRow(name) << change;
        };
        row("the notebook's", [](RunConfig&) {});
        row("nothing", [](RunConfig& c) { c.input.size = 0; });
        row("nothing from the last number on", [](RunConfig& c) {
            c.input.size = 0;
            c.input.first = LargestNumber;
        });
        row("every number there is", [](RunConfig& c) { c.input.size = LargestSize; });
        row("the last number", [](RunConfig& c) {
            c.input.size = 1;
            c.input.first = LargestNumber;
        });
        row("one process", [](RunConfig& c) { c.processes = 1; });
        row("1024 processes", [](RunConfig& c) { c.processes = 1024; });
        row("chunks longer than the input", [](RunConfig& c) {
            c.schedule = {ScheduleKind::Fixed, LargestSize};
        });
        row("the shortest work", [](RunConfig& c) {
            c.work.kind = WorkKind::Wait;
            c.work.meanNs = 1;
        });
        row("the largest seed", [](RunConfig& c) { c.work.seed = LargestSeed; });
        row("no limit of deaths", [](RunConfig& c) { c.recovery.retries = 0; });
        row("as many retries as allowed", [](RunConfig& c) { c.recovery.retries = MostRetries; });
        row("nobody is ever stuck", [](RunConfig& c) { c.recovery.stallTimeoutNs = 0; });
        row("faults at the first and the last number", [](RunConfig& c) {
            c.input.first = 50;
            c.recovery.faults = {{FaultKind::Kill, 0, 50}, {FaultKind::Exit, 255, 149, true}};
        });
        row("as many faults as allowed", [](RunConfig& c) {
            c.recovery.faults.assign(MostFaults, {FaultKind::Freeze, 0, 7});
        });
        row("a fault and no numbers", [](RunConfig& c) {
            c.input.size = 0;
            c.recovery.faults = {{FaultKind::Kill, 0, 7}};
        });
        row("a fault at the last number there is", [](RunConfig& c) {
            c.input.first = LargestNumber;
            c.input.size = 1;
            c.recovery.faults = {{FaultKind::Kill, 0, LargestNumber}};
        });
    }

    void fine() {
        QFETCH(Change, change);
        QVERIFY(problemsAfter(change).empty());
    }

    void wrong_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Problem>("expected");
        const auto row = [](const char* name, const Change& change, const Problem& problem) {
            QTest::newRow(name) << change << problem;
        };
        using enum ProblemKind;
        row("size", [](RunConfig& c) { c.input.size = LargestSize + 1; },
            {Field::Size, NotInRange, u"4294967297"_s, 0, LargestSize});
        row("first", [](RunConfig& c) { c.input.first = LargestNumber + 1; },
            {Field::First, NotInRange, u"4294967296"_s, 0, LargestNumber});
        row("beyond the last number", [](RunConfig& c) { c.input.first = LargestNumber - 98; },
            {Field::Size, BeyondLastNumber, u"4294967296"_s, LargestNumber - 98, 99});
        row("no process", [](RunConfig& c) { c.processes = 0; },
            {Field::Processes, NotInRange, u"0"_s, 1, 1024});
        row("fewer than none", [](RunConfig& c) { c.processes = -1; },
            {Field::Processes, NotInRange, u"-1"_s, 1, 1024});
        row("too many processes", [](RunConfig& c) { c.processes = 1025; },
            {Field::Processes, NotInRange, u"1025"_s, 1, 1024});
        row("empty chunks",
            [](RunConfig& c) {
                c.schedule = {ScheduleKind::Fixed, 0};
            },
            {Field::Schedule, NotInRange, u"0"_s, 1, LargestSize});
        row("work without time", [](RunConfig& c) { c.work.kind = WorkKind::Cpu; },
            {Field::Work, BadDuration, u"0"_s});
        row("seed", [](RunConfig& c) { c.work.seed = LargestSeed + 1; },
            {Field::Seed, NotInRange, u"9007199254740993"_s, 0, LargestSeed});
        row("too many retries", [](RunConfig& c) { c.recovery.retries = MostRetries + 1; },
            {Field::Retries, NotInRange, u"1001"_s, 0, MostRetries});
        row("a fault behind the input",
            [](RunConfig& c) {
                c.recovery.faults = {{FaultKind::Kill, 0, 5}, {FaultKind::Exit, 3, 100, true}};
            },
            {Field::Fault, FaultOutside, u"exit:3@100:always"_s, 0, 99});
        row("a fault before the input",
            [](RunConfig& c) {
                c.input.first = 50;
                c.recovery.faults = {{FaultKind::Crash, 0, 49}};
            },
            {Field::Fault, FaultOutside, u"crash@49"_s, 50, 149});
        row("too many faults",
            [](RunConfig& c) {
                c.recovery.faults.assign(MostFaults + 1, {FaultKind::Freeze, 0, 7});
            },
            {Field::Fault, TooManyFaults, u"9"_s, 0, MostFaults});
    }

    void wrong() {
        QFETCH(Change, change);
        QFETCH(Problem, expected);
        const Problems problems = problemsAfter(change);
        QCOMPARE(problems.size(), std::size_t{1});
        QVERIFY(problems[0] == expected);
    }

    void allProblemsInTheOrderOfTheSettings() {
        const Problems problems = problemsAfter([](RunConfig& c) {
            c.work = {WorkKind::Wait, WorkProfile::Equal, -5, 1};
            c.processes = 5000;
            c.input.size = LargestSize + 1;
            c.input.first = LargestSize;
            c.schedule.parameter = 0;
            c.recovery.retries = 2000;
            c.recovery.faults = {{FaultKind::Kill, 0, 5}};
            c.work.seed = LargestSeed + 1;
        });
        std::vector<Field> fields;
        for (const Problem& problem : problems)
            fields.push_back(problem.field);
        QVERIFY(fields == (std::vector{Field::Size, Field::First, Field::Processes, Field::Schedule,
                                       Field::Work, Field::Seed, Field::Retries, Field::Fault}));
    }

    /// Whatever the table says of them; and as it usually is, it is not in the way.
    void settingsOfOtherEnginesAreRefused() {
        RunConfig simulated;
        simulated.engine = EngineId::Simulated;
        QVERIFY(check(simulated).empty());
        simulated.recovery.onDeath = OnDeath::Fail;
        simulated.recovery.retries = 7;
        simulated.recovery.stallTimeoutNs = 1;
        simulated.recovery.faults = {{FaultKind::Kill, 0, 42, false}};
        RunConfig real;
        real.simulated = {4, 1, 2, 3};
        std::vector<Field> refused;
        for (const RunConfig& config : {simulated, real}) {
            for (const Problem& problem : check(config)) {
                QCOMPARE(problem.kind, ProblemKind::OtherEngine);
                refused.push_back(problem.field);
            }
        }
        std::size_t ofOneEngine = 0;
        for (const Setting& setting : settings()) {
            ofOneEngine += setting.engine ? 1 : 0;
            if (setting.engine)
                QVERIFY2(std::ranges::find(refused, setting.field) != refused.end(), setting.key);
        }
        QCOMPARE(refused.size(), ofOneEngine);
    }
};

QTEST_GUILESS_MAIN(CheckTest)
#include "check_test.moc"
