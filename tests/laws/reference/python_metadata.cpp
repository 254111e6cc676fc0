// Tables and all that is in them; see python.hpp.
#include "laws/maker.hpp"
#include "laws/reference/python.hpp"

namespace retort::laws {

namespace {

std::string key_of(const schema::QualifiedName& name) {
    return "t[" + python_text(name.schema) + ", " + python_text(name.name) + "]";
}

std::string name_of(const std::string& name) {
    return name.empty() ? "" : ", name=" + python_text(name);
}

std::string deferrability(schema::Deferrability value) {
    switch (value) {
        case schema::Deferrability::none:
            return "";
        case schema::Deferrability::immediate:
            return ", deferrable=True";
        case schema::Deferrability::deferred:
            return ", deferrable=True, initially='DEFERRED'";
    }
    return "";
}

std::string action(const char* word, schema::ReferentialAction value) {
    static const char* const kWords[] = {"", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT"};
    const auto* text = kWords[static_cast<int>(value)];
    return *text == '\0' ? "" : std::string(", ") + word + "='" + text + "'";
}

std::string columns_of(const std::string& table, const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + table + ".c[" + python_text(name) + "]";
    }
    return text;
}

class TableWriter {
public:
    TableWriter(const schema::Table& table, Database database)
        : table_(table), key_(key_of(table.name)), database_(database) {}

    std::string table() const {
        std::string text = "    " + key_ + " = sa.Table(" + python_text(table_.name.name) + ", m";
        for (const auto& column : table_.columns) {
            text += ",\n        " + python_column(column, database_);
        }
        if (table_.primary_key) {
            const auto& key = *table_.primary_key;
            text += ",\n        sa.PrimaryKeyConstraint(*" + python_list(key.columns) + name_of(key.name) +
                    deferrability(key.deferrability) + ")";
        }
        for (const auto& unique : table_.uniques) {
            text += ",\n        sa.UniqueConstraint(*" + python_list(unique.columns) + name_of(unique.name) +
                    deferrability(unique.deferrability) + ")";
        }
        for (const auto& check : table_.checks) {
            text +=
                ",\n        sa.CheckConstraint(T(" + python_text(check.condition) + ")" +
                name_of(check.name) +
                (check.not_valid && database_ == Database::postgresql ? ", postgresql_not_valid=True" : "") +
                ")";
        }
        return text + options() + ")\n";
    }

    // Those that name tables and columns as objects: when all tables are there.
    std::string members() const {
        std::string text;
        for (const auto& exclude : table_.excludes) {
            text += "    " + key_ + ".append_constraint(" + python_exclude(exclude) + ")\n";
        }
        for (const auto& index : table_.indexes) {
            text += "    " + python_index(index) + "\n";
        }
        for (const auto& key : table_.foreign_keys) {
            text += "    " + key_ + ".append_constraint(" + python_key(key) + ")\n";
        }
        return text;
    }

private:
    std::string options() const {
        std::string text;
        text += table_.name.schema.empty() ? "" : ", schema=" + python_text(table_.name.schema);
        text += table_.comment ? ", comment=" + python_text(*table_.comment) : "";
        text += table_.options.contains("sqlite_autoincrement") ? ", sqlite_autoincrement=True" : "";
        text += table_.options.contains("sqlite_without_rowid") ? ", sqlite_with_rowid=False" : "";
        return text;
    }

    static std::string python_key(const schema::ForeignKey& key) {
        return "sa.ForeignKeyConstraint(" + python_list(key.columns) + ", [" +
               columns_of(key_of(key.referred_table), key.referred_columns) + "]" + name_of(key.name) +
               action("ondelete", key.on_delete) + action("onupdate", key.on_update) +
               (key.match == schema::MatchKind::full ? ", match='FULL'" : "") +
               deferrability(key.deferrability) + (key.not_valid ? ", postgresql_not_valid=True" : "") + ")";
    }

    std::string element(const schema::IndexElement& element) const {
        const char* const words = element.collation.empty() ? "T(" : "sa.literal_column(";
        std::string text = element.is_expression ? words + python_text("(" + element.text + ")") + ")"
                                                 : columns_of(key_, {element.text});
        text += element.collation.empty() ? "" : ".collate(" + python_text(element.collation) + ")";
        if (element.order == schema::SortOrder::descending) {
            text = "sa.desc(" + text + ")";
        } else if (element.order == schema::SortOrder::ascending) {
            text = "sa.asc(" + text + ")";
        }
        if (element.nulls != schema::NullsOrder::unstated) {
            text = (element.nulls == schema::NullsOrder::first ? "sa.nullsfirst(" : "sa.nullslast(") + text +
                   ")";
        }
        return text;
    }

