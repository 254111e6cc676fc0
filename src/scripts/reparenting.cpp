// Changing what a revision follows, in its file.
#include "scripts/files.hpp"
#include "scripts/front_end.hpp"

namespace retort::scripts {

namespace {

std::string read_script(const std::string& path) {
    if (auto text = find_text(path)) {
        return *std::move(text);
    }
    throw Error(ErrorKind::script, "The file '" + path + "' is not there any more");
}

}  // namespace

Reparenting plan_reparenting(const revisions::Revision& revision, const std::vector<std::string>& parents) {
    const FrontEnd* front_end = find_front_end(revision.path);
    if (front_end == nullptr || front_end->reparent == nullptr) {
        throw revisions::revision_error(revision, "Can't change the parents of a script of this kind")
            .with_hint("edit the file by hand");
    }
    Reparenting reparenting{.path = revision.path, .before = read_script(revision.path), .after = {}};
    reparenting.after = front_end->reparent(reparenting.path, reparenting.before, parents);
    // Whatever the file looks like: nothing but the parents may come to read differently.
    revisions::Revision wanted = front_end->scan(reparenting.path, reparenting.before);
    wanted.down_revisions = parents;
    const revisions::Revision found = front_end->scan(reparenting.path, reparenting.after);
    if (found.id != wanted.id || found.down_revisions != wanted.down_revisions ||
        found.depends_on != wanted.depends_on || found.branch_labels != wanted.branch_labels ||
        found.message != wanted.message || found.create_date != wanted.create_date) {
        throw revisions::revision_error(revision, "Can't change the parents in this file safely")
            .with_hint("edit the file by hand");
    }
    return reparenting;
}

void write_reparenting(const Reparenting& reparenting) {
    if (read_script(reparenting.path) != reparenting.before) {
        throw Error(ErrorKind::script, "The file changed meanwhile; it is left as it is")
            .at({.file = reparenting.path})
            .with_hint("run the command again");
    }
    rewrite_file(reparenting.path, reparenting.after);
}

}  // namespace retort::scripts
