#include "app/commandline/say.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <unistd.h>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

QString oneLine(const QString& text) {
    QString line;
    for (const QChar c : text) {
        if (c == u'\n')
            line += "\\n"_L1;
        else if (c == u'\t')
            line += "\\t"_L1;
        else if (c.category() == QChar::Other_Control)
            line += u"\\x%1"_s.arg(c.unicode(), 2, 16, QChar(u'0'));
        else
            line += c;
    }
    return line;
}

} // namespace

void say(const QString& line) {
    std::fprintf(stderr, "%s\n", plainSpaces(oneLine(line)).toUtf8().constData());
}

ExitCode print(const QString& text) {
    const QByteArray bytes = plainSpaces(text).toUtf8();
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t written = write(STDOUT_FILENO, bytes.constData() + at,
                                      static_cast<std::size_t>(bytes.size() - at));
        if (written < 0 && errno != EINTR)
            return sayUnwritten(errno);
        at += written < 0 ? 0 : written;
    }
    return ExitCode::Done;
}

ExitCode printBy(const std::function<bool(QIODevice&)>& writer) {
    QFile out;
    // Unbuffered: writers hand over whole blocks, and a full disk is seen where it happens.
    if (!out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return ExitCode::Failed;
    errno = 0;
    return writer(out) ? ExitCode::Done : sayUnwritten(errno);
}

ExitCode sayUnwritten(int error) {
    if (error != EPIPE && error != EBADF)
        say(QCoreApplication::translate("Say", "Standard output could not be written: %1.")
                .arg(QString::fromLocal8Bit(std::strerror(error))));
    return ExitCode::Failed;
}

} // namespace poolscope
