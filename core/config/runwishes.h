#pragma once

namespace poolscope {

/// How a run is to be made, as opposed to what is asked of it: two runs of the same RunConfig are
/// runs of the same experiment, whatever was wished.
struct RunWishes {
    bool measureSerial = true; ///< measure the serial time first

    friend bool operator==(const RunWishes&, const RunWishes&) = default;
};

} // namespace poolscope
