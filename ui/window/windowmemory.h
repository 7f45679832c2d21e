#pragma once

#include "core/config/runconfig.h"
#include "ui/setup/trygroup.h"

class QSettings;
class QWidget;

namespace poolscope {

/// What the window remembers from one time to the next: where it stood, and the last experiment.
class WindowMemory {
public:
    /// @p settings must outlive this.
    explicit WindowMemory(QSettings& settings)
        : m_settings(settings) {}

    /// The experiment of last time; the notebook's if there was none, or if it makes no sense.
    [[nodiscard]] RunConfig experiment() const;
    void setExperiment(const RunConfig& config);

    /// Whether runs too short to be seen are replayed once when they have ended; so at first.
    [[nodiscard]] bool replaysShortRuns() const;
    void setReplaysShortRuns(bool replays);

    /// Whether the experiment is shown beside what came of it; so at first.
    [[nodiscard]] bool showsExperiment() const;
    void setShowsExperiment(bool shows);

    /// What the last sweep was to try; empty texts if there was none.
    [[nodiscard]] TryTexts tries() const;
    void setTries(const TryTexts& tries);

    /// Puts @p window and the panels in it where they stood; false if it has not been seen before.
    bool restoreGeometry(QWidget& window) const;
    void saveGeometry(const QWidget& window);

private:
    QSettings& m_settings;
};

} // namespace poolscope
