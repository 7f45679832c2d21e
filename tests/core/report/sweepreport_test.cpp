#include "core/base/text.h"
#include "core/report/sweepreport.h"
#include "tests/support/program.h"
#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"

#include <QBuffer>
#include <QJsonArray>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

using Writer = bool (*)(const SweepRecord&, const SweepSummary&, QIODevice&);

QByteArray written(Writer writer, const SweepRecord& sweep) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!writer(sweep, summaryOf(sweep), buffer))
        qWarning("not written");
    return buffer.data();
}

QJsonObject json(const SweepRecord& sweep) {
    return jsonObject(written(writeSweepJson, sweep));
}

/// A device that is full.
class Full final : public QIODevice {
public:
    Full() { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

protected:
    qint64 readData(char*, qint64) override { return -1; }

    qint64 writeData(const char*, qint64) override { return -1; }
};

SweepBuilder someSweep() {
    SweepBuilder builder;
    builder.serial({100, 100.2, 100.1, 100.3, 99.9, 100});
    builder.add(1, {101, 102, 101.5, 101.2, 101.9, 101.1, 101.3, 101.8, 101.4, 101.6});
    builder.add(2, {52, 52.3, 51.9, 52.1, 52.4, 52.2, 51.8, 52.5, 52.1, 52},
                {ScheduleKind::Fixed, 25});
    return builder;
}

} // namespace

class SweepReportTest : public TestCase {
    Q_OBJECT

private slots:

    void jsonHasAllThatWasMeasured() {
        const QJsonObject sweep = json(someSweep().sweep);
        QCOMPARE(sweep[u"format"].toString(), u"poolscope.sweep"_s);
        QCOMPARE(sweep[u"version"].toInt(), 1);
        QCOMPARE(sweep[u"config"][u"work"].toString(), u"cpu:1ms"_s);
        QVERIFY(!sweep[u"config"].toObject().contains(u"processes"_s));
        QCOMPARE(sweep[u"machine"][u"usable_cores"].toInt(), 2);
        const QJsonArray points = sweep[u"points"].toArray();
        QCOMPARE(points.size(), 2);
        const QJsonObject two = points[1].toObject();
        QCOMPARE(two[u"processes"].toInt(), 2);
        QCOMPARE(two[u"schedule"].toString(), u"fixed:25"_s);
        QCOMPARE(two[u"chunk_size"].toInt(), 25);
        QVERIFY(points[0][u"chunk_size"].isNull());
        QCOMPARE(two[u"runs_ns"].toArray().size(), 10);
        QCOMPARE(two[u"runs_ns"][0].toDouble(), 52e6);
        QCOMPARE(two[u"warmup_ns"].toArray(), QJsonArray());
        QCOMPARE(two[u"outliers"].toArray(), QJsonArray());
        QCOMPARE(two[u"failed"].toInt(), 0);
        QCOMPARE(two[u"median_ns"].toDouble(), 52.1e6);
        QCOMPARE(two[u"ci95_ns"].toArray(), QJsonArray({51.9e6, 52.4e6}));
        for (const QString& name : {u"speedup"_s, u"efficiency"_s, u"karp_flatt"_s}) {
            const QJsonArray interval = two[name + u"_ci95"].toArray();
            QVERIFY2(interval[0].toDouble() < two[name].toDouble(), qPrintable(name));
            QVERIFY2(interval[1].toDouble() > two[name].toDouble(), qPrintable(name));
        }
        QVERIFY(points[0][u"karp_flatt"].isNull());
        QCOMPARE(sweep[u"serial_ns"][u"runs"].toArray().size(), 6);
        QCOMPARE(sweep[u"serial_ns"][u"median"].toDouble(), 100.05e6);
    }

