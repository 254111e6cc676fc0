// Pagila's models: what its history makes. Views, functions, triggers and the partitions
// of payments are not theirs to say.
#pragma once

#include <retort/schema.hpp>

namespace pagila {

struct Customer {
    std::int32_t customer_id{};
    std::int32_t store_id{};
    std::string first_name;
    std::string last_name;
    std::optional<std::string> email;
    std::int32_t address_id{};
    bool activebool = true;
    std::chrono::year_month_day create_date{};
    std::optional<std::chrono::system_clock::time_point> last_update;
    std::optional<std::int32_t> active;
};

struct Actor {
    std::int32_t actor_id{};
    std::string first_name;
    std::string last_name;
    std::chrono::system_clock::time_point last_update{};
};

struct Category {
    std::int32_t category_id{};
    std::string name;
    std::chrono::system_clock::time_point last_update{};
};

struct Film {
    std::int32_t film_id{};
    std::string title;
    std::optional<std::string> description;
    std::optional<std::int32_t> release_year;
    std::int32_t language_id{};
    std::optional<std::int32_t> original_language_id;
    std::int16_t rental_duration{};
    std::string rental_rate;
    std::optional<std::int16_t> length;
    std::string replacement_cost;
    std::optional<std::string> rating;
    std::chrono::system_clock::time_point last_update{};
    std::optional<std::string> special_features;
    std::string fulltext;
};

struct FilmActor {
    std::int32_t actor_id{};
    std::int32_t film_id{};
    std::chrono::system_clock::time_point last_update{};
};

struct FilmCategory {
    std::int32_t film_id{};
    std::int32_t category_id{};
    std::chrono::system_clock::time_point last_update{};
};

struct Address {
    std::int32_t address_id{};
    std::string address;
    std::optional<std::string> address2;
    std::string district;
    std::int32_t city_id{};
    std::optional<std::string> postal_code;
    std::string phone;
    std::chrono::system_clock::time_point last_update{};
};

struct City {
    std::int32_t city_id{};
    std::string city;
    std::int32_t country_id{};
    std::chrono::system_clock::time_point last_update{};
};

struct Country {
    std::int32_t country_id{};
    std::string country;
    std::chrono::system_clock::time_point last_update{};
};

struct Inventory {
    std::int32_t inventory_id{};
    std::int32_t film_id{};
    std::int32_t store_id{};
    std::chrono::system_clock::time_point last_update{};
};

struct Language {
    std::int32_t language_id{};
    std::string name;
    std::chrono::system_clock::time_point last_update{};
};

struct Payment {
    std::int32_t payment_id{};
    std::int32_t customer_id{};
    std::int32_t staff_id{};
    std::int32_t rental_id{};
    std::string amount;
    std::chrono::system_clock::time_point payment_date{};
};

struct Rental {
    std::int32_t rental_id{};
    std::chrono::system_clock::time_point rental_date{};
    std::int32_t inventory_id{};
    std::int32_t customer_id{};
    std::optional<std::chrono::system_clock::time_point> return_date;
    std::int32_t staff_id{};
    std::chrono::system_clock::time_point last_update{};
};

struct Staff {
    std::int32_t staff_id{};
    std::string first_name;
    std::string last_name;
    std::int32_t address_id{};
    std::optional<std::string> email;
    std::int32_t store_id{};
    bool active = true;
    std::string username;
    std::optional<std::string> password;
    std::chrono::system_clock::time_point last_update{};
    std::optional<std::vector<std::byte>> picture;
};

struct Store {
    std::int32_t store_id{};
    std::int32_t manager_staff_id{};
    std::int32_t address_id{};
    std::chrono::system_clock::time_point last_update{};
};

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        domain_type("year", Integer(), "VALUE BETWEEN 1901 AND 2155"),
        sequence("customer_customer_id_seq"),
        sequence("actor_actor_id_seq"),
        sequence("category_category_id_seq"),
        sequence("film_film_id_seq"),
        sequence("address_address_id_seq"),
        sequence("city_city_id_seq"),
        sequence("country_country_id_seq"),
        sequence("inventory_inventory_id_seq"),
        sequence("language_language_id_seq"),
        sequence("payment_payment_id_seq"),
        sequence("rental_rental_id_seq"),
        sequence("staff_staff_id_seq"),
        sequence("store_store_id_seq"),
        table<Customer>("customer",
                        column<&Customer::customer_id>(
                            server_default(text("nextval('customer_customer_id_seq')")), primary_key),
                        column<&Customer::store_id>(
                            foreign_key("store.store_id", on_update::cascade, on_delete::restrict_)),
                        column<&Customer::first_name>(Text()), column<&Customer::last_name>(Text()),
                        column<&Customer::email>(Text()),
                        column<&Customer::address_id>(
                            foreign_key("address.address_id", on_update::cascade, on_delete::restrict_)),
                        column<&Customer::activebool>(server_default(true)),
                        column<&Customer::create_date>(server_default(text("CURRENT_DATE"))),
                        column<&Customer::last_update>(server_default(text("now()"))),
                        column<&Customer::active>(), index("idx_fk_address_id", {"address_id"}),
                        index("idx_fk_store_id", {"store_id"}), index("idx_last_name", {"last_name"})),
        table<Actor>(
            "actor",
            column<&Actor::actor_id>(server_default(text("nextval('actor_actor_id_seq')")), primary_key),
            column<&Actor::first_name>(Text()), column<&Actor::last_name>(Text()),
            column<&Actor::last_update>(server_default(text("now()"))),
            index("idx_actor_last_name", {"last_name"})),
        table<Category>("category",
                        column<&Category::category_id>(
                            server_default(text("nextval('category_category_id_seq')")), primary_key),
                        column<&Category::name>(Text()),
                        column<&Category::last_update>(server_default(text("now()")))),
        table<Film>(
            "film", column<&Film::film_id>(server_default(text("nextval('film_film_id_seq')")), primary_key),
            column<&Film::title>(Text()), column<&Film::description>(Text()),
            column<&Film::release_year>(Domain("year", Integer())),
            column<&Film::language_id>(
                foreign_key("language.language_id", on_update::cascade, on_delete::restrict_)),
            column<&Film::original_language_id>(
                foreign_key("language.language_id", on_update::cascade, on_delete::restrict_)),
            column<&Film::rental_duration>(server_default(3)),
            column<&Film::rental_rate>(Numeric(4, 2), server_default(4.99)), column<&Film::length>(),
            column<&Film::replacement_cost>(Numeric(5, 2), server_default(19.99)),
            column<&Film::rating>(Enum("mpaa_rating", {"G", "PG", "PG-13", "R", "NC-17"}),
                                  server_default("G")),
            column<&Film::last_update>(server_default(text("now()"))),
            column<&Film::special_features>(ARRAY(Text())), column<&Film::fulltext>(TSVECTOR()),
            index("film_fulltext_idx", {"fulltext"}, using_method("gist")),
            index("idx_fk_language_id", {"language_id"}),
            index("idx_fk_original_language_id", {"original_language_id"}), index("idx_title", {"title"})),
        table<FilmActor>("film_actor",
                         column<&FilmActor::actor_id>(
                             foreign_key("actor.actor_id", on_update::cascade, on_delete::restrict_)),
                         column<&FilmActor::film_id>(
                             foreign_key("film.film_id", on_update::cascade, on_delete::restrict_)),
                         column<&FilmActor::last_update>(server_default(text("now()"))),
                         primary_key_constraint({"actor_id", "film_id"}),
                         index("idx_fk_film_id", {"film_id"})),
        table<FilmCategory>("film_category",
                            column<&FilmCategory::film_id>(
                                foreign_key("film.film_id", on_update::cascade, on_delete::restrict_)),
                            column<&FilmCategory::category_id>(foreign_key(
                                "category.category_id", on_update::cascade, on_delete::restrict_)),
                            column<&FilmCategory::last_update>(server_default(text("now()"))),
                            primary_key_constraint({"film_id", "category_id"})),
        table<Address>(
            "address",
            column<&Address::address_id>(server_default(text("nextval('address_address_id_seq')")),
                                         primary_key),
            column<&Address::address>(Text()), column<&Address::address2>(Text()),
            column<&Address::district>(Text()),
            column<&Address::city_id>(foreign_key("city.city_id", on_update::cascade, on_delete::restrict_)),
            column<&Address::postal_code>(Text()), column<&Address::phone>(Text()),
            column<&Address::last_update>(server_default(text("now()"))),
            index("idx_fk_city_id", {"city_id"})),
        table<City>("city",
                    column<&City::city_id>(server_default(text("nextval('city_city_id_seq')")), primary_key),
                    column<&City::city>(Text()),
                    column<&City::country_id>(
                        foreign_key("country.country_id", on_update::cascade, on_delete::restrict_)),
                    column<&City::last_update>(server_default(text("now()"))),
                    index("idx_fk_country_id", {"country_id"})),
        table<Country>("country",
                       column<&Country::country_id>(server_default(text("nextval('country_country_id_seq')")),
                                                    primary_key),
                       column<&Country::country>(Text()),
                       column<&Country::last_update>(server_default(text("now()")))),
        table<Inventory>("inventory",
                         column<&Inventory::inventory_id>(
                             server_default(text("nextval('inventory_inventory_id_seq')")), primary_key),
                         column<&Inventory::film_id>(
                             foreign_key("film.film_id", on_update::cascade, on_delete::restrict_)),
                         column<&Inventory::store_id>(
                             foreign_key("store.store_id", on_update::cascade, on_delete::restrict_)),
                         column<&Inventory::last_update>(server_default(text("now()"))),
                         index("idx_store_id_film_id", {"store_id", "film_id"})),
        table<Language>("language",
                        column<&Language::language_id>(
                            server_default(text("nextval('language_language_id_seq')")), primary_key),
                        column<&Language::name>(Char(20)),
                        column<&Language::last_update>(server_default(text("now()")))),
        table<Payment>(
            "payment",
            column<&Payment::payment_id>(server_default(text("nextval('payment_payment_id_seq')"))),
            column<&Payment::customer_id>(), column<&Payment::staff_id>(), column<&Payment::rental_id>(),
            column<&Payment::amount>(Numeric(5, 2)), column<&Payment::payment_date>(),
            primary_key_constraint({"payment_date", "payment_id"}),
            option("postgresql_partition_by", "RANGE (payment_date)")),
        table<Rental>(
            "rental",
            column<&Rental::rental_id>(server_default(text("nextval('rental_rental_id_seq')")), primary_key),
            column<&Rental::rental_date>(),
            column<&Rental::inventory_id>(
                foreign_key("inventory.inventory_id", on_update::cascade, on_delete::restrict_)),
            column<&Rental::customer_id>(
                foreign_key("customer.customer_id", on_update::cascade, on_delete::restrict_)),
            column<&Rental::return_date>(),
            column<&Rental::staff_id>(
                foreign_key("staff.staff_id", on_update::cascade, on_delete::restrict_)),
            column<&Rental::last_update>(server_default(text("now()"))),
            index("idx_fk_inventory_id", {"inventory_id"}),
            index("idx_unq_rental_rental_date_inventory_id_customer_id",
                  {"rental_date", "inventory_id", "customer_id"}, unique_index)),
        table<Staff>(
            "staff",
            column<&Staff::staff_id>(server_default(text("nextval('staff_staff_id_seq')")), primary_key),
            column<&Staff::first_name>(Text()), column<&Staff::last_name>(Text()),
            column<&Staff::address_id>(
                foreign_key("address.address_id", on_update::cascade, on_delete::restrict_)),
            column<&Staff::email>(Text()), column<&Staff::store_id>(foreign_key("store.store_id")),
            column<&Staff::active>(server_default(true)), column<&Staff::username>(Text()),
            column<&Staff::password>(Text()), column<&Staff::last_update>(server_default(text("now()"))),
            column<&Staff::picture>()),
        table<Store>(
            "store",
            column<&Store::store_id>(server_default(text("nextval('store_store_id_seq')")), primary_key),
            column<&Store::manager_staff_id>(),
            column<&Store::address_id>(
                foreign_key("address.address_id", on_update::cascade, on_delete::restrict_)),
            column<&Store::last_update>(server_default(text("now()"))),
            index("idx_unq_manager_staff_id", {"manager_staff_id"}, unique_index))};
    return metadata;
}

}  // namespace pagila
