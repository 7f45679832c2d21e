#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/timeline/lanescene.h"

#include <QImage>
#include <QPainter>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

const QString Death =
    u"now 9000000\n"
    "1: ready 1000000 chunk 1000000-4000000x7 chunk 4000000-8000000x7\n"
    "2: ready 1000000 chunk 2000000-3000000x7 at 3000000 of 7 ended 5000000 killed lost\n"
    "3: replaces 2 spawned 5200000 ready 6000000 at 6500000 of 7 done 3"_s;

/// Paints a record and answers what is where.
class Picture {
public:
    explicit Picture(bool dark = false)
        : m_frame{{800, 200}, 1.0, QFont(), {}}
        , m_image(m_frame.size, QImage::Format_RGB32) {
        QPalette palette;
        palette.setColor(QPalette::Window, dark ? Qt::black : Qt::white);
        palette.setColor(QPalette::WindowText, dark ? Qt::white : Qt::black);
        m_frame.theme = themeFor(palette);
    }

    void show(const RunRecord& run) {
        scene.setRecord(&run);
        paint();
    }

    void paint() {
        scene.take();
        scene.prepare(m_frame);
        QPainter painter(&m_image);
        scene.paint(painter);
    }

    [[nodiscard]] QPoint place(int lane, double ms) const {
        const QRectF bar = scene.layout().barOf(lane - 1);
        return QPointF(bar.left() + scene.scale().xOf(ms * 1e6), bar.top() + 3.0).toPoint();
    }

    /// The colour in lane @p lane (from 1) at a time, near the bar's top, where no text is.
    [[nodiscard]] QColor at(int lane, double ms) const {
        return m_image.pixelColor(place(lane, ms));
    }

    [[nodiscard]] const Theme& theme() const { return m_frame.theme; }

    [[nodiscard]] const QImage& image() const { return m_image; }

    LaneScene scene;

private:
    LaneFrame m_frame;
    QImage m_image;
};

} // namespace

class LaneSceneTest : public TestCase {
    Q_OBJECT

private slots:

    void lanesHaveTheColoursOfTheirProcesses() {
        for (const bool dark : {false, true}) {
            const RunRecord run = record(Death);
            Picture picture(dark);
            picture.show(run);
            QCOMPARE(picture.at(1, 0.5), picture.theme().startUp);
            QCOMPARE(picture.at(1, 2.0), processColour(1));
            QCOMPARE(picture.at(2, 2.5), processColour(2));
            QCOMPARE(picture.at(2, 1.5), picture.theme().card);
            QCOMPARE(picture.at(2, 5.6), picture.theme().startUp);
            QCOMPARE(picture.at(1, 8.5), picture.theme().card);
        }
    }

    void unfinishedWorkIsPalerThanFinished() {
        const RunRecord run = record(Death);
        Picture picture;
        picture.show(run);
        const QColor tint = picture.at(2, 7.5);
        QVERIFY(tint != processColour(3));
        QVERIFY(tint.lightness() > processColour(3).lightness());
        QCOMPARE(tint.hslHue() / 10, processColour(3).hslHue() / 10);
    }

    void livePicturesAreThoseOfTheWhole() {
        const RunRecord whole =
            record(u"now 9000000 processes 2\n1: ready 1000000\n2: ready 1500000"_s);
        RunRecord run = whole;
        run.nowNs = 0;
        Picture live;
        live.show(run);
        for (int i = 1; i <= 90; ++i) {
            run.nowNs = i * 100'000;
            if (i > 16) {
                ChunkEvent chunk;
                chunk.startedNs = run.nowNs - 150'000;
                chunk.finishedNs = run.nowNs - 60'000 - i * 300;
                chunk.index = static_cast<quint32>(i);
                chunk.process = static_cast<quint16>(1 + i % 2);
                chunk.count = 1;
                run.chunks.push_back(chunk);
            }
            run.processes[0].current = ChunkInProgress{99, 0, 4, 2, run.nowNs - 20'000};
            live.paint();
        }
        Picture fresh;
        fresh.show(run);
        QCOMPARE(live.image(), fresh.image());
    }

    void aThousandLanesAreAllSeen() {
        RunRecord run;
        run.config.processes = 1000;
        run.nowNs = 10'000'000;
        for (int i = 1; i <= 1000; ++i) {
            ProcessRecord process;
            process.number = i;
            process.lane = i;
            // The second half is not ready yet.
            if (i <= 500)
                process.readyNs = 0;
            run.processes.push_back(process);
        }
        Picture picture;
        picture.show(run);
        QCOMPARE(picture.at(100, 5.0), picture.theme().card);
        QCOMPARE(picture.at(900, 5.0), picture.theme().startUp);
    }

    void aPlaceLeadsToItsChunk() {
        const RunRecord run = record(Death);
        Picture picture;
        picture.show(run);
        const auto chunkAt = [&picture](int lane, double ms) -> std::optional<quint64> {
            const std::optional<LaneHit> hit = picture.scene.hit(picture.place(lane, ms));
            return hit ? hit->chunkIndex() : std::nullopt;
        };
        QCOMPARE(chunkAt(1, 2.0), std::optional<quint64>(0));
        QCOMPARE(chunkAt(1, 6.0), std::optional<quint64>(1));
        QCOMPARE(chunkAt(2, 4.0), std::optional<quint64>(3));
        QCOMPARE(chunkAt(2, 7.0), std::optional<quint64>(4));
        QCOMPARE(chunkAt(2, 1.5), std::nullopt);
        QVERIFY(!picture.scene.hit({2.0, 2.0}));
    }

    void aReplayShowsTheWholeAxisFromTheBeginning() {
        RunRecord run = record(u"now 100000 processes 1\n1: ready 50000"_s);
        Picture picture;
        picture.show(run);
        picture.scene.setExpectedEnd(9'000'000);
        picture.paint();
        const Nanoseconds end = picture.scene.endNs();
        QVERIFY(end >= 9'000'000);
        run.nowNs = 5'000'000;
        picture.paint();
        QCOMPARE(picture.scene.endNs(), end);
    }

    void aRecordThatBeginsAgainIsTakenAnew() {
        RunRecord run = record(u"now 9000000\n1: ready 1000000 chunk 1000000-4000000"_s);
        Picture picture;
        picture.show(run);
        QCOMPARE(picture.at(1, 2.0), processColour(1));
        run.chunks.clear();
        picture.paint();
        QCOMPARE(picture.at(1, 2.0), picture.theme().card);
    }
};

QTEST_MAIN(LaneSceneTest)
#include "lanescene_test.moc"
