// Enumerations: of a C++ enum and by hand, shared by two tables, with defaults
// and values that need quotes.
#pragma once

#include <retort/schema.hpp>

#include <cstdint>
#include <optional>

namespace app {

enum class TicketState { open, in_progress, closed };

struct Ticket {
    std::int32_t id;
    TicketState state = TicketState::open;
    std::optional<TicketState> previous_state;
};

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table<Ticket>("tickets",
            column<&Ticket::id>(primary_key),
            column<&Ticket::state>(server_default("open")),
            column<&Ticket::previous_state>()),
        table("ticket_events",
            column("id", Integer(), primary_key),
            column("new_state", Enum("ticket_state", {"open", "in_progress", "closed"}), not_null),
            column("weight", Enum("weight", {"light", "so-so", "it's heavy", "\u00fcberschwer"}))),
    };
    return metadata;
}

}  // namespace app
