// Northwind's models. The databases call tables and columns by different names and give
// them different types: one set of structs, a mapping for each.
#pragma once

#include <retort/schema.hpp>

namespace northwind {

struct Category {
    std::int16_t category_id{};
    std::string category_name;
    std::optional<std::string> description;
    std::optional<std::vector<std::byte>> picture;
};

struct CustomerCustomerDemo {
    std::string customer_id;
    std::string customer_type_id;
};

struct CustomerDemographic {
    std::string customer_type_id;
    std::optional<std::string> customer_desc;
};

struct Customer {
    std::string customer_id;
    std::string company_name;
    std::optional<std::string> contact_name;
    std::optional<std::string> contact_title;
    std::optional<std::string> address;
    std::optional<std::string> city;
    std::optional<std::string> region;
    std::optional<std::string> postal_code;
    std::optional<std::string> country;
    std::optional<std::string> phone;
    std::optional<std::string> fax;
};

struct Employee {
    std::int16_t employee_id{};
    std::string last_name;
    std::string first_name;
    std::optional<std::string> title;
    std::optional<std::string> title_of_courtesy;
    std::optional<std::chrono::year_month_day> birth_date;
    std::optional<std::chrono::year_month_day> hire_date;
    std::optional<std::string> address;
    std::optional<std::string> city;
    std::optional<std::string> region;
    std::optional<std::string> postal_code;
    std::optional<std::string> country;
    std::optional<std::string> home_phone;
    std::optional<std::string> extension;
    std::optional<std::vector<std::byte>> photo;
    std::optional<std::string> notes;
    std::optional<std::int16_t> reports_to;
    std::optional<std::string> photo_path;
};

struct EmployeeTerritory {
    std::int16_t employee_id{};
    std::string territory_id;
};

struct OrderDetail {
    std::int16_t order_id{};
    std::int16_t product_id{};
    float unit_price{};
    std::int16_t quantity{};
    float discount{};
};

struct Order {
    std::int16_t order_id{};
    std::optional<std::string> customer_id;
    std::optional<std::int16_t> employee_id;
    std::optional<std::chrono::year_month_day> order_date;
    std::optional<std::chrono::year_month_day> required_date;
    std::optional<std::chrono::year_month_day> shipped_date;
    std::optional<std::int16_t> ship_via;
    std::optional<float> freight;
    std::optional<std::string> ship_name;
    std::optional<std::string> ship_address;
    std::optional<std::string> ship_city;
    std::optional<std::string> ship_region;
    std::optional<std::string> ship_postal_code;
    std::optional<std::string> ship_country;
};

struct Product {
    std::int16_t product_id{};
    std::string product_name;
    std::optional<std::int16_t> supplier_id;
    std::optional<std::int16_t> category_id;
    std::optional<std::string> quantity_per_unit;
    std::optional<float> unit_price;
    std::optional<std::int16_t> units_in_stock;
    std::optional<std::int16_t> units_on_order;
    std::optional<std::int16_t> reorder_level;
    std::int32_t discontinued{};
};

struct Region {
    std::int16_t region_id{};
    std::string region_description;
};

struct Shipper {
    std::int16_t shipper_id{};
    std::string company_name;
    std::optional<std::string> phone;
};

struct Supplier {
    std::int16_t supplier_id{};
    std::string company_name;
    std::optional<std::string> contact_name;
    std::optional<std::string> contact_title;
    std::optional<std::string> address;
    std::optional<std::string> city;
    std::optional<std::string> region;
    std::optional<std::string> postal_code;
    std::optional<std::string> country;
    std::optional<std::string> phone;
    std::optional<std::string> fax;
    std::optional<std::string> homepage;
};

struct Territory {
    std::string territory_id;
    std::string territory_description;
    std::int16_t region_id{};
};

struct UsState {
    std::int16_t state_id{};
    std::optional<std::string> state_name;
    std::optional<std::string> state_abbr;
    std::optional<std::string> state_region;
};

inline const retort::MetaData& postgresql_metadata() {
    using namespace retort;
    static const MetaData metadata{
        table<Category>("categories", column<&Category::category_id>(no_autoincrement),
                        column<&Category::category_name>(String(15)), column<&Category::description>(Text()),
                        column<&Category::picture>(),
                        primary_key_constraint("pk_categories", {"category_id"})),
        table<CustomerCustomerDemo>(
            "customer_customer_demo",
            column<&CustomerCustomerDemo::customer_id>(
                String(5), named_foreign_key("fk_customer_customer_demo_customers", "customers.customer_id")),
            column<&CustomerCustomerDemo::customer_type_id>(
                String(5), named_foreign_key("fk_customer_customer_demo_customer_demographics",
                                             "customer_demographics.customer_type_id")),
            primary_key_constraint("pk_customer_customer_demo", {"customer_id", "customer_type_id"})),
        table<CustomerDemographic>("customer_demographics",
                                   column<&CustomerDemographic::customer_type_id>(String(5)),
                                   column<&CustomerDemographic::customer_desc>(Text()),
                                   primary_key_constraint("pk_customer_demographics", {"customer_type_id"})),
        table<Customer>("customers", column<&Customer::customer_id>(String(5)),
                        column<&Customer::company_name>(String(40)),
                        column<&Customer::contact_name>(String(30)),
                        column<&Customer::contact_title>(String(30)), column<&Customer::address>(String(60)),
                        column<&Customer::city>(String(15)), column<&Customer::region>(String(15)),
                        column<&Customer::postal_code>(String(10)), column<&Customer::country>(String(15)),
                        column<&Customer::phone>(String(24)), column<&Customer::fax>(String(24)),
                        primary_key_constraint("pk_customers", {"customer_id"})),
        table<Employee>("employees", column<&Employee::employee_id>(no_autoincrement),
                        column<&Employee::last_name>(String(20)), column<&Employee::first_name>(String(10)),
                        column<&Employee::title>(String(30)),
                        column<&Employee::title_of_courtesy>(String(25)), column<&Employee::birth_date>(),
                        column<&Employee::hire_date>(), column<&Employee::address>(String(60)),
                        column<&Employee::city>(String(15)), column<&Employee::region>(String(15)),
                        column<&Employee::postal_code>(String(10)), column<&Employee::country>(String(15)),
                        column<&Employee::home_phone>(String(24)), column<&Employee::extension>(String(4)),
                        column<&Employee::photo>(), column<&Employee::notes>(Text()),
                        column<&Employee::reports_to>(
                            named_foreign_key("fk_employees_employees", "employees.employee_id")),
                        column<&Employee::photo_path>(String(255)),
                        primary_key_constraint("pk_employees", {"employee_id"})),
        table<EmployeeTerritory>(
            "employee_territories",
            column<&EmployeeTerritory::employee_id>(
                named_foreign_key("fk_employee_territories_employees", "employees.employee_id")),
            column<&EmployeeTerritory::territory_id>(
                String(20),
                named_foreign_key("fk_employee_territories_territories", "territories.territory_id")),
            primary_key_constraint("pk_employee_territories", {"employee_id", "territory_id"})),
        table<OrderDetail>(
            "order_details",
            column<&OrderDetail::order_id>(named_foreign_key("fk_order_details_orders", "orders.order_id")),
            column<&OrderDetail::product_id>(
                named_foreign_key("fk_order_details_products", "products.product_id")),
            column<&OrderDetail::unit_price>(), column<&OrderDetail::quantity>(),
            column<&OrderDetail::discount>(),
            primary_key_constraint("pk_order_details", {"order_id", "product_id"})),
        table<Order>(
            "orders", column<&Order::order_id>(no_autoincrement),
            column<&Order::customer_id>(String(5),
                                        named_foreign_key("fk_orders_customers", "customers.customer_id")),
            column<&Order::employee_id>(named_foreign_key("fk_orders_employees", "employees.employee_id")),
            column<&Order::order_date>(), column<&Order::required_date>(), column<&Order::shipped_date>(),
            column<&Order::ship_via>(named_foreign_key("fk_orders_shippers", "shippers.shipper_id")),
            column<&Order::freight>(), column<&Order::ship_name>(String(40)),
            column<&Order::ship_address>(String(60)), column<&Order::ship_city>(String(15)),
            column<&Order::ship_region>(String(15)), column<&Order::ship_postal_code>(String(10)),
            column<&Order::ship_country>(String(15)), primary_key_constraint("pk_orders", {"order_id"})),
        table<Product>("products", column<&Product::product_id>(no_autoincrement),
                       column<&Product::product_name>(String(40)),
                       column<&Product::supplier_id>(
                           named_foreign_key("fk_products_suppliers", "suppliers.supplier_id")),
                       column<&Product::category_id>(
                           named_foreign_key("fk_products_categories", "categories.category_id")),
                       column<&Product::quantity_per_unit>(String(20)), column<&Product::unit_price>(),
                       column<&Product::units_in_stock>(), column<&Product::units_on_order>(),
                       column<&Product::reorder_level>(), column<&Product::discontinued>(),
                       primary_key_constraint("pk_products", {"product_id"})),
        table<Region>("region", column<&Region::region_id>(no_autoincrement),
                      column<&Region::region_description>(String(60)),
                      primary_key_constraint("pk_region", {"region_id"})),
        table<Shipper>("shippers", column<&Shipper::shipper_id>(no_autoincrement),
                       column<&Shipper::company_name>(String(40)), column<&Shipper::phone>(String(24)),
                       primary_key_constraint("pk_shippers", {"shipper_id"})),
        table<Supplier>(
            "suppliers", column<&Supplier::supplier_id>(no_autoincrement),
            column<&Supplier::company_name>(String(40)), column<&Supplier::contact_name>(String(30)),
            column<&Supplier::contact_title>(String(30)), column<&Supplier::address>(String(60)),
            column<&Supplier::city>(String(15)), column<&Supplier::region>(String(15)),
            column<&Supplier::postal_code>(String(10)), column<&Supplier::country>(String(15)),
            column<&Supplier::phone>(String(24)), column<&Supplier::fax>(String(24)),
            column<&Supplier::homepage>(Text()), primary_key_constraint("pk_suppliers", {"supplier_id"})),
        table<Territory>(
            "territories", column<&Territory::territory_id>(String(20)),
            column<&Territory::territory_description>(String(60)),
            column<&Territory::region_id>(named_foreign_key("fk_territories_region", "region.region_id")),
            primary_key_constraint("pk_territories", {"territory_id"})),
        table<UsState>("us_states", column<&UsState::state_id>(no_autoincrement),
                       column<&UsState::state_name>(String(100)), column<&UsState::state_abbr>(String(2)),
                       column<&UsState::state_region>(String(50)),
                       primary_key_constraint("pk_usstates", {"state_id"}))};
    return metadata;
}

inline const retort::MetaData& sqlite_metadata() {
    using namespace retort;
    static const MetaData metadata{
        table<Category>("Categories",
                        column<&Category::category_id>("CategoryID", Integer(), primary_key, nullable(true)),
                        column<&Category::category_name>("CategoryName", Text(), nullable(true)),
                        column<&Category::description>("Description", Text()),
                        column<&Category::picture>("Picture", LargeBinary()), option("sqlite_autoincrement")),
        table<CustomerCustomerDemo>(
            "CustomerCustomerDemo",
            column<&CustomerCustomerDemo::customer_id>("CustomerID", Text(),
                                                       foreign_key("Customers.CustomerID")),
            column<&CustomerCustomerDemo::customer_type_id>(
                "CustomerTypeID", Text(), foreign_key("CustomerDemographics.CustomerTypeID")),
            primary_key_constraint({"CustomerID", "CustomerTypeID"})),
        table<CustomerDemographic>("CustomerDemographics",
                                   column<&CustomerDemographic::customer_type_id>("CustomerTypeID", Text()),
                                   column<&CustomerDemographic::customer_desc>("CustomerDesc", Text()),
                                   primary_key_constraint({"CustomerTypeID"})),
        table<Customer>(
            "Customers", column<&Customer::customer_id>("CustomerID", Text(), nullable(true)),
            column<&Customer::company_name>("CompanyName", Text(), nullable(true)),
            column<&Customer::contact_name>("ContactName", Text()),
            column<&Customer::contact_title>("ContactTitle", Text()),
            column<&Customer::address>("Address", Text()), column<&Customer::city>("City", Text()),
            column<&Customer::region>("Region", Text()), column<&Customer::postal_code>("PostalCode", Text()),
            column<&Customer::country>("Country", Text()), column<&Customer::phone>("Phone", Text()),
            column<&Customer::fax>("Fax", Text()), primary_key_constraint({"CustomerID"})),
        table<Employee>(
            "Employees", column<&Employee::employee_id>("EmployeeID", Integer(), primary_key, nullable(true)),
            column<&Employee::last_name>("LastName", Text(), nullable(true)),
            column<&Employee::first_name>("FirstName", Text(), nullable(true)),
            column<&Employee::title>("Title", Text()),
            column<&Employee::title_of_courtesy>("TitleOfCourtesy", Text()),
            column<&Employee::birth_date>("BirthDate", Date()),
            column<&Employee::hire_date>("HireDate", Date()), column<&Employee::address>("Address", Text()),
            column<&Employee::city>("City", Text()), column<&Employee::region>("Region", Text()),
            column<&Employee::postal_code>("PostalCode", Text()),
            column<&Employee::country>("Country", Text()), column<&Employee::home_phone>("HomePhone", Text()),
            column<&Employee::extension>("Extension", Text()),
            column<&Employee::photo>("Photo", LargeBinary()), column<&Employee::notes>("Notes", Text()),
            column<&Employee::reports_to>("ReportsTo", Integer(), foreign_key("Employees.EmployeeID")),
            column<&Employee::photo_path>("PhotoPath", Text()), option("sqlite_autoincrement")),
        table<EmployeeTerritory>("EmployeeTerritories",
                                 column<&EmployeeTerritory::employee_id>("EmployeeID", Integer(),
                                                                         foreign_key("Employees.EmployeeID")),
                                 column<&EmployeeTerritory::territory_id>(
                                     "TerritoryID", Text(), foreign_key("Territories.TerritoryID")),
                                 primary_key_constraint({"EmployeeID", "TerritoryID"})),
        table<OrderDetail>(
            "Order Details",
            column<&OrderDetail::order_id>("OrderID", Integer(), foreign_key("Orders.OrderID")),
            column<&OrderDetail::product_id>("ProductID", Integer(), foreign_key("Products.ProductID")),
            column<&OrderDetail::unit_price>("UnitPrice", Numeric(), server_default(0)),
            column<&OrderDetail::quantity>("Quantity", Integer(), server_default(1)),
            column<&OrderDetail::discount>("Discount", Float(), server_default(0)),
            primary_key_constraint({"OrderID", "ProductID"}),
            check_constraint("Discount >= 0 AND Discount <= 1"), check_constraint("Quantity > 0"),
            check_constraint("UnitPrice >= 0")),
        table<Order>(
            "Orders", column<&Order::order_id>("OrderID", Integer(), primary_key),
            column<&Order::customer_id>("CustomerID", Text(), foreign_key("Customers.CustomerID")),
            column<&Order::employee_id>("EmployeeID", Integer(), foreign_key("Employees.EmployeeID")),
            column<&Order::order_date>("OrderDate", DateTime()),
            column<&Order::required_date>("RequiredDate", DateTime()),
            column<&Order::shipped_date>("ShippedDate", DateTime()),
            column<&Order::ship_via>("ShipVia", Integer(), foreign_key("Shippers.ShipperID")),
            column<&Order::freight>("Freight", Numeric(), server_default(0)),
            column<&Order::ship_name>("ShipName", Text()),
            column<&Order::ship_address>("ShipAddress", Text()),
            column<&Order::ship_city>("ShipCity", Text()), column<&Order::ship_region>("ShipRegion", Text()),
            column<&Order::ship_postal_code>("ShipPostalCode", Text()),
            column<&Order::ship_country>("ShipCountry", Text()), option("sqlite_autoincrement")),
        table<Product>(
            "Products", column<&Product::product_id>("ProductID", Integer(), primary_key),
            column<&Product::product_name>("ProductName", Text()),
            column<&Product::supplier_id>("SupplierID", Integer(), foreign_key("Suppliers.SupplierID")),
            column<&Product::category_id>("CategoryID", Integer(), foreign_key("Categories.CategoryID")),
            column<&Product::quantity_per_unit>("QuantityPerUnit", Text()),
            column<&Product::unit_price>("UnitPrice", Numeric(), server_default(0)),
            column<&Product::units_in_stock>("UnitsInStock", Integer(), server_default(0)),
            column<&Product::units_on_order>("UnitsOnOrder", Integer(), server_default(0)),
            column<&Product::reorder_level>("ReorderLevel", Integer(), server_default(0)),
            column<&Product::discontinued>("Discontinued", Text(), server_default("0")),
            check_constraint("UnitPrice >= 0"), check_constraint("ReorderLevel >= 0"),
            check_constraint("UnitsInStock >= 0"), check_constraint("UnitsOnOrder >= 0"),
            option("sqlite_autoincrement")),
        table<Region>("Regions", column<&Region::region_id>("RegionID", Integer(), primary_key),
                      column<&Region::region_description>("RegionDescription", Text())),
        table<Shipper>("Shippers", column<&Shipper::shipper_id>("ShipperID", Integer(), primary_key),
                       column<&Shipper::company_name>("CompanyName", Text()),
                       column<&Shipper::phone>("Phone", Text()), option("sqlite_autoincrement")),
        table<Supplier>("Suppliers", column<&Supplier::supplier_id>("SupplierID", Integer(), primary_key),
                        column<&Supplier::company_name>("CompanyName", Text()),
                        column<&Supplier::contact_name>("ContactName", Text()),
                        column<&Supplier::contact_title>("ContactTitle", Text()),
                        column<&Supplier::address>("Address", Text()),
                        column<&Supplier::city>("City", Text()), column<&Supplier::region>("Region", Text()),
                        column<&Supplier::postal_code>("PostalCode", Text()),
                        column<&Supplier::country>("Country", Text()),
                        column<&Supplier::phone>("Phone", Text()), column<&Supplier::fax>("Fax", Text()),
                        column<&Supplier::homepage>("HomePage", Text()), option("sqlite_autoincrement")),
        table<Territory>(
            "Territories", column<&Territory::territory_id>("TerritoryID", Text()),
            column<&Territory::territory_description>("TerritoryDescription", Text()),
            column<&Territory::region_id>("RegionID", Integer(), foreign_key("Regions.RegionID")),
            primary_key_constraint({"TerritoryID"}))};
    return metadata;
}

}  // namespace northwind
