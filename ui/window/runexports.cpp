#include "ui/window/runexports.h"

#include "core/report/csv.h"
#include "core/words/problemwords.h"
#include "core/words/runwords.h"
#include "ui/export/picture.h"
#include "ui/squaremap/squaremapview.h"
#include "ui/timeline/laneview.h"
#include "ui/window/runpictures.h"
#include "ui/window/runtabs.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>
#include <QStandardPaths>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

using Writer = bool (*)(const RunRecord&, QIODevice&);

/// Whole, or not at all.
std::optional<FileError> write(const RunRecord& record, Writer writer, const QString& path) {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && writer(record, file) && file.commit())
        return std::nullopt;
    return FileError{FileError::Kind::CannotWrite, path, file.errorString()};
}

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

RunExports::RunExports(RunPictures& pictures, QWidget& window)
    : QObject(&window)
    , m_pictures(pictures)
    , m_window(window) {}

RunExports::~RunExports() {
    setRecord(nullptr);
}

void RunExports::addTo(QMenu& file) {
    const auto add = [this](QMenu& menu, const QString& text, const QString& name, auto action) {
        QAction* added = menu.addAction(text);
        added->setObjectName(name);
        connect(added, &QAction::triggered, this, action);
        m_actions.append(added);
        return added;
    };
    add(file, tr("Save &results as CSV …"), u"saveResults"_s, [this] {
        askAndSave(Table::Results);
    })->setShortcut(QKeySequence::Save);
    add(file, tr("Save &chunks as CSV …"), u"saveChunks"_s, [this] { askAndSave(Table::Chunks); });
    QMenu* save = file.addMenu(tr("Save a &picture"));
    QMenu* copy = file.addMenu(tr("C&opy a picture"));
    for (const PictureWords& words : allPictures()) {
        const Picture picture = words.picture;
        add(*save, words.name + u" …"_s, QString(u"savePicture-"_s + words.file),
            [this, picture] { askAndSave(picture); });
        add(*copy, words.name, QString(u"copyPicture-"_s + words.file),
            [this, picture] { copyPicture(picture); });
    }
    file.addSeparator();
    setRecord(nullptr);
}

void RunExports::setRecord(const RunRecord* record) {
    if (m_writing.valid())
        m_writing.wait();
    m_record = record;
    for (QAction* action : std::as_const(m_actions))
        action->setEnabled(record != nullptr);
}

void RunExports::saveTable(Table table, const QString& path) {
    if (m_record == nullptr)
        return;
    if (m_writing.valid())
        m_writing.wait();
    emit told(tr("Writing %1 …").arg(path));
    const Writer writer = table == Table::Results ? &writeResultsCsv : &writeChunksCsv;
    m_writing = std::async(std::launch::async, [this, record = m_record, writer, path] {
        const std::optional<FileError> error = write(*record, writer, path);
        QMetaObject::invokeMethod(
            this, [this, error, path] { tellOf(error, path); }, Qt::QueuedConnection);
    });
}

void RunExports::savePicture(Picture picture, const QString& path) {
    if (m_record != nullptr)
        tellOf(writePicture(widgetOf(picture), captionText(*m_record), path), path);
}

void RunExports::copyPicture(Picture which) {
    if (m_record == nullptr)
        return;
    constexpr double Scale = 2.0;
    QGuiApplication::clipboard()->setImage(picture(widgetOf(which), captionText(*m_record), Scale));
    emit told(tr("The picture is copied."));
}

void RunExports::askAndSave(Table table) {
    const QString what = table == Table::Results ? u"results"_s : u"chunks"_s;
    const QString path =
        askForPath(suggestion(what, u"csv"_s), tr("Comma-separated values (*.csv)"));
    if (!path.isEmpty())
        saveTable(table, path);
}

void RunExports::askAndSave(Picture picture) {
    for (const PictureWords& words : allPictures()) {
        if (words.picture != picture)
            continue;
        const QString path =
            askForPath(suggestion(words.file, u"png"_s), tr("Pictures (*.png);;Drawings (*.svg)"));
        if (!path.isEmpty())
            savePicture(picture, path);
    }
}

void RunExports::tellOf(const std::optional<FileError>& error, const QString& path) {
    emit told(error ? sentence(*error) : tr("Saved as %1.").arg(QDir::toNativeSeparators(path)));
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

QString RunExports::suggestion(const QString& what, const QString& ending) const {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(folder).filePath(u"poolscope-%1-numbers-%2-processes-%3.%4"_s.arg(
        QString::number(m_record->config.size), QString::number(m_record->config.processes), what,
        ending));
}

QString RunExports::askForPath(const QString& suggested, const QString& filter) const {
    QFileDialog dialog(&m_window, tr("Save"), QFileInfo(suggested).path());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters(filter.split(u";;"_s));
    dialog.selectFile(QFileInfo(suggested).fileName());
    // A name without an ending gets that of the filter, before it is asked whether to replace.
    const auto useEndingOf = [&dialog](const QString& chosen) {
        const qsizetype star = chosen.indexOf(u"*."_s);
        dialog.setDefaultSuffix(chosen.sliced(star + 2, chosen.indexOf(u')', star) - star - 2));
    };
    connect(&dialog, &QFileDialog::filterSelected, &dialog, useEndingOf);
    useEndingOf(dialog.selectedNameFilter());
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

} // namespace poolscope
