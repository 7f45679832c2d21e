#pragma once

#include <QTimer>
#include <QWidget>

#include <atomic>
#include <memory>

class QToolButton;

namespace poolscope {

class TextLabel;

/// "Saving results.csv … 43 %" and a button that cancels it. Seen only while a file is being
/// written, and not at all if that is done in an instant.
class SaveProgress final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SaveProgress)

public:
    explicit SaveProgress(QWidget* parent = nullptr);

    /// The file is being written in another thread, which counts @p rows up to @p all.
    void begin(const QString& file, quint64 all, std::shared_ptr<const std::atomic<quint64>> rows);
    /// It is written, or has failed.
    void end();

signals:
    void cancelled();

private:
    void showState();
    void cancel();

    TextLabel* m_text;
    QToolButton* m_cancel;
    QTimer m_look;
    QString m_file;
    quint64 m_all = 0;
    std::shared_ptr<const std::atomic<quint64>> m_rows;
};

} // namespace poolscope
