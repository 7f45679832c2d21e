#pragma once

#include <QSlider>

#include <optional>

namespace poolscope {

/// A slider with a thin track, and a mark with a word at one of its values if there is one.
class ScaleSlider final : public QSlider {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScaleSlider)

public:
    ScaleSlider(int lowest, int highest, QWidget* parent = nullptr);

    /// Marks @p value with @p word, below the track.
    void setMark(int value, const QString& word);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The user, not the program, chose this value.
    void chosen(int value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    struct Mark {
        int value;
        QString word;
    };

    [[nodiscard]] double xOf(int value) const;
    [[nodiscard]] int valueAt(double x) const;

    std::optional<Mark> m_mark;
};

} // namespace poolscope
