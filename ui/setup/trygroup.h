#pragma once

#include "core/sweep/sweeptask.h"

#include <QString>
#include <QWidget>

#include <optional>

class QLineEdit;
class QPushButton;

namespace poolscope {

class Choice;
class ChunkChips;
class ScaleSlider;
class SettingRow;
class TextLabel;

/// What a sweep is to try, as texts: to be kept from one time to the next.
struct TryTexts {
    QString processes;
    QString chunks;
    QString precision;
    QString budget;
};

/// What a sweep is to try, how long, and the buttons that start and stop it.
class TryGroup final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TryGroup)

public:
    explicit TryGroup(int usableCores, QWidget* parent = nullptr);

    /// The buttons, with why nothing was started: to stay in sight where the settings scroll.
    [[nodiscard]] QWidget* box() const { return m_box; }

    /// What is the same in all runs.
    void setConfig(const RunConfig& config);
    /// Offers chunk sizes that suit the input: for when its size is settled, not at every key.
    void offerChunks();
    /// Something is wrong with that: @p problem says it in a sentence.
    void setWrongConfig(const QString& problem);
    /// A sweep is under way, or not; or a run is, beside which none can be measured. Stop is
    /// possible for either.
    void setBusy(bool isSweeping, bool isBlocked);
    /// All that is to be filled in, in the order in which it stands; then the buttons.
    [[nodiscard]] QList<QWidget*> inOrder() const;

    /// Why nothing was started; told until a setting changes.
    void showRefusal(const QString& sentence);

    /// Whether the buttons that start a sweep do so.
    [[nodiscard]] bool canStart() const;

    /// As the button: asks for a search for the best setting if one is possible now.
    void requestBest() { request(true); }

    /// Nothing while something is wrong; then it is marked.
    [[nodiscard]] std::optional<SweepTask> task(bool findsBest) const;

    [[nodiscard]] TryTexts texts() const;
    /// What can't be understood stays as it is.
    void setTexts(const TryTexts& texts);

signals:
    void startRequested(const poolscope::SweepTask& task);
    void stopRequested();
    /// What canStart() says has changed.
    void possibleChanged();

private:
    void makeRows();
    void makeButtons();
    void layOut();
    void layOutBox();
    void connectFields();
    void read();
    void showCores();
    void tellWhatIsTried();
    void enableButtons();
    void request(bool findsBest);

    int m_usableCores;
    QLineEdit* m_processes;
    ScaleSlider* m_most;
    ChunkChips* m_chunks;
    Choice* m_precision;
    Choice* m_budget;
    QPushButton* m_find;
    QPushButton* m_measure;
    QPushButton* m_stop;
    TextLabel* m_note;
    TextLabel* m_refusal;
    QWidget* m_box;
    SettingRow* m_processRow = nullptr;
    SettingRow* m_chunksRow = nullptr;
    std::optional<RunConfig> m_config;    ///< nothing: something is wrong with it
    QString m_wrongConfig;                ///< what
    std::vector<SweepSetting> m_settings; ///< empty: something is wrong
    bool m_isSweeping = false;
    bool m_isBlocked = false;
};

} // namespace poolscope
