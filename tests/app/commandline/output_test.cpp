#include "tests/support/program.h"
#include "tests/support/smalldisk.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// Output that cannot be written: told before there is a run to lose where that can be known, and
/// never half-written.
class OutputTest : public TestCase {
    Q_OBJECT

private slots:

    void textThatWasAskedFor_data() {
        QTest::addColumn<QString>("arguments");
        for (const char* arguments : {"--help", "run --help", "--version", "info"})
            QTest::newRow(arguments) << QString::fromLatin1(arguments);
    }

    void textThatWasAskedFor() {
        QFETCH(QString, arguments);
        const Ran full = runBash(u"$BIN/poolscope %1 > /dev/full"_s.arg(arguments));
        QCOMPARE(full.exitCode, 1);
        QCOMPARE(full.err, "Standard output could not be written: No space left on device.\n");
        const Ran closed = runBash(u"$BIN/poolscope %1 >&-"_s.arg(arguments));
        QCOMPARE(closed.exitCode, 1);
        QCOMPARE(closed.err, QByteArray());
        const Ran unread =
            runBash(u"{ sleep 0.1; $BIN/poolscope %1; echo $? >&2; } | true"_s.arg(arguments));
        QCOMPARE(unread.err, "1\n");
    }

    void namesThatCannotBeFiles_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("reason");
        QTest::addRow("no such folder") << u"none/a"_s << u"No such file or directory"_s;
        QTest::addRow("too long") << QString(300, u'x') << u"File name too long"_s;
        QTest::addRow("a file as folder") << u"file/a"_s << u"Not a directory"_s;
        QTest::addRow("link to itself") << u"circle"_s << u"Too many levels of symbolic links"_s;
    }

    void namesThatCannotBeFiles() {
        QFETCH(QString, name);
        QFETCH(QString, reason);
        const QTemporaryDir folder;
        for (const QString& option : {u"--json"_s, u"--save"_s}) {
            const Ran ran =
                runBash(u"cd '%1'; touch file; ln -sfn circle circle; "
                        "exec $BIN/poolscope run %2 '%3'"_s.arg(folder.path(), option, name));
            QCOMPARE(ran.exitCode, 2);
            QCOMPARE(ran.out, QByteArray());
            QCOMPARE(ran.err.count('\n'), 1);
            QVERIFY2(QString::fromUtf8(ran.err).contains(name + u" "_s) &&
                         QString::fromUtf8(ran.err).contains(reason),
                     ran.err.constData());
        }
    }

    void aFolderIsNoFile() {
        const QTemporaryDir folder;
        for (const QString& option : {u"--json"_s, u"--save"_s}) {
            const Ran ran = runProgram(u"poolscope"_s, {u"run"_s, option, folder.path()});
            QCOMPARE(ran.exitCode, 2);
            QCOMPARE(ran.out, QByteArray());
        }
    }

    void oneFileForBoth() {
        const QTemporaryDir folder;
        const Ran ran =
            runBash(u"cd '%1'; exec $BIN/poolscope run --json a --save ./a"_s.arg(folder.path()));
        QCOMPARE(ran.exitCode, 2);
        QCOMPARE(ran.err, "The file a cannot take both the JSON and the run file: choose two names "
                          "(see poolscope run --help).\n");
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void limitOnFiles() {
        const QTemporaryDir folder;
        const Ran ran =
            runBash(u"cd '%1'; ulimit -f 100; "
                    "exec $BIN/poolscope run -n 2000 -c 1 --json a"_s.arg(folder.path()));
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains("needs more than 205 kB, but only 102 kB can be written there"),
                 ran.err.constData());
    }

    /// Asked for before the run: what is written at the least would not fit.
    void fullDiskIsToldBefore_data() {
        QTest::addColumn<QString>("option");
        QTest::addRow("JSON") << u"--json $F/a"_s;
        QTest::addRow("run file") << u"--save $F/a"_s;
    }

    void fullDiskIsToldBefore() {
        QFETCH(QString, option);
        const QTemporaryDir folder;
        if (!canHaveSmallDisks(folder.path()))
            QSKIP("This system lets nobody mount a file system of their own.");
        const Ran ran =
            runOnSmallDisk(folder.path(), u"size=64k"_s,
                           u"$BIN/poolscope run -n 10000 -c 1 --no-results "_s + option);
        QCOMPARE(ran.exitCode, 2);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY2(ran.err.contains("but only 65.5 kB can be written there"), ran.err.constData());
    }

    /// What takes a little more than can be known before: all or nothing.
    void fullDiskIsToldAfterwards_data() {
        QTest::addColumn<QString>("size");
        QTest::addColumn<QString>("option");
        QTest::addRow("JSON") << u"size=980k"_s << u"--json $F/a"_s;
        QTest::addRow("run file") << u"size=240k"_s << u"--save $F/a"_s;
    }

    void fullDiskIsToldAfterwards() {
        QFETCH(QString, size);
        QFETCH(QString, option);
        const QTemporaryDir folder;
        if (!canHaveSmallDisks(folder.path()))
            QSKIP("This system lets nobody mount a file system of their own.");
        const Ran ran = runOnSmallDisk(
            folder.path(), size, u"$BIN/poolscope run -n 10000 -c 1 --no-results "_s + option);
        QCOMPARE(ran.exitCode, 1);
        QVERIFY(ran.out.startsWith("Pool    : [0, 1, 4, ")); // the run is not lost with the file
        QVERIFY(ran.out.endsWith("99980001]\n"));            // and there is no file
        const QByteArray last = ran.err.trimmed().split('\n').last();
        QVERIFY2(last.contains("was not written: "), ran.err.constData());
        QVERIFY2(ran.err.contains("No space left on device") || ran.err.contains("disk is full"),
                 ran.err.constData());
    }

    /// As a container does: renaming onto it is refused. It keeps being the file that is mounted.
    void aMountedFileIsWrittenInPlace() {
        const QTemporaryDir folder;
        if (!canHaveSmallDisks(folder.path()))
            QSKIP("This system lets nobody mount a file system of their own.");
        for (const QString& option : {u"--json"_s, u"--save"_s}) {
            const Ran ran = runBash(
                u"cd '%1'; exec unshare -rm bash -c 'touch real target; mount --bind real target; "
                "$BIN/poolscope run -n 5 --quiet %2 target; code=$?; umount target; "
                "head -c 6 real; exit $code'"_s.arg(folder.path(), option));
            QCOMPARE(ran.err, "");
            QCOMPARE(ran.exitCode, 0);
            QCOMPARE(ran.out, option == u"--json"_s ? "{\"form" : "SQLite");
            QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
                     (QStringList{u"real"_s, u"target"_s}));
            QVERIFY(QFile::remove(folder.filePath(u"real"_s)));
        }
    }

    /// A file alone that may be written, on a disk that may not.
    void aMountedFileInAFolderThatTakesNone() {
        const QTemporaryDir folder;
        if (!canHaveSmallDisks(folder.path()))
            QSKIP("This system lets nobody mount a file system of their own.");
        const Ran ran =
            runBash(u"cd '%1'; mkdir disk; echo a longer text than there will be >real; "
                    "exec unshare -rm bash -c 'mount -t tmpfs none disk; touch disk/a; "
                    "mount --bind real disk/a; mount -o remount,ro none disk; "
                    "$BIN/poolscope run -n 5 --quiet --json disk/a --no-results; "
                    "code=$?; tail -c 2 real; exit $code'"_s.arg(folder.path()));
        QCOMPARE(ran.err, "");
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.out, "}\n");
    }

    void everyOutputIsTried() {
        const QTemporaryDir folder;
        if (!canHaveSmallDisks(folder.path()))
            QSKIP("This system lets nobody mount a file system of their own.");
        const Ran ran = runOnSmallDisk(folder.path(), u"size=980k"_s,
                                       u"$BIN/poolscope run -n 10000 -c 1 --no-results --quiet "
                                       "--json $F/a --save %1-saved"_s.arg(folder.path()));
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY(QFile::remove(folder.path() + u"-saved"_s));
    }

    /// What a shell has opened belongs to the shell.
    void descriptorsAreWrittenOn() {
        const QTemporaryDir folder;
        const Ran ran =
            runBash(u"cd '%1'; echo old >log; "
                    "$BIN/poolscope run -n 5 --json /dev/stdout >>log 2>err && "
                    "$BIN/poolscope run -n 5 --quiet --json /dev/fd/3 3>json && "
                    "head -c 5 log && tail -n 1 log && head -c 6 json && "
                    "mkfifo pipe && { cat pipe | head -c 7 & } && "
                    "$BIN/poolscope run -n 5 --quiet --json pipe; wait"_s.arg(folder.path()));
        QCOMPARE(ran.out, "old\n{Pool    : [0, 1, 4, 9, 16]\n{\"form{\"forma");
    }

    void readOnlyDisk() {
        const QTemporaryDir folder;
        if (!canHaveSmallDisks(folder.path()))
            QSKIP("This system lets nobody mount a file system of their own.");
        for (const QString& option : {u"--json $F/a"_s, u"--save $F/a"_s}) {
            const Ran ran =
                runOnSmallDisk(folder.path(), u"ro"_s, u"$BIN/poolscope run "_s + option);
            QCOMPARE(ran.exitCode, 2);
            QCOMPARE(ran.out, QByteArray());
            QVERIFY2(ran.err.contains("Read-only file system"), ran.err.constData());
        }
    }

    /// A write that stops half-way has no reason of its own in Qt.
    void resultsThatFillTheDisk() {
        const QTemporaryDir folder;
        if (!canHaveSmallDisks(folder.path()))
            QSKIP("This system lets nobody mount a file system of their own.");
        const Ran ran =
            runOnSmallDisk(folder.path(), u"size=64k"_s, u"$BIN/poolscope run -n 1e5 > $F/a"_s);
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(ran.err, "Standard output could not be written: No space left on device.\n");
    }
};

QTEST_GUILESS_MAIN(OutputTest)
#include "output_test.moc"
