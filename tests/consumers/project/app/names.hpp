// Something of the program's own that its revisions use.
#pragma once

namespace app {

const char* table_name();

}  // namespace app
