using System.Text.Json;
using System.Text.RegularExpressions;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Institutions;

/// <summary>Reads an institution from JSON by the rules of the register.</summary>
public static partial class InstitutionReader
{
    /// <summary>The institution with its derived fields (times left at zero), or null with faults.</summary>
    public static Institution? Read(string id, JsonElement json, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (!Slug.IsValid(id))
        {
            faults.Rule("/id", "slug", "An institution's id is 2 to 63 of a–z, 0–9 and hyphens, and doesn't begin with a hyphen.");
        }

        if (ObjectReader.Open(json, string.Empty, faults) is not { } reader)
        {
            return null;
        }

        if (reader.Text("id", 63) is { } given && given != id)
        {
            faults.Rule("/id", "other-id", "The id in the body differs from the one in the address; an id never changes.");
        }

        var names = reader.TextMap("names", 300, required: true);
        var kind = reader.Code<InstitutionKind>("kind", required: true);
        var country = reader.Text("country", 2) is { } code ? CodeRules.Country(code, "/country", faults) : null;
        if (country is null && kind is not null and not InstitutionKind.Intergovernmental && !faults.All.Any(f => f.Pointer == "/country"))
        {
            faults.Rule("/country", "required", "A country is required unless the kind is intergovernmental.");
        }

        var identifiers = reader.Take("identifiers", out var ids) ? ReadIdentifiers(ids, faults) : null;
        var home = reader.Flag("home") ?? false;
        var website = ReadWebsite(reader);
        var contacts = reader.List("contacts", 50, atLeastOne: false, (element, at) => ReadContact(element, at, faults));

        // Derived fields may come back as they were given out; they are computed, never taken.
        foreach (var derived in (ReadOnlySpan<string>)["region", "subregion", "createdAt", "updatedAt"])
        {
            reader.Take(derived, out _);
        }

        reader.Close();
        if (faults.Any)
        {
            return null;
        }

        var place = Countries.Find(country);
        return new Institution
        {
            Id = id,
            Names = names!,
            Kind = kind!.Value,
            Country = country,
            Identifiers = identifiers,
            Home = home,
            Website = website,
            Contacts = contacts,
            Region = place?.Region ?? Countries.Global,
            Subregion = place?.Subregion ?? Countries.Global,
            CreatedAt = default,
            UpdatedAt = default,
        };
    }

    private static InstitutionIdentifiers? ReadIdentifiers(JsonElement json, Faults faults)
    {
        if (ObjectReader.Open(json, "/identifiers", faults) is not { } reader)
        {
            return null;
        }

        var ror = reader.Text("ror", 100);
        if (ror is not null)
        {
            if (RorId.TryNormalise(ror, out var bare, out var fault))
            {
                ror = bare;
            }
            else
            {
                faults.Rule("/identifiers/ror", "ror", fault);
            }
        }

        var wdoms = Matching(reader, "wdoms", Wdoms(), "A World Directory of Medical Schools id is F and seven digits, such as F0001234.");
        var schac = Matching(reader, "schac", Domain(), "A SCHAC home organisation is a domain name, such as mnums.edu.mn.");
        var iati = Matching(reader, "iati", Iati(), "An IATI organisation id is a registration agency, a hyphen and a number, such as XM-DAC-928.");
        var isni = reader.Text("isni", 40) is { } text ? NormaliseIsni(text, faults) : null;
        reader.Close();
        return new(ror, wdoms, schac, iati, isni);
    }

    private static string? Matching(ObjectReader reader, string name, Regex shape, string detail)
    {
        var text = reader.Text(name, 100);
        if (text is not null && !shape.IsMatch(text))
        {
            reader.Faults.Rule(reader.At(name), name, detail);
        }

        return text;
    }

    private static string? NormaliseIsni(string text, Faults faults)
    {
        var bare = text.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
        if (Mod11.IsValid(bare))
        {
            return bare;
        }

        faults.Rule("/identifiers/isni", "isni", "An ISNI is sixteen characters whose last is a check character (ISO 7064 MOD 11-2); this one doesn't check.");
        return null;
    }

    private static string? ReadWebsite(ObjectReader reader)
    {
        var text = reader.Text("website", 500);
        if (text is not null && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            reader.Faults.Rule("/website", "address", "A website is an absolute http or https address.");
        }

        return text;
    }

    private static Contact? ReadContact(JsonElement json, string at, Faults faults)
    {
        if (ObjectReader.Open(json, at, faults) is not { } reader)
        {
            return null;
        }

        var name = reader.Text("name", 200, required: true);
        var role = reader.Text("role", 200);
        var email = reader.Text("email", 254);
        if (email is not null && !Email().IsMatch(email))
        {
            faults.Rule(reader.At("email"), "email", "This isn't an e-mail address.");
        }

        reader.Close();
        return name is null ? null : new(name, role, email);
    }

    [GeneratedRegex("^F[0-9]{7}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Wdoms();

    [GeneratedRegex(@"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Domain();

    [GeneratedRegex("^[A-Z]{2,3}-[A-Za-z0-9]+-?[A-Za-z0-9._-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Iati();

    [GeneratedRegex(@"^[^@\s]{1,64}@[^@\s]+\.[^@\s.]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();
}
