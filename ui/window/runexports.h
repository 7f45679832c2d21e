#pragma once

#include "core/base/fileerror.h"
#include "core/record/runrecord.h"

#include <QList>
#include <QObject>

#include <future>
#include <optional>

class QAction;
class QMenu;
class QWidget;

namespace poolscope {

class RunPictures;

/// Saves what a run gave: results and chunks as CSV, its pictures as PNG or SVG; and copies
/// pictures. Asks where to; tables are written in another thread.
class RunExports final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunExports)

public:
    enum class Table { Results, Chunks };
    enum class Picture { Lanes, Squares, Speedup, Time };

    /// @p window is what dialogs belong to.
    RunExports(RunPictures& pictures, QWidget& window);
    /// Waits for what is being written.
    ~RunExports() override;

    /// Adds its actions to the File menu.
    void addTo(QMenu& file);
    /// A run that has ended, which must live until another is set; null: none. Waits for what is
    /// being written of the one before.
    void setRecord(const RunRecord* record);

    /// Writes to @p path; told() follows.
    void saveTable(Table table, const QString& path);
    void savePicture(Picture picture, const QString& path);
    void copyPicture(Picture picture);

signals:
    /// What came of it, in one sentence.
    void told(const QString& sentence);

private:
    void askAndSave(Table table);
    void askAndSave(Picture picture);
    void tellOf(const std::optional<FileError>& error, const QString& path);
    [[nodiscard]] QWidget& widgetOf(Picture picture) const;
    [[nodiscard]] QString suggestion(const QString& what, const QString& ending) const;
    [[nodiscard]] QString askForPath(const QString& suggested, const QString& filter) const;

    RunPictures& m_pictures;
    QWidget& m_window;
    const RunRecord* m_record = nullptr;
    QList<QAction*> m_actions;
    std::future<void> m_writing;
};

} // namespace poolscope
