#include "core/words/runwords.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/headline/explainer.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

SharedRecord smallRun() {
    return std::make_shared<const RunRecord>(
        record(u"wall 100000 serial 150\n1: ready 90000 chunk 91000-91500"_s));
}

/// A million and some chunks, one after the other.
SharedRecord largeRun() {
    RunRecord run = *smallRun();
    constexpr quint32 Chunks = 1'200'000;
    run.config.input.size = Chunks;
    run.chunksPlanned = Chunks;
    run.wallNs = 2 * Chunks;
    removeChunks(run);
    run.chunks.reserve(Chunks);
    for (quint32 index = 0; index < Chunks; ++index) {
        ChunkEvent chunk;
        chunk.index = chunk.position = index;
        chunk.count = chunk.process = 1;
        chunk.startedNs = 90'000 + index;
        chunk.finishedNs = chunk.startedNs + 1;
        addChunk(run, chunk);
    }
    return std::make_shared<const RunRecord>(std::move(run));
}

} // namespace

class ExplainerTest : public TestCase {
    Q_OBJECT

private slots:

    void fewChunksAreExplainedAtOnce() {
        const SharedRecord run = smallRun();
        Explainer explainer;
        const QSignalSpy explained(&explainer, &Explainer::explained);
        explainer.explain(run);
        QCOMPARE(explained.count(), 1);
        QCOMPARE(explained.first().first().toString(), explanation(*run));
    }

    void manyChunksAreExplainedLater() {
        const SharedRecord run = largeRun();
        Explainer explainer;
        QSignalSpy explained(&explainer, &Explainer::explained);
        explainer.explain(run);
        QCOMPARE(explained.count(), 0);
        QVERIFY(explained.wait());
        QCOMPARE(explained.first().first().toString(), explanation(*run));
    }

    /// It goes on to the end with a share of its own in the record, and nobody waits for that.
    void whatIsForgottenIsNotTold() {
        const SharedRecord small = smallRun();
        Explainer explainer;
        const QSignalSpy explained(&explainer, &Explainer::explained);
        std::weak_ptr<const RunRecord> watched;
        {
            const SharedRecord large = largeRun();
            watched = large;
            explainer.explain(large);
        }
        explainer.forget();
        explainer.explain(small);
        QCOMPARE(explained.count(), 1);
        QCOMPARE(explained.first().first().toString(), explanation(*small));
        QTRY_VERIFY(watched.expired());
        QTest::qWait(20);
        QCOMPARE(explained.count(), 1);
    }
};

QTEST_GUILESS_MAIN(ExplainerTest)
#include "explainer_test.moc"
