#include "core/report/tracejson.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "tests/support/written.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>
#include <stop_token>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QByteArray traceOf(const RunRecord& run) {
    return written([&run](QIODevice& out) { return writeTraceJson(run, out); });
}

QList<QJsonObject> eventsIn(const QByteArray& trace) {
    QList<QJsonObject> events;
    const QJsonArray all = QJsonDocument::fromJson(trace)[u"traceEvents"].toArray();
    for (const auto& event : all)
        events.append(event.toObject());
    return events;
}

/// Times in ns.
qint64 ns(const QJsonObject& event, const QString& key) {
    return qRound64(event[key].toDouble() * 1000);
}

/// Those with the phase @p phase, each as "1 chunk 1 10+30": process, name, time, duration.
QStringList told(const QList<QJsonObject>& events, const QString& phase) {
    QStringList lines;
    for (const QJsonObject& event : events) {
        if (event[u"ph"].toString() != phase)
            continue;
        QString line = QString::number(event[u"pid"].toInt()) + u' ' + event[u"name"].toString();
        if (phase == u"X"_s)
            line += u' ' + QString::number(ns(event, u"ts"_s)) + u'+' +
                    QString::number(ns(event, u"dur"_s));
        else if (phase == u"M"_s)
            line += u": "_s + event[u"args"][u"name"].toString();
        else
            line += u' ' + QString::number(ns(event, u"ts"_s));
        lines.append(line);
    }
    return lines;
}

const QString Lost = u"wall 100\n1: ready 10 chunk 10-40 chunk 45-80\n"
                     "2: ready 12 chunk 12-30x3 at 30 done 1 of 4 ended 60 lost killed\n"
                     "3: replaces 2 ready 70 chunk 71-95x4"_s;

} // namespace

class TraceJsonTest : public TestCase {
    Q_OBJECT

private slots:

    void whatEachProcessDid() {
        const QList<QJsonObject> events = eventsIn(traceOf(record(Lost)));
        const QStringList lines = told(events, u"X"_s);
        for (const QString& line :
             {u"0 run 0+100"_s, u"1 start 0+10"_s, u"1 chunk 1 10+30"_s, u"1 chunk 2 45+35"_s,
              u"2 chunk 3 12+18"_s, u"2 chunk 4 (lost) 30+30"_s, u"3 chunk 5 71+24"_s})
            QVERIFY2(lines.contains(line), qPrintable(line + u" in "_s + lines.join(u"; "_s)));
        QCOMPARE(told(events, u"i"_s).size(), 1);
        QVERIFY(told(events, u"i"_s).front().startsWith(u"2 was killed"_s));
        QVERIFY(told(events, u"i"_s).front().endsWith(u" 60"_s));
    }

    /// Viewers take what begins earlier for the parent, and lose what does not nest.
    void eventsAreSortedAndNest() {
        const QList<QJsonObject> events = eventsIn(traceOf(
            record(Lost + u"\n4: ready 5 chunk 6-50 chunk 50-50 frozen 20-30 frozen 60-"_s)));
        qint64 before = 0;
        QMap<int, QList<qint64>> open; // ends of what is open, by track
        for (const QJsonObject& event : events) {
            if (event[u"ph"].toString() == u"M"_s)
                continue;
            const qint64 from = ns(event, u"ts"_s);
            QCOMPARE_GE(from, before);
            before = from;
            if (event[u"ph"].toString() != u"X"_s)
                continue;
            const qint64 until = from + ns(event, u"dur"_s);
            QList<qint64>& ends = open[event[u"pid"].toInt() * 10 + event[u"tid"].toInt()];
            while (!ends.isEmpty() && ends.back() <= from)
                ends.removeLast();
            QVERIFY(ends.isEmpty() || until <= ends.back());
            ends.append(until);
        }
    }

    void processesInChunksAreCounted() {
        QList<qint64> counts;
        const QList<QJsonObject> events = eventsIn(traceOf(record(Lost)));
        for (const QJsonObject& event : events) {
            if (event[u"ph"].toString() == u"C"_s)
                counts.append(event[u"args"][u"processes"].toInteger());
        }
        QCOMPARE(*std::max_element(counts.begin(), counts.end()), 2);
        QCOMPARE(*std::min_element(counts.begin(), counts.end()), 0);
        QCOMPARE(counts.back(), 0);
    }

    void lanesHaveNamesAndAnOrder() {
        RunRecord run = record(Lost);
        run.processes[0].pid = 4711;
        const QStringList names = told(eventsIn(traceOf(run)), u"M"_s);
        QVERIFY(names.contains(u"0 process_name: 00 driver"_s));
        QVERIFY(names.contains(u"1 process_name: 01 process 1 (pid 4711)"_s));
        // On the lane of process 2.
        QCOMPARE(names.filter(u"3 process_name: 02 process 3"_s).size(), 1);
        QCOMPARE(names.filter(u"process_sort_index"_s).size(), 3);
    }

    /// 10^16 ns are 115 days: a double would round them to 2 ns.
    void timesAreExact() {
        RunRecord run = record(u"wall 100\n1: ready 10"_s);
        run.wallNs = run.nowNs = 10'000'000'000'000'001;
        QVERIFY(traceOf(run).contains("\"dur\":10000000000000.001"));
        QVERIFY(traceOf(record(u"wall 7"_s)).contains("\"dur\":0.007"));
    }

    void nothingIsWrittenOnceItIsStopped() {
        std::stop_source stop;
        stop.request_stop();
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QVERIFY(!writeTraceJson(record(Lost), buffer, {stop.get_token()}));
        QCOMPARE(bytes, QByteArray());
    }

    /// Viewers that sort by name would put 100 before 11.
    void manyLanesSortByName() {
        QString text = u"wall 100"_s;
        for (int i = 1; i <= 100; ++i)
            text += u"\n%1: ready 10"_s.arg(i);
        const QStringList names = told(eventsIn(traceOf(record(text))), u"M"_s);
        QCOMPARE(names.filter(u"process_name: 000 driver"_s).size(), 1);
        QCOMPARE(names.filter(u"process_name: 011 process 11"_s).size(), 1);
        QCOMPARE(names.filter(u"process_name: 100 process 100"_s).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TraceJsonTest)
#include "tracejson_test.moc"
