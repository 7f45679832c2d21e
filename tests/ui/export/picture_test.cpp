#include "tests/support/testcase.h"
#include "ui/export/picture.h"

#include <QFile>
#include <QLabel>
#include <QTemporaryDir>

using namespace poolscope;
using namespace Qt::StringLiterals;

class PictureTest : public TestCase {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static QByteArray contents(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:

    void pngHoldsViewAndCaption() {
        QLabel view(u"the view"_s);
        view.setStyleSheet(u"background: #ff0000"_s);
        view.resize(200, 100);
        const QString path = m_folder.filePath(u"view.png"_s);
        QCOMPARE(writePicture({view, u"a caption"_s}, path), std::nullopt);
        const QImage image(path);
        QVERIFY(image.width() >= 400);
        QVERIFY(image.height() > 200);
        QCOMPARE(image.pixelColor(60, 60), QColor(255, 0, 0));
        // Below the view: paper with some ink on it.
        bool ink = false;
        for (int y = 2 * (100 + 24); y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                ink = ink || image.pixelColor(x, y) != image.pixelColor(1, 1);
        }
        QVERIFY(ink);
    }

    void svgHoldsTheTextAsText() {
        QLabel view(u"the view"_s);
        view.resize(200, 100);
        const QString path = m_folder.filePath(u"view.svg"_s);
        QCOMPARE(writePicture({view, u"a caption"_s}, path), std::nullopt);
        const QByteArray svg = contents(path);
        QVERIFY(svg.startsWith("<?xml"));
        QVERIFY(svg.contains("the view"));
        QVERIFY(svg.contains("a caption"));
    }

    void aFileThatCannotBeWrittenIsTold() {
        QLabel view(u"the view"_s);
        view.resize(20, 10);
        for (const QString& path : {u"/no/such/folder/a.png"_s, u"/no/such/folder/a.svg"_s}) {
            const auto error = writePicture({view, QString()}, path);
            QVERIFY(error.has_value());
            QCOMPARE(error->path, path);
            QVERIFY(!error->detail.isEmpty());
        }
    }
};

QTEST_MAIN(PictureTest)
#include "picture_test.moc"
