#pragma once

#include "app/commandline/exitcodes.h"

#include <QString>

#include <functional>

class QIODevice;

namespace poolscope {

/// A line for people, on stderr: stdout carries results alone. What would break the line or do
/// something to the terminal is written out ("\n").
void say(const QString& line);

/// Text that was asked for, such as help, on stdout. If stdout does not take it, says so.
[[nodiscard]] ExitCode print(const QString& text);

/// Lets @p writer write what was asked for to stdout, in blocks as they come; says why if it was
/// not all taken.
[[nodiscard]] ExitCode printBy(const std::function<bool(QIODevice&)>& writer);

/// Says that stdout did not take everything, @p error being the system's reason. Who has closed it
/// wants no explanation either.
[[nodiscard]] ExitCode sayUnwritten(int error);

} // namespace poolscope
