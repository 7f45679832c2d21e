#pragma once

#include "core/record/moment.h"
#include "ui/timeline/timescale.h"

#include <vector>

namespace poolscope {

enum class PieceKind {
    StartUp,    ///< of a lane's first process: from the run's start until it is ready
    Restart,    ///< of one that took another's place: from its own start until it is ready
    Chunk,      ///< a finished chunk
    Unfinished, ///< the chunk that it is at
    Lost,       ///< a chunk that it did not finish before it died
    Stopped,    ///< a chunk that it was at when everything was stopped
};

/// A rectangle in a lane. Pixels count from the axis's left end and may lie outside it.
struct LanePiece {
    PieceKind kind = PieceKind::StartUp;
    double left = 0.0;
    double right = 0.0;
    double done = 1.0; ///< share of the chunk's numbers
    quint64 index = 0; ///< of the chunk; unused for starts, as are the next two
    quint64 position = 0;
    quint64 count = 0; ///< 0: not known
};

/// What is seen of a piece, in pixels from the axis's left end.
struct PieceSpan {
    double left = 0.0;
    double right = 0.0;
    bool cutLeft = false; ///< it goes on outside of the axis
    bool cutRight = false;

    [[nodiscard]] double width() const { return right - left; }
};

/// The part of @p piece on an axis of @p width pixels, with a gap to the next piece, on whole
/// device pixels, of which there are @p ratio in a pixel; one of them wide at least.
[[nodiscard]] PieceSpan seenSpan(const LanePiece& piece, double width, double ratio);

/// What a process shows in its lane.
struct LanePicture {
    std::vector<LanePiece> pieces;
    /// How much of each column is covered by chunks too narrow to be pieces, 0 … 1.
    std::vector<float> covered;
};

/// A process at a moment.
struct ProcessView {
    const Moment& moment;
    const ProcessRecord& process;
};

/// Whether a process ended though nobody had told it to.
[[nodiscard]] bool died(const ProcessRecord& process);

/// Chunks narrower than this, in pixels or columns, are not pieces of their own.
inline constexpr double NarrowestPiece = 4.0;

/// Lays out what lies right of pixel @p fromX, in columns of 1 / @p columnsPerPixel pixels. Costs
/// as much as there are columns, or chunks if they are fewer.
void layOut(const ProcessView& view, const TimeScale& scale, double fromX, double columnsPerPixel,
            LanePicture& picture);

} // namespace poolscope
