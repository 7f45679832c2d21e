#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace poolscope {

/// What came of a program that ran to its end.
struct Ran {
    int exitCode = -1; ///< −1: it did not start or did not end in time
    QByteArray out;
    QByteArray err;
};

/// Runs a program of the build ("poolscope") and waits for its end, two minutes at the most.
[[nodiscard]] Ran
runProgram(const QString& name, const QStringList& arguments,
           const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment());

/// Runs a line of bash, in which $BIN is the folder of the built programs; it need not be quoted.
[[nodiscard]] Ran runBash(const QString& line);

/// A JSON text as an object; a warning, and so a failure of the test, if it is none.
[[nodiscard]] QJsonObject jsonObject(const QByteArray& text);

/// The same of a file.
[[nodiscard]] QJsonObject jsonFile(const QString& path);

/// The path of a built program.
[[nodiscard]] QString programPath(const QString& name);

/// Worker processes whose driver is or was the process @p driverPid, zombies not counted.
[[nodiscard]] QList<qint64> workersOf(qint64 driverPid);

/// The command lines of all processes, zombies not counted, of the session that the process
/// @p leaderPid leads or led; also of those that are just starting a program and have none.
[[nodiscard]] QStringList sessionOf(qint64 leaderPid);

} // namespace poolscope
