#include "core/store/runfile.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// `poolscope export`: from run files to what other programs read, and read by those.
class ExportTest : public TestCase {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    static Ran exported(const QStringList& arguments) {
        return runProgram(u"poolscope"_s, QStringList{u"export"_s} + arguments);
    }

private slots:

    void initTestCase() {
        QCOMPARE(
            runProgram(u"poolscope"_s, {u"run"_s, u"-n"_s, u"30"_s, u"-c"_s, u"4"_s, u"--first"_s,
                                        u"5"_s, u"--save"_s, path(u"run.poolscope"_s)})
                .exitCode,
            0);
        QCOMPARE(runProgram(u"poolscope"_s, {u"sweep"_s, u"-n"_s, u"10"_s, u"-p"_s, u"1,2"_s,
                                             u"--repeats"_s, u"1"_s, u"--budget"_s, u"1s"_s,
                                             u"--quiet"_s, u"--save"_s, path(u"sweep.poolscope"_s)})
                     .exitCode,
                 0);
    }

    void everythingAtOnce() {
        const Ran ran = exported({path(u"run.poolscope"_s), u"--to"_s, path(u"a.csv"_s), u"--to"_s,
                                  path(u"a.json"_s), u"--to"_s, path(u"a.trace.json"_s), u"--to"_s,
                                  path(u"a.joblog"_s), u"--to"_s, path(u"a.md"_s)});
        QCOMPARE(ran.err, QByteArray());
        QCOMPARE(ran.exitCode, 0);
        const QJsonObject json = jsonFile(path(u"a.json"_s));
        QCOMPARE(json[u"results"].toArray().size(), 30);
        QCOMPARE(json[u"results"][29].toInteger(), 34 * 34);
        // Python reads them, too.
        const Ran read = runBash(uR"(cd '%1' && python3 - <<'END'
import csv, json
chunks = list(csv.DictReader(open('a.csv', newline='')))
assert len(chunks) == 8 and chunks[0]['status'] == 'done', chunks
trace = json.load(open('a.trace.json'))
done = [e for e in trace['traceEvents'] if e['ph'] == 'X' and e['name'].startswith('chunk ')]
assert sorted(e['args']['first'] for e in done) == list(range(5, 35, 4)), done
by_first = {e['args']['first']: e for e in done}
for c in chunks:
    e = by_first[int(c['first'])]
    assert e['pid'] == int(c['process']) and e['ts'] == float(c['start_us']), (c, e)
jobs = list(csv.DictReader(open('a.joblog'), delimiter='\t'))
assert len(jobs) == 8 and all(j['Exitval'] == '0' for j in jobs), jobs
print(sum(int(c['count']) for c in chunks))
END)"_s.arg(m_folder.path()));
        QCOMPARE(read.err, QByteArray());
        QCOMPARE(read.out.trimmed(), "30");
        QFile markdown(path(u"a.md"_s));
        QVERIFY(markdown.open(QIODevice::ReadOnly));
        QVERIFY(markdown.readAll().startsWith("# Finished: 30 squares, 8 chunks"));
    }

    void resultsThatTheFileDoesNotHold() {
        const Ran ran =
            exported({path(u"run.poolscope"_s), u"--format"_s, u"results"_s, u"--to"_s, u"-"_s});
        QCOMPARE(ran.exitCode, 0);
        const QByteArrayList lines = ran.out.split('\n');
        QCOMPARE(lines.size(), 32);
        QVERIFY(lines[1].startsWith("5,25,"));
        QVERIFY(lines[30].startsWith("34,1156,"));
    }

