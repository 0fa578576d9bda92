using System.Text.RegularExpressions;
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

    /// <summary>What <see cref="Rule"/> looks into: a user agent in small letters, without names that look like a bot's.</summary>
    internal static Column Searched(Column userAgent) => Replace(Lower(userAgent), Lit(NoBot), Lit(""));

    /// <param name="agents">Parts of user agents, in any case.</param>
    /// <param name="searched">The column of <see cref="Searched"/>.</param>
    internal static Reason Rule(IReadOnlyList<string> agents, string searched)
    {
        var isBot = agents.Count == 0 ? Lit(false) : Col(searched).RLike(string.Join('|', agents.Select(name => Regex.Escape(name.ToLowerInvariant()))));
        return new Reason(ReasonCodes.Bot, SilverEvents.UserAgent, "The user agent is that of a bot.", isBot);
    }
}
