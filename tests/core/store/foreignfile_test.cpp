#include "core/store/database.h"
#include "core/store/runfile.h"
#include "tests/support/program.h"
#include "tests/support/realrun.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

void writeText(const QString& path, const QByteArray& text) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

/// A file may hold anything: what is no run file of ours, or lies, is refused.
class ForeignFileTest : public TestCase {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_honest; ///< a file that does not lie

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:

    void initTestCase() {
        m_honest = path(u"honest.poolscope"_s);
        QCOMPARE(saveRun(realRun(RunConfig{}), m_honest), std::nullopt);
    }

    void otherFilesAreRefused() {
        writeText(path(u"text"_s), "not a database at all");
        QCOMPARE(loadRun(path(u"text"_s)).error().kind, FileError::Kind::Foreign);
        writeText(path(u"empty"_s), "");
        QCOMPARE(loadRun(path(u"empty"_s)).error().kind, FileError::Kind::Foreign);
        writeText(path(u"torn"_s), "SQLite format 3 and then nonsense");
        QCOMPARE(loadRun(path(u"torn"_s)).error().kind, FileError::Kind::Damaged);
        QCOMPARE(loadRun(path(u"missing"_s)).error().kind, FileError::Kind::CannotRead);
    }

    void filesThatLieAreRefused_data() {
        QTest::addColumn<QString>("statement");
        for (const char* statement :
             {"UPDATE setting SET value = -1 WHERE key = 'size'",
              "UPDATE setting SET value = 'dance' WHERE key = 'schedule'",
              "UPDATE run SET outcome = 'danced'",
              "UPDATE run SET wall_ns = NULL",
              "UPDATE run SET wall_ns = -1",
              "UPDATE run SET wall_ns = 1",
              "UPDATE run SET serial_ns = 0",
              "UPDATE run SET run_id = 2",
              "INSERT INTO failure VALUES (1, 'bad luck', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')",
              "INSERT INTO failure VALUES (1, 'no progress', 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')",
              "INSERT INTO failure VALUES (1, 'no progress', 99, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')",
              "UPDATE machine SET usable_cores = 0",
              "UPDATE machine SET quota_cores = 0",
              "UPDATE machine SET throttled_ns = -1",
              "DELETE FROM machine",
              "UPDATE map SET size = 1000",
              "UPDATE map SET chunks = 14",
              "UPDATE map SET uniform_count = 0",
              "UPDATE map SET first_chunk = 1",
              "UPDATE map SET done_ns = -1",
              "DELETE FROM map",
              "UPDATE chunk SET process = 9",
              "UPDATE chunk SET process = 0",
              "UPDATE chunk SET process = 'a'",
              "UPDATE chunk SET number = 4000",
              "UPDATE chunk SET number = 1",
              "UPDATE chunk SET number = -1",
              "UPDATE chunk SET number = 1.5",
              "UPDATE chunk SET position = 99, count = 5",
              "UPDATE chunk SET started_ns = -1",
              "UPDATE chunk SET finished_ns = started_ns - 1",
              "UPDATE chunk SET finished_ns = 9223372036854775807",
              "DELETE FROM chunk WHERE number = 3",
              "UPDATE process SET lane = 0",
              "UPDATE process SET lane = 9",
              "UPDATE process SET machine = 1",
              "UPDATE process SET replaces = number",
              "UPDATE process SET ended_ns = -1",
              "UPDATE process SET end = 'asleep'",
              "UPDATE process SET cpu_ns = -1",
              "UPDATE process SET ready_ns = spawned_ns - 1",
              "INSERT INTO frozen VALUES (1, 1, 20, 10)",
              "INSERT INTO frozen VALUES (1, 9, 1, 2)",
              "INSERT INTO suspended VALUES (1, 20, 10)",
              "INSERT INTO suspended VALUES (1, 20, NULL)",
              "INSERT INTO suspended VALUES (1, 20, 9223372036854775807)",
              "INSERT INTO lost_attempt VALUES (1, 1, 3, 21, 7, 1, 1, 9223372036854775807, 0)",
              "INSERT INTO lost_attempt VALUES (1, 1, 99, 0, 7, 1, 1, 2, 0)",
              "INSERT INTO lost_attempt VALUES (1, 1, 3, 21, 7, 1, 1, 2, 8)",
              "INSERT INTO lost_attempt VALUES (1, 1, 3, 21, 7, 1, 2, 1, 0)",
              "DELETE FROM process WHERE number = 1",
              "DROP TABLE chunk",
              "DROP TABLE run",
              "DROP TABLE setting"})
            QTest::addRow("%s", statement) << QString::fromLatin1(statement);
    }

