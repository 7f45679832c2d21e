#pragma once

#include "core/base/fileerror.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QFileDevice;
class QIODevice;

namespace poolscope {

/// A file to be written whole, or not at all: what was there is replaced once all is written, and
/// keeps owner and permissions where that is possible. A file that can be written but not replaced
/// (it is mounted, or lies in a folder that is not ours) gets the new contents in place, also only
/// once they are there. What is no file (a pipe, a device, a descriptor such as /dev/stdout) is
/// written to as it stands, and never replaced or cut.
class OutputFile {
public:
    explicit OutputFile(QString path);
    ~OutputFile();
    OutputFile(OutputFile&&) noexcept;
    OutputFile& operator=(OutputFile&&) noexcept;

    /// Makes what is needed to write; why it cannot be, or nothing. Changes no file that is there.
    [[nodiscard]] std::optional<FileError> open();

    /// Whether it is a file, so that its folder needs room for it. After open().
    [[nodiscard]] bool isFile() const { return m_way != Way::AsItStands; }

    /// False if the device takes no more.
    using Writer = std::function<bool(QIODevice&)>;

    /// Writes by @p writer and puts the file in its place, once; why not, or nothing. If the writer
    /// returns false, what was there stays.
    [[nodiscard]] std::optional<FileError> write(const Writer& writer);

private:
    enum class Way { Replaced, InPlace, AsItStands };

    [[nodiscard]] QString openAsItStands();
    [[nodiscard]] QString putInPlace();
    [[nodiscard]] FileError failed(const QString& why) const;
    [[nodiscard]] std::optional<FileError> outcome(const QString& error) const;

    QString m_path;
    Way m_way = Way::Replaced;
    std::unique_ptr<QFileDevice> m_file;
};

} // namespace poolscope
