#include "ui/window/sweepexports.h"

#include "core/base/outputfile.h"
#include "core/report/sweepreport.h"
#include "ui/export/picture.h"
#include "ui/sweepcharts/heatmap.h"
#include "ui/sweepcharts/heatmapdata.h"
#include "ui/sweepcharts/sweepcharts.h"
#include "ui/tuning/sweepcontrol.h"
#include "ui/tuning/tuningpage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct PictureWords {
    SweepExports::Picture picture;
    QString name;
    QString file;
};

QList<PictureWords> allPictures() {
    return {{SweepChart::Speedup, SweepExports::tr("S&peedup"), u"speedup"_s},
            {SweepChart::Time, SweepExports::tr("&Time"), u"time"_s},
            {SweepChart::Efficiency, SweepExports::tr("&Efficiency"), u"efficiency"_s},
            {SweepChart::ChunkSize, SweepExports::tr("&Chunk size"), u"chunk-size"_s},
            {std::nullopt, SweepExports::tr("Time by processes and c&hunks"), u"times"_s}};
}

} // namespace

SweepExports::SweepExports(const SweepControl& control, TuningPage& page, QWidget& window)
    : QObject(&window)
    , m_control(control)
    , m_page(page)
    , m_places(window)
    , m_answers(window) {
    connect(&m_answers, &SaveAnswers::told, this, &SweepExports::told);
    for (const PictureWords& words : allPictures())
        addContextMenu(widgetOf(words.picture), words.picture);
    connect(&control, &SweepControl::started, this, &SweepExports::tellWhatIsPossible);
    connect(&control, &SweepControl::ended, this, &SweepExports::tellWhatIsPossible);
}

void SweepExports::addTo(QMenu& file) {
    QMenu* sweep = file.addMenu(tr("S&weep"));
    const auto add = [this](QMenu& menu, const QString& text, const QString& name, auto action) {
        QAction* added = menu.addAction(text);
        added->setObjectName(name);
        connect(added, &QAction::triggered, this, action);
        m_actions.append(added);
        return added;
    };
    m_save = add(*sweep, tr("Save the &figures as CSV or JSON …"), u"saveSweep"_s,
                 [this] { askAndSaveFigures(); });
    QMenu* save = sweep->addMenu(tr("Save a &picture"));
    QMenu* copy = sweep->addMenu(tr("C&opy a picture"));
    for (const PictureWords& words : allPictures()) {
        const Picture picture = words.picture;
        add(*save, words.name + u" …", u"saveSweepPicture-" + words.file,
            [this, picture] { askAndSave(picture); });
        add(*copy, words.name, u"copySweepPicture-" + words.file,
            [this, picture] { copyPicture(picture); });
    }
    file.addSeparator();
    tellWhatIsPossible();
}

void SweepExports::addContextMenu(QWidget& widget, Picture picture) {
    auto* copy = new QAction(tr("Copy the picture"), &widget);
    auto* save = new QAction(tr("Save the picture …"), &widget);
    connect(copy, &QAction::triggered, this, [this, picture] { copyPicture(picture); });
    connect(save, &QAction::triggered, this, [this, picture] { askAndSave(picture); });
    widget.addActions({copy, save});
    widget.setContextMenuPolicy(Qt::ActionsContextMenu);
    m_actions.append({copy, save});
}

/// A sweep that goes on would be disturbed by the writing.
void SweepExports::tellWhatIsPossible() {
    const bool isPossible = m_control.session() != nullptr && !m_control.isBusy();
    for (QAction* action : std::as_const(m_actions))
        action->setEnabled(isPossible);
}

void SweepExports::savePicture(Picture picture, const QString& path) {
    m_answers.tell(writePicture({widgetOf(picture), captionOf(picture)}, path), path,
                   [this, picture] { askAndSave(picture); });
}

void SweepExports::copyPicture(Picture which) {
    constexpr double Scale = 2.0;
    QGuiApplication::clipboard()->setImage(picture({widgetOf(which), captionOf(which)}, Scale));
    emit told(tr("The picture is copied."));
}

void SweepExports::saveFigures(const QString& path) {
    const SweepRecord& sweep = m_control.session()->record();
    const bool isCsv = path.endsWith(".csv"_L1, Qt::CaseInsensitive);
    OutputFile file(path);
    std::optional<FileError> error = file.open();
    if (!error)
        error = file.write([&](QIODevice& out) {
            return isCsv ? writeSweepCsv(sweep, m_control.summary(), out)
                         : writeSweepJson(sweep, m_control.summary(), out);
        });
    m_answers.tell(error, path, [this] { askAndSaveFigures(); });
}

void SweepExports::askAndSaveFigures() {
    const QString path = m_places.ask(suggestion(u"sweep"_s), {tr("Comma-separated values (*.csv)"),
                                                               tr("JSON, with all runs (*.json)")});
    if (!path.isEmpty())
        saveFigures(path);
}

void SweepExports::askAndSave(Picture picture) {
    for (const PictureWords& words : allPictures()) {
        if (words.picture != picture)
            continue;
        const QString path =
            m_places.ask(suggestion(words.file), {tr("Pictures (*.png)"), tr("Drawings (*.svg)")});
        if (!path.isEmpty())
            savePicture(picture, path);
    }
}

QWidget& SweepExports::widgetOf(Picture picture) const {
    return picture ? m_page.charts().chart(*picture) : static_cast<QWidget&>(m_page.heatMap());
}

QString SweepExports::captionOf(Picture picture) const {
    return picture ? m_page.charts().caption(*picture)
                   : heatMapCaption(m_control.session()->record(), m_control.summary());
}

QString SweepExports::suggestion(const QString& what) const {
    return u"poolscope-%1-numbers-%2"_s.arg(
        QString::number(m_control.session()->record().config.input.size), what);
}

} // namespace poolscope
