// A command over many databases; see fan_out.hpp.
#include "commands/fan_out.hpp"

#include "base/text.hpp"
#include "commands/interrupts.hpp"
#include "commands/target_hint.hpp"
#include "commands/worker_answer.hpp"
#include "revisions/relative_target.hpp"
#include "runtime/run_log.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <utility>

namespace retort::commands {

namespace {

// How long a signal may go unnoticed while nothing else happens; and the end of a process that has
// answered.
constexpr long kLongestPause = 100'000'000;  // nanoseconds
constexpr long kShortestPause = 100'000;

// In the target's process.
std::string answer_for(Session& session, const Target& target, const TargetWork& work,
                       const Worker::Tell& tell) {
    WorkerAnswer answer;
    try {
        const auto one = session.for_target(target);
        TargetAnswer done =
            work(*one, {.on_backed_up = [&tell](const std::string& path) { tell(dump_backup(path)); }});
        answer.changed = done.changed;
        answer.result = std::move(done.result);
    } catch (const Error& error) {
        answer.error = error;
        answer.error->with_hint(name_target(error.hint(), target));
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
    const std::string backup = find_backup(end.answer);
    return Error(ErrorKind::database, "its process ended " + how + " before it was done")
        .with_state("what it had not committed is rolled back" +
                    (backup.empty() ? "" : "; as it was before the run it is in " + backup))
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

// Typed again, such a command would take those that are done a step further.
void require_places(Session& session, const std::vector<std::string>& targets) {
    for (const auto& target : targets) {
        if (counts_from_rows(session.graph(), revisions::parse_symbol(target))) {
            throw Error(ErrorKind::command,
                        "'" + target +
                            "' counts from where each database is: the same command again would take those "
                            "that are done further")
                .with_hint(
                    "name a revision: retort history lists them, retort current with the same "
                    "patterns says where each database is");
        }
    }
}

void require_one_target(const std::vector<Target>& targets, const std::string& option) {
    if (!option.empty() && targets.size() != 1) {
        throw Error(ErrorKind::command, option + " answers what one database leaves open, and " +
                                            base::count(static_cast<std::int64_t>(targets.size()), "target") +
                                            " match")
            .with_hint("name the one that it is for, as in: " + target_option(targets.front()));
    }
}

class FanOut {
public:
    FanOut(Session& session, const FanOutOptions& options, const TargetWork& work, const FanOutEvents& events,
           std::vector<Target> targets)
        : session_(session),
          work_(work),
          events_(events),
          targets_(std::move(targets)),
          jobs_(static_cast<std::size_t>(read_jobs(session, options.targets))),
          waits_for_canary_(options.changes_databases),
          output_(targets_, events) {
        for (const auto& target : targets_) {
            report_.targets.push_back({.target = target.name});
        }
        report_.changes_databases = options.changes_databases;
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
        while (!is_stopped_ && running_.size() < limit && next_ < targets_.size() && start(next_)) {
            ++next_;
        }
    }

    // False: no process can be started as long as those run that do.
    bool start(std::size_t target) {
        try {
            auto worker = std::make_unique<Worker>(
                [&, target](const Worker::Tell& tell) { return work_alone(target, tell); },
                [this, target](Stream stream, std::string_view line) { take_line(target, stream, line); });
            running_.emplace(target, std::move(worker));
        } catch (const Error& error) {
            if (!running_.empty()) {
                tell_of_limit(error);
                return false;
            }
            end(target, {.error = error});
        }
        return true;
    }

    // In the target's process, which is a copy of this one.
    std::string work_alone(std::size_t target, const Worker::Tell& tell) {
        for (const auto& [other, worker] : running_) {
            worker->let_go();
        }
        return answer_for(session_, targets_[target], work_, tell);
    }

    void tell_of_limit(const Error& error) {
        if (!std::exchange(has_told_of_limit_, true)) {
            session_.log().warn(runtime::kLogger, error.message() + "; going on when one of the " +
                                                      std::to_string(running_.size()) +
                                                      " that run has ended");
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
        bool is_ending = false;
        for (const auto& [target, worker] : running_) {
            worker->add_to(waited);
            is_ending = is_ending || worker->is_ending();
        }
        const timespec pause{.tv_sec = 0, .tv_nsec = is_ending ? kShortestPause : kLongestPause};
        ::ppoll(waited.data(), waited.size(), &pause, nullptr);
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
            const bool is_done = answer.changed || !report_.changes_databases;
            report.state = is_done ? TargetState::done : TargetState::already_there;
            keep_scripts(answer.missed_scripts);
        }
        judge_canary(report);
    }

    // What is already there had the same revisions, from a run before this: where those that are left
    // are such as failed then, one of them must not keep the others from being tried.
    void judge_canary(const TargetReport& report) {
        if (!std::exchange(waits_for_canary_, false) || report.state != TargetState::failed) {
            return;
        }
        is_stopped_ = true;
        if (!was_ended_) {
            report_.failed_canary = report.target;
        }
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
                was_ended_ = true;
                for (const auto& [target, worker] : running_) {
                    worker->kill();
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
    bool waits_for_canary_;
    bool is_stopped_ = false;
    bool was_ended_ = false;  // by a second signal
    bool has_told_of_limit_ = false;
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
    require_places(session, options.revisions);
    auto targets = list_targets(session, options.targets);
    require_one_target(targets, options.answer);
    return FanOut(session, options, work, events, std::move(targets)).run();
}

}  // namespace retort::commands
