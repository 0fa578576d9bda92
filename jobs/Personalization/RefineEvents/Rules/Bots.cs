using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>Programs that say in their user agent that they are no shoppers.</summary>
internal static class Bots
{
    internal static readonly IReadOnlyList<string> DefaultAgents =
    [
        "bot", "crawl", "spider", "slurp", "headlesschrome", "phantomjs", "facebookexternalhit", "mediapartners-google", "bingpreview",
        "lighthouse", "pingdom", "uptimerobot", "python-requests", "python-urllib", "scrapy", "go-http-client", "curl/", "wget/", "libwww-perl",
    ];

    /// <summary>A make of telephones whose name ends like a bot's.</summary>
    private const string NoBot = "cubot";

    /// <summary>What regular expressions read otherwise than as itself.</summary>
    private const string Marks = @"\.+*?()|{}[]/^$-";

    /// <summary>What <see cref="Rule"/> looks into: a user agent in small letters, without names that look like a bot's.</summary>
    internal static Column Searched(Column userAgent) => Replace(Lower(userAgent), Lit(NoBot), Lit(""));

    /// <param name="agents">Parts of user agents, in any case.</param>
    /// <param name="searched">The column of <see cref="Searched"/>.</param>
    internal static Reason Rule(IReadOnlyList<string> agents, string searched)
    {
        var isBot = agents.Count == 0 ? Lit(false) : Col(searched).RLike(string.Join('|', agents.Select(name => Literally(name.ToLowerInvariant()))));
        return new Reason(ReasonCodes.Bot, SilverEvents.UserAgent, "The user agent is that of a bot.", isBot);
    }

    private static string Literally(string name) => string.Concat(name.Select(c => Marks.Contains(c, StringComparison.Ordinal) ? $@"\{c}" : $"{c}"));
}
