#include "core/metrics/recommendation.h"
#include "tests/support/candidates.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// One for each median in @p text: "100 60+2% 55?": with noise of 2 %, without a run.
std::vector<Candidate> candidates(const QString& text, int blocks) {
    std::vector<Candidate> made;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        const QStringList parts = word.chopped(1).split(u'+');
        if (word.endsWith(u'?')) {
            made.push_back({std::vector<double>(static_cast<std::size_t>(blocks), MissingRun)});
            continue;
        }
        made.push_back(candidate(parts[0].toDouble(), blocks, parts[1].toDouble() / 100,
                                 static_cast<int>(made.size())));
    }
    return made;
}

/// One 10 % slower than the other, over 15 blocks whose noise of up to @p spread has median 0.
std::vector<Candidate> symmetric(double spread) {
    std::vector<Candidate> made(2);
    for (int block = 0; block < 15; ++block) {
        made[0].logTimes.push_back(std::log(1.1) + spread * (block - 7) / 7);
        made[1].logTimes.push_back(spread * (block * 4 % 15 - 7) / 7);
    }
    return made;
}

QString numbers(const std::vector<std::size_t>& indexes) {
    QStringList words;
    for (const std::size_t index : indexes)
        words.append(QString::number(index + 1));
    return words.join(u' ');
}

/// "proved 2, out in open" and who cannot be told apart.
QString text(const Recommendation& found) {
    QString words = !found.taken ? u"none"_s
                                 : (found.isProved ? u"proved "_s : u"leaning "_s) +
                                       QString::number(*found.taken + 1);
    words += u',';
    for (const Standing standing : found.standings)
        words += standing == Standing::In    ? u" in"_s
                 : standing == Standing::Out ? u" out"_s
                                             : u" open"_s;
    return found.notToldApart.empty() ? words
                                      : words + u" ("_s + numbers(found.notToldApart) + u')';
}

} // namespace

class RecommendationTest : public TestCase {
    Q_OBJECT

private slots:

    void theRule_data() {
        QTest::addColumn<QString>("medians");
        QTest::addColumn<int>("blocks");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the first is fastest")
            << u"50+1% 80+1% 90+1%"_s << 10 << u"proved 1, in out out"_s;
        QTest::newRow("the last is fastest")
            << u"90+1% 80+1% 50+1%"_s << 10 << u"proved 3, out out in"_s;
        QTest::newRow("as good is good enough")
            << u"150+1% 80+1% 80+1% 79+1%"_s << 10 << u"proved 2, out in in in"_s;
        QTest::newRow("noise") << u"150+1% 80+20% 78+20%"_s << 10
                               << u"leaning 2, out open open (2 3)"_s;
        QTest::newRow("faster by more than the margin, not shown")
            << u"150+1% 90+20% 78+20%"_s << 10 << u"leaning 3, out open in (2 3)"_s;
        QTest::newRow("one alone") << u"80+5%"_s << 10 << u"proved 1, in"_s;
        QTest::newRow("none") << QString() << 10 << u"none,"_s;
        QTest::newRow("all runs failed") << u"80? 80?"_s << 10 << u"none, out out"_s;
        QTest::newRow("some failed always")
            << u"80? 80+1% 80? 50+1%"_s << 10 << u"proved 4, out out out in"_s;
        QTest::newRow("four blocks are no test: the medians, far")
            << u"150+1% 80+1% 78+1%"_s << 4 << u"leaning 2, open open open (1 2 3)"_s;
        QTest::newRow("one block")
            << u"150+1% 85+1% 78+1%"_s << 1 << u"leaning 3, open open open (1 2 3)"_s;
    }

    void theRule() {
        QFETCH(QString, medians);
        QFETCH(int, blocks);
        QTEST(text(recommend(candidates(medians, blocks))), "expected");
    }

    void theMarginIsAsked() {
        const auto made = candidates(u"84+1% 80+1%"_s, 10);
        QCOMPARE(text(recommend(made)), u"proved 2, out in"_s);
        QCOMPARE(text(recommend(made, 0.10)), u"proved 1, in in"_s);
    }

