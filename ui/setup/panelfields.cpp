#include "ui/setup/panelfields.h"

#include "core/config/settings.h"
#include "core/words/problemwords.h"

#include <QComboBox>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace poolscope {

namespace {

/// The sentence on what the table of settings has against @p text; empty: it is read.
QString readText(Field field, const QString& text, RunConfig& config) {
    const std::optional<Problem> problem = settingOf(field).read(text, config);
    return problem ? sentence(*problem) : QString();
}

void noteFirst(const PanelField& field, const QString& sentence, Problems& problems) {
    if (problems.contains(field.row))
        return;
    field.row->setMarked(field.wrong());
    problems.insert(field.row, sentence);
}

} // namespace

PanelField textField(Field field, SettingRow& row, QLineEdit& edit, Empty empty) {
    PanelField made{field, &row, &edit, [&edit] { return &edit; }};
    const bool mayBeEmpty = empty == Empty::IsAsUsual;
    made.read = [field, mayBeEmpty, &edit](RunConfig& config) {
        const QString text = edit.text().trimmed();
        return mayBeEmpty && text.isEmpty() ? QString() : readText(field, text, config);
    };
    made.show = [field, mayBeEmpty, &edit](const RunConfig& config) {
        const auto write = settingOf(field).write;
        const QString text = write(config);
        edit.setText(mayBeEmpty && text == write(RunConfig()) ? QString() : text);
    };
    return made;
}

PanelField wordField(Field field, SettingRow& row, QComboBox& choice) {
    PanelField made{field, &row, &choice, [&choice] { return &choice; }};
    made.read = [field, &choice](RunConfig& config) {
        return readText(field, choice.currentData().toString(), config);
    };
    made.show = [field, &choice](const RunConfig& config) {
        choice.setCurrentIndex(choice.findData(settingOf(field).write(config)));
    };
    return made;
}

void PanelFields::add(PanelField field) {
    m_fields.push_back(std::move(field));
}

void PanelFields::add(const std::vector<PanelField>& fields) {
    m_fields.insert(m_fields.end(), fields.begin(), fields.end());
}

void PanelFields::show(const RunConfig& config) const {
    for (const Setting* setting : settingsIn(config)) {
        const PanelField* field = find(setting->field);
        if (field != nullptr && field->show)
            field->show(config);
    }
}

std::optional<RunConfig> PanelFields::read(Problems& problems) const {
    RunConfig config;
    // In the order of the table: the engine comes before what is only of some engines.
    for (const Setting& setting : settings()) {
        const PanelField* field = find(setting.field);
        if (field == nullptr)
            continue;
        const bool isKnown = isKnownTo(config.engine, setting);
        if (setting.engine)
            field->area->setEnabled(isKnown);
        const QString refusal = isKnown && field->read ? field->read(config) : QString();
        if (!refusal.isEmpty())
            noteFirst(*field, refusal, problems);
    }
    return problems.isEmpty() ? std::optional(config) : std::nullopt;
}

bool PanelFields::note(const Problem& problem, Problems& problems) const {
    const PanelField* field = find(problem.field);
    if (field != nullptr)
        noteFirst(*field, sentence(problem), problems);
    return field != nullptr;
}

const PanelField* PanelFields::find(Field field) const {
    const auto found = std::find_if(m_fields.begin(), m_fields.end(),
                                    [field](const PanelField& one) { return one.field == field; });
    return found == m_fields.end() ? nullptr : &*found;
}

/// Where nothing is wrong, the main field of a row is the one to be described.
void PanelFields::showProblems(const Problems& problems) const {
    for (auto field = m_fields.rbegin(); field != m_fields.rend(); ++field) {
        if (!problems.contains(field->row))
            field->row->setMarked(field->wrong());
        field->row->setProblem(problems.value(field->row));
    }
}

} // namespace poolscope
