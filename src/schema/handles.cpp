// Reference counts behind the public handles. The templates are declared in a
// header that knows none of the values; so each is instantiated here.
#include "schema/elements.hpp"

namespace retort::detail {

template <class Held>
void retain(Box<Held>* box) noexcept {
    if (box != nullptr) {
        box->references.fetch_add(1, std::memory_order_relaxed);
    }
}

template <class Held>
void release(Box<Held>* box) noexcept {
    if (box != nullptr && box->references.fetch_sub(1, std::memory_order_acq_rel) == 1) {
        delete box;
    }
}

template void retain(Box<schema::Type>*) noexcept;
template void release(Box<schema::Type>*) noexcept;
template void retain(Box<schema::ColumnOption>*) noexcept;
template void release(Box<schema::ColumnOption>*) noexcept;
template void retain(Box<schema::ColumnDraft>*) noexcept;
template void release(Box<schema::ColumnDraft>*) noexcept;
template void retain(Box<schema::ConstraintDraft>*) noexcept;
template void release(Box<schema::ConstraintDraft>*) noexcept;
template void retain(Box<schema::Index>*) noexcept;
template void release(Box<schema::Index>*) noexcept;
template void retain(Box<schema::TableItem>*) noexcept;
template void release(Box<schema::TableItem>*) noexcept;
template void retain(Box<schema::Table>*) noexcept;
template void release(Box<schema::Table>*) noexcept;
template void retain(Box<schema::MetaItem>*) noexcept;
template void release(Box<schema::MetaItem>*) noexcept;
template void retain(Box<schema::MetaData>*) noexcept;
template void release(Box<schema::MetaData>*) noexcept;

}  // namespace retort::detail
