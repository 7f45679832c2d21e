#pragma once

#include <clocale>
#include <cstdlib>
#include <cstring>
#include <langinfo.h>

namespace poolscope {

/// Qt speaks UTF-8 alone and complains of other locales, such as the C locale of a bare terminal.
/// Call before the application object is made.
inline void useUtf8Locale() {
    std::setlocale(LC_CTYPE, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setenv("LC_ALL", "C.UTF-8", 1);
}

} // namespace poolscope
