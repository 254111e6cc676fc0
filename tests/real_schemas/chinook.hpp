// Chinook's models: one header for both databases. Foreign keys have no name here: on
// SQLite they have none, on PostgreSQL the models leave them to the database.
#pragma once

#include <retort/schema.hpp>

namespace chinook {

struct Album {
    std::int32_t AlbumId{};
    std::string Title;
    std::int32_t ArtistId{};
};

struct Artist {
    std::int32_t ArtistId{};
    std::optional<std::string> Name;
};

struct Customer {
    std::int32_t CustomerId{};
    std::string FirstName;
    std::string LastName;
    std::optional<std::string> Company;
    std::optional<std::string> Address;
    std::optional<std::string> City;
    std::optional<std::string> State;
    std::optional<std::string> Country;
    std::optional<std::string> PostalCode;
    std::optional<std::string> Phone;
    std::optional<std::string> Fax;
    std::string Email;
    std::optional<std::int32_t> SupportRepId;
};

struct Employee {
    std::int32_t EmployeeId{};
    std::string LastName;
    std::string FirstName;
    std::optional<std::string> Title;
    std::optional<std::int32_t> ReportsTo;
    std::optional<std::chrono::local_seconds> BirthDate;
    std::optional<std::chrono::local_seconds> HireDate;
    std::optional<std::string> Address;
    std::optional<std::string> City;
    std::optional<std::string> State;
    std::optional<std::string> Country;
    std::optional<std::string> PostalCode;
    std::optional<std::string> Phone;
    std::optional<std::string> Fax;
    std::optional<std::string> Email;
};

struct Genre {
    std::int32_t GenreId{};
    std::optional<std::string> Name;
};

struct Invoice {
    std::int32_t InvoiceId{};
    std::int32_t CustomerId{};
    std::chrono::local_seconds InvoiceDate{};
    std::optional<std::string> BillingAddress;
    std::optional<std::string> BillingCity;
    std::optional<std::string> BillingState;
    std::optional<std::string> BillingCountry;
    std::optional<std::string> BillingPostalCode;
    std::string Total;
};

struct InvoiceLine {
    std::int32_t InvoiceLineId{};
    std::int32_t InvoiceId{};
    std::int32_t TrackId{};
    std::string UnitPrice;
    std::int32_t Quantity{};
};

struct MediaType {
    std::int32_t MediaTypeId{};
    std::optional<std::string> Name;
};

struct Playlist {
    std::int32_t PlaylistId{};
    std::optional<std::string> Name;
};

struct PlaylistTrack {
    std::int32_t PlaylistId{};
    std::int32_t TrackId{};
};

struct Track {
    std::int32_t TrackId{};
    std::string Name;
    std::optional<std::int32_t> AlbumId;
    std::int32_t MediaTypeId{};
    std::optional<std::int32_t> GenreId;
    std::optional<std::string> Composer;
    std::int32_t Milliseconds{};
    std::optional<std::int32_t> Bytes;
    std::string UnitPrice;
};

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table<Album>("Album", column<&Album::AlbumId>(no_autoincrement), column<&Album::Title>(String(160)),
                     column<&Album::ArtistId>(foreign_key("Artist.ArtistId")),
                     primary_key_constraint("PK_Album", {"AlbumId"}),
                     index("IFK_AlbumArtistId", {"ArtistId"})),
        table<Artist>("Artist", column<&Artist::ArtistId>(no_autoincrement),
                      column<&Artist::Name>(String(120)), primary_key_constraint("PK_Artist", {"ArtistId"})),
        table<Customer>("Customer", column<&Customer::CustomerId>(no_autoincrement),
                        column<&Customer::FirstName>(String(40)), column<&Customer::LastName>(String(20)),
                        column<&Customer::Company>(String(80)), column<&Customer::Address>(String(70)),
                        column<&Customer::City>(String(40)), column<&Customer::State>(String(40)),
                        column<&Customer::Country>(String(40)), column<&Customer::PostalCode>(String(10)),
                        column<&Customer::Phone>(String(24)), column<&Customer::Fax>(String(24)),
                        column<&Customer::Email>(String(60)),
                        column<&Customer::SupportRepId>(foreign_key("Employee.EmployeeId")),
                        primary_key_constraint("PK_Customer", {"CustomerId"}),
                        index("IFK_CustomerSupportRepId", {"SupportRepId"})),
        table<Employee>("Employee", column<&Employee::EmployeeId>(no_autoincrement),
                        column<&Employee::LastName>(String(20)), column<&Employee::FirstName>(String(20)),
                        column<&Employee::Title>(String(30)),
                        column<&Employee::ReportsTo>(foreign_key("Employee.EmployeeId")),
                        column<&Employee::BirthDate>(), column<&Employee::HireDate>(),
                        column<&Employee::Address>(String(70)), column<&Employee::City>(String(40)),
                        column<&Employee::State>(String(40)), column<&Employee::Country>(String(40)),
                        column<&Employee::PostalCode>(String(10)), column<&Employee::Phone>(String(24)),
                        column<&Employee::Fax>(String(24)), column<&Employee::Email>(String(60)),
                        primary_key_constraint("PK_Employee", {"EmployeeId"}),
                        index("IFK_EmployeeReportsTo", {"ReportsTo"})),
        table<Genre>("Genre", column<&Genre::GenreId>(no_autoincrement), column<&Genre::Name>(String(120)),
                     primary_key_constraint("PK_Genre", {"GenreId"})),
        table<Invoice>(
            "Invoice", column<&Invoice::InvoiceId>(no_autoincrement),
            column<&Invoice::CustomerId>(foreign_key("Customer.CustomerId")), column<&Invoice::InvoiceDate>(),
            column<&Invoice::BillingAddress>(String(70)), column<&Invoice::BillingCity>(String(40)),
            column<&Invoice::BillingState>(String(40)), column<&Invoice::BillingCountry>(String(40)),
            column<&Invoice::BillingPostalCode>(String(10)), column<&Invoice::Total>(Numeric(10, 2)),
            primary_key_constraint("PK_Invoice", {"InvoiceId"}),
            index("IFK_InvoiceCustomerId", {"CustomerId"})),
        table<InvoiceLine>("InvoiceLine", column<&InvoiceLine::InvoiceLineId>(no_autoincrement),
                           column<&InvoiceLine::InvoiceId>(foreign_key("Invoice.InvoiceId")),
                           column<&InvoiceLine::TrackId>(foreign_key("Track.TrackId")),
                           column<&InvoiceLine::UnitPrice>(Numeric(10, 2)), column<&InvoiceLine::Quantity>(),
                           primary_key_constraint("PK_InvoiceLine", {"InvoiceLineId"}),
                           index("IFK_InvoiceLineInvoiceId", {"InvoiceId"}),
                           index("IFK_InvoiceLineTrackId", {"TrackId"})),
        table<MediaType>("MediaType", column<&MediaType::MediaTypeId>(no_autoincrement),
                         column<&MediaType::Name>(String(120)),
                         primary_key_constraint("PK_MediaType", {"MediaTypeId"})),
        table<Playlist>("Playlist", column<&Playlist::PlaylistId>(no_autoincrement),
                        column<&Playlist::Name>(String(120)),
                        primary_key_constraint("PK_Playlist", {"PlaylistId"})),
        table<PlaylistTrack>("PlaylistTrack",
                             column<&PlaylistTrack::PlaylistId>(foreign_key("Playlist.PlaylistId")),
                             column<&PlaylistTrack::TrackId>(foreign_key("Track.TrackId")),
                             primary_key_constraint("PK_PlaylistTrack", {"PlaylistId", "TrackId"}),
                             index("IFK_PlaylistTrackPlaylistId", {"PlaylistId"}),
                             index("IFK_PlaylistTrackTrackId", {"TrackId"})),
        table<Track>("Track", column<&Track::TrackId>(no_autoincrement), column<&Track::Name>(String(200)),
                     column<&Track::AlbumId>(foreign_key("Album.AlbumId")),
                     column<&Track::MediaTypeId>(foreign_key("MediaType.MediaTypeId")),
                     column<&Track::GenreId>(foreign_key("Genre.GenreId")),
                     column<&Track::Composer>(String(220)), column<&Track::Milliseconds>(),
                     column<&Track::Bytes>(), column<&Track::UnitPrice>(Numeric(10, 2)),
                     primary_key_constraint("PK_Track", {"TrackId"}), index("IFK_TrackAlbumId", {"AlbumId"}),
                     index("IFK_TrackGenreId", {"GenreId"}), index("IFK_TrackMediaTypeId", {"MediaTypeId"}))};
    return metadata;
}

}  // namespace chinook
