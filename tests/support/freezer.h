#pragma once

#include <QDir>
#include <QFile>
#include <QTest>

#include <unistd.h>

namespace poolscope {

/// A control group (version 1) whose processes can be frozen so that the system holds them, killed
/// or not. Where there is none, or we may not make one, isThere() is false.
class Freezer {
public:
    Freezer()
        : m_folder(QStringLiteral("/sys/fs/cgroup/freezer/poolscope-test-%1").arg(getpid())) {
        m_isThere =
            QDir().exists(QStringLiteral("/sys/fs/cgroup/freezer/tasks")) && QDir().mkdir(m_folder);
    }

    /// Lets go all that it holds.
    ~Freezer() {
        if (!m_isThere)
            return;
        thaw();
        [[maybe_unused]] const bool gone =
            QTest::qWaitFor([this] { return QDir().rmdir(m_folder); }, 20'000);
    }

    Freezer(const Freezer&) = delete;
    Freezer& operator=(const Freezer&) = delete;

    [[nodiscard]] bool isThere() const { return m_isThere; }

    /// From now on the system holds process @p pid.
    [[nodiscard]] bool hold(qint64 pid) const {
        return write(QStringLiteral("cgroup.procs"), QByteArray::number(pid)) &&
               write(QStringLiteral("freezer.state"), "FROZEN") &&
               QTest::qWaitFor([this] { return state() == "FROZEN"; }, 20'000);
    }

    void thaw() const { write(QStringLiteral("freezer.state"), "THAWED"); }

private:
    // To thaw needs no outcome. NOLINTNEXTLINE(modernize-use-nodiscard)
    bool write(const QString& name, const QByteArray& text) const {
        QFile file(m_folder + u'/' + name);
        return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) &&
               file.write(text) == text.size();
    }

    [[nodiscard]] QByteArray state() const {
        QFile file(m_folder + QStringLiteral("/freezer.state"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }

    QString m_folder;
    bool m_isThere = false;
};

} // namespace poolscope
