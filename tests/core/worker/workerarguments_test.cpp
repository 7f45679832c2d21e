#include "core/worker/workerarguments.h"
#include "tests/support/testcase.h"

#include <limits>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

std::optional<WorkerArguments> argumentsFrom(const QString& text) {
    std::vector<std::string> words;
    for (const QString& word : text.split(u' '))
        words.push_back(word.toStdString());
    return workerArgumentsFrom({words.begin(), words.end()});
}

} // namespace

class WorkerArgumentsTest : public TestCase {
    Q_OBJECT

private slots:

    void roundTrip() {
        constexpr int Largest = std::numeric_limits<int>::max();
        for (const WorkerArguments& arguments :
             {WorkerArguments{}, WorkerArguments{WorkerTask::Serial, 3, 0, 1},
              WorkerArguments{WorkerTask::Pool, 1023, 2047, 4'194'304},
              WorkerArguments{WorkerTask::Replacement, 5, 16, 4711},
              WorkerArguments{WorkerTask::Pool, Largest, 4'294'967'295, Largest}}) {
            const std::vector<std::string> strings = toStrings(arguments);
            QVERIFY(workerArgumentsFrom({strings.begin(), strings.end()}) == arguments);
        }
    }

    void asTheyAreWritten() {
        QVERIFY(toStrings({WorkerTask::Pool, 12, 3, 4711}) ==
                (std::vector<std::string>{"pool", "12", "3", "4711"}));
        QVERIFY(argumentsFrom(u"serial 5 0 42"_s) ==
                (WorkerArguments{WorkerTask::Serial, 5, 0, 42}));
        QVERIFY(argumentsFrom(u"replacement 5 7 42"_s) ==
                (WorkerArguments{WorkerTask::Replacement, 5, 7, 42}));
    }

    void refused_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "pool", "pool 3 0", "pool 3 0 1 2", "Pool 3 0 1", "replacemen 3 0 1",
              "help 3 0 1", "pool x 0 1", "pool 3 -1 1", "pool 3 0 1x", "pool 3 0x1 1", "pool  0 1",
              "pool 3 0 ", "pool +3 0 1", "pool 3.0 0 1", "pool 99999999999 0 1",
              "pool 3 4294967296 1", "3 0 1 pool"})
            QTest::newRow(text[0] == '\0' ? "nothing" : text) << QString::fromLatin1(text);
    }

    void refused() {
        QFETCH(QString, text);
        QVERIFY(!argumentsFrom(text).has_value());
    }

    void noArgumentsAtAll() { QVERIFY(!workerArgumentsFrom({}).has_value()); }
};

QTEST_GUILESS_MAIN(WorkerArgumentsTest)
#include "workerarguments_test.moc"
