#pragma once

#include "app/utf8locale.h"

#include <QByteArray>

#include <array>
#include <clocale>

namespace poolscope {

/// While it is there, the environment keeps an application from what a command line has no use for
/// and would wait for: of the locale, all but how characters are written (a dozen files), and the
/// main loop of GLib. Afterwards the environment is as it was, for programs that are started.
class QuickStart {
public:
    QuickStart() {
        useUtf8Locale();
        const char* known = std::setlocale(LC_CTYPE, "");
        const QByteArray characters = known != nullptr ? known : "C.UTF-8";
        qputenv("LC_ALL", {});
        qputenv("LANG", "C");
        qputenv("LC_CTYPE", characters);
        qputenv("QT_NO_GLIB", "1");
    }

    ~QuickStart() {
        for (const Variable& variable : m_before) {
            if (variable.value.isNull())
                qunsetenv(variable.name);
            else
                qputenv(variable.name, variable.value);
        }
    }

    QuickStart(const QuickStart&) = delete;
    QuickStart& operator=(const QuickStart&) = delete;

private:
    struct Variable {
        explicit Variable(const char* itsName)
            : name(itsName)
            , value(qgetenv(itsName)) {}

        const char* name;
        QByteArray value; ///< null: not set
    };

    std::array<Variable, 4> m_before{Variable{"LC_ALL"}, Variable{"LANG"}, Variable{"LC_CTYPE"},
                                     Variable{"QT_NO_GLIB"}};
};

} // namespace poolscope
