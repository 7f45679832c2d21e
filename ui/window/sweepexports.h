#pragma once

#include "ui/sweepcharts/sweepcurve.h"
#include "ui/window/saveanswers.h"
#include "ui/window/saveplaces.h"

#include <QList>
#include <QObject>

#include <optional>

class QAction;
class QMenu;
class QWidget;

namespace poolscope {

class SweepControl;
class TuningPage;

/// Saves what a sweep gave: its points as CSV or JSON, its charts as PNG or SVG; and copies charts.
/// Asks where to, and once more if that was not possible.
class SweepExports final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SweepExports)

public:
    /// @p window is what dialogs belong to. All must outlive it.
    SweepExports(const SweepControl& control, TuningPage& page, QWidget& window);

    /// Adds its actions to the File menu.
    void addTo(QMenu& file);

    /// The one of them that saves the figures: for the key that saves what is shown.
    [[nodiscard]] QAction& saveAction() const { return *m_save; }

    /// What has a picture: the charts, and the map of times (nothing).
    using Picture = std::optional<SweepChart>;

    void savePicture(Picture picture, const QString& path);
    void copyPicture(Picture picture);
    /// As JSON, or as CSV if the path ends so.
    void saveFigures(const QString& path);

signals:
    /// What came of it, in one sentence.
    void told(const QString& sentence);

private:
    void addContextMenu(QWidget& widget, Picture picture);
    void tellWhatIsPossible();
    void askAndSave(Picture picture);
    void askAndSaveFigures();
    [[nodiscard]] QWidget& widgetOf(Picture picture) const;
    [[nodiscard]] QString captionOf(Picture picture) const;
    [[nodiscard]] QString suggestion(const QString& what) const;

    const SweepControl& m_control;
    TuningPage& m_page;
    SavePlaces m_places;
    SaveAnswers m_answers;
    QList<QAction*> m_actions;
    QAction* m_save = nullptr;
};

} // namespace poolscope
