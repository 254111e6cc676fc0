// Pairs the constraints of one kind of a table, and makes operations of what
// has no equal partner.
#include "autogenerate/match_constraints.hpp"

#include "autogenerate/in_place.hpp"
#include "schema/naming.hpp"

#include <algorithm>
#include <optional>

namespace retort::autogenerate {

namespace {

using schema::Constraint;

std::vector<Constraint> of_kind(const schema::Table& table, schema::ConstraintKind kind) {
    auto all = schema::list_constraints(table);
    std::erase_if(all, [&](const auto& constraint) { return schema::kind_of(constraint) != kind; });
    return all;
}

class Matcher {
public:
    Matcher(const TablePair& pair, const ConstraintTraits& traits)
        : pair_(pair),
          traits_(traits),
          database_(of_kind(pair.database, traits.kind)),
          model_(of_kind(pair.model, traits.kind)),
          canonical_(of_kind(pair.canonical, traits.kind)),
          claimed_(database_.size(), false),
          partner_(model_.size()) {}

    void compare(Findings& findings) {
        pair_up();
        pair_renamed();
        for (std::size_t j = 0; j < database_.size(); ++j) {
            if (!claimed_[j] && is_included(database_[j], true, false)) {
                drop(j, findings);
                findings.log.push_back("Detected removed " + traits_.describe_removed(database_[j]));
            }
        }
        for (std::size_t i = 0; i < model_.size(); ++i) {
            compare_one(i, findings);
        }
    }

private:
    // The choosier first, so that none takes another's partner: named ones, then those
    // that a NOT VALID one is not good enough for.
    void pair_up() {
        for (std::size_t i = 0; i < model_.size(); ++i) {
            if (!schema::name_of(model_[i]).empty()) {
                claim(i, find_by_name(schema::name_of(canonical_[i])));
            }
        }
        for (const bool not_valid : {false, true}) {
            for (std::size_t i = 0; i < model_.size(); ++i) {
                if (schema::name_of(model_[i]).empty() && schema::is_not_valid(model_[i]) == not_valid) {
                    claim(i, find_by_definition(canonical_[i]));
                }
            }
        }
    }

    // Those that no partner was found for, and that differ in nothing but their names.
    void pair_renamed() {
        for (std::size_t i = 0; i < model_.size() && !rebuilds(); ++i) {
            const auto& name = schema::name_of(canonical_[i]);
            const auto j = partner_[i] || name.empty() ? std::nullopt : find_by_definition(canonical_[i]);
            if (j && !schema::name_of(database_[*j]).empty() &&
                schema::is_not_valid(database_[*j]) == schema::is_not_valid(canonical_[i]) &&
                is_name_free(pair_, database_[*j], name) && is_included(database_[*j], true, false) &&
                is_included(canonical_[i], false, false)) {
                claim(i, j);
            }
        }
    }

    bool rebuilds() const { return pair_.context.options.abilities.rebuilds; }

    void claim(std::size_t i, std::optional<std::size_t> j) {
        partner_[i] = j;
        if (j) {
            claimed_[*j] = true;
        }
    }

    std::optional<std::size_t> find_by_name(const std::string& name) const {
        for (std::size_t j = 0; j < database_.size(); ++j) {
            if (!claimed_[j] && schema::name_of(database_[j]) == name) {
                return j;
            }
        }
        return std::nullopt;
    }

    // Least like a name that somebody chose first.
    int rank(const Constraint& constraint) const {
        const auto& name = schema::name_of(constraint);
        return name.empty() ? 0 : name == schema::default_name(pair_.database, constraint) ? 1 : 2;
    }

    std::optional<std::size_t> find_by_definition(const Constraint& wanted) const {
        std::optional<std::size_t> best;
        for (std::size_t j = 0; j < database_.size(); ++j) {
            if (!claimed_[j] && traits_.same(wanted, database_[j]) &&
                (!best || rank(database_[j]) < rank(database_[*best]))) {
                best = j;
            }
        }
        return best;
    }

