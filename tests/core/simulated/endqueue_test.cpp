#include "core/simulated/endqueue.h"
#include "tests/support/testcase.h"

#include <rapidcheck.h>
#include <set>
#include <utility>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// The processes as they are taken out, each with its end: "p2 10, p0 30".
QString drained(EndQueue& queue) {
    QStringList ends;
    while (!queue.isEmpty()) {
        const Ticks when = queue.next();
        ends.append(u"p%1 %2"_s.arg(queue.pop().process).arg(when));
    }
    return ends.join(u", "_s);
}

Task of(int process) {
    return {process, 0, 0, 0};
}

} // namespace

class EndQueueTest : public TestCase {
    Q_OBJECT

private slots:

    void nothingIsNever() {
        EndQueue queue;
        QVERIFY(queue.isEmpty());
        QCOMPARE(queue.next(), EndQueue::Never);
    }

    void theSoonestFirst() {
        EndQueue queue;
        queue.push(EndQueue::Never - 1, of(1));
        queue.push(300, of(2));
        queue.push(0, of(3));
        queue.push(17, of(4));
        QCOMPARE(drained(queue), u"p3 0, p4 17, p2 300, p1 9223372036854775806"_s);
    }

    void ofSeveralAtOnceTheLowestProcess() {
        EndQueue queue;
        for (const int process : {3, 1, 4, 2})
            queue.push(1000, of(process));
        QCOMPARE(drained(queue), u"p1 1000, p2 1000, p3 1000, p4 1000"_s);
    }

    void whatIsLateIsAtOnce() {
        EndQueue queue;
        queue.push(100, of(1));
        queue.push(200, of(2));
        QCOMPARE(queue.pop().process, 1);
        queue.push(90, of(3));
        QCOMPARE(drained(queue), u"p3 100, p2 200"_s);
    }

    void aTaskIsKeptWhole() {
        EndQueue queue;
        queue.push(5000, {7, 4'294'967'295, 42, 4958});
        const Task task = queue.pop();
        QCOMPARE(task.chunk, 4'294'967'295U);
        QCOMPARE(task.work, 42);
        QCOMPARE(task.started, 4958);
    }

    void asASet() {
        QVERIFY(rc::check("takes out what a set does", [] {
            EndQueue queue;
            std::multiset<Ticks> ends;
            Ticks now = 0;
            const auto steps = *rc::gen::container<std::vector<std::pair<bool, Ticks>>>(
                rc::gen::pair(rc::gen::arbitrary<bool>(),
                              rc::gen::oneOf(rc::gen::inRange<Ticks>(0, 4),
                                             rc::gen::inRange<Ticks>(0, Ticks{1} << 40))));
            for (const auto& [takes, later] : steps) {
                if (takes && !ends.empty()) {
                    now = *ends.begin();
                    RC_ASSERT(queue.next() == now);
                    ends.erase(ends.begin());
                    queue.pop();
                } else {
                    ends.insert(now + later);
                    queue.push(now + later, of(0));
                }
                RC_ASSERT(queue.isEmpty() == ends.empty());
            }
        }));
    }
};

QTEST_GUILESS_MAIN(EndQueueTest)
#include "endqueue_test.moc"
