#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "tests/ui/timeline/lanepicture.h"
#include "tests/ui/timeline/lanesstage.h"
#include "ui/export/picture.h"

#include <QApplication>
#include <QBuffer>
#include <QFile>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <random>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

const QString Small =
    u"wall 12000000\n"
    "1: ready 1000000 chunk 1000000-2000000x7 at 2000000 of 7 done 3 ended 4000000 killed lost\n"
    "2: ready 1000000 chunk 1000000-4000000x7 redo 4100000-7000000 ended 11900000\n"
    "3: replaces 1 spawned 4050000 ready 7000000 chunk 7100000-9000000x7 ended 11900000"_s;

constexpr qint64 Megabyte = 1'000'000;
/// Between picture and edge of the paper, px.
constexpr int Margin = 12;

/// Chunks and gaps of all lengths, so that hardly a column is like its neighbour.
RunRecord noise(std::size_t chunks, int processes, double meanNs) {
    RunRecord run;
    run.config.processes = processes;
    run.config.input.size = chunks;
    run.chunksPlanned = chunks;
    std::mt19937 random(1); // NOLINT: the same every time
    std::exponential_distribution<double> length(1.0 / meanNs);
    for (int number = 1; number <= processes; ++number) {
        ProcessRecord process;
        process.number = process.lane = number;
        process.readyNs = 1000;
        double at = 1000.0;
        for (std::size_t i = 0; i < chunks / static_cast<std::size_t>(processes); ++i) {
            ChunkEvent chunk;
            chunk.startedNs = static_cast<Nanoseconds>(at);
            at += length(random);
            chunk.finishedNs = static_cast<Nanoseconds>(at);
            at += length(random);
            chunk.index = chunk.position = static_cast<quint32>(run.chunks.size());
            chunk.count = 1;
            chunk.process = static_cast<quint16>(number);
            addChunk(run, chunk);
        }
        process.endedNs = static_cast<Nanoseconds>(at);
        process.end = ProcessEnd::Finished;
        run.nowNs = std::max(run.nowNs, *process.endedNs);
        run.processes.push_back(process);
    }
    run.wallNs = run.nowNs;
    run.outcome = Outcome::Finished;
    return run;
}

qsizetype shapesIn(const QByteArray& svg) {
    return svg.count("<rect") + svg.count("<path") + svg.count("<ellipse") + svg.count("<circle") +
           svg.count("<poly");
}

} // namespace

class LaneShapesTest : public TestCase {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// The view as an SVG file's text.
    QByteArray svgOf(LaneView& view) {
        QFile file(m_folder.filePath(u"lanes.svg"_s));
        if (writePicture({view, QString()}, file.fileName()) || !file.open(QIODevice::ReadOnly))
            return {};
        return file.readAll();
    }

    /// What a reader of such files makes of the last one.
    QImage lastDrawn() { return QImage(m_folder.filePath(u"lanes.svg"_s)); }

private slots:

    void aSmallRunIsShapesAndTexts() {
        const RunRecord run = record(Small);
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(900, 160);
        stage.show(run);
        const QByteArray svg = svgOf(view);
        QVERIFY(!svg.contains("<image"));
        QVERIFY(shapesIn(svg) > 10);
        QVERIFY(shapesIn(svg) < 100);
        for (const QString& text :
             {u"0–6"_s, u"7–13"_s, u"21–27"_s, u"start"_s, u"join"_s, u"process 3"_s, u"3"_s})
            QVERIFY2(svg.contains((u'>' + text + u"</text>"_s).toUtf8()), qPrintable(text));
    }

    void aPdfHoldsNoPixelsEither() {
        const RunRecord run = record(Small);
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(900, 160);
        stage.show(run);
        QByteArray pdf;
        QBuffer out(&pdf);
        out.open(QIODevice::WriteOnly);
        {
            QPdfWriter writer(&out);
            QPainter painter(&writer);
            painter.scale(8.0, 8.0);
            view.render(&painter);
        }
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(!pdf.contains("/Subtype /Image"));
        QVERIFY(pdf.contains("/Font"));
    }