    void theBoundHoldsTheDifference() {
        const auto near = recommend(candidates(u"82+1% 80+1%"_s, 10)); // 2.5 % slower
        QVERIFY(near.atMostSlower.has_value());
        QVERIFY(*near.atMostSlower > 0.025);
        QVERIFY(*near.atMostSlower < 0.05);
        const auto best = recommend(candidates(u"50+1% 80+1%"_s, 10));
        QCOMPARE(best.atMostSlower, std::optional(0.0));
        QCOMPARE(recommend(candidates(u"50+1% 80+1%"_s, 4)).atMostSlower, std::nullopt);
    }

    void howManyBlocksItTakes() {
        QCOMPARE(recommend(candidates(u"50+1% 80+1%"_s, 10)).blocksNeeded, std::nullopt);
        QCOMPARE(recommend(candidates(u"50+1% 80+1%"_s, 4)).blocksNeeded, std::nullopt);
        const auto noisy = recommend(symmetric(0.1));
        const auto noisier = recommend(symmetric(0.2));
        QVERIFY(!noisy.isProved && !noisier.isProved);
        QVERIFY(noisy.blocksNeeded && noisier.blocksNeeded);
        QVERIFY(*noisy.blocksNeeded > 15);
        // Twice the noise takes four times the runs.
        QVERIFY(std::abs(*noisier.blocksNeeded - 4 * *noisy.blocksNeeded) <= 4);
        // Exactly at the margin nobody can tell.
        const auto atTheMargin = recommend(candidates(u"103+0.001% 100+0.001%"_s, 10));
        QVERIFY(!atTheMargin.blocksNeeded || *atTheMargin.blocksNeeded > 100);
    }

    /// Its runs make no pairs with those of the blocks, also where there are as many.
    void serialIsComparedUnpaired() {
        std::vector<Candidate> made(2, candidate(80, 20, 0.06)); // blocks hit both alike
        const auto paired = recommend(made);
        made.front().isSerial = true;
        const auto apart = recommend(made);
        QVERIFY(paired.atMostSlower && apart.atMostSlower);
        QVERIFY(*paired.atMostSlower < *apart.atMostSlower);
        made.front().logTimes.resize(6);
        QVERIFY(recommend(made).atMostSlower.has_value());
        made.front().logTimes.resize(4);
        QVERIFY(!recommend(made).atMostSlower.has_value());
    }

    void missingRunsLeaveOutTheirBlocks() {
        auto made = candidates(u"80+1% 50+1%"_s, 10);
        for (std::size_t block = 0; block < 5; ++block)
            made[0].logTimes[block] = MissingRun;
        QCOMPARE(text(recommend(made)), u"proved 2, out in"_s);
        made[1].logTimes[7] = MissingRun;
        QCOMPARE(text(recommend(made)), u"leaning 2, open open (1 2)"_s);
    }

    /// Ten thousand settings are as many as a sweep can have; all pairs would be a hundred million.
    void veryMany() {
        std::vector<Candidate> made;
        for (int i = 0; i < 10'000; ++i)
            made.push_back(candidate(i < 4000 ? 200 : 100 + (9999 - i) * 0.001, 10, 0.002));
        const auto found = recommend(made);
        QCOMPARE(found.standings.size(), made.size());
        QVERIFY(found.standings[0] == Standing::Out); // far slower
        QVERIFY(found.standings[9999] != Standing::Out);
        // The first that is not slower than the last, which is the fastest, by more than 3 %.
        QVERIFY2(found.taken && *found.taken >= 4000, qPrintable(QString::number(*found.taken)));
    }

    void whenToLook() {
        QCOMPARE(looks(10), (std::array<int, 6>{10, 15, 23, 34, 51, 76}));
        QCOMPARE(looks(5), (std::array<int, 6>{5, 8, 12, 17, 26, 38}));
        QCOMPARE(looks(1), (std::array<int, 6>{1, 2, 3, 4, 6, 8}));
    }
};

QTEST_GUILESS_MAIN(RecommendationTest)
#include "recommendation_test.moc"
