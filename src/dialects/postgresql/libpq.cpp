// Loading libpq; see libpq.hpp.
#include "dialects/postgresql/libpq.hpp"

#include "retort/error.hpp"

#include <dlfcn.h>

#include <string>

namespace retort::dialects::postgresql {

namespace {

constexpr const char* kLibrary = "libpq.so.5";

[[noreturn]] void fail() {
    const char* reason = ::dlerror();
    throw Error(ErrorKind::connection, "PostgreSQL's client library cannot be loaded: " +
                                           std::string(reason == nullptr ? kLibrary : reason))
        .with_hint("install libpq 14 or later (Debian: apt install libpq5)");
}

template <class Function>
void load(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(library, name));
    if (function == nullptr) {
        fail();
    }
}

Libpq load_all() {
    void* library = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        fail();
    }
    Libpq table{};
    load(library, "PQconnectdbParams", table.connect_params);
    load(library, "PQconnectStartParams", table.connect_start_params);
    load(library, "PQconnectPoll", table.connect_poll);
    load(library, "PQconninfo", table.conninfo);
    load(library, "PQconninfoFree", table.conninfo_free);
    load(library, "PQfinish", table.finish);
    load(library, "PQstatus", table.status);
    load(library, "PQtransactionStatus", table.transaction_status);
    load(library, "PQparameterStatus", table.parameter_status);
    load(library, "PQhost", table.host);
    load(library, "PQhostaddr", table.hostaddr);
    load(library, "PQport", table.port);
    load(library, "PQerrorMessage", table.error_message);
    load(library, "PQsetNoticeProcessor", table.set_notice_processor);
    load(library, "PQexec", table.exec);
    load(library, "PQexecParams", table.exec_params);
    load(library, "PQsendQuery", table.send_query);
    load(library, "PQsendQueryParams", table.send_query_params);
    load(library, "PQgetResult", table.get_result);
    load(library, "PQisnonblocking", table.is_nonblocking);
    load(library, "PQsetnonblocking", table.set_nonblocking);
    load(library, "PQpipelineStatus", table.pipeline_status);
    load(library, "PQenterPipelineMode", table.enter_pipeline_mode);
    load(library, "PQexitPipelineMode", table.exit_pipeline_mode);
    load(library, "PQpipelineSync", table.pipeline_sync);
    load(library, "PQputCopyEnd", table.put_copy_end);
    load(library, "PQresultStatus", table.result_status);
    load(library, "PQresultErrorField", table.result_error_field);
    load(library, "PQresultErrorMessage", table.result_error_message);
    load(library, "PQclear", table.clear);
    load(library, "PQntuples", table.ntuples);
    load(library, "PQnfields", table.nfields);
    load(library, "PQfname", table.fname);
    load(library, "PQgetvalue", table.getvalue);
    load(library, "PQgetlength", table.getlength);
    load(library, "PQgetisnull", table.getisnull);
    load(library, "PQcmdTuples", table.cmd_tuples);
    load(library, "PQcmdStatus", table.cmd_status);
    load(library, "PQsocket", table.socket);
    load(library, "PQflush", table.flush);
    load(library, "PQsendFlushRequest", table.send_flush_request);
    load(library, "PQisBusy", table.is_busy);
    load(library, "PQconsumeInput", table.consume_input);
    load(library, "PQgetCancel", table.get_cancel);
    load(library, "PQcancel", table.cancel);
    load(library, "PQfreeCancel", table.free_cancel);
    return table;
}

}  // namespace

const Libpq& libpq() {
    static const Libpq table = load_all();
    return table;
}

bool is_libpq_loaded() {
    void* library = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD);
    if (library != nullptr) {
        ::dlclose(library);
    }
    return library != nullptr;
}

}  // namespace retort::dialects::postgresql
