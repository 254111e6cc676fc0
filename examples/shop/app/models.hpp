// A web shop's schema: plain structs, and beside them how they are stored.
#pragma once

#include <retort/schema.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app {

using Instant = std::chrono::system_clock::time_point;

enum class OrderStatus { pending, paid, shipped, cancelled };
enum class PaymentMethod { card, transfer, voucher };

struct Customer {
    std::int32_t id;
    std::string email;
    std::optional<std::string> display_name;
    bool is_active = true;
    Instant created_at;
};

struct Address {
    std::int32_t id;
    std::int32_t customer_id;
    std::string street;
    std::string city;
    std::string country;  // ISO 3166-1 alpha-2
};

struct Category {
    std::int32_t id;
    std::optional<std::int32_t> parent_id;
    std::string name;
};

struct Product {
    std::int32_t id;
    std::int32_t category_id;
    std::string sku;
    std::string name;
    std::optional<std::string> description;
    std::int64_t price_cents;
    std::optional<double> weight_kg;
    bool is_listed = false;
};

struct ProductImage {
    std::int32_t id;
    std::int32_t product_id;
    std::string media_type;
    std::vector<std::byte> content;
};

struct ProductTag {
    std::int32_t product_id;
    std::string tag;
};

struct Warehouse {
    std::int32_t id;
    std::string name;
    std::optional<std::chrono::sys_days> opened_on;
};

struct StockLevel {
    std::int32_t warehouse_id;
    std::int32_t product_id;
    std::int32_t quantity = 0;
};

struct Order {
    std::int32_t id;
    std::int32_t customer_id;
    std::optional<std::int32_t> shipping_address_id;
    OrderStatus status = OrderStatus::pending;
    Instant placed_at;
};

struct OrderLine {
    std::int32_t order_id;
    std::int32_t line_number;
    std::int32_t product_id;
    std::int32_t quantity;
    std::int64_t unit_price_cents;
    std::int64_t total_cents;
};

struct Payment {
    std::int32_t id;
    std::int32_t order_id;
    PaymentMethod method;
    std::int64_t amount_cents;
    Instant received_at;
};

struct Review {
    std::int32_t id;
    std::int32_t product_id;
    std::int32_t customer_id;
    std::int16_t stars;
    std::optional<std::string> body;
};

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        naming_convention({{"pk", "pk_%(table_name)s"},
            {"fk", "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"},
            {"uq", "uq_%(table_name)s_%(column_0_N_name)s"},
            {"ck", "ck_%(table_name)s_%(constraint_name)s"},
            {"ix", "ix_%(column_0_label)s"}}),

        table<Customer>("customers",
            column<&Customer::id>(primary_key),
            column<&Customer::email>(String(320), unique),
            column<&Customer::display_name>(String(80)),
            column<&Customer::is_active>(server_default(true)),
            column<&Customer::created_at>(server_default(text("CURRENT_TIMESTAMP")))),

        table<Address>("addresses",
            column<&Address::id>(primary_key),
            column<&Address::customer_id>(indexed, foreign_key("customers.id", on_delete::cascade)),
            column<&Address::street>(String(200)),
            column<&Address::city>(String(100)),
            column<&Address::country>(String(2), server_default("DE"))),

        table<Category>("categories",
            column<&Category::id>(primary_key),
            column<&Category::parent_id>(foreign_key("categories.id", on_delete::set_null)),
            column<&Category::name>(String(100)),
            unique_constraint({"parent_id", "name"})),

        table<Product>("products",
            column<&Product::id>(primary_key),
            column<&Product::category_id>(indexed, foreign_key("categories.id")),
            column<&Product::sku>(
                String(40), unique, comment("stock keeping unit, printed on labels")),
            column<&Product::name>(String(200)),
            column<&Product::description>(Text()),
            column<&Product::price_cents>(server_default(0)),
            column<&Product::weight_kg>(),
            column<&Product::is_listed>(server_default(false)),
            check_constraint("price", "price_cents >= 0"),
            index("ix_products_listed_name", {"name"}, where("is_listed"))),

        table<ProductImage>("product_images",
            column<&ProductImage::id>(primary_key),
            column<&ProductImage::product_id>(
                indexed, foreign_key("products.id", on_delete::cascade)),
            column<&ProductImage::media_type>(String(60), server_default("image/png")),
            column<&ProductImage::content>()),

        table<ProductTag>("product_tags",
            column<&ProductTag::product_id>(
                primary_key, foreign_key("products.id", on_delete::cascade)),
            column<&ProductTag::tag>(String(40), primary_key),
            index("ix_product_tags_tag", {"tag"})),

        table<Warehouse>("warehouses",
            column<&Warehouse::id>(primary_key),
            column<&Warehouse::name>(String(100), unique),
            column<&Warehouse::opened_on>()),

        table<StockLevel>("stock_levels",
            column<&StockLevel::warehouse_id>(primary_key, foreign_key("warehouses.id")),
            column<&StockLevel::product_id>(primary_key, foreign_key("products.id")),
            column<&StockLevel::quantity>(server_default(0)),
            check_constraint("quantity", "quantity >= 0")),

        table<Order>("orders",
            column<&Order::id>(primary_key),
            column<&Order::customer_id>(foreign_key("customers.id")),
            column<&Order::shipping_address_id>(foreign_key("addresses.id", on_delete::set_null)),
            column<&Order::status>(server_default("pending")),
            column<&Order::placed_at>(server_default(text("CURRENT_TIMESTAMP"))),
            index("ix_orders_customer_placed", {"customer_id", desc("placed_at")})),

        table<OrderLine>("order_lines",
            column<&OrderLine::order_id>(primary_key, foreign_key("orders.id", on_delete::cascade)),
            column<&OrderLine::line_number>(primary_key),
            column<&OrderLine::product_id>(indexed, foreign_key("products.id")),
            column<&OrderLine::quantity>(),
            column<&OrderLine::unit_price_cents>(),
            column<&OrderLine::total_cents>(computed("quantity * unit_price_cents")),
            check_constraint("quantity", "quantity > 0")),

        table<Payment>("payments",
            column<&Payment::id>(primary_key),
            column<&Payment::order_id>(indexed, foreign_key("orders.id")),
            column<&Payment::method>(),
            column<&Payment::amount_cents>(check("amount", "amount_cents > 0")),
            column<&Payment::received_at>(server_default(text("CURRENT_TIMESTAMP")))),

        table<Review>("reviews",
            column<&Review::id>(primary_key),
            column<&Review::product_id>(foreign_key("products.id", on_delete::cascade)),
            column<&Review::customer_id>(foreign_key("customers.id", on_delete::cascade)),
            column<&Review::stars>(check("stars", "stars BETWEEN 1 AND 5")),
            column<&Review::body>(Text()),
            unique_constraint({"product_id", "customer_id"})),
    };
    return metadata;
}

}  // namespace app
