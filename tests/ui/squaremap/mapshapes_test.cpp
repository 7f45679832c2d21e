#include "tests/support/testcase.h"
#include "tests/ui/squaremap/lostrun.h"
#include "tests/ui/squaremap/mapstage.h"
#include "ui/squaremap/processlegend.h"
#include "ui/style/palette.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>
#include <QXmlStreamReader>

using namespace poolscope;
using namespace Qt::StringLiterals;

// What the map is where it is written as shapes, as in an SVG.

namespace {

QByteArray svgOf(QWidget& view) {
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&out);
    svg.setSize(view.size());
    svg.setViewBox(QRect(QPoint(), view.size()));
    svg.setResolution(view.logicalDpiX());
    QPainter painter(&svg);
    view.render(&painter, QPoint(), {}, QWidget::DrawChildren);
    painter.end();
    return out.data();
}

/// How often each element is there, and what the texts are.
struct Elements {
    QHash<QString, int> counts;
    QStringList texts;
    QStringList strokes; ///< colours of outlines

    explicit Elements(const QByteArray& svg) {
        QXmlStreamReader reader(svg);
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            const QString name = reader.name().toString();
            ++counts[name];
            const QString stroke = reader.attributes().value(u"stroke"_s).toString();
            if (!stroke.isEmpty() && stroke != u"none"_s)
                strokes.append(stroke);
            if (name == u"text"_s)
                texts.append(reader.readElementText().trimmed());
        }
        valid = !reader.hasError();
    }

    [[nodiscard]] int shapes() const {
        return counts[u"rect"_s] + counts[u"path"_s] + counts[u"polygon"_s];
    }

    bool valid = false;
};

/// A finished run in chunks of one number, dealt out in turn.
RunRecord dealtRun(quint64 numbers, int processes) {
    RunRecord run = record(u"wall 90"_s);
    run.config.input.size = numbers;
    run.config.processes = processes;
    run.config.schedule = {ScheduleKind::Fixed, 1};
    planAsAsked(run);
    for (int number = 1; number <= processes; ++number) {
        run.processes.emplace_back();
        run.processes.back().number = run.processes.back().lane = number;
    }
    std::shared_ptr<std::uint64_t> results(new std::uint64_t[numbers],
                                           std::default_delete<std::uint64_t[]>());
    for (quint64 i = 0; i < numbers; ++i) {
        ChunkEvent chunk;
        chunk.index = chunk.position = static_cast<quint32>(i);
        chunk.count = 1;
        // Not in step with the columns, and hard to pack.
        chunk.process =
            static_cast<quint32>(1 + (chunk.index * 2'654'435'761U >> 16) % quint32(processes));
        addChunk(run, chunk);
        results.get()[i] = i * i;
    }
    run.results = Results::ofNumbers(results, numbers);
    return run;
}

} // namespace

class MapShapesTest : public TestCase {
    Q_OBJECT

private slots:

    void squaresAreShapesAndTexts() {
        const RunRecord run = dealtRun(100, 4);
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(600, 360);
        stage.show(run);
        const Elements svg(svgOf(view));
        QVERIFY(svg.valid);
        QCOMPARE(svg.counts[u"image"_s], 0);
        QVERIFY(svg.shapes() >= 100);
        QCOMPARE(svg.texts.size(), 200);
        for (const QString& text : {u"9801"_s, u"99²"_s, u"0"_s, u"0²"_s, u"49"_s, u"7²"_s})
            QVERIFY2(svg.texts.contains(text), qPrintable(text));
    }

    void manyProcessesNeedNoImageEither() {
        const RunRecord run = dealtRun(100, 64);
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(600, 360);
        stage.show(run);
        const QByteArray svg = svgOf(view);
        QCOMPARE(Elements(svg).counts[u"image"_s], 0);
        // Not everything that reads SVG knows patterns.
        QVERIFY(!svg.contains("url(#"));
    }

    void cellsWithoutTextAreShapesToo() {
        for (const quint64 numbers : {1000ULL, 10'000ULL, 20'000ULL}) {
            const RunRecord run = dealtRun(numbers, 4);
            MapStage stage;
            SquareMapView& view = stage.view;
            view.resize(1600, 900);
            stage.show(run);
            const QByteArray written = svgOf(view);
            const Elements svg(written);
            QCOMPARE(svg.counts[u"image"_s], 0);
            QVERIFY(svg.shapes() >= static_cast<int>(numbers));
            QVERIFY2(written.size() < 5'000'000, qPrintable(QString::number(written.size())));
        }
    }

    void aMillionAreAnImageOfBoundedSize() {
        const RunRecord run = dealtRun(1'000'000, 64);
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(1600, 900);
        stage.show(run);
        const QByteArray written = svgOf(view);
        QCOMPARE(Elements(written).counts[u"image"_s], 1);
        QVERIFY2(written.size() < 5'000'000, qPrintable(QString::number(written.size())));
    }

    void theHighlightIsAShape() {
        for (const quint64 numbers : {100ULL, 1'000'000ULL}) {
            const RunRecord part = dealtRun(numbers, 4);
            MapStage stage;
            SquareMapView& view = stage.view;
            view.resize(600, 360);
            stage.show(part);
            const Elements before(svgOf(view));
            view.setHighlightedChunk(17);
            const Elements after(svgOf(view));
            QVERIFY(after.shapes() > before.shapes());
            QVERIFY(after.strokes.contains(themeFor(view.palette()).text.name()));
        }
    }

    void lostSquaresAreOutlinedAndCrossed() {
        const RunRecord whole = lostRun(100);
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(600, 360);
        stage.show(whole);
        const QString bad = themeFor(view.palette()).bad.name();
        const QString dead = processColour(2).name();
        for (const auto& [time, lost] : {std::pair{25, false}, {35, true}, {65, false}}) {
            stage.runs.goTo(time);
            const Elements svg(svgOf(view));
            QCOMPARE(svg.strokes.contains(bad), lost);
            QCOMPARE(svg.strokes.contains(dead), lost);
            QCOMPARE(svg.counts[u"image"_s], 0);
        }
    }

    void writingDoesNotDisturbTheScreen() {
        const RunRecord run = dealtRun(100, 4);
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(600, 360);
        stage.show(run);
        const auto onScreen = [&view] {
            QImage image(view.size(), QImage::Format_RGB32);
            view.render(&image);
            return image;
        };
        const QImage before = onScreen();
        (void)svgOf(view);
        QCOMPARE(onScreen(), before);
    }

    void theLegendIsShapesAndTexts() {
        ProcessLegend legend;
        legend.setContents({9, true, true, true});
        legend.resize(1200, legend.sizeHint().height());
        const QByteArray written = svgOf(legend);
        const Elements svg(written);
        QCOMPARE(svg.counts[u"image"_s], 0);
        QVERIFY(svg.texts.contains(u"process 9"_s));
        QVERIFY(svg.texts.contains(u"lost"_s));
        QVERIFY(!written.contains("url(#"));
    }

    void nothingIsAnEmptySheet() {
        const RunRecord run = record(u"wall 90 size 0 processes 2"_s);
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(100, 100);
        QVERIFY(Elements(svgOf(view)).valid);
        stage.show(run);
        QCOMPARE(Elements(svgOf(view)).counts[u"image"_s], 0);
    }
};

QTEST_MAIN(MapShapesTest)
#include "mapshapes_test.moc"
