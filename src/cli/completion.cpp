// retort completion: prints the script that makes a shell complete this program.
#include "cli/completion.hpp"

#include "cli/command.hpp"
#include "cli/command_line.hpp"

namespace retort::cli {

namespace {

using Render = std::string (*)(const std::string&, const std::vector<CommandDescription>&);

struct Shell {
    const char* name;
    Render render;
};
constexpr Shell kShells[] = {
    {"bash", &bash_completion}, {"zsh", &zsh_completion}, {"fish", &fish_completion}};

class CompletionCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.positional("shell", shell_,
                             "bash, zsh or fish; or revisions, for the words that name a revision");
    }

    void run(commands::Session& session, Printer& out) override {
        if (shell_ == "revisions") {
            for (const auto& word : commands::list_symbols(session)) {
                out.result(word);
            }
            return;
        }
        for (const auto& shell : kShells) {
            if (shell.name == shell_) {
                // The commands are declared anew: this one knows only its own arguments.
                return out.raw(shell.render("retort", CommandLine("retort").parser().describe()));
            }
        }
        throw Error(ErrorKind::usage, "Usage: retort completion bash|zsh|fish|revisions\ninvalid choice: '" +
                                          shell_ + "' (choose from bash, zsh, fish, revisions)");
    }

private:
    std::string shell_;
};

}  // namespace

std::unique_ptr<Command> make_completion() {
    return std::make_unique<CompletionCommand>();
}

}  // namespace retort::cli
