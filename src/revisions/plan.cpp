// How a step reads in the log.
#include "revisions/plan.hpp"

#include "base/text.hpp"

namespace retort::revisions {

namespace {

std::string name_step(const Step& step) {
    if (step.is_stamp) {
        return "stamp_revision";
    }
    return step.direction == Direction::upgrade ? "upgrade" : "downgrade";
}

}  // namespace

std::string describe_step(const Step& step, StepText text) {
    std::string line =
        name_step(step) + " " + base::join(step.from, ", ") + " -> " + base::join(step.to, ", ");
    if (text == StepText::summary && step.revision != nullptr && !summary(*step.revision).empty()) {
        line += ", " + std::string(summary(*step.revision));
    }
    return line;
}

}  // namespace retort::revisions
