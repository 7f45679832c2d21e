#include "ui/style/palette.h"

#include <QPalette>

#include <array>
#include <cmath>

namespace poolscope {

namespace {

/// Okabe and Ito (2008), "Color universal design", in the order in which processes take them. Their
/// black is a grey here, since it has to stand out from dark cards too.
constexpr std::array<QRgb, ProcessColours> OkabeIto{0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7,
                                                    0xff56b4e9, 0xffd55e00, 0xfff0e442, 0xff8a8a8a};

constexpr QRgb Ink = 0xff0f1318;
constexpr QRgb Paper = 0xffffffff;

Theme lightTheme() {
    Theme theme;
    theme.window = QColor(0xf6f7f9);
    theme.panel = QColor(0xffffff);
    theme.card = QColor(0xffffff);
    theme.border = QColor(0xd9dde3);
    theme.field = QColor(0xf6f7f9);
    theme.text = QColor(0x1b2430);
    theme.muted = QColor(0x5f6a79);
    theme.accent = QColor(0x0b61a4);
    theme.onAccent = QColor(0xffffff);
    theme.track = QColor(0xd9dde3);
    theme.startUp = QColor(0xe6e9ee);
    theme.useful = QColor(0x5b4a7d);
    theme.offCore = QColor(0xa99bc7);
    theme.waiting = QColor(0xdccfae);
    theme.tail = QColor(0x7d6238);
    theme.grid = QColor(0xd9dde3);
    theme.empty = QColor(0xe4e7ec);
    theme.bad = QColor(0xb3261e);
    theme.good = QColor(0x0b6b45);
    theme.goodFill = QColor(0xdff1e8);
    theme.caution = QColor(0x8a5a00);
    theme.cautionFill = QColor(0xfff4dc);
    theme.cautionEdge = QColor(0xe0b35a);
    return theme;
}

Theme darkTheme() {
    Theme theme;
    theme.dark = true;
    theme.window = QColor(0x14181d);
    theme.panel = QColor(0x1b2027);
    theme.card = QColor(0x20262e);
    theme.border = QColor(0x313842);
    theme.field = QColor(0x14181d);
    theme.text = QColor(0xe8ecf1);
    theme.muted = QColor(0x96a1ae);
    theme.accent = QColor(0x5ab0f0);
    theme.onAccent = QColor(0x0f1318);
    theme.track = QColor(0x313842);
    theme.startUp = QColor(0x3a4551);
    theme.useful = QColor(0xb8a6dc);
    theme.offCore = QColor(0x76659c);
    theme.waiting = QColor(0xc2b184);
    theme.tail = QColor(0x6f5a35);
    theme.grid = QColor(0x39414c);
    theme.empty = QColor(0x2c333d);
    theme.bad = QColor(0xff8a80);
    theme.good = QColor(0x56d0a2);
    theme.goodFill = QColor(0x1f3a33);
    theme.caution = QColor(0xe8b54a);
    theme.cautionFill = QColor(0x33290f);
    theme.cautionEdge = QColor(0x6e5516);
    return theme;
}

/// A channel as an amount of light, 0 … 1 (sRGB).
double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(QColor colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// @p share of @p over, in 256ths: this is done for many thousand pixels.
int mixed(int under, int over, int share) {
    return (under * (256 - share) + over * share) / 256;
}

} // namespace

Theme themeFor(const QPalette& palette) {
    const bool dark = palette.color(QPalette::Window).lightness() <
                      palette.color(QPalette::WindowText).lightness();
    return dark ? darkTheme() : lightTheme();
}

QPalette paletteFor(const Theme& theme) {
    QPalette palette(theme.text, theme.field, theme.border, theme.border, theme.track, theme.text,
                     theme.onAccent, theme.panel, theme.window);
    palette.setColor(QPalette::AlternateBase, theme.field);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::ToolTipBase, theme.card);
    palette.setColor(QPalette::ToolTipText, theme.text);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.muted);
    return palette;
}

QColor processColour(int number) {
    Q_ASSERT(number >= 1);
    return QColor::fromRgb(OkabeIto.at(static_cast<std::size_t>((number - 1) % ProcessColours)));
}

bool hasDots(int number) {
    return number > ProcessColours;
}

QColor inkOn(QColor background) {
    const QColor ink = QColor::fromRgb(Ink);
    const QColor paper = QColor::fromRgb(Paper);
    return contrast(ink, background) >= contrast(paper, background) ? ink : paper;
}

double contrast(QColor a, QColor b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

QRgb blended(QRgb under, QRgb over, double portion) {
    const int share = static_cast<int>(portion * 256.0);
    return qRgb(mixed(qRed(under), qRed(over), share), mixed(qGreen(under), qGreen(over), share),
                mixed(qBlue(under), qBlue(over), share));
}

} // namespace poolscope