    void aSweep() {
        const Ran ran = exported({path(u"sweep.poolscope"_s), u"--to"_s, path(u"s.csv"_s),
                                  u"--to"_s, path(u"s.json"_s)});
        QCOMPARE(ran.err, QByteArray());
        QCOMPARE(jsonFile(path(u"s.json"_s))[u"points"].toArray().size(), 2);
        QFile csv(path(u"s.csv"_s));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().trimmed().count('\n'), 2);
    }

    void refusals_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("part");
        const QString run = path(u"run.poolscope"_s);
        const QString sweep = path(u"sweep.poolscope"_s);
        const QString to = u"--to"_s;
        const QString csv = path(u"no.csv"_s);
        QTest::newRow("nothing") << QStringList{} << u"no run file"_s;
        QTest::newRow("no target") << QStringList{run} << u"no file to write"_s;
        QTest::newRow("missing") << QStringList{path(u"none"_s), to, csv} << u"none"_s;
        QTest::newRow("foreign") << QStringList{u"/bin/sh"_s, to, csv} << u"/bin/sh"_s;
        QTest::newRow("ending") << QStringList{run, to, path(u"a.xyz"_s)} << u"no format"_s;
        QTest::newRow("stdout") << QStringList{run, to, u"-"_s} << u"--format"_s;
        QTest::newRow("twice to stdout")
            << QStringList{run, to, u"-"_s, to, u"-"_s, u"--format"_s, u"json"_s}
            << u"one format"_s;
        QTest::newRow("format") << QStringList{run, to, csv, u"--format"_s, u"x"_s}
                                << u"“x” is no format"_s;
        QTest::newRow("of a sweep")
            << QStringList{sweep, to, csv, u"--format"_s, u"joblog"_s} << u"holds a sweep"_s;
        QTest::newRow("of a run") << QStringList{run, to, csv, u"--format"_s, u"points"_s}
                                  << u"holds a run"_s;
        QTest::newRow("same twice") << QStringList{run, to, csv, to, csv} << u"two formats"_s;
        QTest::newRow("itself") << QStringList{run, to, run, u"--format"_s, u"json"_s}
                                << u"the run file itself"_s;
        QTest::newRow("folder") << QStringList{run, to, u"/nowhere/a.csv"_s} << u"/nowhere"_s;
        QTest::newRow("two files") << QStringList{run, sweep, to, csv} << u"one word too many"_s;
        QTest::newRow("near option") << QStringList{run, u"--too"_s, csv} << u"did you mean --to"_s;
        QTest::newRow("no value") << QStringList{run, to} << u"needs a value"_s;
    }

    void refusals() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, part);
        const Ran ran = exported(arguments);
        QCOMPARE(ran.exitCode, 2);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY2(ran.err.contains(part.toUtf8()), ran.err.constData());
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY(!QFileInfo::exists(path(u"no.csv"_s)));
        QVERIFY(loadRun(path(u"run.poolscope"_s)).hasValue());
    }

    /// However it is called, the run file is not replaced by a table of it.
    void linksToTheRunFile() {
        const QString link = path(u"link.json"_s);
        QVERIFY(QFile::link(path(u"run.poolscope"_s), link));
        QCOMPARE(exported({path(u"run.poolscope"_s), u"--to"_s, link}).exitCode, 2);
        QCOMPARE(exported({link, u"--to"_s, path(u"run.poolscope"_s), u"--format"_s, u"json"_s})
                     .exitCode,
                 2);
        QVERIFY(loadRun(path(u"run.poolscope"_s)).hasValue());
    }

    /// What a file says of its size need not fit the rest of it.
    void resultsOfAFileThatLies() {
        const QString lie = path(u"lie.poolscope"_s);
        QVERIFY(QFile::copy(path(u"run.poolscope"_s), lie));
        const Ran changed = runBash(uR"(python3 - '%1' <<'END'
import sqlite3, sys
file = sqlite3.connect(sys.argv[1])
file.execute("UPDATE setting SET value = 5 WHERE key = 'size'")
file.commit()
END)"_s.arg(lie));
        QCOMPARE(changed.err, QByteArray());
        const Ran ran = exported({lie, u"--format"_s, u"results"_s, u"--to"_s, u"-"_s});
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains("holds no results"), ran.err.constData());
        QCOMPARE(exported({lie, u"--to"_s, path(u"lie.json"_s)}).exitCode, 0);
        QVERIFY(jsonFile(path(u"lie.json"_s))[u"results"].isNull());
    }

    void aFullDiskIsOneSentence() {
        const Ran ran = exported(
            {path(u"run.poolscope"_s), u"--format"_s, u"json"_s, u"--to"_s, u"/dev/full"_s});
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY2(ran.err.contains("/dev/full"), ran.err.constData());
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
