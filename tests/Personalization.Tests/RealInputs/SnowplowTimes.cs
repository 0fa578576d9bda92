using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Personalization.Tests.RealInputs;

/// <summary>Times as Snowplow's files have them, with or without a zone, which is UTC.</summary>
internal static class SnowplowTimes
{
    internal static Timestamp Parse(string text) => new(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
}
