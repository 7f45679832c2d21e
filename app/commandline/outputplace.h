#pragma once

#include <QString>
#include <QtGlobal>

#include <optional>

namespace poolscope {

/// Whether those are two names of one file, which may not exist yet.
[[nodiscard]] bool isSameFile(const QString& one, const QString& other);

/// What the system has against the name itself, which may be too long or go round in circles;
/// nothing if a file is there or could be.
[[nodiscard]] std::optional<QString> faultOf(const QString& name);

/// The size that the file can have, by what is free in its folder and by the limit on files;
/// nothing if the system does not tell.
[[nodiscard]] std::optional<quint64> roomFor(const QString& name);

/// Why a run file of @p needed bytes or more cannot be written to @p name, as far as that can be
/// known before there is anything to lose; nothing if it can.
[[nodiscard]] std::optional<QString> saveRefusal(const QString& name, quint64 needed);

} // namespace poolscope
