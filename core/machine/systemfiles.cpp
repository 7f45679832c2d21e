#include "core/machine/systemfiles.h"

#include <QFile>

#include <array>
#include <fcntl.h>
#include <unistd.h>

namespace poolscope {

QString readSystemFile(const QString& path) {
    const int fd = open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return {};
    std::array<char, 65536> block;
    // The kernel hands such files out in pieces.
    std::size_t size = 0;
    ssize_t got = 0;
    while (size < block.size() && (got = read(fd, block.data() + size, block.size() - size)) > 0)
        size += static_cast<std::size_t>(got);
    close(fd);
    return QString::fromUtf8(block.data(), static_cast<qsizetype>(size));
}

} // namespace poolscope
