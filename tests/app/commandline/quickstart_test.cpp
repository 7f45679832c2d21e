#include "app/commandline/quickstart.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

using namespace poolscope;
using namespace Qt::StringLiterals;

class QuickStartTest : public TestCase {
    Q_OBJECT

private slots:

    void theEnvironmentIsPutBack() {
        qputenv("LC_ALL", "C.UTF-8");
        qputenv("LANG", "");
        qunsetenv("LC_CTYPE");
        qunsetenv("QT_NO_GLIB");
        {
            const QuickStart quick;
            QCOMPARE(qgetenv("LC_ALL"), "");
            QCOMPARE(qgetenv("LANG"), "C");
            QCOMPARE(qgetenv("LC_CTYPE"), "C.UTF-8");
            QCOMPARE(qgetenv("QT_NO_GLIB"), "1");
        }
        QCOMPARE(qgetenv("LC_ALL"), "C.UTF-8");
        QVERIFY(qEnvironmentVariableIsSet("LANG") && qEnvironmentVariableIsEmpty("LANG"));
        QVERIFY(!qEnvironmentVariableIsSet("LC_CTYPE"));
        QVERIFY(!qEnvironmentVariableIsSet("QT_NO_GLIB"));
    }

    void whatCharactersAreWrittenInStays_data() {
        QTest::addColumn<QByteArray>("locale");
        QTest::newRow("bare") << QByteArray("C");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("unknown") << QByteArray("xx_YY");
        QTest::newRow("of files") << QByteArray("C.UTF-8");
    }

    /// Qt would complain of a locale without UTF-8, and names of files would not be found.
    void whatCharactersAreWrittenInStays() {
        QFETCH(QByteArray, locale);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"Zahlen – números.json"_s);
        const Ran ran =
            runBash(u"LC_ALL=%1 LANG= $BIN/poolscope run -n 3 --quiet --json '%2'"_s.arg(
                QString::fromLatin1(locale), file));
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.err, QByteArray());
        QVERIFY(QFile::exists(file));
    }

    /// The window has a language of its own, whatever the command line that opens it.
    void whoIsStartedHasTheWholeEnvironment() {
        const Ran ran = runBash(u"folder=$(mktemp -d); cp $BIN/poolscope $folder; "
                                "printf '#!/bin/sh\\nenv\\n' > $folder/poolscope-window; "
                                "chmod +x $folder/poolscope-window; "
                                "LC_ALL=de_DE.UTF-8 LANG=fr_FR.UTF-8 $folder/poolscope; "
                                "rm -r $folder"_s);
        const QByteArrayList lines = ran.out.split('\n');
        QVERIFY2(lines.contains("LC_ALL=de_DE.UTF-8"), ran.out.constData());
        QVERIFY(lines.contains("LANG=fr_FR.UTF-8"));
        QVERIFY(!ran.out.contains("QT_NO_GLIB"));
    }
};

QTEST_GUILESS_MAIN(QuickStartTest)
#include "quickstart_test.moc"
