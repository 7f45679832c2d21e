#include "core/base/backgroundwork.h"
#include "tests/support/testcase.h"

#include <atomic>
#include <semaphore>

using namespace poolscope;

namespace {

/// Work that goes on until it is asked to end, and tells whether it was.
bool untilStopped(const std::stop_token& stop) {
    while (!stop.stop_requested())
        std::this_thread::yield();
    return true;
}

} // namespace

class BackgroundWorkTest : public TestCase {
    Q_OBJECT

private slots:

    void theOutcomeIsToldInThisThread() {
        BackgroundWork work;
        std::thread::id worked;
        std::thread::id told;
        int outcome = 0;
        work.start(
            [&worked](const std::stop_token&) {
                worked = std::this_thread::get_id();
                return 7;
            },
            [&](int value) {
                told = std::this_thread::get_id();
                outcome = value;
            });
        QVERIFY(work.isBusy());
        QCOMPARE(outcome, 0); // only from the event loop
        QTRY_COMPARE(outcome, 7);
        QVERIFY(!work.isBusy());
        QVERIFY(told == std::this_thread::get_id());
        QVERIFY(worked != told);
    }

    void whatIsLetGoIsGoneInAnotherThread() {
        BackgroundWork work;
        std::atomic<bool> gone = false;
        std::thread::id freed;
        std::shared_ptr<int> kept(new int(7), [&](const int* what) {
            freed = std::this_thread::get_id();
            delete what;
            gone = true;
        });
        bool told = false;
        work.start([](const std::stop_token& stop) { return untilStopped(stop); },
                   [&told](bool) { told = true; });
        work.letGo(std::move(kept));
        QTRY_VERIFY(gone);
        QVERIFY(freed != std::this_thread::get_id());
        QVERIFY(work.isBusy()); // with what was begun before
        work.requestStop();
        QTRY_VERIFY(told);
        work.letGo(nullptr);
        QVERIFY(!work.isBusy());
    }

    /// The forgotten work goes on until it looks whether it is wanted; nobody waits for that.
    void whatIsForgottenIsNeitherToldNorWaitedFor() {
        BackgroundWork work;
        std::binary_semaphore mayEnd(0);
        std::atomic<bool> ended = false;
        bool told = false;
        work.start(
            [&](const std::stop_token&) {
                mayEnd.acquire();
                ended = true;
                return 0;
            },
            [&told](int) { told = true; });
        work.forget();
        QVERIFY(!work.isBusy());
        QVERIFY(!ended);
        int next = 0;
        work.start([](const std::stop_token&) { return 2; }, [&next](int value) { next = value; });
        QTRY_COMPARE(next, 2);
        QVERIFY(!ended);
        mayEnd.release();
        QTRY_VERIFY(ended.load());
        QTest::qWait(20);
        QVERIFY(!told);
    }

    void whatIsAskedToStopTellsWhatCameOfIt() {
        BackgroundWork work;
        bool stopped = false;
        work.start(untilStopped, [&stopped](bool was) { stopped = was; });
        work.requestStop();
        QVERIFY(work.isBusy());
        QTRY_VERIFY(stopped);
        QVERIFY(!work.isBusy());
    }

    void aNewStartStopsTheOneBefore() {
        BackgroundWork work;
        int told = 0;
        std::atomic<bool> ended = false;
        work.start(
            [&ended](const std::stop_token& stop) {
                ended = untilStopped(stop);
                return 1;
            },
            [&told](int value) { told += value; });
        work.start([](const std::stop_token&) { return 10; },
                   [&told](int value) { told += value; });
        QTRY_VERIFY(ended.load());
        QTRY_COMPARE(told, 10);
    }

    void whatIsToldMayStartAnew() {
        BackgroundWork work;
        int last = 0;
        work.start([](const std::stop_token&) { return 1; },
                   [&](int) {
                       work.start([](const std::stop_token&) { return 2; },
                                  [&last](int value) { last = value; });
                   });
        QTRY_COMPARE(last, 2);
    }

    void destructionEndsIt() {
        std::atomic<bool> ended = false;
        bool told = false;
        {
            BackgroundWork work;
            work.start([&ended](const std::stop_token& stop) { return ended = untilStopped(stop); },
                       [&told](bool) { told = true; });
        }
        QVERIFY(ended);
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }

    /// Others may let go of what it reads.
    void itSharesWhatItReads() {
        BackgroundWork work;
        auto number = std::make_shared<const int>(5);
        const std::weak_ptr<const int> watched = number;
        int outcome = 0;
        work.start([number](const std::stop_token&) { return *number; },
                   [&outcome](int value) { outcome = value; });
        number.reset();
        QTRY_COMPARE(outcome, 5);
        QVERIFY(watched.expired());
    }
};

QTEST_GUILESS_MAIN(BackgroundWorkTest)
#include "backgroundwork_test.moc"
