// The rows that a change keeps; see stage.hpp.
#include "laws/maker.hpp"
#include "laws/stage.hpp"

#include "retort/error.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace retort::laws {

namespace {

std::string decoded(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size() && hex != "NULL"; i += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

// Numbers in one form: a column's new affinity may write 1 where 1.0 stood.
std::string plain(const std::string& written, Database database) {
    const std::string text = database == Database::sqlite && written != "NULL" ? decoded(written) : written;
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || text.size() > 15 || text.find('\0') != std::string::npos) {
        return text;
    }
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.15g", number);
    return buffer;
}

std::string cast_words(Stage& stage, const schema::Type& type) {
    // What a new table would call it.
    operations::CreateTable create;
    create.table.name.name = "x";
    create.table.columns.emplace_back();
    create.table.columns[0].name = "y";
    create.table.columns[0].type = type;
    create.table.columns[0].type.collation.clear();
    const auto text = stage.dialect().emit(operations::Operation(create), {}).at(0).sql;
    const auto start = text.find("y ") + 2;
    return text.substr(start, text.find('\n', start) - start);
}

std::string expression(Stage& stage, const Projection& projection, const std::string& column,
                       bool converting) {
    const auto name = quoted(column);
    const auto changed = projection.converted.find(column);
    if (stage.database() == Database::sqlite) {
        return changed == projection.converted.end()
                   ? "typeof(" + name + ") || quote(" + name + ")"
                   : "hex(" + name + ") || CASE WHEN " + name + " IS NULL THEN 'NULL' ELSE '' END";
    }
    if (changed == projection.converted.end() || !converting) {
        return name + "::text";
    }
    const auto kind = changed->second.kind;
    const bool made_anew = kind == schema::TypeKind::enum_ || kind == schema::TypeKind::domain;
    return made_anew ? name + "::text" : name + "::" + cast_words(stage, changed->second) + "::text";
}

std::vector<std::string> select(Stage& stage, const Projection& projection, bool converting) {
    std::string list;
    for (const auto& column : projection.columns) {
        list += (list.empty() ? "" : ", ") + expression(stage, projection, column, converting);
    }
    const auto found = stage.connection().query("SELECT " + (list.empty() ? "1" : list) + " FROM " +
                                                quoted(projection.table));
    std::vector<std::string> lines;
    for (const auto& row : found.rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size() && !list.empty(); ++i) {
            const bool changed = projection.converted.contains(projection.columns[i]);
            line += projection.columns[i] + "=" +
                    (row[i] ? changed ? plain(*row[i], stage.database()) : *row[i] : "NULL") + " | ";
        }
        lines.push_back(line);
    }
    std::ranges::sort(lines);
    return lines;
}

// Columns whose values cannot all be converted are left out.
void drop_inconvertible(Stage& stage, Projection& projection) {
    std::erase_if(projection.columns, [&](const std::string& column) {
        try {
            select(stage, {projection.table, {column}, projection.converted}, true);
            return false;
        } catch (const Error&) {
            return true;
        }
    });
}

bool is_strict(const schema::Table& table) {
    return table.options.contains("sqlite_strict");
}

}  // namespace

std::vector<Projection> kept(const schema::MetaData& from, const schema::MetaData& to, Database database) {
    std::vector<Projection> all;
    for (const auto& table : from.tables) {
        const auto* after = schema::find_table(to, table.name);
        if (after == nullptr) {
            continue;
        }
        Projection projection{table.name, {}, {}};
        for (const auto& column : table.columns) {
            const auto* other = schema::find_column(*after, column.name);
            if (other == nullptr || column.computed || other->computed) {
                continue;
            }
            projection.columns.push_back(column.name);
            // A name that the two give to different types says nothing.
            if (!(other->type == column.type) ||
                (database == Database::sqlite && is_strict(table) != is_strict(*after))) {
                projection.converted[column.name] = other->type;
            }
        }
        all.push_back(projection);
    }
    return all;
}

Rows expected_rows(Stage& stage, std::vector<Projection>& projections) {
    Rows rows;
    for (auto& projection : projections) {
        drop_inconvertible(stage, projection);
        rows[projection.table] = select(stage, projection, true);
    }
    return rows;
}

Rows read_rows(Stage& stage, const std::vector<Projection>& projections) {
    Rows rows;
    for (const auto& projection : projections) {
        rows[projection.table] = select(stage, projection, false);
    }
    return rows;
}

}  // namespace retort::laws