    void compare_one(std::size_t i, Findings& findings) {
        if (partner_[i] && traits_.same(canonical_[i], database_[*partner_[i]])) {
            if (is_renamed(i)) {
                rename(i, findings);
            }
            return;
        }
        if (!is_included(canonical_[i], false, partner_[i].has_value())) {
            return;
        }
        if (partner_[i]) {
            drop(*partner_[i], findings);
        }
        findings.operations.push_back(operations::CreateConstraint{pair_.model.name, in_its_place(i)});
        note_validation(i, findings);
        findings.log.push_back((partner_[i] ? "Detected changed " : "Detected added ") +
                               traits_.describe_added(model_[i]));
    }

    // The model's; where it does not say in which tablespace, it stays where it is.
    Constraint in_its_place(std::size_t i) const {
        Constraint placed = model_[i];
        std::visit(
            [&](auto& wanted) {
                if constexpr (requires { wanted.tablespace; }) {
                    if (wanted.tablespace.empty()) {
                        wanted.tablespace =
                            std::get<std::decay_t<decltype(wanted)>>(canonical_[i]).tablespace;
                    }
                }
            },
            placed);
        return placed;
    }

    bool is_renamed(std::size_t i) const {
        const auto& name = schema::name_of(canonical_[i]);
        return !name.empty() && name != schema::name_of(database_[*partner_[i]]);
    }

    void rename(std::size_t i, Findings& findings) {
        const auto j = *partner_[i];
        const auto& from = schema::name_of(database_[j]);
        const auto& to = schema::name_of(model_[i]);
        drop(j, findings);
        findings.operations.push_back(operations::CreateConstraint{pair_.model.name, in_its_place(i)});
        note(i, operations::RenameConstraint{pair_.model.name, from, to}, findings);
        findings.log.push_back("Detected renamed " + traits_.describe_removed(database_[j]) + ": '" + from +
                               "' is '" + to + "' now");
    }

    // What has been left to be validated, and nothing else.
    void note_validation(std::size_t i, Findings& findings) {
        if (rebuilds() || !partner_[i] || !schema::is_not_valid(database_[*partner_[i]])) {
            return;
        }
        const auto& existing = database_[*partner_[i]];
        auto valid = existing;
        schema::set_not_valid(valid, false);
        if (traits_.same(canonical_[i], valid)) {
            note(i,
                 operations::ValidateConstraint{
                     .table = pair_.model.name, .name = schema::name_of(existing), .existing = existing},
                 findings);
        }
    }

    void note(std::size_t i, operations::Operation instead, Findings& findings) {
        findings.in_place.push_back({make_drop(*partner_[i]),
                                     operations::CreateConstraint{pair_.model.name, in_its_place(i)},
                                     std::move(instead)});
    }

    void drop(std::size_t j, Findings& findings) { findings.operations.emplace_back(make_drop(j)); }

    operations::DropConstraint make_drop(std::size_t j) const {
        return {.table = pair_.model.name,
                .name = schema::name_of(database_[j]),
                .kind = traits_.kind,
                .existing = database_[j]};
    }

    bool is_included(const Constraint& constraint, bool reflected, bool has_counterpart) const {
        return traits_.candidate_type.empty() ||
               autogenerate::is_included(pair_.context, {.type = traits_.candidate_type,
                                                         .schema = pair_.canonical.name.schema,
                                                         .table = pair_.canonical.name.name,
                                                         .name = schema::name_of(constraint),
                                                         .reflected = reflected,
                                                         .has_counterpart = has_counterpart});
    }

    const TablePair& pair_;
    const ConstraintTraits& traits_;
    std::vector<Constraint> database_, model_, canonical_;
    std::vector<bool> claimed_;                        // by the database's
    std::vector<std::optional<std::size_t>> partner_;  // of the model's
};

}  // namespace

void compare_constraints(const TablePair& pair, const ConstraintTraits& traits, Findings& findings) {
    Matcher(pair, traits).compare(findings);
}

}  // namespace retort::autogenerate
