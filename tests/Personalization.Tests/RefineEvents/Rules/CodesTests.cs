using SparkPersonalization.Personalization.RefineEvents.Codes;

namespace SparkPersonalization.Personalization.Tests.RefineEvents.Rules;

public sealed class CodesTests : RuleFixture
{
    [Test]
    public void Countries_have_their_code_of_two_letters()
    {
        (string? Name, string? Code)[] cases =
        [
            ("DE", "DE"), ("de", "DE"), (" de ", "DE"), ("DEU", "DE"), ("Germany", "DE"), ("FEDERAL REPUBLIC OF GERMANY", "DE"),
            ("UK", "GB"), ("england", "GB"), ("usa", "US"), ("U.S.A.", "US"), ("Åland Islands", "AX"),
            ("Narnia", null), ("XX", null), ("", null), (null, null),
        ];
        Assert.That(Values(cases.Select(c => c.Name), Countries.Code), Is.EqualTo(cases.Select(c => c.Code)));
    }

    [Test]
    public void Currencies_are_in_capitals_and_must_be_of_the_standard()
    {
        (string? Raw, string? Code, bool IsRefused)[] cases =
        [
            ("EUR", "EUR", false), ("eur", "EUR", false), (" usd ", "USD", false), ("JPY", "JPY", false), (null, null, false),
            ("EURO", "EURO", true), ("€", "€", true), ("ZZZ", "ZZZ", true), ("", "", true),
        ];
        var codes = Values(cases.Select(c => c.Raw), Currencies.Code);
        Assert.That(codes, Is.EqualTo(cases.Select(c => c.Code)));
        Assert.That(Refused(Table("n INT, currency STRING", codes.Select((code, n) => new object?[] { n, code })), Currencies.Rule()), Is.EqualTo(cases.Select(c => c.IsRefused)));
    }
}
