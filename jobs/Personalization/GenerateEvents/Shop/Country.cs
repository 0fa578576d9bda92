using System.Text.Json;
using static SparkPersonalization.Personalization.GenerateEvents.Shop.Texts;

namespace SparkPersonalization.Personalization.GenerateEvents.Shop;

/// <summary>A country that the shop delivers to, with the ways in which trackers write it.</summary>
internal sealed class Country
{
    // Often chosen ones stand more than once.
    private static readonly Country[] All =
    [
        new("DE", "Germany", "de-DE", "EUR"), new("DE", "Germany", "de-DE", "EUR"), new("DE", "Germany", "de-DE", "EUR"),
        new("FR", "France", "fr-FR", "EUR"), new("FR", "France", "fr-FR", "EUR"),
        new("GB", "United Kingdom", "en-GB", "GBP"), new("GB", "United Kingdom", "en-GB", "GBP"),
        new("US", "United States", "en-US", "USD"), new("US", "United States", "en-US", "USD"),
        new("NL", "Netherlands", "nl-NL", "EUR"), new("AT", "Austria", "de-AT", "EUR"), new("ES", "Spain", "es-ES", "EUR"),
        new("IT", "Italy", "it-IT", "EUR"), new("CH", "Switzerland", "de-CH", "CHF"), new("SE", "Sweden", "sv-SE", "SEK"),
        new("PL", "Poland", "pl-PL", "PLN"),
    ];

    private Country(string code, string name, string locale, string currency)
    {
        Currency = currency;
        Locale = Json(locale);
        Spellings = [Json(code), Json(code), Json(code), Json(code.ToLowerInvariant()), Json(name)];
        CurrencySpellings = [Json(currency), Json(currency), Json(currency), Json(currency.ToLowerInvariant())];
    }

    /// <summary>The ISO 4217 code of what is paid with there.</summary>
    internal string Currency { get; }

    internal JsonEncodedText Locale { get; }

    /// <summary>The ISO 3166-1 code, also in lower case, and the English name.</summary>
    internal JsonEncodedText[] Spellings { get; }

    /// <summary>The currency's code, also in lower case.</summary>
    internal JsonEncodedText[] CurrencySpellings { get; }

    internal static Country Pick(SeededRandom random) => random.Of(All);
}
