#pragma once

#include "core/config/runconfig.h"
#include "ui/setup/panelfields.h"

#include <QWidget>

#include <optional>

class QLineEdit;

namespace poolscope {

class ChunksField;
class Choice;
class EngineField;
class ExampleField;
class RecoveryGroup;
class RunBox;
class ScaleSlider;
class SettingRow;
class TryGroup;
class WorkField;

/// What is asked of a run or of a sweep, what follows from it, and the buttons that start it.
class ExperimentPanel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExperimentPanel)

public:
    explicit ExperimentPanel(int usableCores, QWidget* parent = nullptr);

    /// For a run: all settings. For a sweep: those that are the same in all of its runs, and what
    /// it is to try.
    enum class Purpose { Run, Sweep };
    void setPurpose(Purpose purpose);

    void setConfig(const RunConfig& config);

    /// Nothing while a setting is wrong; then it is marked.
    [[nodiscard]] const std::optional<RunConfig>& config() const { return m_config; }

    /// A run is under way, or not.
    void setBusy(bool busy);

    /// A sweep is under way, beside which nothing else can be measured; or no longer.
    void setBlocked(bool blocked);

    [[nodiscard]] bool canRun() const { return m_config && !m_busy && !m_blocked; }

    /// Whether what the panel is for can be started: a run, or a search among the settings to try.
    [[nodiscard]] bool canStart() const;
    /// As Enter in a field, or the main button: asks for that, if it is possible now.
    void requestStart();

    /// What a sweep is to try.
    [[nodiscard]] TryGroup& tries() const { return *m_tries; }

    /// How far the run is, 0 … 1, and whether what goes on can be left out.
    void showProgress(const QString& text, double share, bool canSkip = false);
    /// Why nothing was started; told until a setting changes.
    void showRefusal(const QString& sentence);

signals:
    void configChanged();
    /// What canStart() says may have changed without a change of the settings above.
    void possibleChanged();
    void runRequested(const poolscope::RunConfig& config);
    void stopRequested();
    void skipRequested();

private:
    void makeFields(int usableCores);
    void makeRows(int usableCores);
    void listFields();
    void layOut();
    void connectFields();
    void orderTabs();
    void read();
    [[nodiscard]] QString wherePutRight(const Problems& problems) const;
    void readSlidersFromTexts();
    void showHints();

    ExampleField* m_example;
    QLineEdit* m_size;
    QLineEdit* m_processes;
    QLineEdit* m_first;
    ScaleSlider* m_sizeSlider;
    ScaleSlider* m_processSlider;
    ChunksField* m_chunks;
    WorkField* m_work;
    EngineField* m_engine;
    Choice* m_order;
    RecoveryGroup* m_recovery;
    TryGroup* m_tries;
    RunBox* m_box;
    SettingRow* m_sizeRow;
    SettingRow* m_processRow;
    SettingRow* m_chunksRow;
    SettingRow* m_workRow;
    SettingRow* m_engineRow;
    SettingRow* m_firstRow;
    SettingRow* m_orderRow;
    PanelFields m_fields;
    int m_usableCores;
    std::optional<RunConfig> m_config;
    Purpose m_purpose = Purpose::Run;
    bool m_busy = false;
    bool m_blocked = false;
    bool m_filling = false; ///< setConfig() is at work: one configChanged() at its end
};

} // namespace poolscope
