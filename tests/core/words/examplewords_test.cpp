#include "core/words/examplewords.h"
#include "tests/support/testcase.h"

#include <QSet>

using namespace poolscope;
using namespace Qt::StringLiterals;

class ExampleWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void everyExampleHasItsOwnWords() {
        QSet<QString> names;
        for (const Example example : Examples) {
            names.insert(exampleName(example));
            QVERIFY(exampleHint(example).endsWith(u'.'));
        }
        QCOMPARE(names.size(), qsizetype{Examples.size()});
    }
};

QTEST_GUILESS_MAIN(ExampleWordsTest)
#include "examplewords_test.moc"
