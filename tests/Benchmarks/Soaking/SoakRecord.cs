namespace SparkPersonalization.Benchmarks.Soaking;

/// <summary>What was seen in a soak.</summary>
/// <param name="Options">How long it was.</param>
/// <param name="Samples">What was seen, in the order of time.</param>
/// <param name="SentPerSecond">Events that were sent a second.</param>
/// <param name="CatchUp">How many seconds after the last event was sent all tables had all events.</param>
internal sealed record SoakRecord(SoakOptions Options, IReadOnlyList<SoakSample> Samples, double SentPerSecond, double CatchUp)
{
    // The measured time is looked at in its first, its middle and its last fifth.
    private const int Parts = 5;

    internal double Start(SoakQuantity quantity) => quantity.Of(Part(0));

    internal double Middle(SoakQuantity quantity) => quantity.Of(Part(Parts / 2));

    internal double End(SoakQuantity quantity) => quantity.Of(Part(Parts - 1));

    private IReadOnlyList<SoakSample> Part(int part)
    {
        var length = Options.Measured / Parts;
        SoakSample[] found = [.. Samples.Where(sample => sample.Time >= length * part && sample.Time < length * (part + 1))];
        return found.Length > 0 ? found : throw new InvalidOperationException($"Nothing was seen in part {part + 1} of {Parts} of the soak: it is too short, or the machine was too busy.");
    }
}
