namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>
/// The numbers of columns and variables. The analysis of a plan that is to run counts them from 1, so that an engine says the same plan in the
/// same text and knows it again; all others are unique in the process.
/// </summary>
internal static class ColumnIds
{
    // Far above what one plan counts to.
    private static long _lastShared = 1L << 40;

    [ThreadStatic]
    private static Counter? _counter;

    internal static long Next() => _counter is { } counter ? ++counter.Last : Interlocked.Increment(ref _lastShared);

    /// <summary>Does an analysis that counts from 1, also inside of another.</summary>
    internal static T Counted<T>(Func<T> analysis)
    {
        var outer = _counter;
        _counter = new Counter();
        try
        {
            return analysis();
        }
        finally
        {
            _counter = outer;
        }
    }

    /// <summary>Does an analysis whose numbers no other one has.</summary>
    internal static T Shared<T>(Func<T> analysis)
    {
        var outer = _counter;
        _counter = null;
        try
        {
            return analysis();
        }
        finally
        {
            _counter = outer;
        }
    }

    private sealed class Counter
    {
        internal long Last { get; set; }
    }
}
