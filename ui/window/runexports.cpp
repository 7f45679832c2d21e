#include "ui/window/runexports.h"

#include "core/base/outputfile.h"
#include "core/words/runwords.h"
#include "ui/code/codeview.h"
#include "ui/export/picture.h"
#include "ui/shown/shownruns.h"
#include "ui/squaremap/squaremapview.h"
#include "ui/timeline/laneview.h"
#include "ui/window/runpictures.h"
#include "ui/window/runtabs.h"
#include "ui/window/saveprogress.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct PictureWords {
    RunExports::Picture picture;
    QString name;
    QString file;
};

QList<PictureWords> allPictures() {
    using Picture = RunExports::Picture;
    return {{Picture::Lanes, RunExports::tr("Who worked &when"), u"lanes"_s},
            {Picture::Squares, RunExports::tr("Who computed which &squares"), u"squares"_s},
            {Picture::Speedup, RunExports::tr("S&peedup"), u"speedup"_s},
            {Picture::Time, RunExports::tr("&Time"), u"time"_s}};
}

} // namespace

RunExports::RunExports(const ShownRuns& runs, RunPictures& pictures, QWidget& window)
    : QObject(&window)
    , m_runs(runs)
    , m_pictures(pictures)
    , m_window(window)
    , m_places(window)
    , m_answers(window)
    , m_progress(new SaveProgress(&window)) {
    connect(&m_answers, &SaveAnswers::told, this, &RunExports::told);
    connect(m_progress, &SaveProgress::cancelled, this, &RunExports::cancelSaving);
    connect(&pictures.tabs().code(), &CodeView::saveRequested, this,
            &RunExports::askAndSaveProgram);
    addContextMenus();
    connect(&runs, &ShownRuns::replaced, this, &RunExports::tellWhatIsPossible);
    connect(&runs, &ShownRuns::summarized, this, &RunExports::tellWhatIsPossible);
}

RunExports::~RunExports() = default;

QWidget* RunExports::progress() const {
    return m_progress;
}

void RunExports::addTo(QMenu& file) {
    const auto add = [this](QMenu& menu, const QString& text, const QString& name, auto action) {
        QAction* added = menu.addAction(text);
        added->setObjectName(name);
        connect(added, &QAction::triggered, this, action);
        m_actions.append(added);
        return added;
    };
    m_save = add(file, tr("Save &results as CSV …"), u"saveResults"_s,
                 [this] { askAndSave(m_runs.complete(), Table::Results); });
    m_save->setShortcut(QKeySequence::Save);
    add(file, tr("Save &chunks as CSV …"), u"saveChunks"_s,
        [this] { askAndSave(m_runs.complete(), Table::Chunks); });
    QMenu* save = file.addMenu(tr("Save a &picture"));
    QMenu* copy = file.addMenu(tr("C&opy a picture"));
    for (const PictureWords& words : allPictures()) {
        const Picture picture = words.picture;
        add(*save, words.name + u" …"_s, QString(u"savePicture-"_s + words.file),
            [this, picture] { askAndSave(picture); });
        add(*copy, words.name, QString(u"copyPicture-"_s + words.file),
            [this, picture] { copyPicture(picture); });
    }
    save->addSeparator();
    add(*save, tr("&All into a folder …"), u"saveAllPictures"_s, [this] { askAndSaveAll(); });
    QAction* program = file.addAction(tr("Save the program in P&ython …"));
    program->setObjectName(u"saveProgram"_s);
    connect(program, &QAction::triggered, this, &RunExports::askAndSaveProgram);
    file.addSeparator();
    tellWhatIsPossible();
}

