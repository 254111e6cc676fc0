// retort history, heads, branches, show.
#include "cli/command.hpp"
#include "cli/json.hpp"
#include "cli/print_revisions.hpp"

namespace retort::cli {

namespace {

class HistoryCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.option("-r,--rev-range", options_.range,
                         "<start>:<end>, both included, either may be absent");
        arguments.flag("-v,--verbose", verbose_, "show each revision in full");
        arguments.flag("-i,--indicate-current", options_.indicate_current, "mark what the database is at");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        const auto revisions = commands::history(session, options_);
        if (prints_json()) {
            return out.result(to_json(revisions));
        }
        for (const auto& revision : revisions) {
            out.result(verbose_ ? long_form(revision) : history_line(revision));
        }
    }

private:
    commands::HistoryOptions options_;
    bool verbose_ = false;
};

class HeadsCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.flag("-v,--verbose", verbose_, "show each revision in full");
        arguments.flag("--resolve-dependencies", options_.resolve_dependencies,
                       "leave out heads that other revisions depend on");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        const auto revisions = commands::heads(session, options_);
        if (prints_json()) {
            return out.result(to_json(revisions));
        }
        for (const auto& revision : revisions) {
            out.result(verbose_ ? long_form(revision) : short_line(revision));
        }
    }

private:
    commands::HeadsOptions options_;
    bool verbose_ = false;
};

class BranchesCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.flag("-v,--verbose", verbose_, "show each revision in full");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        const auto points = commands::branches(session);
        if (prints_json()) {
            return out.result(to_json(points));
        }
        for (const auto& point : points) {
            out.result(verbose_ ? long_form(point.revision) : short_line(point.revision));
            const std::string indent(point.revision.id.size() + 1, ' ');
            for (const auto& child : point.children) {
                out.result(indent + "-> " + short_line(child) + (verbose_ ? ", " + child.summary : ""));
            }
            out.result("");
        }
    }

private:
    bool verbose_ = false;
};

class ShowCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.positional("revision", symbol_,
                             "an identifier or its first characters, head, current, a label");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        const auto revisions = commands::show(session, symbol_);
        if (prints_json()) {
            return out.result(to_json(revisions));
        }
        for (const auto& revision : revisions) {
            out.result(long_form(revision));
        }
    }

private:
    std::string symbol_;
};

}  // namespace

std::unique_ptr<Command> make_history() {
    return std::make_unique<HistoryCommand>();
}
std::unique_ptr<Command> make_heads() {
    return std::make_unique<HeadsCommand>();
}
std::unique_ptr<Command> make_branches() {
    return std::make_unique<BranchesCommand>();
}
std::unique_ptr<Command> make_show() {
    return std::make_unique<ShowCommand>();
}

}  // namespace retort::cli