    void jsonTellsWhatToTake() {
        const QJsonObject sweep = json(someSweep().sweep);
        const QJsonObject recommended = sweep[u"recommended"].toObject();
        QCOMPARE(recommended[u"processes"].toInt(), 2);
        QCOMPARE(recommended[u"chunk_size"].toInt(), 25);
        QCOMPARE(recommended[u"proved"].toBool(), true);
        QCOMPARE(recommended[u"serial"].toBool(), false);
        QVERIFY(recommended[u"because"].toString().startsWith(u"Take 2 processes"_s));
        QCOMPARE(recommended[u"not_told_apart"].toArray(), QJsonArray());
        QCOMPARE(sweep[u"warnings"].toArray(), QJsonArray());
        QVERIFY(sweep[u"fits"][u"amdahl"].isNull() && sweep[u"fits"][u"usl"].isNull());
        QVERIFY(sweep[u"fits"][u"reasons"][u"usl"].toString().startsWith(u"Too few"_s));
    }

    /// One process is the best, and it needs no schedule.
    void jsonWhenSerialWins() {
        SweepBuilder builder;
        builder.serial({50, 50.1, 50.2, 50, 49.9, 50.1});
        builder.add(2, {52, 52.3, 51.9, 52.1, 52.4, 52.2, 51.8, 52.5, 52.1, 52});
        const QJsonObject recommended = json(builder.sweep)[u"recommended"].toObject();
        QCOMPARE(recommended[u"processes"].toInt(), 1);
        QCOMPARE(recommended[u"serial"].toBool(), true);
        QVERIFY(recommended[u"schedule"].isNull());
    }

    void jsonOfFits() {
        SweepBuilder builder;
        builder.sweep.machine.usableCores = 8;
        builder.serial({96, 96, 96, 96, 96, 96});
        for (const int processes : {1, 2, 3, 4, 6, 8}) {
            const double ms = 96.0 / processes * (1 + 0.05 * (processes - 1));
            builder.add(processes, {ms, ms, ms, ms, ms, ms});
        }
        const QJsonObject fits = json(builder.sweep)[u"fits"].toObject();
        QVERIFY(std::abs(fits[u"amdahl"][u"serial_fraction"].toDouble() - 0.05) < 1e-6);
        QVERIFY(std::abs(fits[u"usl"][u"sigma"].toDouble() - 0.05) < 1e-6);
        QVERIFY(fits[u"usl"][u"kappa"].toDouble() < 1e-6);
        QVERIFY(fits[u"usl"][u"best_processes_ci95"][1].isNull()); // the curve has no maximum
        QVERIFY(fits[u"reasons"][u"usl"].isNull());
    }

    void jsonOfRunsThatDoNotCount() {
        SweepBuilder builder = someSweep();
        builder.sweep.points[0].runs[2].wallNs.reset();
        builder.sweep.points[0].runs[3].setAside = SetAside::Disturbed;
        *builder.sweep.points[0].runs[5].wallNs *= 9;
        const QJsonObject point = json(builder.sweep)[u"points"][0].toObject();
        QVERIFY(point[u"runs_ns"][2].isNull() && point[u"runs_ns"][3].isNull());
        QCOMPARE(point[u"failed"].toInt(), 1);
        QCOMPARE(point[u"disturbed"].toInt(), 1);
        QCOMPARE(point[u"outliers"].toArray(), QJsonArray({5})); // its place among all runs
    }

