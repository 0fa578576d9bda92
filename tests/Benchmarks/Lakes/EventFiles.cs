using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Personalization.GenerateEvents;

namespace SparkPersonalization.Benchmarks.Lakes;

/// <summary>Generated events as files. They stay between runs of the program: the same options give the same bytes.</summary>
internal static class EventFiles
{
    /// <summary>Events without malformed ones, which a peer that does not validate could not read.</summary>
    internal static string WellFormed(Workplace place, long events) =>
        Make(place, $"well-formed-{events}", new GenerateEventsOptions { Events = events, MalformedRate = 0 });

    /// <summary>Events with all that the generator disturbs them by.</summary>
    internal static string Disturbed(Workplace place, long events) =>
        Make(place, $"disturbed-{events}", new GenerateEventsOptions { Events = events });

    /// <summary>Events each of which silver takes.</summary>
    internal static string Undisturbed(Workplace place, long events) => Make(place, $"undisturbed-{events}", new GenerateEventsOptions
    {
        Events = events,
        DuplicateRate = 0,
        ConflictRate = 0,
        LateRate = 0,
        TooLateRate = 0,
        SkewedDeviceRate = 0,
        MalformedRate = 0,
        BotRate = 0,
        InternalRate = 0,
        CrawlerEvents = 0,
    });

    private static string Make(Workplace place, string name, GenerateEventsOptions options)
    {
        var directory = place.InputDirectory($"events-{EventGenerator.Version}-{name}");
        place.Tell($"generating {options.Events:#,0} events, unless they are there");
        EventGenerator.Run(options, directory);
        return Path.Combine(directory, EventGenerator.EventsFolder);
    }
}
