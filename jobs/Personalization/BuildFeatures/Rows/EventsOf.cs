using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Personalization.BuildFeatures.Rows;

/// <summary>Finds silver's events of some users or devices.</summary>
/// <param name="keys">Rows with their ids, which may repeat; a null finds nothing.</param>
/// <param name="column">The column of the ids, there and in silver.</param>
/// <returns>The events, with the columns that <see cref="TimedEvents"/> takes.</returns>
internal delegate DataFrame EventsOf(DataFrame keys, string column);
