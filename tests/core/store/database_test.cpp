#include "core/store/database.h"
#include "tests/support/testcase.h"

#include <QTemporaryDir>

using namespace poolscope;
using namespace Qt::StringLiterals;

class DatabaseTest : public TestCase {
    Q_OBJECT

private slots:

    void itKeepsTheFirstError() {
        const QTemporaryDir folder;
        Database database(folder.filePath(u"a"_s), Database::Access::ReadWrite);
        database.execute(u"CREATE TABLE t (x)"_s);
        QVERIFY(database.isSound());
        database.execute(u"nonsense"_s);
        QVERIFY(!database.isSound());
        const QString first = database.error();
        database.execute(u"other nonsense"_s);
        QCOMPARE(database.error(), first);
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "database_test.moc"
