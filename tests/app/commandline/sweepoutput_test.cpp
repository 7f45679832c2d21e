#include "core/store/sweepfile.h"
#include "tests/support/program.h"
#include "tests/support/running.h"
#include "tests/support/smalldisk.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>

#include <csignal>
#include <random>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr auto All = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;

/// What the JSON tells of the times of a point's runs.
QList<qint64> timesIn(const QJsonObject& json, int point) {
    QList<qint64> times;
    const QJsonArray runs = json[u"points"][point][u"runs_ns"].toArray();
    for (const auto& time : runs)
        times.append(time.toInteger());
    return times;
}

QList<qint64> timesOf(const SweepPoint& point) {
    QList<qint64> times;
    for (const SweptRun& run : point.runs)
        times.append(run.counts() ? *run.wallNs : 0);
    return times;
}

/// Whether the process has a file open that has no name any more: a database that it fills.
bool isSaving(qint64 pid) {
    QDirIterator files(u"/proc/%1/fd"_s.arg(pid), QDir::Files | QDir::System);
    while (files.hasNext()) {
        const QString target = QFile::symLinkTarget(files.next());
        if (target.contains("sweep.poolscope"_L1) && target.endsWith("(deleted)"_L1))
            return true;
    }
    return false;
}

} // namespace

/// `poolscope sweep --save`: all of it, or nothing and a sentence.
class SweepOutputTest : public TestCase {
    Q_OBJECT

private slots:

    void theWholeSweepIsKept() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a.poolscope"_s);
        const Ran ran =
            runProgram(u"poolscope"_s, {u"sweep"_s, u"-n"_s, u"100"_s, u"-p"_s, u"1,2"_s, u"-c"_s,
                                        u"10"_s, u"--repeats"_s, u"3"_s, u"--budget"_s, u"1s"_s,
                                        u"--json"_s, u"-"_s, u"--save"_s, file});
        QCOMPARE(ran.err, "");
        QCOMPARE(ran.exitCode, 0);
        const auto loaded = loadSweep(file);
        QVERIFY(loaded.hasValue());
        const SweepRecord& sweep = loaded.value();
        const QJsonObject json = jsonObject(ran.out);
        QCOMPARE(sweep.outcome, Outcome::Finished);
        QCOMPARE(sweep.config.input.size, quint64{100});
        QCOMPARE(sweep.blocks, json[u"blocks"].toInt());
        QCOMPARE(sweep.points.size(), 2U);
        for (int at = 0; at < 2; ++at) {
            const SweepPoint& point = sweep.points[static_cast<std::size_t>(at)];
            QCOMPARE(point.setting.processes, at + 1);
            QCOMPARE(timesOf(point), timesIn(json, at));
            QVERIFY(point.kept != nullptr);
            QCOMPARE(point.kept->config, configOf(sweep.config, point.setting));
            QCOMPARE(point.kept->chunks.size(), 10U);
            QVERIFY(timesOf(point).contains(point.kept->wallNs.value_or(0)));
        }
        QCOMPARE(QDir(folder.path()).entryList(All), QStringList{u"a.poolscope"_s});
    }

    void anotherProgram() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a.poolscope"_s);
        const Ran ran = runProgram(u"poolscope"_s, {u"sweep"_s, u"-p"_s, u"1,2"_s, u"--repeats"_s,
                                                    u"2"_s, u"--budget"_s, u"1s"_s, u"--save"_s,
                                                    file, u"--"_s, u"true"_s, u"{p}"_s});
        QCOMPARE(ran.exitCode, 0);
        const auto loaded = loadSweep(file);
        QVERIFY(loaded.hasValue());
        QCOMPARE(loaded.value().command, (QStringList{u"true"_s, u"{p}"_s}));
        QVERIFY(loaded.value().points[1].runs.size() >= 2);
    }

    void interruptedItIsSavedToo() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a.poolscope"_s);
        Running running(
            u"-p 1,2 -n 20 --repeats 1000 --budget 1h --quiet --progress always --save "_s + file,
            u"sweep"_s);
        QByteArray progress;
        QTRY_VERIFY((progress += running.err()).contains("7 of about"));
        running.send(SIGINT);
        QCOMPARE(running.wait(), 130);
        const auto loaded = loadSweep(file);
        QVERIFY(loaded.hasValue());
        QCOMPARE(loaded.value().outcome, Outcome::Stopped);
        QVERIFY(loaded.value().points[0].runs.size() >= 7);
    }

    /// Asked for before the first run: what is written at the least would not fit.
    void aFullDiskIsToldBefore() {
        const QTemporaryDir folder;
        if (!canHaveSmallDisks(folder.path()))
            QSKIP("This system lets nobody mount a file system of their own.");
        const Ran ran = runOnSmallDisk(folder.path(), u"size=64k"_s,
                                       u"$BIN/poolscope sweep -n 2000 -c 1 -p 1,2 --save $F/a"_s);
        QCOMPARE(ran.exitCode, 2);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY2(ran.err.contains("The file ") && ran.err.contains("but only 65.5 kB can be"),
                 ran.err.constData());
    }

    /// The other outputs are there; the file is not, not even half of it.
    void aFullDiskIsToldAfterwards() {
        const QTemporaryDir folder;
        if (!canHaveSmallDisks(folder.path()))
            QSKIP("This system lets nobody mount a file system of their own.");
        const Ran ran =
            runOnSmallDisk(folder.path(), u"size=132k"_s,
                           u"$BIN/poolscope sweep -n 2000 -c 1 -p 1,2 --repeats 2 --budget 1s "
                           "--save $F/a --json %1.json"_s.arg(folder.path()));
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.out.startsWith("Processes  Schedule"), ran.out.constData());
        QVERIFY2(!ran.out.endsWith("\na\n"), ran.out.constData());
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY2(ran.err.contains("was not written: "), ran.err.constData());
        QCOMPARE(jsonFile(folder.path() + u".json"_s)[u"points"].toArray().size(), 2);
        QVERIFY(QFile::remove(folder.path() + u".json"_s));
    }

    /// Of a sweep with so many chunks that it takes a while.
    void killedWhileItSaves() {
        std::mt19937 random(4711);
        int killedBefore = 0; // it was saved
        for (int round = 0; round < 8 || (killedBefore == 0 && round < 100); ++round) {
            const QTemporaryDir folder;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"TMPDIR"_s, folder.path());
            const QString file = folder.filePath(u"sweep.poolscope"_s);
            Running running(u"-n 3e5 -c 1 -p 1 --repeats 1 --budget 1ms --baseline skip --quiet "
                            "--save "_s +
                                file,
                            environment, u"sweep"_s);
            QTRY_VERIFY(isSaving(running.pid()) || !running.isRunning());
            QTest::qWait(static_cast<int>(random() % 400));
            running.send(SIGKILL);
            running.wait(); // on a fast machine it may have been through
            QStringList left = QDir(folder.path()).entryList(All);
            if (left.removeOne(u"sweep.poolscope"_s))
                QVERIFY(loadSweep(file).hasValue());
            else
                ++killedBefore;
            QCOMPARE(left, QStringList());
        }
        QVERIFY(killedBefore > 0);
    }
};

QTEST_GUILESS_MAIN(SweepOutputTest)
#include "sweepoutput_test.moc"
