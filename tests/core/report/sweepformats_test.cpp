#include "core/base/text.h"
#include "core/report/sweepreport.h"
#include "core/words/amounts.h"
#include "tests/support/program.h"
#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"

#include <QBuffer>
#include <QJsonArray>

#include <cmath>

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

/// Times without an end, on enough process counts for both laws; runs that failed, do not
/// count, or lie apart; and a point of which no run has a time.
SweepRecord variedSweep() {
    SweepBuilder builder;
    builder.sweep.machine.usableCores = 8;
    builder.serial({96.123457, 96.2, 96.11, 96.3, 95.9, 96.017});
    for (const int processes : {1, 2, 3, 4, 5, 6, 8}) {
        const double ms = 96.0 / processes * (1 + 0.05 * (processes - 1)) + 1.0 / 7;
        builder.add(processes,
                    {ms, ms * 1.0001, ms * 0.9998, ms * 1.00031, ms * 0.9997, ms * 1.00017, ms});
    }
    std::vector<SweepPoint>& points = builder.sweep.points;
    points[1].runs[2].wallNs.reset();
    points[2].runs[0].setAside = SetAside::Disturbed;
    points[2].runs[3].setAside = SetAside::Crowded;
    *points[3].runs[5].wallNs *= 9;
    for (SweptRun& run : points[4].runs)
        run.wallNs.reset();
    *points[0].runs[0].wallNs = 123'456'789'012'345; // more digits than most people print
    return builder.sweep;
}

/// The rows of a CSV, by the names of its columns.
QList<QHash<QByteArray, QByteArray>> rowsOf(const QByteArray& csv) {
    QByteArrayList lines = csv.split('\n');
    const QByteArrayList names = lines.takeFirst().trimmed().split(',');
    QList<QHash<QByteArray, QByteArray>> rows;
    for (const QByteArray& line : lines) {
        const QByteArrayList fields = line.trimmed().split(',');
        if (line.isEmpty())
            continue;
        QHash<QByteArray, QByteArray> row;
        for (qsizetype at = 0; at < names.size(); ++at)
            row.insert(names[at], fields.value(at));
        rows.append(row);
    }
    return rows;
}

/// A number as it was written: empty for null, else compared to the last bit.
bool isSame(const QByteArray& field, const QJsonValue& value) {
    return value.isDouble() ? field.toDouble() == value.toDouble() && !field.isEmpty()
                            : field.isEmpty();
}

int countOfTimes(const QJsonValue& runs) {
    const QJsonArray times = runs.toArray();
    return static_cast<int>(
        std::count_if(times.begin(), times.end(), [](const auto& time) { return !time.isNull(); }));
}

/// Those of @p names that @p object has not.
QString missing(const QJsonValue& object, const QString& names) {
    QStringList left = names.split(u' ');
    const QJsonObject has = object.toObject();
    left.removeIf([&has](const QString& name) { return has.contains(name); });
    return left.join(u' ');
}

} // namespace

/// The same sweep as JSON, as CSV and as a table.
class SweepFormatsTest : public TestCase {
    Q_OBJECT

private slots:

    void csvAndJsonTellTheSameNumbers() {
        const SweepRecord sweep = variedSweep();
        const QJsonArray points = jsonObject(written(writeSweepJson, sweep))[u"points"].toArray();
        const auto rows = rowsOf(written(writeSweepCsv, sweep));
        QCOMPARE(rows.size(), points.size());
        for (qsizetype at = 0; at < rows.size(); ++at) {
            const auto& row = rows[at];
            const QJsonValue point = points[at];
            QCOMPARE(row["processes"].toInt(), point[u"processes"].toInt());
            QCOMPARE(QString::fromUtf8(row["schedule"]), point[u"schedule"].toString());
            QCOMPARE(row["runs"].toInt(), countOfTimes(point[u"runs_ns"]));
            QCOMPARE(row["failed"].toInt(), point[u"failed"].toInt());
            QCOMPARE(row["disturbed"].toInt(), point[u"disturbed"].toInt());
            QCOMPARE(row["set_aside"].toInt(), point[u"set_aside"].toArray().size());
            QCOMPARE(row["outliers"].toInt(), point[u"outliers"].toArray().size());
            QVERIFY(isSame(row["median_ns"], point[u"median_ns"]));
            QVERIFY(isSame(row["median_low_ns"], point[u"ci95_ns"][0]));
            QVERIFY(isSame(row["median_high_ns"], point[u"ci95_ns"][1]));
            for (const QByteArray name : {"speedup", "efficiency", "karp_flatt"}) {
                const QString key = QString::fromLatin1(name);
                QVERIFY2(isSame(row[name], point[key]), name.constData());
                QVERIFY2(isSame(row[name + "_low"], point[key + u"_ci95"][0]), name.constData());
                QVERIFY2(isSame(row[name + "_high"], point[key + u"_ci95"][1]), name.constData());
            }
        }
    }

    void soDoesTheTable() {
        const SweepRecord sweep = variedSweep();
        const QJsonObject json = jsonObject(written(writeSweepJson, sweep));
        const QStringList lines = QString::fromUtf8(written(writeSweepTable, sweep)).split(u'\n');
        for (int at = 0; at < json[u"points"].toArray().size(); ++at) {
            const QJsonValue point = json[u"points"][at];
            const QString line = lines[at + 1].simplified() + u' ';
            QVERIFY(line.startsWith(QString::number(point[u"processes"].toInt()) + u' '));
            if (point[u"median_ns"].isNull())
                continue;
            const Nanoseconds time = std::llround(point[u"median_ns"].toDouble());
            const QString speedup = speedupText(point[u"speedup"].toDouble());
            QVERIFY2(line.contains(u' ' + plainSpaces(durationText(time)) + u' '),
                     qPrintable(line));
            QVERIFY2(line.contains(u' ' + plainSpaces(speedup) + u' '), qPrintable(line));
        }
        QVERIFY(lines.contains(plainSpaces(json[u"recommended"][u"because"].toString())));
        for (const auto& warning : json[u"warnings"].toArray())
            QVERIFY(lines.contains(plainSpaces(warning.toString())));
    }

    /// What programs that read it may rely on.
    void fieldsOfTheJson() {
        const QJsonObject json = jsonObject(written(writeSweepJson, variedSweep()));
        QCOMPARE(missing(json, u"format version config machine points serial_ns fits recommended "
                               "warnings"_s),
                 QString());
        for (const auto& point : json[u"points"].toArray())
            QCOMPARE(missing(point, u"processes schedule chunk_size runs_ns warmup_ns outliers "
                                    "failed median_ns ci95_ns speedup speedup_ci95 efficiency "
                                    "efficiency_ci95 karp_flatt karp_flatt_ci95"_s),
                     QString());
        QCOMPARE(missing(json[u"serial_ns"], u"runs median"_s), QString());
        const QJsonValue fits = json[u"fits"];
        QCOMPARE(missing(fits[u"amdahl"], u"serial_fraction ci95 gamma residual"_s), QString());
        QCOMPARE(missing(fits[u"usl"], u"sigma sigma_ci95 kappa kappa_ci95 gamma best_processes "
                                       "best_processes_ci95 residual"_s),
                 QString());
        QCOMPARE(missing(fits[u"reasons"], u"amdahl usl"_s), QString());
        QCOMPARE(missing(json[u"recommended"], u"processes schedule chunk_size because proved "
                                               "at_most_slower not_told_apart"_s),
                 QString());
    }
};

QTEST_GUILESS_MAIN(SweepFormatsTest)
#include "sweepformats_test.moc"
