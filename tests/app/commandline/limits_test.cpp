#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

#ifdef POOLSCOPE_SANITIZED
constexpr bool Sanitized = true;
#else
constexpr bool Sanitized = false;
#endif

/// Limits on processes do not hold for root, so there somebody who has no processes is asked.
QString asSomebody() {
    return getuid() == 0 ? u"setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs "_s
                         : QString();
}

/// A folder with a program of the build and, as its worker program, what a test puts there.
class OtherFolder {
public:
    OtherFolder() { m_isWhole = QFile::copy(programPath(u"poolscope"_s), driver()); }

    [[nodiscard]] bool isWhole() const { return m_isWhole; }

    [[nodiscard]] QString driver() const { return m_folder.filePath(u"poolscope"_s); }

    [[nodiscard]] QString worker() const { return m_folder.filePath(u"poolscope-worker"_s); }

    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    [[nodiscard]] bool writeWorker(const QByteArray& content) const {
        QFile file(worker());
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() &&
               file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    }

private:
    QTemporaryDir m_folder;
    bool m_isWhole = false;
};

void verifyRefused(const Ran& ran, int exitCode, const QString& mentions) {
    QVERIFY2(QString::fromUtf8(ran.err).contains(mentions), ran.err.constData());
    QVERIFY2(ran.err.count('\n') == 1, ran.err.constData());
    QCOMPARE(ran.exitCode, exitCode);
    QCOMPARE(ran.out, QByteArray());
}

} // namespace

/// What the machine does not have room for is refused in one sentence before anything is started.
class LimitsTest : public TestCase {
    Q_OBJECT

private slots:

    void descriptors() {
        const Ran ran = runBash(u"ulimit -n 60; exec $BIN/poolscope run -p 64"_s);
        verifyRefused(ran, 2, u"A run with 64 processes needs 2"_s);
        QVERIFY(ran.err.contains("open files, but this account may have 60 (ulimit -n)"));
        QVERIFY(ran.err.contains("(see poolscope info)"));
    }

    /// As many files as the refusal asks for are enough, but for those that a test's parents left
    /// open beyond the lower limit.
    void descriptorsThatAreNeeded() {
        const Ran ran = runBash(
            u"folder=$(mktemp -d); trap 'rm -r $folder' EXIT; "
            "needed=$(ulimit -n 60; $BIN/poolscope run -p 64 2>&1 | sed 's/.*needs \\([0-9]*\\) "
            "open.*/\\1/'); "
            "ulimit -n $((needed + 2)); $BIN/poolscope run -p 64 -n 3 --json $folder/a --save $folder/b"_s);
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(ran.out, "Pool    : [0, 1, 4]\n");
    }

    void softLimitIsRaised() {
        const Ran ran = runBash(u"ulimit -S -n 60; $BIN/poolscope run -p 64 -n 3"_s);
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(ran.out, "Pool    : [0, 1, 4]\n");
    }

    void processes() {
        if (Sanitized)
            QSKIP("The sanitizer looks for leaks in a process of its own.");
        const QString line = u"ulimit -u 5; exec %1 $BIN/poolscope run -p 64"_s;
        if (runBash(u"exec %1 $BIN/poolscope --version"_s.arg(asSomebody())).exitCode != 0)
            QSKIP("Another account cannot run the program that was built here.");
        const Ran ran = runBash(line.arg(asSomebody()));
        verifyRefused(ran, 2, u"There is no room for 64 processes: this account may start "_s);
        QVERIFY(ran.err.contains("more (ulimit -u)"));
        QVERIFY(ran.err.contains("(see poolscope info)"));
    }

    /// As many as the refusal allows can be started.
    void processesThatAreLeft() {
        if (Sanitized)
            QSKIP("The sanitizer looks for leaks in a process of its own.");
        if (getuid() != 0)
            QSKIP("Only root can ask for an account whose processes do not come and go.");
        if (runBash(u"exec %1 $BIN/poolscope --version"_s.arg(asSomebody())).exitCode != 0)
            QSKIP("Another account cannot run the program that was built here.");
        const QString line = u"ulimit -u 20; exec %1 $BIN/poolscope run -n 3 --quiet -p %2"_s;
        const Ran refused = runBash(line.arg(asSomebody()).arg(64));
        static const QRegularExpression more(u"may start (\\d+) more"_s);
        const int left = more.match(QString::fromUtf8(refused.err)).captured(1).toInt();
        QVERIFY2(left > 0 && left < 20, refused.err.constData());
        QCOMPARE(runBash(line.arg(asSomebody()).arg(left)).exitCode, 0);
        QCOMPARE(runBash(line.arg(asSomebody()).arg(left + 1)).exitCode, 2);
    }

    void addresses() {
        if (Sanitized)
            QSKIP("The sanitizer has mapped more than any limit.");
        const QString limit = u"ulimit -v 1000000; "_s;
        const Ran ran = runBash(limit + u"$BIN/poolscope run -n 1e9"_s);
        verifyRefused(ran, 2,
                      u"An input size of 1 000 000 000 needs 16.0 GB of memory, but this "
                      "account’s limit (ulimit -v) leaves "_s);
        verifyRefused(runBash(limit + u"$BIN/poolscope run -n 2e7 -c 1"_s), 2, u"ulimit -v"_s);
        QCOMPARE(runBash(limit + u"$BIN/poolscope run -n 1e6 --quiet"_s).exitCode, 0);
    }

