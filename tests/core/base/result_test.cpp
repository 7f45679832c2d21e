#include "core/base/result.h"
#include "tests/support/testcase.h"

#include <memory>
#include <string>

using namespace poolscope;

namespace {

Result<int, std::string> half(int number) {
    if (number % 2 != 0)
        return std::string("odd");
    return number / 2;
}

} // namespace

class ResultTest : public TestCase {
    Q_OBJECT

private slots:

    void aValue() {
        const auto result = half(6);
        QVERIFY(result.hasValue());
        QCOMPARE(result.value(), 3);
    }

    void anError() {
        const auto result = half(7);
        QVERIFY(!result.hasValue());
        QCOMPARE(result.error(), std::string("odd"));
    }

    void falseIsAValue() {
        const Result<bool, int> result(false);
        QVERIFY(result.hasValue());
        QCOMPARE(result.value(), false);
    }

    void valuesThatOnlyMove() {
        Result<std::unique_ptr<int>, int> result(std::make_unique<int>(42));
        const std::unique_ptr<int> taken = std::move(result).value();
        QCOMPARE(*taken, 42);
    }
};

QTEST_GUILESS_MAIN(ResultTest)
#include "result_test.moc"
