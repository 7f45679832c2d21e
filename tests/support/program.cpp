#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 120'000;

Ran run(const QString& program, const QStringList& arguments,
        const QProcessEnvironment& environment) {
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(PatienceMs) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(65536) : QByteArray();
}

/// What follows the name in /proc/PID/stat: state, parent, group, session, …; nothing of a process
/// that has ended.
QList<QByteArray> factsOf(const QString& folder) {
    const QByteArray stat = contents(folder + "/stat"_L1);
    const QList<QByteArray> facts = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const bool hasEnded = facts.front() == "Z" || facts.front() == "X";
    return hasEnded ? QList<QByteArray>() : facts;
}

QStringList processFolders() {
    QStringList folders = QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs);
    for (QString& folder : folders)
        folder.prepend(u"/proc/"_s);
    return folders;
}

} // namespace

Ran runProgram(const QString& name, const QStringList& arguments,
               const QProcessEnvironment& environment) {
    return run(programPath(name), arguments, environment);
}

Ran runBash(const QString& line) {
    // The build may be in a folder with a name that bash takes apart.
    const QTemporaryDir folder(QDir::tempPath() + u"/poolscope-XXXXXX"_s);
    const QString plainName = folder.filePath(u"bin"_s);
    if (!QFile::link(QStringLiteral(POOLSCOPE_BIN), plainName))
        qWarning("no link to the built programs: %s", qPrintable(plainName));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"BIN"_s, plainName);
    return run(u"bash"_s, {u"-c"_s, line}, environment);
}

QJsonObject jsonObject(const QByteArray& text) {
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("not JSON: %s", qPrintable(error.errorString()));
    return document.object();
}

QJsonObject jsonFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qWarning("no JSON file: %s", qPrintable(file.errorString()));
    return jsonObject(file.readAll());
}

QString programPath(const QString& name) {
    return QStringLiteral(POOLSCOPE_BIN "/") + name;
}

QList<qint64> workersOf(qint64 driverPid) {
    QList<qint64> workers;
    const QByteArray parent = QByteArray::number(driverPid);
    for (const QString& folder : processFolders()) {
        if (factsOf(folder).isEmpty())
            continue;
        // Arguments: task, board, slot, parent; see core/worker/workerarguments.h.
        const QList<QByteArray> words = contents(folder + "/cmdline"_L1).split('\0');
        if (words.value(0).endsWith("poolscope-worker") && words.value(4) == parent)
            workers.append(folder.section(u'/', -1).toLongLong());
    }
    return workers;
}

QStringList sessionOf(qint64 leaderPid) {
    QStringList commands;
    const QByteArray session = QByteArray::number(leaderPid);
    for (const QString& folder : processFolders()) {
        if (factsOf(folder).value(3) == session)
            commands.append(QString::fromUtf8(contents(folder + "/cmdline"_L1).replace('\0', ' ')));
    }
    return commands;
}

} // namespace poolscope