    /// ulimit -d holds for some memory only, which nobody can tell before.
    void memoryThatRunsOut() {
        if (Sanitized)
            QSKIP("The sanitizer needs more memory than this test leaves.");
        const Ran ran = runBash(u"ulimit -d 100000; $BIN/poolscope run -n 4e6 -c 1"_s);
        verifyRefused(ran, 1, u"The run took more memory than the system gives"_s);
    }

    void fileSize() {
        const QString limit = u"ulimit -f 1000; "_s; // blocks of 1024 bytes
        const Ran ran = runBash(limit + u"$BIN/poolscope run -n 1e6"_s);
        verifyRefused(ran, 2, u"An input size of 1 000 000 needs a shared table of 8.0"_s);
        QVERIFY(ran.err.contains("(ulimit -f) allows 1.02 MB"));
        QCOMPARE(runBash(limit + u"$BIN/poolscope run -n 1e4 --quiet"_s).exitCode, 0);
    }

    void theWorkerProgramIsMissing() {
        const OtherFolder folder;
        QVERIFY(folder.isWhole());
        verifyRefused(runBash(folder.driver() + u" run"_s), 1, folder.worker() + u" is missing"_s);
    }

    void theWorkerProgramCannotBeRun() {
        const OtherFolder folder;
        QVERIFY(QFile::copy(programPath(u"poolscope-worker"_s), folder.worker()));
        QFile::setPermissions(folder.worker(), QFile::ReadOwner);
        verifyRefused(runBash(folder.driver() + u" run"_s), 1,
                      folder.worker() + u" is not a file that may be executed"_s);
        QVERIFY(QFile::remove(folder.worker()));
        QVERIFY(QDir().mkdir(folder.worker()));
        verifyRefused(runBash(folder.driver() + u" run"_s), 1,
                      folder.worker() + u" is not a file that may be executed"_s);
    }

    void theWorkerProgramIsForeign() {
        const OtherFolder folder;
        QVERIFY(QFile::copy(u"/bin/true"_s, folder.worker()));
        verifyRefused(runBash(folder.driver() + u" run"_s), 1,
                      u"does not belong to this version of Poolscope, " POOLSCOPE_VERSION ""_s);
    }

    void theWorkerProgramIsAScript() {
        const OtherFolder folder;
        const QString trace = folder.file(u"was-run"_s);
        QVERIFY(folder.writeWorker("#!/bin/sh\ntouch '" + trace.toUtf8() + "'\n"));
        verifyRefused(runBash(folder.driver() + u" run"_s), 1, u"does not belong"_s);
        QVERIFY2(!QFileInfo::exists(trace), "nothing was started");
    }

    void theWorkerProgramIsOfAnotherVersion() {
        QFile program(programPath(u"poolscope-worker"_s));
        QVERIFY(program.open(QIODevice::ReadOnly));
        QByteArray bytes = program.readAll();
        const qsizetype at = bytes.indexOf("poolscope-worker " POOLSCOPE_VERSION);
        QVERIFY(at > 0);
        const OtherFolder folder;
        QVERIFY(folder.writeWorker(bytes));
        QCOMPARE(runBash(folder.driver() + u" run --quiet"_s).exitCode, 0);
        QVERIFY(QFile::remove(folder.worker()));
        bytes[at + qsizetype(qstrlen("poolscope-worker "))] = '9';
        QVERIFY(folder.writeWorker(bytes));
        verifyRefused(runBash(folder.driver() + u" run"_s), 1, u"does not belong"_s);
    }

    void infoTellsTheLimits() {
        const Ran ran = runProgram(u"poolscope"_s, {u"info"_s});
        QCOMPARE(ran.exitCode, 0);
        for (const char* row : {"\nmemory          ", "\nprocesses       ", "\nopen files      "})
            QVERIFY2(ran.out.contains(row), ran.out.constData());
    }

    void infoTellsTheLimitsOfTheAccount() {
        if (Sanitized)
            QSKIP("The sanitizer looks for leaks in a process of its own.");
        if (runBash(u"exec %1 $BIN/poolscope --version"_s.arg(asSomebody())).exitCode != 0)
            QSKIP("Another account cannot run the program that was built here.");
        const Ran ran = runBash(u"ulimit -v 1000000; ulimit -n 70; ulimit -f 2000; ulimit -u 1; "
                                "exec %1 $BIN/poolscope info"_s.arg(asSomebody()));
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        for (const char* text : {"processes       none more (limit of this account, ulimit -u)\n",
                                 "open files      70 (limit of this account, ulimit -Hn)\n",
                                 "file size       2.05 MB (limit of this account, ulimit -f)\n",
                                 "MB for a run (limit of this account, ulimit -v)\n"})
            QVERIFY2(ran.out.contains(text), ran.out.constData());
    }
};

QTEST_GUILESS_MAIN(LimitsTest)
#include "limits_test.moc"
