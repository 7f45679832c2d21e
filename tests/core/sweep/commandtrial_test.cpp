#include "core/sweep/commandtrial.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

#include <optional>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 30'000;

/// What came of running @p command.
std::optional<SweptRun> runOf(const QStringList& command) {
    CommandTrial trial(command);
    std::vector<SweptRun> runs;
    QObject::connect(&trial, &Trial::ended, &trial,
                     [&runs](const SweptRun& run, const SharedRecord& whole) {
                         runs.push_back(run);
                         if (whole)
                             qWarning("a record of a program of which nobody knows more");
                     });
    trial.start();
    if (!QTest::qWaitFor([&runs] { return !runs.empty(); }, PatienceMs))
        return std::nullopt;
    QTest::qWait(20); // for a second end that must not come
    return runs.size() == 1 ? std::optional(runs.front()) : std::nullopt;
}

QString failureOf(const QStringList& command) {
    const auto run = runOf(command);
    return run && run->failure && !run->wallNs ? run->failure->detail : u"it did not fail"_s;
}

} // namespace

class CommandTrialTest : public TestCase {
    Q_OBJECT

private slots:

    void placesAreFilledIn() {
        const QStringList command{u"tool"_s, u"-T{p}"_s, u"--size={c}"_s, u"{p}/{p}"_s, u"{x}"_s};
        QCOMPARE(filledIn(command, {8, {ScheduleKind::Fixed, 100}}),
                 QStringList({u"tool"_s, u"-T8"_s, u"--size=100"_s, u"8/8"_s, u"{x}"_s}));
    }

    void timesTheWholeProcess() {
        const auto run = runOf({u"sleep"_s, u"0.05"_s});
        QVERIFY(run && run->counts());
        QVERIFY(*run->wallNs >= 50 * NsPerMs);
    }

    void whatItWritesIsThrownAway() {
        const auto run = runOf({u"sh"_s, u"-c"_s, u"echo a; echo b >&2; cat"_s}); // stdin is empty
        QVERIFY(run && run->counts());
    }

    void failures() {
        QCOMPARE(failureOf({u"sh"_s, u"-c"_s, u"echo first >&2; echo last >&2; exit 3"_s}),
                 u"exit code 3: last"_s);
        QCOMPARE(failureOf({u"false"_s}), u"exit code 1"_s);
        QCOMPARE(failureOf({u"sh"_s, u"-c"_s, u"kill -9 $$"_s}), u"signal 9"_s);
        QVERIFY(failureOf({u"/nowhere/tool"_s}).contains(u"No such file"_s));
        QVERIFY(failureOf({u"/etc/hostname"_s}) != u"it did not fail"_s); // no program
    }

    /// It and what it started, without a wait for either.
    void destroyedWhileItRuns() {
        const QTemporaryDir folder;
        const QString pid = folder.filePath(u"pid"_s);
        const auto written = [&pid] {
            QFile file(pid);
            return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
        };
        {
            CommandTrial trial({u"sh"_s, u"-c"_s, u"sleep 1000 & echo $! > '%1'; wait"_s.arg(pid)});
            trial.start();
            QTRY_VERIFY_WITH_TIMEOUT(!written().isEmpty(), PatienceMs);
        }
        const QString child = u"/proc/%1/exe"_s.arg(QString::fromLatin1(written()));
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(child), PatienceMs); // of a zombie neither
    }
};

QTEST_GUILESS_MAIN(CommandTrialTest)
#include "commandtrial_test.moc"