    void jsonOfRunsThatAreSetAside() {
        SweepBuilder builder = someSweep();
        builder.sweep.points[0].runs[3].setAside = SetAside::Disturbed;
        builder.sweep.points[0].runs[4].setAside = SetAside::Crowded;
        builder.sweep.points[0].runs[6].setAside = SetAside::WarmingUp;
        builder.sweep.points[0].runs[7].setAside = SetAside::Crowded;
        builder.sweep.points[0].runs[7].wallNs.reset(); // that it failed says more
        builder.sweep.serial[1].setAside = SetAside::Crowded;
        const QJsonObject sweep = json(builder.sweep);
        const QJsonObject point = sweep[u"points"][0].toObject();
        QCOMPARE(point[u"failed"].toInt(), 1);
        QCOMPARE(point[u"disturbed"].toInt(), 1);
        const QJsonArray setAside = point[u"set_aside"].toArray();
        QCOMPARE(setAside.size(), 3);
        QCOMPARE(setAside[0][u"run"].toInt(), 3);
        QCOMPARE(setAside[0][u"ns"].toInt(), 101'200'000);
        QCOMPARE(setAside[0][u"why"].toString(), u"process"_s);
        QCOMPARE(setAside[1][u"why"].toString(), u"others"_s);
        QCOMPARE(setAside[2][u"why"].toString(), u"warm_up"_s);
        QVERIFY(sweep[u"serial_ns"][u"runs"][1].isNull());
        QCOMPARE(sweep[u"serial_ns"][u"median"].toDouble(), 100e6); // of the other five
    }

    void jsonOfAnotherProgram() {
        SweepBuilder builder;
        builder.sweep.command = {u"xz"_s, u"-T{p}"_s};
        builder.add(1, {100, 101, 102, 103, 104, 105});
        builder.add(2, {50, 51, 52, 53, 54, 55});
        const QJsonObject sweep = json(builder.sweep);
        QCOMPARE(sweep[u"config"].toObject().keys(), QStringList{u"command"_s});
        QCOMPARE(sweep[u"config"][u"command"].toArray(), QJsonArray({u"xz"_s, u"-T{p}"_s}));
        // It has no serial time: its speedup is against one process of its own.
        QVERIFY(sweep[u"serial_ns"][u"median"].isNull());
        QCOMPARE(sweep[u"points"][0][u"speedup"].toDouble(), 1.0);
        QCOMPARE(sweep[u"points"][1][u"speedup"].toDouble(), 102.5 / 52.5);
        QCOMPARE(sweep[u"recommended"][u"processes"].toInt(), 2);
    }

    /// Without {c} nobody tells it how to cut anything.
    void anotherProgramHasNoSchedule() {
        SweepBuilder builder;
        builder.sweep.command = {u"xz"_s, u"-T{p}"_s};
        builder.add(1, {100, 101, 102, 103, 104, 105});
        builder.add(2, {50, 51, 52, 53, 54, 55});
        const QByteArray table = written(writeSweepTable, builder.sweep);
        QVERIFY2(table.startsWith("Processes     Time  95 %"), table.constData());
        QVERIFY2(!table.contains("python") && !table.contains("Pool.map"), table.constData());
        QCOMPARE(written(writeSweepCsv, builder.sweep).split('\n')[1].split(',')[1], QByteArray());
        const QJsonObject sweep = json(builder.sweep);
        QVERIFY(sweep[u"points"][0][u"schedule"].isNull());
        QVERIFY(sweep[u"recommended"][u"schedule"].isNull());
    }

    void butItMayHaveChunkSizes() {
        SweepBuilder builder;
        builder.sweep.command = {u"xargs"_s, u"-P{p}"_s, u"-n{c}"_s};
        builder.add(2, {50, 51, 52, 53, 54, 55}, {ScheduleKind::Fixed, 25});
        builder.add(2, {60, 61, 62, 63, 64, 65}, {ScheduleKind::Fixed, 5});
        const QByteArray table = written(writeSweepTable, builder.sweep);
        QVERIFY2(table.startsWith("Processes  Schedule     Time"), table.constData());
        QVERIFY2(table.contains("Take 2 processes, chunks of 25"), table.constData());
        QCOMPARE(json(builder.sweep)[u"points"][1][u"schedule"].toString(), u"fixed:5"_s);
    }

    void jsonOfNothing() {
        const QJsonObject sweep = json(SweepRecord());
        QVERIFY(sweep[u"recommended"].isNull());
        QCOMPARE(sweep[u"points"].toArray(), QJsonArray());
        QVERIFY(sweep[u"serial_ns"][u"median"].isNull());
    }

