// libpq's functions, loaded when the first connection is made. Linking it would
// cost every start of the program milliseconds, for its TLS and Kerberos.
#pragma once

#include <libpq-fe.h>

#include <memory>

namespace retort::dialects::postgresql {

struct Libpq {
    decltype(&::PQconnectdbParams) connect_params;
    decltype(&::PQconnectStartParams) connect_start_params;
    decltype(&::PQconnectPoll) connect_poll;
    decltype(&::PQconninfo) conninfo;
    decltype(&::PQconninfoFree) conninfo_free;
    decltype(&::PQfinish) finish;
    decltype(&::PQstatus) status;
    decltype(&::PQtransactionStatus) transaction_status;
    decltype(&::PQparameterStatus) parameter_status;
    decltype(&::PQhost) host;
    decltype(&::PQhostaddr) hostaddr;
    decltype(&::PQport) port;
    decltype(&::PQerrorMessage) error_message;
    decltype(&::PQsetNoticeProcessor) set_notice_processor;
    decltype(&::PQexec) exec;
    decltype(&::PQexecParams) exec_params;
    decltype(&::PQsendQuery) send_query;
    decltype(&::PQsendQueryParams) send_query_params;
    decltype(&::PQgetResult) get_result;
    decltype(&::PQisnonblocking) is_nonblocking;
    decltype(&::PQsetnonblocking) set_nonblocking;
    decltype(&::PQpipelineStatus) pipeline_status;
    decltype(&::PQenterPipelineMode) enter_pipeline_mode;
    decltype(&::PQexitPipelineMode) exit_pipeline_mode;
    decltype(&::PQpipelineSync) pipeline_sync;
    decltype(&::PQputCopyEnd) put_copy_end;
    decltype(&::PQresultStatus) result_status;
    decltype(&::PQresultErrorField) result_error_field;
    decltype(&::PQresultErrorMessage) result_error_message;
    decltype(&::PQclear) clear;
    decltype(&::PQntuples) ntuples;
    decltype(&::PQnfields) nfields;
    decltype(&::PQfname) fname;
    decltype(&::PQgetvalue) getvalue;
    decltype(&::PQgetlength) getlength;
    decltype(&::PQgetisnull) getisnull;
    decltype(&::PQcmdTuples) cmd_tuples;
    decltype(&::PQcmdStatus) cmd_status;
    decltype(&::PQsocket) socket;
    decltype(&::PQflush) flush;
    decltype(&::PQsendFlushRequest) send_flush_request;
    decltype(&::PQisBusy) is_busy;
    decltype(&::PQconsumeInput) consume_input;
    decltype(&::PQgetCancel) get_cancel;
    decltype(&::PQcancel) cancel;
    decltype(&::PQfreeCancel) free_cancel;
};

// Throws Error(connection) when the library is not there.
const Libpq& libpq();

// Whether the program has loaded or linked the very library that libpq() gives.
bool is_libpq_loaded();

struct FinishConnection {
    bool is_owner = true;
    void operator()(PGconn* connection) const {
        if (is_owner) {
            libpq().finish(connection);
        }
    }
};
struct ClearResult {
    void operator()(PGresult* result) const { libpq().clear(result); }
};
using ConnectionHandle = std::unique_ptr<PGconn, FinishConnection>;
using ResultHandle = std::unique_ptr<PGresult, ClearResult>;

}  // namespace retort::dialects::postgresql