/// The lanes have a menu of their own, for their processes.
void RunExports::addContextMenus() {
    for (const Picture picture : {Picture::Squares, Picture::Speedup, Picture::Time}) {
        QWidget& widget = widgetOf(picture);
        auto* copy = new QAction(tr("Copy the picture"), &widget);
        auto* save = new QAction(tr("Save the picture …"), &widget);
        connect(copy, &QAction::triggered, this, [this, picture] { copyPicture(picture); });
        connect(save, &QAction::triggered, this, [this, picture] { askAndSave(picture); });
        widget.addActions({copy, save});
        widget.setContextMenuPolicy(Qt::ActionsContextMenu);
        m_actions.append({copy, save});
    }
}

/// What is being written of the run before goes on. The picture of the losses needs the summary.
void RunExports::tellWhatIsPossible() {
    for (QAction* action : std::as_const(m_actions))
        action->setEnabled(m_runs.summary() != nullptr);
}

void RunExports::saveTable(const TableFile& file) {
    if (const SharedRecord run = m_runs.complete())
        startSaving(run, file);
}

void RunExports::startSaving(const SharedRecord& record, const TableFile& file) {
    if (isSaving()) {
        tellIsSaving();
        return;
    }
    auto rows = std::make_shared<std::atomic<quint64>>(0);
    m_savedFile = QFileInfo(file.path).fileName();
    m_progress->begin(m_savedFile, rowsOf(*record, file.table), rows);
    // The record is shared: another may be shown before this one is written.
    m_saving.start(
        [record, file, rows](const std::stop_token& stop) {
            return writeTable(*record, file, {stop, rows.get()});
        },
        [this, record, file](const TableWritten& written) {
            endSaving(written, file.path,
                      [this, record, table = file.table] { askAndSave(record, table); });
        });
    emit savingChanged(true);
}

bool RunExports::mayClose() {
    if (!isSaving())
        return true;
    QMessageBox question(QMessageBox::Question, tr("Poolscope"),
                         tr("%1 is still being saved.").arg(m_savedFile), QMessageBox::NoButton,
                         &m_window);
    question.setObjectName(u"closeQuestion"_s);
    question.setInformativeText(tr("If the window is closed now, nothing of it is written."));
    QPushButton* close = question.addButton(tr("Cancel and &close"), QMessageBox::DestructiveRole);
    question.setDefaultButton(question.addButton(tr("Keep &saving"), QMessageBox::RejectRole));
    // Once it is saved, or could not be, there is nothing left to ask.
    connect(this, &RunExports::savingChanged, &question, &QDialog::accept);
    question.exec();
    return question.clickedButton() == close || (!isSaving() && m_savedWell);
}

void RunExports::cancelSaving() {
    m_saving.requestStop();
}

void RunExports::endSaving(const TableWritten& saved, const QString& path, const Retry& elsewhere) {
    m_savedWell = !saved.cancelled && !saved.error;
    m_progress->end();
    emit savingChanged(false);
    if (saved.cancelled)
        emit told(tr("Saving %1 was cancelled. Nothing was written.").arg(m_savedFile));
    else
        m_answers.tell(saved.error, path, elsewhere);
}

void RunExports::tellIsSaving() {
    emit told(tr("%1 is still being saved: wait for that, or cancel it.").arg(m_savedFile));
}

/// Lanes and squares follow the replay; the losses are of the whole run, the speedups of many.
QString RunExports::captionOf(Picture picture) const {
    if (picture == Picture::Speedup)
        return m_pictures.tabs().speedupCaption();
    const bool follows = picture == Picture::Lanes || picture == Picture::Squares;
    return captionText(follows ? m_runs.moment() : Moment(m_runs.complete()));
}

void RunExports::savePicture(Picture picture, const QString& path) {
    if (m_runs.complete() != nullptr)
        m_answers.tell(write(picture, path), path, [this, picture] { askAndSave(picture); });
}

