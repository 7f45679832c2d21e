#include "core/store/database.h"
#include "core/store/sweepfile.h"
#include "core/words/problemwords.h"
#include "tests/support/arbitraryrecord.h"
#include "tests/support/recorddifference.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

#include <random>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Two settings and two blocks, a failure, and a run of each that is kept.
SweepRecord smallSweep() {
    SweepRecord sweep;
    sweep.blocks = 2;
    sweep.tookNs = 1000;
    sweep.outcome = Outcome::Finished;
    sweep.serial = {{0, 50, {}}, {1, 60, SetAside::Crowded}};
    sweep.conditions.blocks.resize(1);
    for (const int processes : {1, 2}) {
        SweepPoint& point = sweep.points.emplace_back();
        point.setting.processes = processes;
        point.warmUps = {{-1, 120, {}, 40, 10, {}}};
        point.runs = {{0, 100, {}, 40, 10, {}}, {1, 100, {}, 40, 10, {}}};
        point.kept =
            std::make_shared<const RunRecord>(arbitraryRecord()(rc::Random(5), 50).value());
    }
    SweptRun& last = sweep.points[1].runs[1];
    last.wallNs.reset();
    last.failure.emplace().process = 1;
    return sweep;
}

QByteArray contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& contents) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(contents), contents.size());
}

} // namespace

/// A file may hold anything: what is no sweep of ours, or lies, is refused.
class ForeignSweepFileTest : public TestCase {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_honest; ///< a file that does not lie

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:

    void initTestCase() {
        m_honest = path(u"honest.poolscope"_s);
        QCOMPARE(saveSweep(smallSweep(), m_honest), std::nullopt);
        QCOMPARE(differenceOf(loadSweep(m_honest).value(), smallSweep()), QString());
    }

