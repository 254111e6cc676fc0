// Random histories; see random_history.hpp.
#include "revisions/differential/random_history.hpp"

#include <algorithm>
#include <functional>
#include <string>

namespace retort::revisions {

namespace {

// How likely this history's revisions are what, in percent.
struct Shape {
    std::size_t base = 0;
    std::size_t merge = 0;
    std::size_t dependency = 0;
    std::size_t label = 0;
    std::size_t reach = 0;  // how many of the latest revisions are parents to choose from
};

Shape make_shape(Random& random) {
    return {.base = random.between(2, 25),
            .merge = random.between(0, 25),
            .dependency = random.chance(40) ? 0 : random.between(5, 40),
            .label = random.between(0, 30),
            .reach = random.between(1, 4)};
}

std::vector<std::string> list_names(const std::vector<Revision>& revisions) {
    std::vector<std::string> names;
    for (const Revision& revision : revisions) {
        names.push_back(revision.id);
        names.insert(names.end(), revision.branch_labels.begin(), revision.branch_labels.end());
    }
    return names;
}

// Few letters, so that identifiers share beginnings; some too short for prefixes.
std::string make_name(Random& random, const std::vector<Revision>& revisions, const std::string& letters) {
    const std::vector<std::string> taken = list_names(revisions);
    while (true) {
        const std::size_t length = random.chance(10) ? 3 : random.between(4, 7);
        std::string name;
        while (name.size() < length) {
            name += letters[random.below(letters.size())];
        }
        if (std::find(taken.begin(), taken.end(), name) == taken.end()) {
            return name;
        }
    }
}

class HistoryMaker {
public:
    explicit HistoryMaker(Random& random) : random_(random), shape_(make_shape(random)) {}

    std::vector<Revision> run() {
        const std::size_t count = random_.chance(10) ? random_.between(12, 24) : random_.between(1, 10);
        while (revisions_.size() < count) {
            add_revision();
        }
        if (random_.chance(30)) {
            random_.shuffle(revisions_);
        }
        if (random_.chance(5)) {
            break_it();
        }
        return std::move(revisions_);
    }

private:
    void add_revision() {
        Revision revision;
        revision.id = make_name(random_, revisions_, "ab12");
        revision.path = revision.id + ".cpp";
        if (!revisions_.empty() && !random_.chance(shape_.base)) {
            add_parents(revision);
        }
        if (!revisions_.empty() && random_.chance(shape_.dependency)) {
            add_dependencies(revision);
        }
        if (random_.chance(shape_.label)) {
            revision.branch_labels = {make_name(random_, revisions_, "lmx")};
        }
        revisions_.push_back(std::move(revision));
    }

    void add_parents(Revision& revision) {
        const std::size_t reach = std::min(shape_.reach, revisions_.size());
        const std::size_t last = revisions_.size() - 1;
        revision.down_revisions = {revisions_[last - random_.below(reach)].id};
        if (random_.chance(shape_.merge)) {
            const std::string& other = random_.pick(revisions_).id;
            if (other != revision.down_revisions.front()) {
                revision.down_revisions.push_back(other);
            }
        }
    }

    void add_dependencies(Revision& revision) {
        for (std::size_t left = random_.chance(30) ? 2 : 1; left > 0; --left) {
            const Revision& other = random_.pick(revisions_);
            const bool by_label = !other.branch_labels.empty() && random_.chance(50);
            const std::string& name = by_label ? other.branch_labels.front() : other.id;
            const auto& down = revision.down_revisions;
            auto& depends_on = revision.depends_on;
            if (std::find(down.begin(), down.end(), other.id) == down.end() &&
                std::find(depends_on.begin(), depends_on.end(), name) == depends_on.end()) {
                depends_on.push_back(name);
            }
        }
    }

    void break_it() {
        Revision& victim = revisions_[random_.below(revisions_.size())];
        const Revision other = random_.pick(revisions_);
        const std::vector<std::function<void()>> faults = {
            [&] { victim.down_revisions = {victim.id}; }, [&] { victim.depends_on = {victim.id}; },
            // These three often close a cycle.
            [&] { victim.down_revisions = {other.id}; }, [&] { victim.down_revisions.push_back(other.id); },
            [&] { victim.depends_on.push_back(other.id); }, [&] { victim.depends_on = {"zz99"}; },
            [&] { victim.down_revisions = {"zz99"}; },
            [&] {
                victim.id += random_.pick(std::vector<std::string>{"@", "-1", "+"});
            },
            // Identifier and label twice.
            [&] { revisions_.push_back(other); }};
        random_.pick(faults)();
    }

    Random& random_;
    Shape shape_;
    std::vector<Revision> revisions_;
};

}  // namespace

std::vector<Revision> make_history(Random& random) {
    return HistoryMaker(random).run();
}

}  // namespace retort::revisions
