using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Export.Manifests;

namespace SparkPersonalization.Export.Checks;

/// <summary>Finds the first and the last time in a column.</summary>
/// <param name="place">The column's place.</param>
internal sealed class TimeRangeObserver(int place) : IRowObserver
{
    private Timestamp? _min;
    private Timestamp? _max;

    /// <summary>The range so far; null where no row had a time.</summary>
    internal ManifestTimeRange? Range => (_min, _max) is ({ } min, { } max) ? new ManifestTimeRange(Text(min), Text(max)) : null;

    public void Add(Row row)
    {
        if (row.Get(place) is Timestamp time)
        {
            _min = _min is { } min && min < time ? min : time;
            _max = _max is { } max && max > time ? max : time;
        }
    }

    private static string Text(Timestamp time) => time.ToString().Replace(' ', 'T') + "Z";
}