    void filesThatLieAreRefused() {
        QFETCH(QString, statement);
        const QString file = path(u"lie.poolscope"_s);
        QFile::remove(file);
        QVERIFY(QFile::copy(m_honest, file));
        {
            Database database(file, Database::Access::ReadWrite);
            database.execute(statement);
            QVERIFY2(database.isSound(), qPrintable(database.error()));
        }
        const auto loaded = loadRun(file);
        QVERIFY(!loaded.hasValue());
        QCOMPARE(loaded.error().kind, FileError::Kind::Damaged);
    }

    /// A chunk's number alone takes memory, where nobody knows how many there are.
    void numbersFarBeyondTheOthersAreRefused() {
        const QString file = path(u"far.poolscope"_s);
        QVERIFY(QFile::copy(m_honest, file));
        {
            Database database(file, Database::Access::ReadWrite);
            database.execute(u"UPDATE map SET chunks = NULL, is_planned = 0"_s);
            database.execute(u"UPDATE chunk SET number = 100000 WHERE number = 3"_s);
            QVERIFY2(database.isSound(), qPrintable(database.error()));
        }
        QVERIFY(loadRun(file).hasValue());
        {
            Database database(file, Database::Access::ReadWrite);
            database.execute(u"UPDATE chunk SET number = 1000000 WHERE number = 100000"_s);
            QVERIFY2(database.isSound(), qPrintable(database.error()));
        }
        const auto loaded = loadRun(file);
        QVERIFY(!loaded.hasValue());
        QCOMPARE(loaded.error().kind, FileError::Kind::Damaged);
    }

    /// A view can compute for ever, and so can a column; a table without its key takes an age.
    void tablesThatAreNoneAreRefused_data() {
        QTest::addColumn<QStringList>("statements");
        const QString drop = u"DROP TABLE chunk"_s;
        for (const auto& name : {u"chunk"_s, u"Chunk"_s}) {
            QTest::addRow("endless view %s", qPrintable(name)) << QStringList{
                drop, u"CREATE VIEW %1 AS WITH RECURSIVE endless(n) AS (SELECT 0 UNION ALL "
                      "SELECT n + 1 FROM endless) SELECT 1 AS run_id, n AS seen, n AS number, "
                      "0 AS position, 0 AS count, 1 AS process, 1 AS attempt, 0 AS cpu, "
                      "0 AS started_ns, 0 AS finished_ns FROM endless"_s.arg(name)};
        }
        QTest::newRow("computed column")
            << QStringList{u"DROP TABLE suspended"_s,
                           u"CREATE TABLE suspended (run_id INTEGER, from_ns INTEGER, until_ns "
                           "INTEGER GENERATED ALWAYS AS (from_ns + 1))"_s};
        QTest::newRow("no key") << QStringList{u"ALTER TABLE chunk RENAME TO old"_s,
                                               u"CREATE TABLE chunk AS SELECT * FROM old"_s};
    }

    void tablesThatAreNoneAreRefused() {
        QFETCH(QStringList, statements);
        const QString file = path(u"computes.poolscope"_s);
        QFile::remove(file);
        QVERIFY(QFile::copy(m_honest, file));
        {
            Database database(file, Database::Access::ReadWrite);
            for (const QString& statement : std::as_const(statements))
                database.execute(statement);
            QVERIFY2(database.isSound(), qPrintable(database.error()));
        }
        const auto loaded = loadRun(file);
        QVERIFY(!loaded.hasValue());
        QCOMPARE(loaded.error().kind, FileError::Kind::Damaged);
    }

    /// What somebody adds for questions of their own is theirs.
    void whatIsNotOursIsLeftAlone() {
        const QString file = path(u"more.poolscope"_s);
        QVERIFY(QFile::copy(m_honest, file));
        {
            Database database(file, Database::Access::ReadWrite);
            database.execute(u"CREATE VIEW slow AS SELECT * FROM chunk"_s);
            database.execute(u"CREATE INDEX by_core ON chunk (cpu)"_s);
            QVERIFY2(database.isSound(), qPrintable(database.error()));
        }
        QVERIFY(loadRun(file).hasValue());
    }

    void newerFilesAreRefused() {
        const QString file = path(u"newer.poolscope"_s);
        QCOMPARE(saveRun(realRun(RunConfig{}), file), std::nullopt);
        const Ran ran = runBash(u"python3 -c \"import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); "
                                "c.execute('PRAGMA user_version=3')\" '%1'"_s.arg(file));
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(loadRun(file).error().kind, FileError::Kind::Newer);
    }
};

QTEST_GUILESS_MAIN(ForeignFileTest)
#include "foreignfile_test.moc"
