// A command over many databases; see fan_out.hpp.
#include "commands/fan_out.hpp"

#include "base/text.hpp"
#include "commands/interrupts.hpp"
#include "commands/worker_answer.hpp"
#include "runtime/run_log.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <utility>

namespace retort::commands {

namespace {

// How long a signal may go unnoticed while nothing else happens.
constexpr int kPollMilliseconds = 100;

// In the target's process.
std::string answer_for(Session& session, const Target& target, const TargetWork& work) {
    WorkerAnswer answer;
    try {
        const auto one = session.for_target(target);
        TargetAnswer done = work(*one);
        answer.changed = done.changed;
        answer.result = std::move(done.result);
    } catch (const Error& error) {
        answer.error = error;
    } catch (const std::exception& error) {
        answer.error = Error(ErrorKind::internal, error.what());
    } catch (...) {
        answer.error = Error(ErrorKind::internal, "an exception of unknown type");
    }
    const auto& missed = session.script_cache().missed();
    answer.missed_scripts.assign(missed.begin(), missed.end());
    return dump_answer(answer);
}

Error describe_death(const WorkerEnd& end) {
    const std::string how =
        end.signal != 0 ? "of signal " + std::to_string(end.signal) + " (" + ::strsignal(end.signal) + ")"
                        : "with exit code " + std::to_string(end.exit_code);
    return Error(ErrorKind::database, "its process ended " + how + " before it was done")
        .with_state("what it had not committed is rolled back")
        .with_hint("run the command again: it goes on from where the database is");
}

// What targets print on stdout, kept until those before them have printed theirs.
class OrderedOutput {
public:
    OrderedOutput(const std::vector<Target>& targets, const FanOutEvents& events)
        : targets_(targets), events_(events), lines_(targets.size()), ended_(targets.size(), false) {}

    void take(std::size_t target, std::string_view line) { lines_[target].emplace_back(line); }
    void end(std::size_t target) {
        ended_[target] = true;
        for (; next_ < ended_.size() && ended_[next_]; ++next_) {
            for (const auto& line : std::exchange(lines_[next_], {})) {
                events_.on_line(targets_[next_].name, Stream::out, line);
            }
        }
    }

private:
    const std::vector<Target>& targets_;
    const FanOutEvents& events_;
    std::vector<std::vector<std::string>> lines_;
    std::vector<bool> ended_;
    std::size_t next_ = 0;
};

class FanOut {
public:
    FanOut(Session& session, const FanOutOptions& options, const TargetWork& work, const FanOutEvents& events,
           std::vector<Target> targets)
        : session_(session),
          work_(work),
          events_(events),
          targets_(std::move(targets)),
          jobs_(static_cast<std::size_t>(read_jobs(session, options.targets))),
          changes_databases_(options.changes_databases),
          waits_for_canary_(options.changes_databases),
          output_(targets_, events) {
        for (const auto& target : targets_) {
            report_.targets.push_back({.target = target.name});
        }
    }

    FanOutReport run() {
        session_.log()(runtime::kLogger, base::count(static_cast<std::int64_t>(targets_.size()), "target") +
                                             ", " + std::to_string(std::min(jobs_, targets_.size())) +
                                             " at a time" +
                                             (waits_for_canary_ && jobs_ > 1 ? " after the canary" : ""));
        start_more();
        while (!running_.empty()) {
            wait();
            take_ended();
            take_interrupts();
            start_more();
        }
        return std::move(report_);
    }

private:
    void start_more() {
        const std::size_t limit = waits_for_canary_ ? 1 : jobs_;
        while (!is_stopped_ && running_.size() < limit && next_ < targets_.size()) {
            start(next_++);
        }
    }

    void start(std::size_t target) {
        try {
            running_[target] = std::make_unique<Worker>(
                [&, target] { return answer_for(session_, targets_[target], work_); },
                [this, target](Stream stream, std::string_view line) { take_line(target, stream, line); });
        } catch (const Error& error) {
            end(target, {.error = error});
        }
    }

    void take_line(std::size_t target, Stream stream, std::string_view line) {
        if (stream == Stream::out) {
            output_.take(target, line);
        } else {
            events_.on_line(targets_[target].name, stream, line);
        }
    }

    void wait() const {
        std::vector<pollfd> waited;
        for (const auto& [target, worker] : running_) {
            worker->add_to(waited);
        }
        ::poll(waited.data(), waited.size(), kPollMilliseconds);
    }

    void take_ended() {
        for (auto each = running_.begin(); each != running_.end();) {
            const auto ended = each->second->pump();
            const std::size_t target = each->first;
            each = ended ? running_.erase(each) : std::next(each);
            if (ended) {
                auto answer = parse_answer(ended->answer);
                end(target, answer ? *std::move(answer) : WorkerAnswer{.error = describe_death(*ended)});
            }
        }
    }

    void end(std::size_t target, WorkerAnswer answer) {
        TargetReport& report = report_.targets[target];
        report.result = std::move(answer.result);
        report.error = std::move(answer.error);
        output_.end(target);
        if (report.error) {
            report.state = TargetState::failed;
            events_.on_failure(report);
        } else {
            const bool is_done = answer.changed || !changes_databases_;
            report.state = is_done ? TargetState::done : TargetState::already_there;
            keep_scripts(answer.missed_scripts);
        }
        judge_canary(report);
    }

    void judge_canary(const TargetReport& report) {
        if (waits_for_canary_ && report.state == TargetState::failed) {
            report_.failed_canary = report.target;
            is_stopped_ = true;
        }
        waits_for_canary_ = waits_for_canary_ && report.state != TargetState::done;
    }

    void keep_scripts(const std::vector<std::string>& ids) {
        std::vector<revisions::Revision> revisions;
        for (const auto& id : ids) {
            revisions.push_back(session_.graph()[*session_.graph().find(id)]);
        }
        session_.script_cache().keep(revisions);
    }

    void take_interrupts() {
        while (interrupts_.take()) {
            if (report_.is_interrupted) {
                for (const auto& [target, worker] : running_) {
                    worker->terminate();
                }
            } else {
                report_.is_interrupted = is_stopped_ = true;
                session_.log().warn(runtime::kLogger,
                                    "Interrupted: nothing else is started, and what runs comes to its end; "
                                    "again to end it now");
            }
        }
    }

    Session& session_;
    const TargetWork& work_;
    const FanOutEvents& events_;
    std::vector<Target> targets_;
    std::size_t jobs_;
    bool changes_databases_;
    bool waits_for_canary_;
    bool is_stopped_ = false;
    std::size_t next_ = 0;
    OrderedOutput output_;
    Interrupts interrupts_;
    std::map<std::size_t, std::unique_ptr<Worker>> running_;  // by target
    FanOutReport report_;
};

}  // namespace

std::size_t FanOutReport::count(TargetState state) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(targets, [state](const auto& each) { return each.state == state; }));
}

FanOutReport fan_out(Session& session, const FanOutOptions& options, const TargetWork& work,
                     const FanOutEvents& events) {
    session.prepare_targets();
    auto targets = list_targets(session, options.targets);
    return FanOut(session, options, work, events, std::move(targets)).run();
}

}  // namespace retort::commands
