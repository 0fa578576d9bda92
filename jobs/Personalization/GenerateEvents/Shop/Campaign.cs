using System.Text;
using static SparkPersonalization.Personalization.GenerateEvents.Shop.Texts;

namespace SparkPersonalization.Personalization.GenerateEvents.Shop;

/// <summary>An advertisement that brings shoppers; the name may be missing. Each is made once, so that references compare.</summary>
internal sealed class Campaign
{
    private static readonly Campaign[] All =
    [
        new("google", "cpc", "spring-sale"),
        new("google", "cpc", "brand"),
        new("newsletter", "email", "weekly-10"),
        new("newsletter", "email", "welcome"),
        new("facebook", "paid-social", "retargeting"),
        new("instagram", "social", null),
        new("bing", "cpc", "brand"),
        new("partner", "affiliate", "voucher-site"),
    ];

    private Campaign(string source, string medium, string? name)
    {
        var named = name is null ? "" : $",\"name\":\"{Json(name)}\"";
        Value = Encoding.UTF8.GetBytes($"{{\"source\":\"{Json(source)}\",\"medium\":\"{Json(medium)}\"{named}}}");
    }

    /// <summary>The campaign as a JSON object.</summary>
    internal byte[] Value { get; }

    internal static Campaign Pick(SeededRandom random) => random.Of(All);
}
