#include "core/report/exporters.h"
#include "tests/support/testcase.h"

#include <QSet>

using namespace poolscope;
using namespace Qt::StringLiterals;

class ExportersTest : public TestCase {
    Q_OBJECT

private slots:

    void everyOneHasANameOfItsOwnAndWritesSomething() {
        QSet<QString> names;
        for (const Exporter& exporter : exporters()) {
            names.insert(QLatin1StringView(exporter.name));
            QVERIFY(writes(exporter, Exported::Run) || writes(exporter, Exported::Sweep));
            QCOMPARE(exporterCalled(QLatin1StringView(exporter.name)), &exporter);
        }
        QCOMPARE(static_cast<std::size_t>(names.size()), exporters().size());
        QVERIFY(exporterCalled(u"nothing"_s) == nullptr);
    }

    void theEndOfANameTellsTheFormat_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("ofRun");
        QTest::addColumn<QString>("ofSweep");
        QTest::newRow("table") << u"a.csv"_s << u"chunks"_s << u"points"_s;
        QTest::newRow("capitals") << u"A.CSV"_s << u"chunks"_s << u"points"_s;
        QTest::newRow("the longer one") << u"a.trace.json"_s << u"trace"_s << u"json"_s;
        QTest::newRow("the shorter one") << u"trace.json"_s << u"json"_s << u"json"_s;
        QTest::newRow("only of runs") << u"a.b/c.joblog"_s << u"joblog"_s << u""_s;
        QTest::newRow("none") << u"csv"_s << u""_s << u""_s;
    }

    void theEndOfANameTellsTheFormat() {
        QFETCH(QString, file);
        const auto name = [&file](Exported what) {
            const Exporter* exporter = exporterFor(file, what);
            return exporter == nullptr ? u""_s : QString::fromLatin1(exporter->name);
        };
        QTEST(name(Exported::Run), "ofRun");
        QTEST(name(Exported::Sweep), "ofSweep");
    }

    void whatCanBeHadIsListed() {
        QVERIFY(exporterNames(Exported::Run).contains(u"trace"_s));
        QVERIFY(!exporterNames(Exported::Run).contains(u"points"_s));
        QCOMPARE(exporterSuffixes(Exported::Sweep), (QStringList{u".json"_s, u".csv"_s}));
    }
};

QTEST_GUILESS_MAIN(ExportersTest)
#include "exporters_test.moc"
