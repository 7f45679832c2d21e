#include "core/words/losswords.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class LossWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void everyPartIsNamedOnceAndExplained() {
        QStringList names;
        Losses seen;
        for (const LossWords& words : lossWords(WorkKind::Cpu)) {
            names.append(words.name);
            seen.*words.part += 1;
            QVERIFY2(words.meaning.endsWith(u'.') && words.meaning.count(u'.') == 1,
                     qPrintable(words.meaning));
        }
        QCOMPARE(names.join(u", "_s), u"start-up, useful, off core, waiting, tail, lost"_s);
        QCOMPARE(seen, (Losses{1, 1, 1, 1, 1, 1}));
    }

    void waitingWorkNeedsNoCore() {
        QVERIFY(lossWords(WorkKind::Cpu)[1].meaning.contains(u"on a core"_s));
        QVERIFY(!lossWords(WorkKind::Wait)[1].meaning.contains(u"on a core"_s));
    }
};

QTEST_GUILESS_MAIN(LossWordsTest)
#include "losswords_test.moc"
