#include "ui/window/saveplaces.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace poolscope {

namespace {

/// "png" of "Pictures (*.png)".
QString endingOf(const QString& kind) {
    const qsizetype star = kind.indexOf(QStringLiteral("*."));
    return kind.sliced(star + 2, kind.indexOf(u')', star) - star - 2);
}

} // namespace

SavePlaces::SavePlaces(QWidget& window)
    : m_window(window)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)) {}

QString SavePlaces::ask(const QString& name, const QStringList& kinds) {
    const QString kind = kindOf(kinds);
    QFileDialog dialog(&m_window, QCoreApplication::translate("SavePlaces", "Save"), m_folder);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters(kinds);
    dialog.selectNameFilter(kind);
    dialog.selectFile(name + u'.' + endingOf(kind));
    // A name without an ending gets that of its kind, before it is asked whether to replace.
    QObject::connect(
        &dialog, &QFileDialog::filterSelected, &dialog,
        [&dialog](const QString& chosen) { dialog.setDefaultSuffix(endingOf(chosen)); });
    dialog.setDefaultSuffix(endingOf(kind));
    if (dialog.exec() != QDialog::Accepted)
        return {};
    const QString path = dialog.selectedFiles().value(0);
    m_folder = QFileInfo(path).path();
    m_kinds.insert(kinds, dialog.selectedNameFilter());
    return path;
}

QString SavePlaces::kindOf(const QStringList& kinds) const {
    return m_kinds.value(kinds, kinds.first());
}

QString SavePlaces::askForFolder() {
    const QString folder = QFileDialog::getExistingDirectory(
        &m_window, QCoreApplication::translate("SavePlaces", "Save into a folder"), m_folder);
    if (!folder.isEmpty())
        m_folder = folder;
    return folder;
}

} // namespace poolscope
