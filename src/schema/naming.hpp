// Names for constraints and indexes that were given none.
#pragma once

#include "schema/metadata.hpp"

namespace retort::schema {

// The name that the convention's template for the constraint's kind gives, or
// "" where it has none. A name that a check constraint already has takes part
// as %(constraint_name)s. Throws Error(config) for an unknown token.
std::string conventional_name(const NamingConvention& convention, const Table& table,
                              const Constraint& constraint);
std::string conventional_name(const NamingConvention& convention, const Table& table, const Index& index);

// True where the template for the constraint's kind has %(constraint_name)s.
bool takes_own_name(const NamingConvention& convention, const Constraint& constraint);

// Gives every unnamed constraint and index of the table its name from the
// convention; an index always gets one (ix_<table>_<column> by default).
// Names that are there stay, but for templates with %(constraint_name)s.
void apply_naming_convention(const NamingConvention& convention, Table& table);
// The same for what scripts write, where names that are there are final.
void name_unnamed(const NamingConvention& convention, Table& table);
void name_unnamed(const NamingConvention& convention, const Table& table, Constraint& constraint);
void name_unnamed(const NamingConvention& convention, const Table& table, Index& index);

// The names that PostgreSQL chooses for unnamed constraints, which serve as
// deterministic defaults everywhere a name is needed later (to drop what was
// added): users_pkey, users_email_key, orders_user_id_fkey, users_check.
// At most 63 bytes, cut as the server cuts them (makeObjectName).
// Two of one table can have the same; list_named_constraints tells them apart.
std::string default_name(const Table& table, const Constraint& constraint);

// The name of the sequence behind SERIAL, with a number where it is not 0:
// users_id_seq, users_id_seq1.
std::string default_sequence_name(const std::string& table, const std::string& column, int number);

struct NamedConstraint {
    std::string name;  // its own, or the one that the server would have chosen
    Constraint constraint;
};
// Every constraint of the table under the name by which it can be dropped:
// users_email_key, users_email_key1, … where the default is taken.
std::vector<NamedConstraint> list_named_constraints(const Table& table);

}  // namespace retort::schema