    std::string python_exclude(const schema::Exclude& exclude) const {
        std::string text;
        for (const auto& each : exclude.elements) {
            text += "(" + element(each.element) + ", " + python_text(each.op) + "), ";
        }
        text += exclude.name.empty() ? "name=None" : "name=" + python_text(exclude.name);
        text += exclude.method.empty() ? "" : ", using=" + python_text(exclude.method);
        text += exclude.where.empty() ? "" : ", where=T(" + python_text(exclude.where) + ")";
        return "pg.ExcludeConstraint(" + text + deferrability(exclude.deferrability) + ")";
    }

    std::string python_index(const schema::Index& index) const {
        const std::string prefix = database_ == Database::sqlite ? "sqlite_" : "postgresql_";
        std::string text = "sa.Index(" + python_text(index.name);
        std::string classes;
        for (const auto& each : index.elements) {
            text += ", " + element(each);
            classes += each.op_class.empty()
                           ? ""
                           : python_text(each.text) + ": " + python_text(each.op_class) + ", ";
        }
        text += index.unique ? ", unique=True" : "";
        text += index.where.empty() ? "" : ", " + prefix + "where=T(" + python_text(index.where) + ")";
        if (database_ == Database::postgresql) {
            text += index.method.empty() ? "" : ", postgresql_using=" + python_text(index.method);
            text += index.include.empty() ? "" : ", postgresql_include=" + python_list(index.include);
            text += classes.empty() ? "" : ", postgresql_ops={" + classes + "}";
            text += storage(index);
        }
        return text + ", _table=" + key_ + ")";
    }

    static std::string storage(const schema::Index& index) {
        std::string text;
        for (const auto& [key, value] : index.storage) {
            text += python_text(key) + ": " + python_text(value) + ", ";
        }
        return text.empty() ? "" : ", postgresql_with={" + text + "}";
    }

    const schema::Table& table_;
    std::string key_;
    Database database_;
};

std::string python_sequence(const schema::Sequence& sequence) {
    const auto& options = sequence.options;
    std::string text = "    sa.Sequence(" + python_text(sequence.name.name);
    const auto add = [&text](const char* name, const std::optional<std::int64_t>& value) {
        text += value ? std::string(", ") + name + "=" + std::to_string(*value) : "";
    };
    // SQLAlchemy's own is 1, whatever the limits.
    const bool down = options.increment.value_or(1) < 0;
    add("start", options.start ? options.start : down ? options.max_value.value_or(-1) : options.min_value);
    add("increment", options.increment);
    add("minvalue", options.min_value);
    add("maxvalue", options.max_value);
    add("cache", options.cache);
    text += sequence.name.schema.empty() ? "" : ", schema=" + python_text(sequence.name.schema);
    return text + (options.cycle ? ", cycle=True" : "") + ", metadata=m)\n";
}

}  // namespace

std::string python_metadata(const std::string& function, const schema::MetaData& metadata,
                            Database database) {
    std::string text = "def " + function + "():\n    m, t, E = sa.MetaData(), {}, Enums()\n";
    for (const auto& sequence : metadata.sequences) {
        text += database == Database::postgresql ? python_sequence(sequence) : "";
    }
    for (const auto& table : metadata.tables) {
        text += TableWriter(table, database).table();
    }
    for (const auto& table : metadata.tables) {
        text += TableWriter(table, database).members();
    }
    return text + "    return m\n\n\n";
}

std::string python_pair(const Pair& pair, Database database) {
    std::vector<std::string> schemas, rows, extras;
    for (const auto& name : pair.a.schemas) {
        schemas.push_back("CREATE SCHEMA IF NOT EXISTS " + quoted(name));
    }
    for (const auto& row : pair.rows) {
        rows.push_back(row.sql);
    }
    for (const auto& extra : pair.extras) {
        extras.push_back(extra.sql);
    }
    return python_metadata("a", pair.a, database) + python_metadata("b", pair.b, database) +
           "schemas = " + python_list(schemas) + "\nrows = " + python_list(rows) +
           "\nextras = " + python_list(extras) + "\nbatches = " + (pair.batches ? "True\n" : "False\n");
}

}  // namespace retort::laws
