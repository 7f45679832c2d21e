#pragma once

namespace poolscope {

/// What an engine can do. Panel, help, refusals and menus offer no more than that.
struct EngineAbilities {
    bool growsLive = true;       ///< the run can be watched while it goes on
    bool acts = false;           ///< processes can be killed, frozen and thawed
    bool replaces = false;       ///< processes that die are replaced, and faults can be planned
    bool checksResults = false;  ///< results are computed, so they can be wrong
    bool measuresSerial = false; ///< the serial time is measured; else the engine knows it
    bool isReal = true;          ///< false: what it tells is computed, not measured
    int mostProcesses = 1;
};

} // namespace poolscope
