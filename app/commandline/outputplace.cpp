#include "app/commandline/outputplace.h"

#include "core/base/text.h"
#include "core/machine/machinelimits.h"
#include "core/store/databasefile.h"
#include "core/words/problemwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace poolscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OutputPlace)
};

} // namespace

bool isSameFile(const QString& one, const QString& other) {
    const QFileInfo first(one);
    const QFileInfo second(other);
    if (first.exists() && second.exists()) // by whatever links
        return first.canonicalFilePath() == second.canonicalFilePath();
    const QString folder = first.dir().canonicalPath();
    return !folder.isEmpty() && folder == second.dir().canonicalPath() &&
           first.fileName() == second.fileName();
}

std::optional<QString> faultOf(const QString& name) {
    std::error_code error;
    const bool exists = std::filesystem::exists(QFile::encodeName(name).constData(), error);
    if (exists || !error)
        return std::nullopt;
    return QString::fromLocal8Bit(std::strerror(error.value()));
}

std::optional<quint64> roomFor(const QString& name) {
    std::error_code error;
    const QByteArray folder = QFile::encodeName(QFileInfo(name).absolutePath());
    const auto space = std::filesystem::space(folder.constData(), error);
    const std::optional<quint64> largest = MachineLimits::fileSize();
    if (error)
        return largest;
    return std::min<quint64>(space.available, largest.value_or(space.available));
}

std::optional<QString> saveRefusal(const QString& name, quint64 needed) {
    if (name == QLatin1StringView("-"))
        return Words::tr("A run file is nothing for standard output: give --save the name of a "
                         "file.");
    if (const auto fault = faultOf(name))
        return Words::tr("The file %1 cannot be written: %2.").arg(name, *fault);
    if (const auto error = whyNotWritable(name))
        return sentence(*error);
    const std::optional<quint64> room = roomFor(name);
    if (!room || needed <= *room)
        return std::nullopt;
    return Words::tr("The file %1 needs more than %2, but only %3 can be written there: choose "
                     "another folder or larger chunks.")
        .arg(name, memoryText(needed), memoryText(*room));
}

} // namespace poolscope
