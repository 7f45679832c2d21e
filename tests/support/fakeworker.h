#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

namespace poolscope {

/// A worker program that misbehaves as told: see fakeworker.cpp. Put in place while this lives.
class FakeWorker {
public:
    /// "exit 3", "abort", "signal 9", "error", "hang", "half", "babble", "lazy", "wrong 42", "late
    /// 7", "draw 9", "gasp 9"; "signal 9 2": only the processes of the first two slots.
    explicit FakeWorker(const QByteArray& manner) { qputenv("FAKE_WORKER", manner); }

    ~FakeWorker() { qunsetenv("FAKE_WORKER"); }

    FakeWorker(const FakeWorker&) = delete;
    FakeWorker& operator=(const FakeWorker&) = delete;

    [[nodiscard]] static QString program() {
        return QCoreApplication::applicationDirPath() + QStringLiteral("/fakeworker");
    }
};

} // namespace poolscope
