#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

void write(const QString& path, const QByteArray& text, bool program = false) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    if (program)
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// app/run.sh in a source folder of its own, with tools that only write down how they are called.
/// There is nothing else on PATH but what every Debian has.
class Sources {
public:
    explicit Sources(const QString& name = u"sources"_s)
        : m_folder(m_home.filePath(name)) {
        QDir().mkpath(m_folder + "/app"_L1);
        for (const QString& script : {u"/app/run.sh"_s, u"/app/setup.sh"_s})
            QFile::copy(QStringLiteral(POOLSCOPE_SOURCE) + script, m_folder + script);
        QDir().mkpath(tools());
        for (const QString& tool :
             {u"cat"_s, u"chmod"_s, u"cksum"_s, u"dirname"_s, u"env"_s, u"grep"_s, u"id"_s, u"ln"_s,
              u"mkdir"_s, u"readlink"_s, u"rm"_s, u"sed"_s, u"stat"_s, u"tr"_s})
            QFile::link(u"/usr/bin/"_s + tool, tools() + u'/' + tool);
        put(u"cmake"_s, R"(
echo "$PWD> $*" >> "$LOG"
mkdir -p build/release/bin
case $1 in
--preset) echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" > build/release/CMakeCache.txt
          touch() { : > "$1"; }; touch build/release/build.ninja ;;
--build)  printf '#!/bin/bash\necho "ran in $PWD: $*"\n' > build/release/bin/poolscope
          chmod +x build/release/bin/poolscope ;;
esac
)");
        put(u"dpkg-query"_s,
            R"(for package; do [ "$package" = -W ] || echo " ii $package "; done)");
        put(u"apt-get"_s, R"(echo "$PWD> apt-get $*" >> "$LOG")");
    }

    ~Sources() {
        for (const QString& place : buildPlaces()) {
            if (place.startsWith("/tmp/poolscope-"_L1))
                QFile::remove(place);
        }
    }

    /// A tool that does @p script.
    void put(const QString& tool, const QByteArray& script) const {
        QFile::remove(tools() + u'/' + tool);
        write(tools() + u'/' + tool, "#!/bin/bash\n" + script + '\n', true);
    }

    void moveTo(const QString& name) {
        QVERIFY(QDir().rename(m_folder, m_home.filePath(name)));
        m_folder = m_home.filePath(name);
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder + u'/' + name; }

    [[nodiscard]] QString home() const { return m_home.path(); }

    /// The tools that were called so far, each with the folder it was called in.
    [[nodiscard]] QStringList calls() const {
        const QString all = QString::fromUtf8(contentOf(m_home.filePath(u"log"_s)));
        return all.split(u'\n', Qt::SkipEmptyParts);
    }

    [[nodiscard]] QStringList buildPlaces() const {
        QStringList places;
        for (const QString& call : calls())
            places.append(call.section(u'>', 0, 0));
        places.removeDuplicates();
        return places;
    }

    /// Runs app/run.sh; an empty @p script is its own path.
    int run(const QStringList& arguments, const QMap<QString, QString>& more = {},
            const QString& script = {}) {
        QProcessEnvironment environment;
        environment.insert(u"PATH"_s, tools());
        environment.insert(u"LOG"_s, m_home.filePath(u"log"_s));
        for (auto it = more.begin(); it != more.end(); ++it)
            environment.insert(it.key(), it.value());
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(home());
        process.start(script.isEmpty() ? path(u"app/run.sh"_s) : script, arguments);
        process.waitForFinished(60'000);
        out = QString::fromUtf8(process.readAllStandardOutput());
        err = QString::fromUtf8(process.readAllStandardError());
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    QString out;
    QString err;

private:
    [[nodiscard]] QString tools() const { return m_home.filePath(u"tools"_s); }

    QTemporaryDir m_home;
    QString m_folder;
};

} // namespace

/// app/run.sh on machines of all kinds: it needs no git, builds what stands beside it, and says in
/// plain words what is missing.
class ScriptsTest : public TestCase {
    Q_OBJECT

private slots:

    void buildsAndBecomesTheProgram() {
        Sources sources;
        QCOMPARE(sources.run({u"run"_s, u"-n"_s, u"a b"_s}), 0);
        QCOMPARE(sources.out, u"ran in %1: run -n a b\n"_s.arg(sources.home()));
        QVERIFY(sources.err.startsWith("Building Poolscope"_L1));
        QCOMPARE(sources.calls().size(), 2);
        QVERIFY(sources.calls().at(0).endsWith("> --preset release"_L1));
        QVERIFY(sources.calls().at(1).endsWith("> --build --preset release"_L1));
        QCOMPARE(sources.run({u"info"_s}), 0);
        QCOMPARE(sources.calls().size(), 3); // what is configured stays so
        QCOMPARE(sources.err, QString());
    }

    void withoutADisplayItRunsTheNotebook() {
        Sources sources;
        QCOMPARE(sources.run({}), 0);
        QVERIFY(sources.out.endsWith(": run\n"_L1));
        QCOMPARE(sources.run({}, {{u"DISPLAY"_s, u":7"_s}}), 0);
        QVERIFY(sources.out.endsWith(": \n"_L1));
    }

