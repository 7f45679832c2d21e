#include "tests/support/exploration.h"
#include "tests/support/testcase.h"

#include <QElapsedTimer>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

#if defined(POOLSCOPE_SANITIZED) || !defined(__OPTIMIZE__)
constexpr bool HasTime = false;
#else
constexpr bool HasTime = true;
#endif

constexpr std::size_t MostStates = 5'000'000;

Exploration printed(const ClaimShape& shape) {
    QElapsedTimer time;
    time.start();
    const Exploration found = explore(shape, MostStates);
    qInfo("%zu states, %zu moves between them, %zu ends, at most %zu moves to an end, %lld ms",
          found.states, found.moves, found.ends, found.longestWay, time.elapsed());
    return found;
}

} // namespace

/// The claiming protocol in every order in which its steps, deaths and what the driver does about
/// them can happen; see tests/support/exploration.h and claimrules.h for what is checked.
class InterleavingsTest : public TestCase {
    Q_OBJECT

private slots:

    void allIsDoneWhateverHappens_data() {
        QTest::addColumn<ClaimShape>("shape");
        QTest::addRow("nobody dies") << ClaimShape{3, 3, 0};
        QTest::addRow("one dies of two") << ClaimShape{2, 3, 1};
        QTest::addRow("one dies of three") << ClaimShape{3, 2, 1};
        QTest::addRow("a process alone") << ClaimShape{1, 4, 2};
        QTest::addRow("three die at one chunk") << ClaimShape{2, 1, 3};
        QTest::addRow("two die, two chunks") << ClaimShape{2, 2, 2};
        QTest::addRow("only the idle look") << ClaimShape{2, 2, 2, true, false};
        if (!HasTime)
            return;
        QTest::addRow("two die, three chunks") << ClaimShape{2, 3, 2};
        QTest::addRow("two die of three") << ClaimShape{3, 2, 2};
    }

    void allIsDoneWhateverHappens() {
        QFETCH(ClaimShape, shape);
        const Exploration found = printed(shape);
        QVERIFY2(found.fault.isEmpty(), qPrintable(found.fault));
        QVERIFY(found.ends > 0);
    }

    /// Python's way: what the dead owned stays lost, but nothing else does.
    void onlyWhatTheDeadOwnedIsAbandoned() {
        const Exploration found = printed({2, 2, 2, false});
        QVERIFY2(found.fault.isEmpty(), qPrintable(found.fault));
        QVERIFY(found.ends > 0);
    }

    void errorsAreFound_data() {
        QTest::addColumn<Flaw>("flaw");
        QTest::addColumn<ClaimShape>("shape");
        QTest::addColumn<QString>("fault");
        const ClaimShape small{2, 2, 1};
        const ClaimShape twoDeaths{2, 2, 2};
        const ClaimShape onlyIdleLook{2, 2, 2, true, false};
        QTest::addRow("announces late")
            << Flaw::AnnouncesLate << small << u"its unfinished chunk is not found"_s;
        QTest::addRow("swaps blindly")
            << Flaw::SwapsBlindly << small << u"was done and does not stay so"_s;
        QTest::addRow("links before owning")
            << Flaw::LinksBeforeOwning << small << u"do not lead through its chunks"_s;
        QTest::addRow("publishes unstamped")
            << Flaw::PublishesUnstamped << small << u"done without its stamps"_s;
        QTest::addRow("frees before clearing")
            << Flaw::FreesBeforeClearing << twoDeaths << u"done without its stamps"_s;
        QTest::addRow("frees the living") << Flaw::FreesTheLiving << small << u"chunk 2"_s;
        QTest::addRow("looks only on")
            << Flaw::LooksOnlyOn << onlyIdleLook << u"taken for done, and 1 chunks are not"_s;
        QTest::addRow("forgets looks")
            << Flaw::ForgetsLooks << small << u"taken for done, and 1 chunks are not"_s;
        QTest::addRow("counts old looks")
            << Flaw::CountsOldLooks << onlyIdleLook << u"taken for done, and 1 chunks are not"_s;
        QTest::addRow("orders no look") << Flaw::OrdersNoLook << onlyIdleLook << u"it hangs"_s;
    }

    void errorsAreFound() {
        QFETCH(Flaw, flaw);
        QFETCH(ClaimShape, shape);
        QFETCH(QString, fault);
        shape.flaw = flaw;
        const Exploration found = printed(shape);
        qInfo().noquote() << found.fault.section(u'\n', 0, 0);
        QVERIFY2(found.fault.section(u'\n', 0, 0).contains(fault), qPrintable(found.fault));
    }
};

QTEST_GUILESS_MAIN(InterleavingsTest)
#include "interleavings_test.moc"
