// The Error that a call ends with.
#pragma once

#include "retort/error.hpp"

namespace retort::embed_test {

// An internal one "no error" where it ends well.
template <class Call>
Error error_of(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        return error;
    }
    return {ErrorKind::internal, "no error"};
}

}  // namespace retort::embed_test