    void foldersOfAnyName_data() {
        QTest::addColumn<QString>("name");
        for (const QString& name : {u"two words"_s, u"Übungen für 数学"_s, u"it's mine"_s,
                                    u"a\"b$c#d;e&f [1]"_s, u"-n"_s})
            QTest::addRow("%s", qPrintable(name)) << name;
    }

    /// Ninja loses its way at some characters and then builds everything each time.
    void foldersOfAnyName() {
        QFETCH(QString, name);
        Sources sources(name);
        QCOMPARE(sources.run({u"info"_s}), 0);
        QCOMPARE(sources.run({u"info"_s}), 0);
        QCOMPARE(sources.calls().size(), 3);
        const QStringList places = sources.buildPlaces();
        QCOMPARE(places.size(), 1);
        QCOMPARE(QFileInfo(places[0]).canonicalFilePath(),
                 QFileInfo(sources.path({})).canonicalFilePath());
        QVERIFY2(!places[0].contains(QRegularExpression(u"['\"$#;&\\[]"_s)), qPrintable(places[0]));
    }

    /// A folder that was moved or copied would build what it was made from.
    void movedFoldersAreConfiguredAnew() {
        Sources sources;
        QCOMPARE(sources.run({u"info"_s}), 0);
        write(sources.path(u"build/release/old"_s), {});
        sources.moveTo(u"elsewhere"_s);
        QCOMPARE(sources.run({u"info"_s}), 0);
        QCOMPARE(sources.calls().size(), 4);
        QVERIFY(sources.calls().at(2).endsWith("/elsewhere> --preset release"_L1));
        QVERIFY(!QFile::exists(sources.path(u"build/release/old"_s)));
    }

    void theCallersShellDoesNotMatter() {
        Sources sources;
        write(sources.home() + "/rc"_L1, "set -u; IFS=a; shopt -s expand_aliases; alias cd=false\n"
                                         "readlink() { echo nonsense; }; echo noise\n");
        const QMap<QString, QString> odd{{u"CDPATH"_s, u"."_s},
                                         {u"BASH_ENV"_s, sources.home() + "/rc"_L1},
                                         {u"BASH_FUNC_dirname%%"_s, u"() { echo nonsense; }"_s},
                                         {u"GREP_OPTIONS"_s, u"-v"_s},
                                         {u"SHELLOPTS"_s, u"noglob:xtrace"_s},
                                         {u"POSIXLY_CORRECT"_s, u"1"_s}};
        QCOMPARE(sources.run({u"info"_s}, odd), 0);
        QCOMPARE(sources.out, u"ran in %1: info\n"_s.arg(sources.home()));
        const QString link = sources.home() + "/poolscope"_L1;
        QVERIFY(QFile::link(sources.path(u"app/run.sh"_s), link));
        QCOMPARE(sources.run({u"info"_s}, {}, link), 0);
        QCOMPARE(sources.out, u"ran in %1: info\n"_s.arg(sources.home()));
    }

    void heldPackagesAreInstalled() {
        Sources sources;
        sources.put(u"dpkg-query"_s,
                    R"(for package; do echo " hi $package "; done; echo " rc g++-old ")");
        QCOMPARE(sources.run({u"info"_s}), 0);
        QVERIFY(!sources.calls().join(u'\n').contains(u"apt-get"_s));
    }

    void withoutRootItSaysWhatToInstall() {
        Sources sources;
        sources.put(u"id"_s, "echo 1000");
        sources.put(u"dpkg-query"_s, R"(echo " ii g++ "; echo " rc cmake "; exit 1)");
        QCOMPARE(sources.run({u"info"_s}), 1);
        QCOMPARE(sources.out, QString());
        QVERIFY2(sources.err.contains("apt-get install --no-install-recommends cmake ninja"_L1),
                 qPrintable(sources.err));
        QCOMPARE(sources.calls(), QStringList());
    }

    void sudoInstalls() {
        Sources sources;
        sources.put(u"id"_s, "echo 1000");
        sources.put(u"sudo"_s, R"(echo "> sudo" >> "$LOG"; exec "$@")");
        sources.put(u"dpkg-query"_s, "exit 1");
        QCOMPARE(sources.run({u"info"_s}), 0);
        QVERIFY(sources.calls().at(0).endsWith("> sudo"_L1));
        QVERIFY(sources.calls().at(1).contains("> apt-get update"_L1));
        QVERIFY(sources.calls().at(3).contains("> apt-get install"_L1));
        QVERIFY(sources.calls().at(3).endsWith(" libboost-dev"_L1));
        QCOMPARE(sources.out, u"ran in %1: info\n"_s.arg(sources.home()));
    }

    void aFolderThatCannotBeWrittenTo() {
        Sources sources;
        write(sources.path(u"build"_s), {}); // a file in its place: root may write everywhere
        QCOMPARE(sources.run({u"info"_s}), 1);
        QCOMPARE(sources.err.count(u'\n'), 1);
        QVERIFY2(sources.err.contains("cannot be written to"_L1), qPrintable(sources.err));
    }

    void aFailedBuildTellsWhy() {
        Sources sources;
        sources.put(u"cmake"_s, "echo no compiler; exit 1");
        QCOMPARE(sources.run({u"info"_s}), 1);
        QCOMPARE(sources.out, QString());
        QVERIFY(sources.err.contains("no compiler\nPoolscope could not be built"_L1));
    }
};

QTEST_GUILESS_MAIN(ScriptsTest)
#include "scripts_test.moc"