    void filesThatLieAreRefused_data() {
        QTest::addColumn<QString>("statement");
        for (const char* statement :
             {"UPDATE sweep SET sweep_id = 2", "UPDATE sweep SET outcome = 'danced'",
              "UPDATE sweep SET took_ns = -1", "UPDATE sweep SET took_ns = 9223372036854775807",
              "UPDATE sweep SET blocks = -1", "UPDATE sweep SET blocks = 'many'",
              "UPDATE sweep SET blocks = 2000000000", "UPDATE sweep SET blocks = 20000000000",
              "UPDATE sweep SET blocks = 0", "UPDATE sweep SET decides_from = 3",
              "UPDATE sweep SET decides_from = -1", "UPDATE sweep SET decides_until = 3",
              "UPDATE sweep SET serial_dropped_after = 3", "UPDATE sweep SET command = 'xz'",
              "UPDATE sweep SET command = '[]'", "UPDATE sweep SET command = '[1]'",
              "UPDATE setting SET value = -1 WHERE key = 'size' AND run_id = 1",
              "UPDATE machine SET usable_cores = 0 WHERE run_id = 1",
              "DELETE FROM setting WHERE run_id = 1", "DELETE FROM machine WHERE run_id = 1",
              // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): one statement on some lines
              "INSERT INTO machine SELECT run_id, 1, usable_cores, online_cores, physical_cores, "
              "quota_cores, memory_bytes, processor, system, poolscope, qt, iterations_per_us, "
              "clock_offset_ns, clock_uncertainty_ns, throttled_ns, simulated_start_ns, "
              "simulated_draw_ns, simulated_join_ns FROM machine WHERE run_id = 1",
              "UPDATE sweep_point SET point = 3 WHERE point = 1",
              "UPDATE sweep_point SET processes = 0 WHERE point = 1",
              "UPDATE sweep_point SET processes = 1000000 WHERE point = 1",
              "UPDATE sweep_point SET schedule = 'zigzag' WHERE point = 1",
              "UPDATE sweep_point SET dropped_after = -1",
              "UPDATE sweep_point SET dropped_after = 3", "UPDATE sweep_point SET kept_run_id = 2",
              "UPDATE sweep_point SET kept_run_id = 1 WHERE point = 1",
              "UPDATE sweep_point SET kept_run_id = 99", "DELETE FROM sweep_point WHERE point = 2",
              "UPDATE swept_run SET point = 0", "UPDATE swept_run SET point = 3",
              "UPDATE swept_run SET kind = 'walk'", "UPDATE swept_run SET kind = 'run'",
              "UPDATE swept_run SET block = 0", "UPDATE swept_run SET block = 3 WHERE block = 1",
              "UPDATE swept_run SET block = 1 - block WHERE block >= 0",
              "UPDATE swept_run SET block = 1.5", "UPDATE swept_run SET wall_ns = -1",
              "UPDATE swept_run SET wall_ns = 9223372036854775807",
              "UPDATE swept_run SET useful_ns = -1", "UPDATE swept_run SET useful_ns = NULL",
              "UPDATE swept_run SET off_core_ns = -1", "UPDATE swept_run SET set_aside = 'bored'",
              "UPDATE failure SET kind = 'bad luck'", "UPDATE failure SET kind = NULL",
              "UPDATE failure SET process = -1", "UPDATE failure SET still_ns = -1",
              "UPDATE serial_run SET ns = 0", "UPDATE serial_run SET block = -1",
              "UPDATE serial_run SET block = 3", "UPDATE serial_run SET block = 1 - block",
              "UPDATE serial_run SET block = 0, set_aside = NULL",
              "UPDATE sweep_conditions SET cores = -1",
              "UPDATE sweep_conditions SET others_before = 9e999",
              "UPDATE sweep_block SET block = -2", "UPDATE sweep_block SET wall_ns = -1",
              "UPDATE sweep_block SET frequency = 9e999", "DELETE FROM sweep_conditions",
              "UPDATE run SET outcome = 'danced' WHERE run_id = 2",
              "UPDATE run SET wall_ns = -1 WHERE run_id = 2",
              "DELETE FROM machine WHERE run_id = 2", "DROP TABLE chunk", "DROP TABLE failure",
              "DROP TABLE serial_run", "DROP TABLE sweep", "DROP TABLE sweep_block",
              "DROP TABLE sweep_point", "DROP TABLE swept_run"})
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
        const auto loaded = loadSweep(file);
        QVERIFY(!loaded.hasValue());
        QCOMPARE(loaded.error().kind, FileError::Kind::Damaged);
    }

    void tornFilesAreRefused() {
        const QByteArray whole = contentsOf(m_honest);
        const QString file = path(u"torn.poolscope"_s);
        write(file, "");
        QCOMPARE(loadSweep(file).error().kind, FileError::Kind::Foreign);
        constexpr qsizetype Page = 4096; // of what is not read of the last one nothing may be told
        for (qsizetype size = whole.size() - Page; size > 100; size -= 997) {
            write(file, whole.first(size));
            const auto loaded = loadSweep(file);
            QVERIFY(!loaded.hasValue());
            QCOMPARE(loaded.error().kind, FileError::Kind::Damaged);
        }
    }

    /// Some of them hit what is never read, a name, or a number that may as well be another.
    void flippedBits() {
        const QByteArray whole = contentsOf(m_honest);
        const QString file = path(u"flipped.poolscope"_s);
        std::mt19937 random(4711);
        int refused = 0;
        for (int round = 0; round < 400; ++round) {
            QByteArray flipped = whole;
            const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(whole.size()));
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << (random() % 8)));
            write(file, flipped);
            const auto loaded = loadSweep(file);
            if (loaded.hasValue())
                continue;
            ++refused;
            QCOMPARE(sentence(loaded.error()).count(u'.'), 2); // the file's name has the other
        }
        QVERIFY2(refused > 10, qPrintable(QString::number(refused)));
    }
};

QTEST_GUILESS_MAIN(ForeignSweepFileTest)
#include "foreignsweepfile_test.moc"
