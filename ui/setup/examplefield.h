#pragma once

#include "core/config/examples.h"

#include <QWidget>

#include <optional>

namespace poolscope {

class Choice;

/// The prepared experiments to choose from. Tells as well when the fields have left the chosen one.
class ExampleField final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExampleField)

public:
    explicit ExampleField(int usableCores, QWidget* parent = nullptr);

    /// The fields have been filled from elsewhere: begins with the example that @p config is, or
    /// else with the notebook's.
    void setOrigin(const RunConfig& config);
    /// What the fields ask for now; nothing while one of them is wrong.
    void follow(const std::optional<RunConfig>& config);

    [[nodiscard]] Choice* choice() const { return m_choice; }

    /// As wide as the longest name needs, changed or not.
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// @p config is all that the example asks for.
    void chosen(const poolscope::RunConfig& config);

private:
    void choose();
    [[nodiscard]] bool isExample(const RunConfig& config, Example example) const;
    void showName(bool changed);
    void showHint(bool changed);

    int m_usableCores;
    Choice* m_choice;
    Example m_origin = Example::Notebook;
    bool m_showing = false; ///< the list is being changed here, not by who uses it
};

} // namespace poolscope
