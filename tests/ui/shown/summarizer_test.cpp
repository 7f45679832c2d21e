#include "core/words/runwords.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/shown/summarizer.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A finished run of @p chunks of one number, one after the other.
SharedRecord runOf(quint32 chunks) {
    auto run = std::make_shared<RunRecord>(record(u"wall 1000000 serial 900000\n1: ready 90"_s));
    run->config.input.size = chunks;
    planAsAsked(*run);
    for (quint32 index = 0; index < chunks; ++index)
        addChunk(*run, {100 + 10 * index, 109 + 10 * index, 1, index, index, 1, 1, -1});
    run->processes.front().busyNs = 9 * Nanoseconds{chunks};
    return run;
}

} // namespace

class SummarizerTest : public TestCase {
    Q_OBJECT

private slots:

    void fewChunksAreLookedAtAtOnce() {
        const SharedRecord run = runOf(4096);
        Summarizer summarizer;
        const QSignalSpy found(&summarizer, &Summarizer::found);
        summarizer.begin(run);
        QCOMPARE(found.count(), 1);
        QCOMPARE(summarizer.summary()->losses, summaryOf(*run).losses);
    }

    /// However many turns it takes, nothing is left out and nothing counted twice.
    void manyTakeAsManyTurnsAsTheyNeed() {
        const SharedRecord run = runOf(20'000);
        Summarizer summarizer(FrameBudget::of(1024));
        QSignalSpy found(&summarizer, &Summarizer::found);
        summarizer.begin(run);
        QCOMPARE(found.count(), 0);
        QVERIFY(summarizer.summary() == nullptr);
        QVERIFY(found.wait());
        QCOMPARE(found.count(), 1);
        const RunSummary whole = summaryOf(*run);
        QCOMPARE(summarizer.summary()->losses, whole.losses);
        QCOMPARE(summarizer.summary()->longest, whole.longest);
        QCOMPARE(summarizer.summary()->latest, whole.latest);
        QCOMPARE(explanation(*run, *summarizer.summary()), explanation(*run));
    }

    /// Nor is the record kept for it.
    void whatIsForgottenIsNotTold() {
        Summarizer summarizer(FrameBudget::of(1024));
        const QSignalSpy found(&summarizer, &Summarizer::found);
        SharedRecord large = runOf(20'000);
        const std::weak_ptr<const RunRecord> watched = large;
        summarizer.begin(large);
        large = nullptr;
        QVERIFY(!watched.expired());
        summarizer.forget();
        QVERIFY(watched.expired());
        QTest::qWait(20);
        QCOMPARE(found.count(), 0);
    }

    void anotherRunBeginsAnew() {
        Summarizer summarizer(FrameBudget::of(1024));
        const SharedRecord small = runOf(1000);
        summarizer.begin(runOf(20'000));
        summarizer.begin(small);
        QCOMPARE(summarizer.summary()->losses, summaryOf(*small).losses);
        summarizer.forget();
        QVERIFY(summarizer.summary() == nullptr);
    }
};

QTEST_GUILESS_MAIN(SummarizerTest)
#include "summarizer_test.moc"
