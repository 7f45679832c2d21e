#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/shown/shownruns.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// What is told, in the order in which it is: "replaced grew".
class Told : public QObject {
public:
    explicit Told(const ShownRuns& runs) {
        connect(&runs, &ShownRuns::replaced, this, [this] { m_words.append(u"replaced"_s); });
        connect(&runs, &ShownRuns::grew, this, [this] { m_words.append(u"grew"_s); });
        connect(&runs, &ShownRuns::ended, this, [this] { m_words.append(u"ended"_s); });
        connect(&runs, &ShownRuns::summarized, this, [this] { m_words.append(u"summarized"_s); });
        connect(&runs, &ShownRuns::timeChanged, this, [this] { m_words.append(u"time"_s); });
        connect(&runs, &ShownRuns::comparedChanged, this,
                [this] { m_words.append(u"compared"_s); });
    }

    [[nodiscard]] QString take() { return std::exchange(m_words, {}).join(u' '); }

private:
    QStringList m_words;
};

} // namespace

class ShownRunsTest : public TestCase {
    Q_OBJECT

private slots:

    void nothingIsShownAtFirst() {
        ShownRuns runs;
        QVERIFY(runs.moment().isEmpty());
        QVERIFY(runs.whole() == nullptr);
        QVERIFY(runs.complete() == nullptr);
        QVERIFY(runs.before() == nullptr);
        runs.goTo(5);
        runs.noteGrowth();
        QVERIFY(runs.moment().isEmpty());
    }

    void aRunGrowsAndEnds() {
        ShownRuns runs;
        Told told(runs);
        const auto run = std::make_shared<RunRecord>(record(u"now 50\n1: chunk 10-40"_s));
        runs.show(run);
        QCOMPARE(told.take(), u"replaced"_s);
        QVERIFY(runs.complete() == nullptr);
        addChunk(*run, {45, 60, 1, 1, 1, 1, 1, -1});
        run->nowNs = 70;
        QCOMPARE(runs.moment().chunksDone(), quint64{1});
        runs.noteGrowth();
        QCOMPARE(told.take(), u"grew"_s);
        QCOMPARE(runs.moment().chunksDone(), quint64{2});
        run->wallNs = 80;
        run->outcome = Outcome::Finished;
        runs.noteGrowth();
        QCOMPARE(told.take(), u"grew ended summarized"_s);
        QCOMPARE(runs.moment().time(), 80);
        QCOMPARE(runs.complete(), SharedRecord(run));
        runs.noteGrowth();
        QCOMPARE(told.take(), u"grew"_s); // it ended but once
    }

    void aCompleteRunHasEnded() {
        ShownRuns runs;
        Told told(runs);
        runs.show(sharedRecord(u"wall 100\n1: chunk 10-40"_s));
        QCOMPARE(told.take(), u"replaced ended summarized"_s);
        runs.goTo(20);
        QCOMPARE(told.take(), u"time"_s);
        QCOMPARE(runs.moment().time(), 20);
        QCOMPARE(runs.moment().outcome(), Outcome::Running);
        QVERIFY(runs.complete() != nullptr); // of which an earlier time is seen
    }

    void whoLooksBackIsNotTakenAlong() {
        ShownRuns runs;
        const auto run = std::make_shared<RunRecord>(record(u"now 50\n1: chunk 10-40"_s));
        runs.show(run);
        runs.goTo(20);
        run->nowNs = 70;
        runs.noteGrowth();
        QCOMPARE(runs.moment().time(), 20);
        runs.goTo(100);
        run->nowNs = 90;
        runs.noteGrowth();
        QCOMPARE(runs.moment().time(), 90);
    }

    void theRunBeforeIsOneThatHadEnded() {
        ShownRuns runs;
        const SharedRecord first = sharedRecord(u"wall 100\n1: chunk 10-40"_s);
        const auto second = std::make_shared<RunRecord>(record(u"now 50\n1: chunk 10-40"_s));
        runs.show(first);
        QVERIFY(runs.before() == nullptr);
        runs.show(second);
        QCOMPARE(runs.before(), first);
        runs.show(first); // the second one came to nothing
        QCOMPARE(runs.before(), first);
    }

    void aRunThatCameToNothingIsTakenBack() {
        ShownRuns runs;
        runs.takeBack(); // nothing was shown
        QVERIFY(runs.moment().isEmpty());
        const SharedRecord first = sharedRecord(u"wall 100\n1: chunk 10-40"_s);
        runs.show(first);
        runs.show(sharedRecord(u"now 0"_s));
        Told told(runs);
        runs.takeBack();
        QCOMPARE(told.take(), u"replaced ended summarized"_s);
        QCOMPARE(runs.complete(), first);
        QVERIFY(runs.before() == nullptr);
        runs.takeBack();
        QCOMPARE(runs.whole(), first);
        QCOMPARE(told.take(), QString());
    }

    void allIsLetGo() {
        ShownRuns runs;
        std::weak_ptr<const RunRecord> first;
        {
            const SharedRecord run = sharedRecord(u"wall 100\n1: chunk 10-40"_s);
            first = run;
            runs.show(run);
            runs.show(sharedRecord(u"wall 100\n1: chunk 10-40"_s));
            runs.compareWith(run);
        }
        Told told(runs);
        std::vector<SharedRecord> all = runs.letGo();
        QCOMPARE(told.take(), u"replaced compared"_s);
        QVERIFY(runs.moment().isEmpty());
        QVERIFY(runs.before() == nullptr);
        QVERIFY(runs.compared() == nullptr);
        QVERIFY(!first.expired()); // whoever has it frees it where that may take a while
        all.clear();
        QVERIFY(first.expired());
    }
};

QTEST_GUILESS_MAIN(ShownRunsTest)
#include "shownruns_test.moc"
