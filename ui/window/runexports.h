#pragma once

#include "core/base/backgroundwork.h"
#include "core/base/fileerror.h"
#include "core/record/runrecord.h"
#include "ui/window/saveanswers.h"
#include "ui/window/saveplaces.h"
#include "ui/window/tablefile.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

class QAction;
class QMenu;
class QWidget;

namespace poolscope {

class RunPictures;
class SaveProgress;
class ShownRuns;

/// Saves what a run gave: results and chunks as CSV, its pictures as PNG or SVG, and the same
/// program in Python; and copies pictures. Asks where to, and once more if that was not possible.
/// Tables are written in another thread, one at a time; each file is whole or not there.
class RunExports final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunExports)

public:
    enum class Picture { Lanes, Squares, Speedup, Time };

    /// @p window is what dialogs belong to.
    RunExports(const ShownRuns& runs, RunPictures& pictures, QWidget& window);
    /// Cancels what is being written.
    ~RunExports() override;

    /// Adds its actions to the File menu.
    void addTo(QMenu& file);

    /// The one of them that saves the results: for the key that saves what is shown.
    [[nodiscard]] QAction& saveAction() const { return *m_save; }

    /// Writes it; told() follows.
    void saveTable(const TableFile& file);
    /// Whether the window may close: asks if that cancels what is being written.
    [[nodiscard]] bool mayClose();
    /// Ends the writing of a table; told() follows.
    void cancelSaving();

    [[nodiscard]] bool isSaving() const { return m_saving.isBusy(); }

    /// Shows how far the writing of a table is.
    [[nodiscard]] QWidget* progress() const;

    void savePicture(Picture picture, const QString& path);
    /// All of them into @p folder, as PNG, with names that nothing there has yet.
    void saveAllPictures(const QString& folder);
    void saveProgram(const QString& path);
    void copyPicture(Picture picture);

signals:
    /// What came of it, in one sentence.
    void told(const QString& sentence);
    /// A table is being written from now on, or no longer.
    void savingChanged(bool saving);

private:
    using Retry = SaveAnswers::Retry;

    void addContextMenus();
    void tellWhatIsPossible();
    void startSaving(const SharedRecord& record, const TableFile& file);
    void askAndSave(const SharedRecord& record, Table table);
    void askAndSave(Picture picture);
    void askAndSaveAll();
    void askAndSaveProgram();
    void tellIsSaving();
    void endSaving(const TableWritten& saved, const QString& path, const Retry& elsewhere);
    [[nodiscard]] std::optional<FileError> write(Picture picture, const QString& path) const;
    [[nodiscard]] QWidget& widgetOf(Picture picture) const;
    [[nodiscard]] QString captionOf(Picture picture) const;
    [[nodiscard]] std::unique_ptr<QWidget> legendOf(Picture picture) const;
    [[nodiscard]] static QString suggestion(const RunRecord& record, const QString& what);

    const ShownRuns& m_runs;
    RunPictures& m_pictures;
    QWidget& m_window;
    SavePlaces m_places;
    SaveAnswers m_answers;
    QList<QAction*> m_actions;
    QAction* m_save = nullptr;
    SaveProgress* m_progress;
    QString m_savedFile; ///< name of the one that is or was written last
    bool m_savedWell = true;
    BackgroundWork m_saving;
};

} // namespace poolscope
