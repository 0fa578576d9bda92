using SparkPersonalization.Delta.DeletionVectors;

namespace SparkPersonalization.Delta.Tests.DeletionVectors;

/// <summary>Sets of rows for tests.</summary>
internal static class RowSets
{
    internal static RowSet Set(params IEnumerable<long> rows)
    {
        var builder = new RowSetBuilder();
        foreach (var row in rows)
        {
            builder.Add(row);
        }

        return builder.Build();
    }
}
