#include "core/metrics/race.h"
#include "tests/support/candidates.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Candidates with these medians.
std::vector<Candidate> racing(const std::vector<double>& medians, int blocks, double spread) {
    std::vector<Candidate> made;
    for (const double median : medians)
        made.push_back(candidate(median, blocks, spread, static_cast<int>(made.size())));
    return made;
}

QString kept(const std::vector<Candidate>& candidates, double margin = 0.03) {
    QStringList words;
    for (const std::size_t index : keptInRace(candidates, margin))
        words.append(QString::number(index));
    return words.join(u' ');
}

} // namespace

class RaceTest : public TestCase {
    Q_OBJECT

private slots:

    void nobodyIsDroppedAtOnce() {
        QCOMPARE(kept({}), QString());
        QCOMPARE(kept(racing({100, 900}, 2, 0.01)), u"0 1"_s);
    }

    void theHopelessAreDroppedAfterThree() {
        QCOMPARE(kept(racing({100, 108, 130, 900}, 3, 0.01)), u"0 1"_s);
        QCOMPARE(kept(racing({900, 130, 108, 100}, 3, 0.01)), u"2 3"_s);
        QCOMPARE(kept(racing({100, 108, 130}, 3, 0.2)), u"0 1 2"_s); // it may be noise
    }

    void whoIsShownToBeSlowerIsDroppedFromSixOn() {
        QCOMPARE(kept(racing({100, 102, 108, 130}, 12, 0.01)), u"0 1"_s);
        QCOMPARE(kept(racing({108, 102, 100}, 12, 0.01)), u"1 2"_s);
        QCOMPARE(kept(racing({100, 102, 108, 130}, 12, 0.01), 0.10), u"0 1 2"_s);
        QCOMPARE(kept(racing({100, 102, 108}, 12, 0.3)), u"0 1 2"_s);
    }

    void aShortlistFromNineBlocksOn() {
        const std::vector<double> medians{101,   102,   101,   102,   101,
                                          100.9, 100.8, 100.7, 100.6, 100.5};
        QCOMPARE(kept(racing(medians, 8, 0.001)), u"0 1 2 3 4 5 6 7 8 9"_s);
        QCOMPARE(kept(racing(medians, 9, 0.001)), u"0 1 2 3 6 7 8 9"_s);
        const std::vector<double> eight(medians.begin(), medians.begin() + 8);
        QCOMPARE(kept(racing(eight, 9, 0.001)), u"0 1 2 3 4 5 6 7"_s);
        // Two of the preferred are among the fastest.
        const std::vector<double> both{100, 100.1, 102, 102, 102, 102, 102, 101, 102, 101};
        QCOMPARE(kept(racing(both, 9, 0.001)), u"0 1 2 3 7 9"_s);
    }

    void whoNeverRanIsDropped() {
        auto made = racing({100, 100, 100}, 3, 0.01);
        made[1].logTimes.assign(3, MissingRun);
        QCOMPARE(kept(made), u"0 2"_s);
        made[0].logTimes.assign(3, MissingRun);
        made[2].logTimes.assign(3, MissingRun);
        QCOMPARE(kept(made), u"0 1 2"_s); // then the sweep has another trouble
    }
};

QTEST_GUILESS_MAIN(RaceTest)
#include "race_test.moc"
