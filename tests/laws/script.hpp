// Operations as the script that `--sql` prints.
#pragma once

#include "laws/stage.hpp"

#include <string>
#include <vector>

namespace retort::laws {

// The statements of the script, of a database that is known to be at A by
// replay alone.
std::vector<std::string> script_statements(Stage& stage, const Pair& pair,
                                           const std::vector<operations::Operation>& operations);
std::string script_text(Stage& stage, const std::vector<std::string>& statements);

// Where a type is made anew, the server lets no view use a column of it; a person would set
// the views aside, and so does this: drops them for the operations, and makes them again.
class ViewsAside {
public:
    ViewsAside(Stage& stage, const Pair& pair, const std::vector<operations::Operation>& operations);
    ViewsAside(const ViewsAside&) = delete;
    ViewsAside& operator=(const ViewsAside&) = delete;
    ~ViewsAside() noexcept(false);

private:
    Stage& stage_;
    std::vector<std::string> views_;
};

}  // namespace retort::laws
