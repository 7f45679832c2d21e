#include "core/machine/processorpower.h"
#include "tests/support/systemfolder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

void writeSupply(const SystemFolder& machine, const QString& name, const QByteArray& type,
                 const QString& file, const QByteArray& state) {
    const QString folder = u"sys/class/power_supply/"_s + name + u'/';
    machine.write(folder + u"type"_s, type + '\n');
    machine.write(folder + file, state + '\n');
}

void writeFrequency(const SystemFolder& machine, int core, const QByteArray& now,
                    const QByteArray& highest) {
    const QString folder = u"sys/devices/system/cpu/cpu%1/cpufreq/"_s.arg(core);
    machine.write(folder + u"scaling_cur_freq"_s, now + '\n');
    machine.write(folder + u"cpuinfo_max_freq"_s, highest + '\n');
}

} // namespace

class ProcessorPowerTest : public TestCase {
    Q_OBJECT

private slots:

    void nothingIsKnownWithoutFiles() {
        const SystemFolder machine;
        QVERIFY(readPowerSettings(0, machine.folders()) == PowerSettings());
        QVERIFY(!CoreFrequencies({0, 1}, machine.folders()).highestShare());
    }

    void settingsOfTheCore() {
        const SystemFolder machine;
        const QString folder = u"sys/devices/system/cpu/cpu3/cpufreq/"_s;
        machine.write(folder + u"scaling_governor"_s, "powersave\n");
        machine.write(folder + u"scaling_driver"_s, "intel_pstate\n");
        machine.write(folder + u"energy_performance_preference"_s, "balance_power\n");
        const PowerSettings power = readPowerSettings(3, machine.folders());
        QCOMPARE(power.governor, u"powersave"_s);
        QCOMPARE(power.driver, u"intel_pstate"_s);
        QCOMPARE(power.energyPreference, u"balance_power"_s);
        QVERIFY(!power.boosts && !power.onBattery);
        QVERIFY(readPowerSettings(0, machine.folders()).governor.isEmpty());
    }

    void boosts() {
        const SystemFolder machine;
        machine.write(u"sys/devices/system/cpu/cpufreq/boost"_s, "0\n");
        QVERIFY(readPowerSettings(0, machine.folders()).boosts == false);
        machine.write(u"sys/devices/system/cpu/cpufreq/boost"_s, "1\n");
        QVERIFY(readPowerSettings(0, machine.folders()).boosts == true);
        machine.write(u"sys/devices/system/cpu/intel_pstate/no_turbo"_s, "1\n");
        QVERIFY(readPowerSettings(0, machine.folders()).boosts == false);
    }

    void whereTheCurrentComesFrom() {
        const SystemFolder machine;
        const auto onBattery = [&machine] {
            return readPowerSettings(0, machine.folders()).onBattery;
        };
        writeSupply(machine, u"AC"_s, "Mains", u"online"_s, "1");
        QVERIFY(!onBattery()); // it has none
        writeSupply(machine, u"hidpp_battery_0"_s, "Battery", u"status"_s, "Discharging");
        machine.write(u"sys/class/power_supply/hidpp_battery_0/scope"_s, "Device\n");
        QVERIFY(!onBattery()); // a mouse
        writeSupply(machine, u"BAT0"_s, "Battery", u"status"_s, "Charging");
        QVERIFY(onBattery() == false);
        writeSupply(machine, u"BAT0"_s, "Battery", u"status"_s, "Discharging");
        QVERIFY(onBattery() == false); // the plug is too weak, but there is one
        writeSupply(machine, u"AC"_s, "Mains", u"online"_s, "0");
        QVERIFY(onBattery() == true);
    }

    void theFastestCoreCounts() {
        const SystemFolder machine;
        writeFrequency(machine, 0, "1200000", "3000000");
        writeFrequency(machine, 1, "2700000", "3000000");
        writeFrequency(machine, 2, "3000000", "3000000");
        QCOMPARE(*CoreFrequencies({0, 1}, machine.folders()).highestShare(), 0.9);
        QCOMPARE(*CoreFrequencies({0, 7}, machine.folders()).highestShare(), 0.4);
        const CoreFrequencies all({0, 1, 2}, machine.folders());
        QCOMPARE(*all.highestShare(), 1.0);
        writeFrequency(machine, 1, "", "3000000");
        writeFrequency(machine, 2, "1500000", "3000000");
        QCOMPARE(*all.highestShare(), 0.5); // it is asked anew each time
    }

    void thisMachine() {
        const double share = CoreFrequencies({0}).highestShare().value_or(1);
        QVERIFY(share > 0 && share < 2);
    }
};

QTEST_GUILESS_MAIN(ProcessorPowerTest)
#include "processorpower_test.moc"
