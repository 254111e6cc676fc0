// A sink that keeps what it is given, and what a script's calls record there.
#pragma once

#include "operations/readers.hpp"
#include "operations/recorder.hpp"
#include "retort/migration.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace retort::operations {

class FakeSink : public Sink {
public:
    void record(Operation operation) override { log.push_back(dump(operation)); }
    base::RowSet query(const Execute& statement) override {
        log.push_back("query " + dump(statement));
        return answer;
    }
    bool offline() const override { return is_offline; }

    std::vector<std::string> log;
    base::RowSet answer;
    bool is_offline = false;
};

// The dumps of what `script` records, with a line break between.
inline std::string recorded(const std::function<void(Operations&)>& script, RecorderContext context = {}) {
    FakeSink sink;
    Recorder recorder(sink, std::move(context));
    Operations op(recorder);
    script(op);
    recorder.finish();
    std::string text;
    for (const auto& line : sink.log) {
        text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

}  // namespace retort::operations
