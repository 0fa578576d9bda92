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

    internal static Reason Rule(IReadOnlyList<string> agents)
    {
        var agent = Replace(Lower(Col(SilverEvents.UserAgent)), Lit(NoBot), Lit(""));
        var names = agents.Select(name => agent.Contains(Lit(name.ToLowerInvariant())));
        return new Reason(ReasonCodes.Bot, SilverEvents.UserAgent, "The user agent is that of a bot.", names.Aggregate(Lit(false), (any, one) => any | one));
    }
}
