#include "core/metrics/sweepsummary.h"
#include "core/report/sweepreport.h"
#include "tests/support/arbitrarysweep.h"
#include "tests/support/testcase.h"

#include <QBuffer>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// What there is to be seen in a sweep, in words.
QSet<QString> kindsOf(const SweepRecord& sweep) {
    QSet<QString> kinds;
    const auto note = [&kinds](bool is, const QString& name) {
        if (is)
            kinds.insert(name);
    };
    note(!sweep.command.isEmpty(), u"another program"_s);
    note(sweep.points.empty(), u"no point"_s);
    note(sweep.decidesFrom > 0, u"a second stage"_s);
    for (const SweepPoint& point : sweep.points) {
        note(point.kept != nullptr, u"a run kept"_s);
        note(point.droppedAfter.has_value(), u"a point dropped"_s);
        note(point.runs.empty(), u"a point without runs"_s);
        for (const SweptRun& run : point.runs) {
            note(run.failure.has_value(), u"a run that failed"_s);
            note(run.setAside.has_value(), u"a run set aside"_s);
        }
    }
    return kinds;
}

template<typename Writer>
QByteArray written(Writer writer, const SweepRecord& sweep, const SweepSummary& summary) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return writer(sweep, summary, buffer) ? bytes : QByteArray();
}

} // namespace

/// Random sweeps are of all kinds, and whatever a file may hold can be told.
class ArbitrarySweepTest : public TestCase {
    Q_OBJECT

private slots:

    /// Each in one of twenty at least.
    void allKindsOccur() {
        constexpr int Sweeps = 200;
        QHash<QString, int> counts;
        const rc::Gen<SweepRecord> sweeps = arbitrarySweep();
        rc::Random random(4711);
        for (int i = 0; i < Sweeps; ++i) {
            const QSet<QString> kinds = kindsOf(sweeps(random.split(), 50).value());
            for (const QString& kind : kinds)
                ++counts[kind];
        }
        for (const auto& kind : {u"another program"_s, u"no point"_s, u"a second stage"_s,
                                 u"a run kept"_s, u"a point dropped"_s, u"a point without runs"_s,
                                 u"a run that failed"_s, u"a run set aside"_s})
            QVERIFY2(counts[kind] * 20 >= Sweeps,
                     qPrintable(u"%1: %2"_s.arg(kind).arg(counts[kind])));
    }

    void everyOneCanBeTold() {
        QVERIFY(rc::check("a sweep is summed up and written", [] {
            const SweepRecord sweep = *arbitrarySweep();
            const SweepSummary summary = summaryOf(sweep);
            const QByteArray json = written(writeSweepJson, sweep, summary);
            const QJsonArray points = QJsonDocument::fromJson(json).object()[u"points"].toArray();
            RC_ASSERT(static_cast<std::size_t>(points.size()) == sweep.points.size());
            RC_ASSERT(!written(writeSweepCsv, sweep, summary).isEmpty());
            RC_ASSERT(!written(writeSweepTable, sweep, summary).isEmpty() ||
                      !summary.recommendation.taken);
        }));
    }
};

QTEST_GUILESS_MAIN(ArbitrarySweepTest)
#include "arbitrarysweep_test.moc"