void RunExports::saveAllPictures(const QString& folder) {
    const SharedRecord run = m_runs.complete();
    if (run == nullptr)
        return;
    QList<std::pair<Picture, QString>> files;
    const auto isTaken = [](const auto& file) { return QFileInfo::exists(file.second); };
    // Those of a run before with as many numbers and processes stay.
    for (int number = 1; number == 1 || std::any_of(files.begin(), files.end(), isTaken);
         ++number) {
        files.clear();
        for (const PictureWords& words : allPictures()) {
            const QString what =
                number == 1 ? words.file : words.file + u'-' + QString::number(number);
            files.append(
                {words.picture, QDir(folder).filePath(suggestion(*run, what) + u".png"_s)});
        }
    }
    std::optional<FileError> error;
    for (const auto& [picture, path] : files)
        error = error ? error : write(picture, path);
    m_answers.tell(error, folder, [this] { askAndSaveAll(); });
}

std::optional<FileError> RunExports::write(Picture picture, const QString& path) const {
    const auto legend = legendOf(picture);
    return writePicture({widgetOf(picture), captionOf(picture), legend.get()}, path);
}

void RunExports::saveProgram(const QString& path) {
    OutputFile file(path);
    std::optional<FileError> error = file.open();
    if (!error) {
        const QByteArray program = m_pictures.tabs().code().program().toUtf8();
        error = file.write([&](QIODevice& out) { return out.write(program) == program.size(); });
    }
    m_answers.tell(error, path, [this] { askAndSaveProgram(); });
}

void RunExports::copyPicture(Picture which) {
    if (m_runs.complete() == nullptr)
        return;
    constexpr double Scale = 2.0;
    const auto legend = legendOf(which);
    QGuiApplication::clipboard()->setImage(
        picture({widgetOf(which), captionOf(which), legend.get()}, Scale));
    emit told(tr("The picture is copied."));
}

void RunExports::askAndSave(const SharedRecord& record, Table table) {
    if (isSaving()) {
        tellIsSaving();
        return;
    }
    const QString what = table == Table::Results ? u"results"_s : u"chunks"_s;
    const QStringList kinds{tr("Comma-separated values (*.csv)"),
                            tr("For spreadsheets with decimal commas (*.csv)")};
    const QString path = m_places.ask(suggestion(*record, what), kinds);
    const bool isPlain = m_places.kindOf(kinds) == kinds.first();
    if (!path.isEmpty())
        startSaving(record, {table, path, isPlain ? CsvFor::Programs : CsvFor::Spreadsheets});
}

void RunExports::askAndSave(Picture picture) {
    const SharedRecord run = m_runs.complete();
    if (run == nullptr)
        return;
    for (const PictureWords& words : allPictures()) {
        if (words.picture != picture)
            continue;
        const QString path = m_places.ask(suggestion(*run, words.file),
                                          {tr("Pictures (*.png)"), tr("Drawings (*.svg)")});
        if (!path.isEmpty())
            savePicture(picture, path);
    }
}

void RunExports::askAndSaveAll() {
    const QString folder = m_places.askForFolder();
    if (!folder.isEmpty())
        saveAllPictures(folder);
}

void RunExports::askAndSaveProgram() {
    const QString path = m_places.ask(u"pool"_s, {tr("Python programs (*.py)")});
    if (!path.isEmpty())
        saveProgram(path);
}

QWidget& RunExports::widgetOf(Picture picture) const {
    switch (picture) {
    case Picture::Lanes:
        return m_pictures.lanes();
    case Picture::Squares:
        return m_pictures.map();
    case Picture::Speedup:
        return m_pictures.tabs().speedupChart();
    case Picture::Time:
        return m_pictures.tabs().timeChart();
    }
    Q_UNREACHABLE();
}

/// The other pictures have theirs in them.
std::unique_ptr<QWidget> RunExports::legendOf(Picture picture) const {
    return picture == Picture::Squares ? m_pictures.makeSquaresLegend() : nullptr;
}

QString RunExports::suggestion(const RunRecord& record, const QString& what) {
    return u"poolscope-%1-numbers-%2-processes-%3"_s.arg(
        QString::number(record.config.input.size), QString::number(record.config.processes), what);
}

} // namespace poolscope
