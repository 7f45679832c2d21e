#include "tests/support/testcase.h"
#include "ui/squaremap/zeros.h"

#include <cstdint>
#include <limits>

using namespace poolscope;

namespace {

struct Pair {
    std::uint32_t one = 0;
    float other = 0.0F;
};

} // namespace

class ZerosTest : public TestCase {
    Q_OBJECT

private slots:

    void allAreZeroUntilWritten() {
        constexpr std::size_t Many = std::size_t{1} << 20;
        Zeros<Pair> zeros(Many);
        QCOMPARE(zeros.size(), Many);
        zeros[7].one = 3;
        zeros[Many - 1].other = 2.5F;
        std::size_t others = 0;
        for (std::size_t at = 0; at < Many; ++at)
            others += zeros[at].one != 0 || zeros[at].other != 0.0F ? 1 : 0;
        QCOMPARE(others, std::size_t{2});
        zeros = Zeros<Pair>(Many);
        QCOMPARE(zeros[7].one, 0U);
        QCOMPARE(zeros[Many - 1].other, 0.0F);
    }

    void none() {
        QCOMPARE(Zeros<Pair>().size(), std::size_t{0});
        QCOMPARE(Zeros<Pair>(0).size(), std::size_t{0});
    }

    void moreThanThereIs() {
#ifdef POOLSCOPE_SANITIZED
        QSKIP("the sanitizer ends a program that asks for so much");
#endif
        QVERIFY_THROWS_EXCEPTION(std::bad_alloc,
                                 Zeros<Pair>(std::numeric_limits<std::size_t>::max() / 16));
    }
};

QTEST_GUILESS_MAIN(ZerosTest)
#include "zeros_test.moc"