    void shapesAreWherePixelsAre() {
        const RunRecord run = record(Small);
        for (const bool dark : {false, true}) {
            LanesStage stage;
            LaneView& view = stage.view;
            view.setPalette(paletteOf(dark));
            view.resize(800, 200);
            stage.show(run);
            QVERIFY(!svgOf(view).isEmpty());
            const QImage drawn = lastDrawn().scaled(view.size() + QSize(2 * Margin, 3 * Margin),
                                                    Qt::IgnoreAspectRatio);
            LanePhoto pixels(dark);
            pixels.show(run);
            for (const auto& [lane, ms] :
                 {std::pair{1, 0.5}, {1, 1.5}, {1, 6.0}, {1, 8.0}, {2, 2.0}, {2, 5.0}, {2, 11.0}}) {
                const QPoint place = pixels.place(lane, ms);
                QCOMPARE(drawn.pixelColor(place + QPoint(Margin, Margin)), pixels.at(lane, ms));
            }
        }
    }

    void manyChunksAreFewShapes_data() {
        QTest::addColumn<int>("processes");
        QTest::addColumn<double>("meanNs");
        QTest::newRow("64 processes") << 64 << 40.0;
        QTest::newRow("1024 processes") << 1024 << 40.0;
        QTest::newRow("one process") << 1 << 40.0;
    }

    void manyChunksAreFewShapes() {
        QFETCH(int, processes);
        QFETCH(double, meanNs);
        const RunRecord run = noise(1'000'000, processes, meanNs);
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(1600, 900);
        stage.show(run);
        const QByteArray svg = svgOf(view);
        QVERIFY(!svg.contains("<image"));
        QVERIFY(svg.size() > 1000);
        QVERIFY2(svg.size() < 5 * Megabyte, qPrintable(QString::number(svg.size())));
    }

    /// About as many chunks as there are pixels, and as many as there can be boxes.
    void theWorstIsBoundedToo_data() {
        QTest::addColumn<int>("processes");
        QTest::addColumn<int>("chunksEach");
        for (const int processes : {64, 1024}) {
            for (const int chunks : {30, 350, 1500})
                QTest::addRow("%d × %d", processes, chunks) << processes << chunks;
        }
    }

    void theWorstIsBoundedToo() {
        QFETCH(int, processes);
        QFETCH(int, chunksEach);
        const RunRecord run =
            noise(static_cast<std::size_t>(processes) * static_cast<std::size_t>(chunksEach),
                  processes, 1e5);
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(1600, 900);
        stage.show(run);
        const QByteArray svg = svgOf(view);
        QVERIFY2(svg.size() < 5 * Megabyte, qPrintable(QString::number(svg.size())));
        QVERIFY(svg.size() > 10'000);
    }

    void narrowChunksHaveTheirColour() {
        const RunRecord run = noise(20'000, 2, 1000.0);
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(800, 200);
        stage.show(run);
        QVERIFY(!svgOf(view).isEmpty());
        const QImage drawn = lastDrawn();
        QVERIFY(!drawn.isNull());
        // They are paler than whole chunks, but of that hue.
        int blue = 0;
        for (int x = 0; x < drawn.width(); ++x) {
            for (int y = 0; y < drawn.height(); ++y) {
                const QColor colour = drawn.pixelColor(x, y);
                const int off = std::abs(colour.hslHue() - processColour(1).hslHue());
                blue += colour.hslSaturation() > 60 && off < 6 ? 1 : 0;
            }
        }
        QVERIFY(blue > drawn.width() * 5);
    }

    /// Such files are not clipped: what is outside must not be there.
    void nothingIsDrawnOutsideOfThePlot() {
        const RunRecord run = record(Small);
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(800, 200);
        stage.show(run);
        QVERIFY(!svgOf(view).isEmpty());
        const QPointF middle(300, 60);
        for (int i = 0; i < 3; ++i) {
            QWheelEvent wheel(middle, middle, {}, {0, 480}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(&view, &wheel);
        }
        QVERIFY(!svgOf(view).isEmpty());
        const QImage drawn = lastDrawn();
        LanePhoto pixels;
        pixels.show(run);
        const QRectF plot = pixels.scene.layout().plot.translated(Margin, Margin);
        const double scale = drawn.width() / (view.width() + 2.0 * Margin);
        int inside = 0;
        for (int y = 0; y < drawn.height(); ++y) {
            for (int x = 0; x < drawn.width(); ++x) {
                if (drawn.pixelColor(x, y) != processColour(2))
                    continue;
                QVERIFY(plot.adjusted(-1, 0, 1, 0).contains(x / scale, y / scale));
                ++inside;
            }
        }
        QVERIFY(inside > 1000);
    }
};

QTEST_MAIN(LaneShapesTest)
#include "laneshapes_test.moc"
