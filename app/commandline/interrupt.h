#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <csignal>

namespace poolscope {

/// Turns the first SIGINT, SIGTERM or SIGHUP into a signal of the event loop. A second one ends
/// the program the hard way; the worker processes end with it. Signals that are ignored already
/// (nohup, a shell's background job) stay ignored.
class Interrupt final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Interrupt)

public:
    explicit Interrupt(QObject* parent = nullptr);
    /// The signals are answered again as they were before.
    ~Interrupt() override;

    /// Whether a signal has come, told or not yet.
    [[nodiscard]] bool wasInterrupted() const;

signals:
    void interrupted();

private:
    static constexpr std::array Signals{SIGINT, SIGTERM, SIGHUP};

    int m_pipe[2] = {-1, -1};
    QSocketNotifier m_notifier;
    std::array<struct sigaction, Signals.size()> m_before{};
};

} // namespace poolscope
