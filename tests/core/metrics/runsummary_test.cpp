#include "core/metrics/chunktally.h"
#include "core/metrics/runsummary.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/slowmetrics.h"
#include "tests/support/testcase.h"

#include <cstdlib>
#include <stop_token>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr unsigned RandomRuns = 400;

RunRecord thrown(unsigned seed) {
    RunRecord run = record(randomRun(seed));
    run.machines.front().facts.usableCores = 1 + static_cast<int>(seed % 4);
    return run;
}

QString text(const Losses& parts) {
    return u"useful %1 off %2 start-up %3 waiting %4 tail %5 lost %6"_s.arg(parts.useful)
        .arg(parts.offCore)
        .arg(parts.startUp)
        .arg(parts.waiting)
        .arg(parts.tail)
        .arg(parts.lost);
}

QString text(const Shortfall& parts) {
    return u"start-up %1 waiting %2 unequal %3 ending %4 lost %5 off %6 slower %7"_s
        .arg(parts.startUp)
        .arg(parts.waiting)
        .arg(parts.unequal)
        .arg(parts.ending)
        .arg(parts.lost)
        .arg(parts.offCore)
        .arg(parts.slower);
}

QString text(const Phases& parts) {
    return u"%1 %2 %3"_s.arg(parts.untilFirstChunk).arg(parts.map).arg(parts.closeJoin);
}

/// But for a nanosecond here and there, of roundings.
bool nearlyEqual(const Shortfall& one, const Shortfall& other) {
    const auto near = [](Nanoseconds a, Nanoseconds b) { return std::abs(a - b) <= 1; };
    return near(one.startUp, other.startUp) && near(one.waiting, other.waiting) &&
           near(one.unequal, other.unequal) && near(one.ending, other.ending) &&
           near(one.lost, other.lost) && near(one.offCore, other.offCore) &&
           near(one.slower, other.slower);
}

template<typename Part>
QString lines(const std::vector<Part>& parts) {
    QStringList texts;
    for (const Part& part : parts)
        texts.append(text(part));
    return texts.join(u'\n');
}

} // namespace

class RunSummaryTest : public TestCase {
    Q_OBJECT

private slots:

    /// Nanosecond by nanosecond the same comes out.
    void randomRunsAgreeWithTheSlowWay() {
        int withDeaths = 0;
        int withFreezes = 0;
        for (unsigned seed = 1; seed <= RandomRuns; ++seed) {
            const RunRecord run = thrown(seed);
            const RunSummary summary = summaryOf(run);
            const QString which = u"seed %1\n"_s.arg(seed) + randomRun(seed);
            withDeaths += summary.doneAgain.empty() && run.lostAttempts.empty() ? 0 : 1;
            withFreezes += summary.frozen.processes > 0 ? 1 : 0;
            QVERIFY2(summary.frozen.all <= summary.losses.lost, qPrintable(which));
            QVERIFY2(lines(summary.lanes) == lines(slowLosses(run)), qPrintable(which));
            QVERIFY2(summary.losses.total() == summary.end * run.config.processes,
                     qPrintable(which));
            if (run.chunks.empty())
                continue; // its phases are those of the map
            QVERIFY2(text(summary.phases.value()) == text(slowPhases(run)), qPrintable(which));
            const Shortfall fast = summary.shortfall.value();
            const Shortfall slow = slowShortfall(run);
            QVERIFY2(nearlyEqual(fast, slow),
                     qPrintable(QStringList({which, text(fast), text(slow)}).join(u'\n')));
        }
        QVERIFY2(withDeaths > 50, "the dice throw no deaths");
        QVERIFY2(withFreezes > 50, "the dice throw no freezes");
    }

    /// What the ideal run has and this one did not use is told once, whatever happened.
    void whatIsMissingAddsUp() {
        int exact = 0;
        for (unsigned seed = 1; seed <= RandomRuns; ++seed) {
            const RunRecord run = thrown(seed);
            const RunSummary summary = summaryOf(run);
            const Shortfall parts = summary.shortfall.value();
            // Parts that would be below 0 are left out: there the sum is more than is missing.
            if (parts.slower == 0 || parts.offCore == 0)
                continue;
            ++exact;
            const Nanoseconds all = parts.startUp + parts.waiting + parts.unequal + parts.ending +
                                    parts.lost + parts.offCore + parts.slower;
            const double missing = summary.ideal * static_cast<double>(summary.end) -
                                   static_cast<double>(run.serialNs.value());
            QVERIFY2(std::abs(static_cast<double>(all) - missing) < 8,
                     qPrintable(QString::number(seed)));
        }
        QVERIFY(exact > 15);
    }

    void aRunThatGoesOnHasWhatCanBeTold() {
        const RunSummary summary =
            summaryOf(record(u"now 60 serial 100\n1: ready 10 chunk 10-40 cpu 30\n2: ready 20"_s));
        QCOMPARE(summary.end, Nanoseconds{60});
        QVERIFY(!summary.phases && !summary.speedup && !summary.mapSpeedup && !summary.efficiency &&
                !summary.shortfall);
        QCOMPARE(summary.untilReady, std::optional<Nanoseconds>(20));
        QCOMPARE(summary.balance.value().value, 0.5);
        QCOMPARE(summary.losses.total(), Nanoseconds{120});
    }

    void chunksThatStandOut() {
        const RunSummary summary = summaryOf(
            record(u"wall 99\n1: ready 5 chunk 5-40 chunk 41-50\n2: ready 9 chunk 9-60"_s));
        QCOMPARE(summary.longest.value().index, quint32{2});
        QCOMPARE(summary.latest.value().index, quint32{2});
        QCOMPARE(summary.lastStart, Nanoseconds{41});
    }

    /// A file from elsewhere may hold any time.
    void timesThatCannotBeDoNoHarm() {
        RunRecord run = record(u"wall 1000 serial 5\n1: ready 10 chunk 10-40"_s);
        run.chunks.push_back(run.chunks.front());
        run.chunks.back().startedNs = -5'000'000'000;
        run.chunks.back().finishedNs = -4'000'000'000;
        run.chunks.push_back(run.chunks.front());
        run.chunks.back().finishedNs = 1'000'000'000'000;
        QVERIFY(summaryOf(run).shortfall.has_value());
    }
};

QTEST_GUILESS_MAIN(RunSummaryTest)
#include "runsummary_test.moc"
