using System.Globalization;

namespace SparkPersonalization.Benchmarks.Measuring;

/// <summary>What a figure must reach: by itself, or as a ratio to the peer's.</summary>
/// <param name="Text">The goal, for people.</param>
/// <param name="IsReached">Whether a figure reaches it; null where there is no goal.</param>
internal sealed record Goal(string Text, Func<Figure, bool>? IsReached)
{
    internal static Goal None { get; } = new("", null);

    /// <summary>At least so many times the peer.</summary>
    internal static Goal RatioAtLeast(double ratio) => new($"≥ {Number(ratio)} times peer", figure => figure.Ratio >= ratio);

    /// <summary>At most so many times the peer.</summary>
    internal static Goal RatioAtMost(double ratio) => new($"≤ {Number(ratio)} times peer", figure => figure.Ratio <= ratio);

    /// <summary>At least so much, whatever the peer.</summary>
    internal static Goal AtLeast(double value) => new($"≥ {Number(value)}", figure => figure.Ours >= value);

    /// <summary>At most so much, whatever the peer.</summary>
    internal static Goal AtMost(double value) => new($"≤ {Number(value)}", figure => figure.Ours <= value);

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
