// The log's lines about indexes and lists of columns.
#include "autogenerate/index_log.hpp"

namespace retort::autogenerate {

std::string tuple_text(const std::vector<std::string>& names) {
    std::string text = "(";
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += (i == 0 ? "'" : ", '") + names[i] + "'";
    }
    return text + (names.size() == 1 ? ",)" : ")");
}

std::vector<std::string> element_texts(const schema::Index& index) {
    std::vector<std::string> texts;
    for (const auto& element : index.elements) {
        auto text = element.text;
        if (element.order == schema::SortOrder::descending) {
            text += " DESC";
        }
        if (element.nulls != schema::NullsOrder::unstated) {
            text += element.nulls == schema::NullsOrder::first ? " NULLS FIRST" : " NULLS LAST";
        }
        texts.push_back(text);
    }
    return texts;
}

std::string added_index_line(const schema::Index& index) {
    return "Detected added index '" + index.name + "' on '" + tuple_text(element_texts(index)) + "'";
}

std::string removed_index_line(const schema::Index& index, const schema::QualifiedName& table) {
    return "Detected removed index '" + index.name + "' on '" + schema::display_name(table) + "'";
}

}  // namespace retort::autogenerate
