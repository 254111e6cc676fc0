// The commands, in the order in which the help lists them.
#include "cli/command.hpp"

namespace retort::cli {

const std::vector<CommandRow>& command_table() {
    static const std::vector<CommandRow> table{
        {"init", "start a project: alembic.ini, the script directory, a first model", &make_init, true},
        {"revision", "write a new revision file, empty or from the models", &make_revision, true},
        {"upgrade", "bring the database up to a revision", &make_upgrade},
        {"downgrade", "bring the database down to a revision", &make_downgrade},
        {"plan", "show what an upgrade would run, lock and lose, without running it", &make_plan},
        {"current", "show which revision the database is at", &make_current},
        {"status", "show where the database is, what is pending and what was edited since", &make_status},
        {"history", "list the revisions, newest first", &make_history},
        {"check", "tell whether models and database agree", &make_check},
        {"heads", "show the revisions that nothing follows", &make_heads},
        {"show", "show one revision in full", &make_show},
        {"edit", "open a revision's file in an editor", &make_edit, true},
        {"branches", "show where the history branches", &make_branches},
        {"graph", "draw the history: in the terminal, as Mermaid, DOT or SVG", &make_graph},
        {"merge", "write a revision that joins several heads", &make_merge, true},
        {"rebase", "move a revision and what follows it onto another head", &make_rebase, true},
        {"stamp", "write the version table without running migrations", &make_stamp},
        {"list_templates", "list what init can start a project with", &make_list_templates, true},
        {"ensure_version", "create the version table if there is none", &make_ensure_version},
        {"models", "write a models header for the tables of a database", &make_models},
        {"bundle", "make one executable with the environment and the revisions inside", &make_bundle, true},
        {"completion", "print the completion script of a shell", &make_completion},
    };
    return table;
}

}  // namespace retort::cli
