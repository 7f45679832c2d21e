#include "core/base/outputfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

QString systemReason() {
    return QString::fromLocal8Bit(std::strerror(errno));
}

/// Qt knows no reason for a write that stopped half-way; the system does.
QString reasonOf(const QFileDevice& file) {
    const bool known = file.error() != QFileDevice::NoError || errno == 0;
    return known ? file.errorString() : systemReason();
}

/// The entry of /proc that @p path leads to, as /dev/stdout does; empty: it leads to none.
QString entryInProc(QString path) {
    for (int links = 0; links < 40; ++links) { // more than the system itself follows
        const QFileInfo info(path);
        const QString folder = info.dir().canonicalPath();
        if (folder.startsWith("/proc/"_L1))
            return folder + u'/' + info.fileName();
        if (!info.isSymLink())
            return {};
        path = info.symLinkTarget();
    }
    return {};
}

/// The number of a descriptor of this process that can be written to, from its entry in /proc.
std::optional<int> ownDescriptor(const QString& entry) {
    const QFileInfo info(entry);
    const QString own = u"/proc/%1/"_s.arg(QCoreApplication::applicationPid());
    bool isNumber = false;
    const int number = info.fileName().toInt(&isNumber);
    if (!isNumber || !entry.startsWith(own) || !info.path().endsWith("/fd"_L1))
        return std::nullopt;
    return number;
}

/// A second descriptor of what @p descriptor is open for; −1: it cannot be written to.
int writableCopy(int descriptor) {
    const int flags = fcntl(descriptor, F_GETFL);
    if (flags >= 0 && (flags & O_ACCMODE) != O_RDONLY)
        return fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    errno = EBADF;
    return -1;
}

/// Reads from the beginning and writes over what is in @p to, which has room for all of it before
/// the first byte is changed. What went wrong, or an empty text.
QString copy(QFile& from, int to) {
    const qint64 size = from.size();
    // Not every file system can keep room.
    if (fallocate(to, 0, 0, std::max<qint64>(size, 1)) != 0 && errno != EOPNOTSUPP)
        return systemReason();
    std::vector<char> block(1 << 20);
    from.seek(0);
    for (qint64 at = 0; at < size;) {
        const qint64 had = from.read(block.data(), static_cast<qint64>(block.size()));
        if (had <= 0)
            return from.errorString();
        if (pwrite(to, block.data(), static_cast<std::size_t>(had), at) != had)
            return systemReason();
        at += had;
    }
    if (ftruncate(to, size) != 0 || (fsync(to) != 0 && errno != EINVAL))
        return systemReason();
    return {};
}

/// @p contents is a descriptor that is closed here.
QString writeInPlace(int contents, const QString& path) {
    QFile from;
    if (!from.open(contents, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return from.errorString();
    const int to = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC);
    if (to < 0)
        return systemReason();
    const QString error = copy(from, to);
    ::close(to);
    return error;
}

/// As the file that is replaced. What the system does not let us give away stays ours.
void keepOwner(int file, const QString& replaced) {
    struct stat before {};

    struct stat now {};

    if (stat(QFile::encodeName(replaced).constData(), &before) != 0 || fstat(file, &now) != 0 ||
        (before.st_uid == now.st_uid && before.st_gid == now.st_gid))
        return;
    if (fchown(file, before.st_uid, before.st_gid) == 0)
        fchmod(file, before.st_mode & 07777);
}

} // namespace

OutputFile::OutputFile(QString path)
    : m_path(std::move(path)) {}

OutputFile::~OutputFile() = default;
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile& OutputFile::operator=(OutputFile&&) noexcept = default;

std::optional<FileError> OutputFile::open() {
    const QFileInfo target(m_path);
    if (!entryInProc(m_path).isEmpty() || (target.exists() && !target.isFile() && !target.isDir()))
        return outcome(openAsItStands());
    m_way = Way::Replaced;
    m_file = std::make_unique<QSaveFile>(m_path);
    if (m_file->open(QIODevice::WriteOnly))
        return std::nullopt;
    const FileError error = failed(m_file->errorString());
    if (!target.isFile() || access(QFile::encodeName(m_path).constData(), W_OK) != 0)
        return error;
    m_way = Way::InPlace;
    m_file = std::make_unique<QTemporaryFile>();
    return m_file->open(QIODevice::ReadWrite) ? std::nullopt : std::optional(error);
}

/// A descriptor of our own is written on where it stands: to open it anew would begin at the front.
/// What went wrong, or an empty text.
QString OutputFile::openAsItStands() {
    m_way = Way::AsItStands;
    const std::optional<int> own = ownDescriptor(entryInProc(m_path));
    const int descriptor =
        own ? writableCopy(*own)
            : ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (descriptor < 0)
        return systemReason();
    auto file = std::make_unique<QFile>(m_path);
    const bool open = file->open(descriptor, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle);
    const QString error = open ? QString() : file->errorString();
    m_file = std::move(file);
    return error;
}

std::optional<FileError> OutputFile::write(const Writer& writer) {
    errno = 0;
    if (!writer(*m_file) || !m_file->flush() || m_file->error() != QFileDevice::NoError)
        return failed(reasonOf(*m_file));
    const QString error = m_way == Way::AsItStands ? QString() : putInPlace();
    m_file.reset();
    return outcome(error);
}

/// What went wrong, or an empty text.
QString OutputFile::putInPlace() {
    if (fsync(m_file->handle()) != 0 && errno != EINVAL) // not every file system can
        return systemReason();
    // Outlives what is removed when it could not take its place.
    const int contents = fcntl(m_file->handle(), F_DUPFD_CLOEXEC, 3);
    if (contents < 0)
        return systemReason();
    if (auto* replacing = qobject_cast<QSaveFile*>(m_file.get())) {
        keepOwner(m_file->handle(), m_path);
        if (replacing->commit()) {
            ::close(contents);
            return {};
        }
        if (!QFileInfo(m_path).isFile()) {
            ::close(contents);
            return m_file->errorString();
        }
    }
    return writeInPlace(contents, m_path);
}

FileError OutputFile::failed(const QString& why) const {
    return {FileError::Kind::CannotWrite, m_path, why};
}

/// @p error: what went wrong, or an empty text.
std::optional<FileError> OutputFile::outcome(const QString& error) const {
    return error.isEmpty() ? std::nullopt : std::optional(failed(error));
}

} // namespace poolscope
