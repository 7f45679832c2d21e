#include "core/base/text.h"
#include "core/config/configtext.h"
#include "core/config/settinglists.h"
#include "core/words/problemwords.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// "1 2 3", or the sentence that refuses @p list.
QString processes(const QString& list) {
    const auto counts = parseProcessList(list);
    if (!counts.hasValue())
        return sentence(counts.error());
    QStringList words;
    for (const int count : counts.value())
        words.append(QString::number(count));
    return words.join(u' ');
}

QString schedules(const Result<std::vector<Schedule>, Problem>& list) {
    if (!list.hasValue())
        return sentence(list.error());
    QStringList words;
    for (const Schedule& schedule : list.value())
        words.append(scheduleWord(schedule));
    return words.join(u' ');
}

} // namespace

class SettingListsTest : public TestCase {
    Q_OBJECT

private slots:

    void processCounts_data() {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("counts");
        QTest::newRow("one") << u"4"_s << u"4"_s;
        QTest::newRow("several") << u"8,1, 2"_s << u"8 1 2"_s;
        QTest::newRow("a range") << u"1-4"_s << u"1 2 3 4"_s;
        QTest::newRow("ranges and numbers") << u"1-3,8,10-11"_s << u"1 2 3 8 10 11"_s;
        QTest::newRow("a range of one") << u"3-3"_s << u"3"_s;
        const QString allowed =
            u"is not possible as the number of processes: allowed are whole numbers from 1 to 1024."_s;
        QTest::newRow("from zero") << u"0-4"_s << u"“0” "_s + allowed;
        QTest::newRow("more than any engine has") << u"1-100000"_s << u"“100 000” "_s + allowed;
        QTest::newRow("reversed")
            << u"4-1"_s << u"“4-1” runs backwards: write the smaller number first, as in 1-4."_s;
        QTest::newRow("no number") << u"1-x"_s << u"“x” "_s + allowed;
        QTest::newRow("two dashes") << u"1-2-3"_s << u"“2-3” "_s + allowed;
        const QString missing = u"The number of processes is missing: allowed are whole numbers "
                                "from 1 to 1024."_s;
        QTest::newRow("empty") << QString() << missing;
        QTest::newRow("half a range") << u"2-"_s << missing;
        QTest::newRow("a comma too many") << u"1,,2"_s << missing;
    }

    void processCounts() {
        QFETCH(QString, list);
        QTEST(plainSpaces(processes(list)), "counts");
    }

    void schedulesAndChunkSizes() {
        QCOMPARE(schedules(parseScheduleList(u"static,guided:2, python"_s)),
                 u"static guided:2 python"_s);
        QCOMPARE(schedules(parseChunkSizeList(u"1,10,1k"_s)), u"fixed:1 fixed:10 fixed:1000"_s);
        QVERIFY(schedules(parseScheduleList(u"static,zigzag"_s)).startsWith(u"“zigzag” is not"_s));
        QVERIFY(schedules(parseChunkSizeList(u"1,0"_s)).startsWith(u"“0” is not possible"_s));
        QVERIFY(schedules(parseScheduleList({})).contains(u"is missing"_s));
    }
};

QTEST_GUILESS_MAIN(SettingListsTest)
#include "settinglists_test.moc"
