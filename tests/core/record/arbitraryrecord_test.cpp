#include "core/metrics/runsummary.h"
#include "core/metrics/speedup.h"
#include "tests/support/arbitraryrecord.h"
#include "tests/support/recoveredrun.h"
#include "tests/support/testcase.h"

#include <QHash>
#include <QSet>

#include <sstream>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// What there is to be seen in a record, in words.
QSet<QString> kindsOf(const RunRecord& record) {
    QSet<QString> kinds;
    const auto note = [&kinds](bool is, const QString& name) {
        if (is)
            kinds.insert(name);
    };
    for (const ProcessRecord& process : record.processes) {
        note(process.end == ProcessEnd::Killed, u"killed"_s);
        note(process.end == ProcessEnd::Crashed, u"crashed"_s);
        note(process.end == ProcessEnd::Exited, u"exited"_s);
        note(process.end == ProcessEnd::Stuck, u"stuck"_s);
        note(!process.freezes.empty(), u"frozen"_s);
    }
    for (const ChunkEvent& chunk : record.chunks) {
        note(chunk.attempt > 2, u"done again twice"_s);
        note(chunk.startedNs == chunk.finishedNs, u"in no time"_s);
    }
    note(record.chunks.empty(), u"no chunk"_s);
    note(record.chunks.size() > 30, u"many chunks"_s);
    note(speedup(record).has_value(), u"a speedup"_s);
    note(summaryOf(record).losses.lost > 0, u"time lost"_s);
    return kinds;
}

} // namespace

/// Random records are records of runs, and of all kinds of them.
class ArbitraryRecordTest : public TestCase {
    Q_OBJECT

private slots:

    void everyOneCouldBeOfARun() {
        QVERIFY(rc::check("nothing is wrong with a random record", [] {
            const RunRecord record = *arbitraryRecord();
            RC_ASSERT(recoveryFault(record).toStdString() == std::string());
        }));
    }

    /// Each in one of a hundred at least.
    void allKindsOccur() {
        constexpr int Records = 400;
        QHash<QString, int> counts;
        const rc::Gen<RunRecord> records = arbitraryRecord();
        rc::Random random(4711);
        for (int i = 0; i < Records; ++i) {
            const QSet<QString> kinds = kindsOf(records(random.split(), 100).value());
            for (const QString& kind : kinds)
                ++counts[kind];
        }
        for (const auto& kind : {u"killed"_s, u"crashed"_s, u"exited"_s, u"stuck"_s, u"frozen"_s,
                                 u"done again twice"_s, u"in no time"_s, u"no chunk"_s,
                                 u"many chunks"_s, u"a speedup"_s, u"time lost"_s})
            QVERIFY2(counts[kind] * 100 >= Records,
                     qPrintable(u"%1: %2"_s.arg(kind).arg(counts[kind])));
    }

    void allOfOneSeedAreAlike() {
        const auto text = [] {
            std::ostringstream stream;
            showValue(arbitraryRecord()(rc::Random(7), 50).value(), stream);
            return stream.str();
        };
        QCOMPARE(text(), text());
        QVERIFY(text().find("wall ") == 0);
    }

    /// A failure is told with the smallest record: one process that died with the only chunk.
    void theSmallestIsFound() {
        rc::Shrinkable<RunRecord> found = arbitraryRecord()(rc::Random(3), 100);
        const auto isFault = [](const RunRecord& record) { return !record.lostAttempts.empty(); };
        QVERIFY(isFault(found.value()));
        for (bool smaller = true; smaller;) {
            smaller = false;
            for (auto next = found.shrinks(); auto one = next.next();) {
                if (!isFault(one->value()))
                    continue;
                found = *one;
                smaller = true;
                break;
            }
        }
        const RunRecord smallest = found.value();
        QCOMPARE(smallest.lostAttempts.size(), std::size_t{1});
        QCOMPARE(smallest.config.input.size, quint64{1});
        QCOMPARE(smallest.processes.size(), std::size_t{2});
        QCOMPARE_LT(endOf(smallest), 10);
    }
};

QTEST_GUILESS_MAIN(ArbitraryRecordTest)
#include "arbitraryrecord_test.moc"
