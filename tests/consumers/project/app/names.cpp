// See names.hpp.
#include "app/names.hpp"

namespace app {

const char* table_name() {
    return "things";
}

}  // namespace app
