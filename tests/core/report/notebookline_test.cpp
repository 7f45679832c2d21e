#include "core/report/notebookline.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

#include <QBuffer>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Two chunks of which the second was completed first.
RunRecord turned(ResultOrder order) {
    RunRecord run =
        record(u"wall 100\n1: ready 10 chunk 10-90x2 cpu 5\n2: ready 10 chunk 10-40x3"_s);
    run.config.order = order;
    static const std::uint64_t results[] = {0, 1, 4, 9, 16};
    run.results = Results::ofNumbers(
        std::shared_ptr<const std::uint64_t>(results, [](const std::uint64_t*) {}), 5);
    return run;
}

} // namespace

class NotebookLineTest : public TestCase {
    Q_OBJECT

private slots:

    void theLineInEitherOrder() {
        QBuffer input;
        QVERIFY(input.open(QIODevice::ReadWrite));
        QVERIFY(writeNotebookLine(turned(ResultOrder::Input), input));
        QCOMPARE(input.data(), "Pool    : [0, 1, 4, 9, 16]\n");
        QBuffer completion;
        QVERIFY(completion.open(QIODevice::ReadWrite));
        QVERIFY(writeNotebookLine(turned(ResultOrder::Completion), completion));
        QCOMPARE(completion.data(), "Pool    : [4, 9, 16, 0, 1]\n");
    }
};

QTEST_GUILESS_MAIN(NotebookLineTest)
#include "notebookline_test.moc"