    void aRowForEachSetting() {
        const QByteArrayList rows = written(writeSweepCsv, someSweep().sweep).split('\n');
        QCOMPARE(rows.size(), 4); // the last is empty
        const QByteArrayList names = rows[0].trimmed().split(',');
        const QByteArrayList two = rows[2].trimmed().split(',');
        QCOMPARE(two.size(), names.size());
        QCOMPARE(two[0], "2");
        QCOMPARE(two[names.indexOf("schedule")], "fixed:25");
        QCOMPARE(two[names.indexOf("runs")], "10");
        QCOMPARE(two[names.indexOf("median_ns")], "52100000");
        QCOMPARE(two[names.indexOf("median_low_ns")], "51900000");
        QVERIFY(two[names.indexOf("speedup")].startsWith("1.92"));
        QCOMPARE(rows[1].trimmed().split(',')[names.indexOf("karp_flatt")], QByteArray());
    }

    void aTableForPeople() {
        const QString table = QString::fromUtf8(written(writeSweepTable, someSweep().sweep));
        QCOMPARE(table, plainSpaces(table));
        const QStringList lines = table.split(u'\n');
        QCOMPARE(lines[0], u"Processes  Schedule     Time  95 %            Speedup  95 %"_s);
        QVERIFY2(lines[1].startsWith(u"        1  python     101 ms  101 – 102 ms  "_s),
                 qPrintable(lines[1]));
        QVERIFY2(lines[2].startsWith(u"        2  fixed:25  52.1 ms  51.9 – 52.4 ms"_s),
                 qPrintable(lines[2]));
        QVERIFY(lines[2].endsWith(QString(20, u'#'))); // the fastest
        QVERIFY(lines[1].endsWith(QString(10, u'#')) && !lines[1].endsWith(QString(11, u'#')));
        QVERIFY(lines[3].startsWith(u"One process without a pool: 100 ms"_s));
        QVERIFY(lines[4].startsWith(u"Take 2 processes, chunks of 25"_s));
        QCOMPARE(lines.size(), 6); // the recommendation is the last line
    }

    void marksInTheTable() {
        SweepBuilder builder = someSweep();
        builder.sweep.points[0].runs[2].wallNs.reset();
        builder.sweep.points[0].runs[3].setAside = SetAside::Disturbed;
        *builder.sweep.points[0].runs[5].wallNs *= 9;
        const QString table = QString::fromUtf8(written(writeSweepTable, builder.sweep));
        QVERIFY2(table.contains(u"failed: 1, disturbed: 1, outliers: 1\n"_s), qPrintable(table));
        builder.sweep.points[0].runs[4].setAside = SetAside::Crowded;
        const QString marked = QString::fromUtf8(written(writeSweepTable, builder.sweep));
        QVERIFY2(marked.contains(u"failed: 1, disturbed: 1, set aside: 1, outliers: 1\n"_s),
                 qPrintable(marked));
        const QByteArrayList rows = written(writeSweepCsv, builder.sweep).split('\n');
        const auto place = rows[0].split(',').indexOf("set_aside");
        QCOMPARE(rows[1].split(',')[place], "2");
    }

    /// Of what is far slower the smaller number stands first, too.
    void speedupsThatAreLosses() {
        SweepBuilder builder;
        builder.serial({0.001, 0.001, 0.001, 0.001, 0.001, 0.001});
        builder.add(2, {10, 11, 12, 10, 11, 12, 10, 11, 12, 11});
        const QString table = QString::fromUtf8(written(writeSweepTable, builder.sweep));
        QVERIFY2(table.contains(u"10 000 – 12 000 × slower"_s), qPrintable(table));
    }

    void aFullDisk() {
        Full full;
        const SweepRecord sweep = someSweep().sweep;
        for (const Writer writer : {writeSweepJson, writeSweepCsv, writeSweepTable})
            QVERIFY(!writer(sweep, summaryOf(sweep), full));
    }
};

QTEST_GUILESS_MAIN(SweepReportTest)
#include "sweepreport_test.moc"
