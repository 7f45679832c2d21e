#pragma once

class QWidget;

namespace poolscope {

/// Sets the property @p mark of @p widget, by which the style sheet tells what it is, such as
/// "wrong". The style sheet looks at properties only when the widget is polished: that is done
/// here.
void setStyleMark(QWidget& widget, const char* mark, bool isSet);

} // namespace poolscope
