#include "core/base/text.h"
#include "core/words/conditionwords.h"
#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Two cores, both needed; a block that warms up, and ten of a second each in which nobody else
/// does anything.
SweepRecord calmSweep() {
    SweepBuilder builder;
    builder.add(1, {100, 101});
    builder.add(4, {50, 51});
    builder.sweep.conditions.cores = 2;
    for (int block = -1; block < 10; ++block) {
        BlockConditions conditions;
        conditions.block = block;
        conditions.wallNs = NsPerSecond;
        conditions.othersNs = 20 * NsPerMs;
        builder.sweep.conditions.blocks.push_back(conditions);
    }
    return builder.sweep;
}

/// From its number @p first to @p last others used so many cores.
void crowd(SweepRecord& sweep, int first, int last, double cores, bool isSetAside) {
    for (int number = first; number <= last; ++number) {
        BlockConditions& block = sweep.conditions.blocks[static_cast<std::size_t>(number)];
        block.othersNs = static_cast<Nanoseconds>(cores * NsPerSecond);
        block.isSetAside = isSetAside;
    }
}

QString warnings(const SweepRecord& sweep) {
    return plainSpaces(conditionWarnings(sweep, summaryOf(sweep)).join(u" | "_s));
}

} // namespace

Q_DECLARE_METATYPE(PowerSettings)

class ConditionWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void nothingOfACalmMachine() {
        QCOMPARE(warnings(SweepRecord()), QString());
        QCOMPARE(warnings(calmSweep()), QString());
    }

    void blocksThatAreSetAside() {
        SweepRecord sweep = calmSweep();
        crowd(sweep, 8, 10, 0.31, true);
        QCOMPARE(warnings(sweep), u"Other programs used 31 % of a core in blocks 8 to 10: those "
                                  "runs are set aside and were measured again."_s);
        crowd(sweep, 2, 2, 0.31, true);
        QVERIFY(warnings(sweep).startsWith(u"Other programs used 31 % of a core in 4 blocks: "_s));
        sweep = calmSweep();
        crowd(sweep, 5, 5, 0.31, true);
        crowd(sweep, 7, 7, 0.33, true);
        QVERIFY(warnings(sweep).startsWith(
            u"Other programs used 32 % of a core in blocks 5 and 7: "_s));
    }

    void crowdedBlocksThatCount() {
        SweepRecord sweep = calmSweep();
        crowd(sweep, 1, 1, 1.0, true);
        crowd(sweep, 4, 4, 1.5, false);
        QCOMPARE(warnings(sweep),
                 u"Other programs used a whole core in block 1: those runs are set aside and were "
                 "measured again. | Other programs used 1.5 cores in block 4. Those runs count all "
                 "the same; measure again when the machine is free."_s);
    }

    void theBlockThatWarmsUpIsNoMatter() {
        SweepRecord sweep = calmSweep();
        crowd(sweep, 0, 0, 2.0, false);
        QCOMPARE(warnings(sweep), QString());
    }

    /// Each is too short for clock ticks to tell; all together are not.
    void manyShortBlocks() {
        SweepRecord sweep = calmSweep();
        for (BlockConditions& block : sweep.conditions.blocks) {
            block.wallNs = 5 * NsPerMs;
            block.othersNs = 6 * NsPerMs;
        }
        QVERIFY2(warnings(sweep).startsWith(u"Other programs used 1.2 cores while it ran. "_s),
                 qPrintable(warnings(sweep)));
    }

    /// What the system tells and what our runs felt of it is one matter.
    void tooBusyForMoreProcessesThanCores() {
        const QString advice = u" More processes than cores may seem faster only because they get "
                               "a larger share, so they are not recommended; measure again when "
                               "the machine is free."_s;
        SweepRecord sweep = calmSweep();
        for (SweepPoint& point : sweep.points) {
            for (SweptRun& run : point.runs) {
                run.usefulNs = 3 * NsPerMs;
                run.offCoreNs = NsPerMs;
            }
        }
        QCOMPARE(warnings(sweep),
                 u"Other programs used the cores: 25 % of the time in chunks had none."_s + advice);
        crowd(sweep, 2, 5, 1.0, false);
        QCOMPARE(warnings(sweep), u"Other programs used a whole core in blocks 2 to 5."_s + advice);
        sweep.points[1].setting.processes = 2; // none has more than that
        QCOMPARE(warnings(sweep), u"Other programs used a whole core in blocks 2 to 5. Those runs "
                                  "count all the same; measure again when the machine is free."_s);
    }

    /// One that tells nothing but its time.
    void anotherProgramBesideOthers() {
        SweepRecord sweep = calmSweep();
        sweep.command = {u"xz"_s, u"-T{p}"_s};
        QCOMPARE(warnings(sweep), QString());
        crowd(sweep, 1, 10, 1.0, false);
        QCOMPARE(warnings(sweep),
                 u"Other programs used a whole core in blocks 1 to 10. More processes than cores "
                 "may seem faster only because they get a larger share, so they are not "
                 "recommended; measure again when the machine is free."_s);
    }

    void aQuota() {
        SweepRecord sweep = calmSweep();
        sweep.machine.quotaCores = 1.5;
        sweep.conditions.blocks[3].throttledNs = 50 * NsPerMs;
        QCOMPARE(warnings(sweep), QString()); // of ten seconds
        sweep.conditions.blocks[4].throttledNs = 1150 * NsPerMs;
        QCOMPARE(warnings(sweep),
                 u"The control group’s quota (1.5 cores) held the processes back "
                 "for 1.20 s in all: while it is used up, nobody computes, so more "
                 "processes than that gain nothing."_s);
    }

    void savedPower_data() {
        QTest::addColumn<PowerSettings>("power");
        QTest::addColumn<QString>("saving");
        const auto row = [](const PowerSettings& power, const char* saving) {
            QTest::addRow("%s %s %d", qPrintable(power.governor), qPrintable(power.driver),
                          power.onBattery.value_or(false))
                << power << QString::fromUtf8(saving);
        };
        row({u"performance"_s, u"acpi-cpufreq"_s, {}, true, false}, "");
        row({u"powersave"_s, u"intel_pstate"_s, u"balance_performance"_s, true, false}, "");
        row({u"powersave"_s, u"acpi-cpufreq"_s, {}, {}, {}}, "governor powersave");
        row({u"powersave"_s, u"amd-pstate-epp"_s, u"power"_s, {}, true},
            "on battery, energy preference power");
    }

    void savedPower() {
        QFETCH(PowerSettings, power);
        QFETCH(QString, saving);
        SweepRecord sweep = calmSweep();
        sweep.conditions.power = power;
        QCOMPARE(warnings(sweep), saving.isEmpty()
                                      ? QString()
                                      : u"The machine saves power (%1): times are longer than they "
                                        "could be, and may change from run to run."_s.arg(saving));
    }

    void frequencies() {
        SweepRecord sweep = calmSweep();
        const auto set = [&sweep](std::initializer_list<double> shares) {
            auto block = sweep.conditions.blocks.begin() + 1;
            for (const double share : shares)
                (block++)->frequency = share;
        };
        set({0.9, 0.9, 0.85});
        QCOMPARE(warnings(sweep), QString());
        set({0.9, 0.9, 0.85, 0.9, 0.3}); // that core may just have gone idle
        QCOMPARE(warnings(sweep), QString());
        set({0.9, 0.9, 0.85, 0.9, 0.3, 0.4});
        QCOMPARE(warnings(sweep), u"The processor slowed down at times, to 30 % of its highest "
                                  "frequency from 88 %: it was hot, or saved power."_s);
        set({0.45, 0.45, 0.44, 0.46, 0.45, 0.45});
        QVERIFY2(warnings(sweep).startsWith(u"The processor ran at about 45 % of its highest "_s),
                 qPrintable(warnings(sweep)));
    }

    void sharedCores() {
        SweepRecord sweep = calmSweep();
        sweep.machine.usableCores = sweep.machine.onlineCores = 8;
        QCOMPARE(warnings(sweep), QString()); // how many there are is not known
        sweep.machine.physicalCores = 4;
        QCOMPARE(warnings(sweep), QString());
        sweep.points[1].setting.processes = 6;
        QCOMPARE(warnings(sweep), u"More than 4 processes share cores: 8 threads run on 4 cores "
                                  "here, so each further process gains less."_s);
        sweep.machine.usableCores = 4;
        QCOMPARE(warnings(sweep), QString()); // all may have cores of their own
        sweep.machine.usableCores = 8;
        sweep.config.work.kind = WorkKind::Wait;
        QCOMPARE(warnings(sweep), QString());
    }

    void blocksThatWarmedUp() {
        SweepRecord sweep = calmSweep();
        sweep.points[0].runs[0].setAside = SetAside::WarmingUp;
        QVERIFY(warnings(sweep).startsWith(u"In the first blocks everything took longer"_s));
    }
};

QTEST_GUILESS_MAIN(ConditionWordsTest)
#include "conditionwords_test.moc"
