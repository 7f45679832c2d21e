#include "tests/bench/otherside.h"

#include "core/base/clock.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// What @p program prints; empty if it fails.
QString outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments, QIODevice::ReadOnly);
    const bool done = process.waitForFinished(-1);
    if (!done || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

std::optional<Nanoseconds> timeFrom(const QString& text) {
    bool isNumber = false;
    const Nanoseconds time = text.trimmed().toLongLong(&isNumber);
    return isNumber ? std::optional(time) : std::nullopt;
}

/// @p program and @p arguments as the spawning call wants them.
class ArgumentVector {
public:
    ArgumentVector(const QString& program, const QStringList& arguments) {
        m_strings.push_back(QFile::encodeName(program));
        for (const QString& argument : arguments)
            m_strings.push_back(argument.toLocal8Bit());
        for (QByteArray& string : m_strings)
            m_pointers.push_back(string.data());
        m_pointers.push_back(nullptr);
    }

    [[nodiscard]] char** data() { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_strings;
    std::vector<char*> m_pointers;
};

} // namespace

std::optional<Nanoseconds> lifeOf(const QString& program, const QStringList& arguments,
                                  const QString& outputPath) {
    ArgumentVector vector(program, arguments);
    const QByteArray output = outputPath.isEmpty() ? "/dev/null" : QFile::encodeName(outputPath);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, output.constData(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    // Summaries are for people; they are written all the same.
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const Nanoseconds start = monotonicNow();
    pid_t pid = 0;
    int status = -1;
    const bool started =
        posix_spawn(&pid, vector.data()[0], &files, nullptr, vector.data(), environ) == 0;
    if (started)
        waitpid(pid, &status, 0);
    const Nanoseconds took = monotonicNow() - start;
    posix_spawn_file_actions_destroy(&files);
    return status == 0 ? std::optional(took) : std::nullopt;
}

std::optional<Nanoseconds> bareTime(const QStringList& arguments) {
    const QString program = QCoreApplication::applicationDirPath() + "/poolscope-bench-bare"_L1;
    return timeFrom(outputOf(program, arguments));
}

QString pythonProgram() {
    static const QString program =
        outputOf(u"python3"_s, {u"-c"_s, u"import sys; print(sys.executable)"_s});
    return program;
}

QString pythonVersion() {
    return pythonProgram().isEmpty() ? QString() : outputOf(pythonProgram(), {u"--version"_s});
}

QString scriptPath(const QString& name) {
    return QStringLiteral(POOLSCOPE_SOURCE "/tests/bench/") + name;
}

PythonPool::PythonPool() {
    m_python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (!pythonProgram().isEmpty())
        m_python.start(pythonProgram(), {scriptPath(u"pool.py"_s)});
}

PythonPool::~PythonPool() {
    if (m_python.state() == QProcess::NotRunning)
        return;
    m_python.closeWriteChannel(); // end of file is its sign to go
    m_python.waitForFinished();
}

std::optional<Nanoseconds> PythonPool::map(int processes, quint64 numbers, quint64 chunkSize) {
    if (!m_python.waitForStarted())
        return std::nullopt;
    const QString question = u"%1 %2 %3\n"_s.arg(processes).arg(numbers).arg(chunkSize);
    m_python.write(question.toUtf8());
    while (!m_python.canReadLine()) {
        if (!m_python.waitForReadyRead(-1))
            return std::nullopt;
    }
    return timeFrom(QString::fromUtf8(m_python.readLine()));
}

} // namespace poolscope
