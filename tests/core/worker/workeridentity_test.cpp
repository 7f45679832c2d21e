#include "core/worker/workeridentity.h"
#include "tests/support/testcase.h"

#include <QFile>

using namespace poolscope;
using namespace Qt::StringLiterals;

class WorkerIdentityTest : public TestCase {
    Q_OBJECT

private slots:

    void versionsOfProgramAndBoard() {
        const WorkerIdentity identity;
        const QByteArray text(identity.text().data(),
                              static_cast<qsizetype>(identity.text().size()));
        QCOMPARE(text, "poolscope-worker " POOLSCOPE_VERSION ", board " +
                           QByteArray::number(BoardVersion));
    }

    void theWorkerProgramBeginsWithIt() {
        QFile program(QStringLiteral(POOLSCOPE_BIN "/poolscope-worker"));
        QVERIFY(program.open(QIODevice::ReadOnly));
        const WorkerIdentity identity;
        QVERIFY(program.read(4096).contains(identity.text().data()));
    }
};

QTEST_GUILESS_MAIN(WorkerIdentityTest)
#include "workeridentity_test.moc"
