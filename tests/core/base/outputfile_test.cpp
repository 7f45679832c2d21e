#include "core/base/outputfile.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

void writeText(const QString& path, const QByteArray& text) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QByteArray textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

/// "written", or why not.
QString outcomeOf(const QString& path, const QByteArray& text) {
    OutputFile file(path);
    if (const auto error = file.open())
        return error->detail;
    const auto error =
        file.write([&text](QIODevice& out) { return out.write(text) == text.size(); });
    return error ? error->detail : u"written"_s;
}

} // namespace

/// Files that are written whole or not at all, also where they cannot be replaced. What needs
/// mounts is tried in app/commandline/output_test.cpp.
class OutputFileTest : public TestCase {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:

    void aNewFile() {
        QCOMPARE(outcomeOf(path(u"new"_s), "text"), u"written"_s);
        QCOMPARE(textOf(path(u"new"_s)), "text");
    }

    void theOldOneStaysUntilAllIsWritten() {
        writeText(path(u"old"_s), "a longer text");
        OutputFile file(path(u"old"_s));
        QCOMPARE(file.open(), std::nullopt);
        QVERIFY(file.isFile());
        QByteArray meanwhile;
        const auto error = file.write([&](QIODevice& out) {
            out.write("short");
            meanwhile = textOf(path(u"old"_s));
            return true;
        });
        QCOMPARE(error, std::nullopt);
        QCOMPARE(meanwhile, "a longer text");
        QCOMPARE(textOf(path(u"old"_s)), "short");
    }

    void whatIsGivenUpLeavesNothing() {
        writeText(path(u"kept"_s), "kept");
        OutputFile file(path(u"kept"_s));
        QCOMPARE(file.open(), std::nullopt);
        QVERIFY(file.write([](QIODevice& out) {
                        out.write("half");
                        return false;
                    })
                    .has_value());
        QCOMPARE(textOf(path(u"kept"_s)), "kept");
        QVERIFY(!QDir(m_folder.path()).entryList(QDir::Files).join(u' ').contains(u"kept."_s));
    }

    void aLinkStaysALink() {
        writeText(path(u"target"_s), "old");
        QVERIFY(QFile::link(u"target"_s, path(u"link"_s)));
        QCOMPARE(outcomeOf(path(u"link"_s), "new"), u"written"_s);
        QVERIFY(QFileInfo(path(u"link"_s)).isSymLink());
        QCOMPARE(textOf(path(u"target"_s)), "new");
    }

    void permissionsAndOwnerAreKept() {
        const QString file = path(u"owned"_s);
        writeText(file, "old");
        QVERIFY(
            QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        const bool isRoot = geteuid() == 0;
        if (isRoot)
            QCOMPARE(chown(QFile::encodeName(file).constData(), 4711, 4712), 0);
        QCOMPARE(outcomeOf(file, "new"), u"written"_s);

        struct stat now {};

        QCOMPARE(stat(QFile::encodeName(file).constData(), &now), 0);
        QCOMPARE(now.st_mode & 07777U, 0640U);
        QCOMPARE(now.st_uid, isRoot ? 4711U : geteuid());
        QCOMPARE(now.st_gid, isRoot ? 4712U : getegid());
        QCOMPARE(textOf(file), "new");
    }

    /// As when a shell has begun it with >>.
    void aDescriptorIsWrittenOn_data() {
        QTest::addColumn<QString>("name");
        QTest::addRow("/dev/fd") << u"/dev/fd/%1"_s;
        QTest::addRow("/proc/self") << u"/proc/self/fd/%1"_s;
        QTest::addRow("a link to it") << u"link"_s;
    }

    void aDescriptorIsWrittenOn() {
        QFETCH(QString, name);
        const QString log = path(u"log"_s);
        writeText(log, "old\n");
        const ino_t file = [&log] {
            struct stat facts {};
            stat(QFile::encodeName(log).constData(), &facts);
            return facts.st_ino;
        }();
        const int descriptor = open(QFile::encodeName(log).constData(), O_WRONLY | O_APPEND);
        QVERIFY(descriptor >= 0);
        if (name == u"link"_s) {
            name = path(u"link to it"_s);
            QFile::remove(name);
            QVERIFY(QFile::link(u"/dev/fd/%1"_s.arg(descriptor), name));
        } else {
            name = name.arg(descriptor);
        }
        OutputFile output(name);
        QCOMPARE(output.open(), std::nullopt);
        QVERIFY(!output.isFile());
        QCOMPARE(output.write([](QIODevice& out) { return out.write("new\n") == 4; }),
                 std::nullopt);
        QCOMPARE(write(descriptor, "after\n", 6), 6);
        close(descriptor);
        QCOMPARE(textOf(log), "old\nnew\nafter\n");

        struct stat facts {};

        stat(QFile::encodeName(log).constData(), &facts);
        QCOMPARE(facts.st_ino, file);
    }

    void descriptorsThatCannotBeWritten() {
        const int descriptor = open("/dev/null", O_RDONLY);
        QCOMPARE(outcomeOf(u"/dev/fd/%1"_s.arg(descriptor), "text"), u"Bad file descriptor"_s);
        close(descriptor);
        QCOMPARE(outcomeOf(u"/dev/fd/%1"_s.arg(descriptor), "text"), u"Bad file descriptor"_s);
    }

    void devicesAreWrittenTo() {
        QCOMPARE(outcomeOf(u"/dev/null"_s, "text"), u"written"_s);
        QCOMPARE(outcomeOf(u"/dev/full"_s, "text"), u"No space left on device"_s);
        QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
    }

    void whatCannotBeAFile() {
        QCOMPARE(outcomeOf(path(u"none/file"_s), "text"), u"No such file or directory"_s);
        QVERIFY(outcomeOf(m_folder.path(), "text") != u"written"_s);
    }
};

QTEST_GUILESS_MAIN(OutputFileTest)
#include "outputfile_test.moc"
