#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace poolscope {

/// Turns the first SIGINT, SIGTERM or SIGHUP into a signal of the event loop. A second one ends
/// the program the hard way; the worker processes end with it.
class Interrupt final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Interrupt)

public:
    explicit Interrupt(QObject* parent = nullptr);
    /// Gives the signals back to the system.
    ~Interrupt() override;

    /// Whether a signal has come, told or not yet.
    [[nodiscard]] bool wasInterrupted() const;

signals:
    void interrupted();

private:
    int m_pipe[2] = {-1, -1};
    QSocketNotifier m_notifier;
};

} // namespace poolscope
