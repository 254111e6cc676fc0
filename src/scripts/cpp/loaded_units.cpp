// Calling compiled scripts; see loaded_units.hpp.
#include "scripts/cpp/loaded_units.hpp"

#include "scripts/files.hpp"

namespace retort::scripts::cpp {

namespace {

void run(const std::string& revision, const std::string& path, void (*function)(Operations&),
         operations::Recorder& recorder) {
    call_script(path, "revision " + revision + " (" + display_path(path) + ")", [&] {
        Operations operations(recorder);
        function(operations);
        recorder.finish();
    });
}

}  // namespace

void call_script(const std::string& path, const std::string& context, const std::function<void()>& function) {
    const auto fail = [&](const std::string& message) {
        return Error(ErrorKind::script, message).at({.file = path}).add_context(context);
    };
    try {
        function();
    } catch (const Error& thrown) {
        Error error = thrown;
        error.add_context(context);
        throw error;
    } catch (const std::exception& thrown) {
        throw fail(thrown.what());
    } catch (...) {
        throw fail("an exception of unknown type");
    }
}

void LoadedUnits::upgrade(const std::string& revision, operations::Recorder& recorder) const {
    const Script& script = get(revision);
    run(revision, script.path, script.compiled->upgrade, recorder);
}

void LoadedUnits::downgrade(const std::string& revision, operations::Recorder& recorder) const {
    const Script& script = get(revision);
    run(revision, script.path, script.compiled->downgrade, recorder);
}

const LoadedUnits::Script& LoadedUnits::get(const std::string& revision) const {
    const auto found = scripts_.find(revision);
    if (found == scripts_.end()) {
        throw Error(ErrorKind::internal, "Revision " + revision + " was not loaded");
    }
    return found->second;
}

}  // namespace retort::scripts::cpp
