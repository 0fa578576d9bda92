using System.Collections;
using System.Collections.Concurrent;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>
/// Numbers the partitions of a write, in the order in which their first rows come by: a function in SQL gives each row the number of its
/// partition, so that rows can be spread while they stream, and no partition need be known before.
/// </summary>
internal sealed class PartitionNumbers : IDisposable
{
    private static readonly ConcurrentDictionary<long, PartitionNumbers> InUse = new();
    private static long _lastToken;

    private readonly ConcurrentDictionary<object?[], int> _numbers = new(Values);
    private readonly List<object?[]> _partitions = [];
    private readonly long _token = Interlocked.Increment(ref _lastToken);

    /// <summary>Numbers the partitions of writes, until it is disposed.</summary>
    /// <param name="keys">The partition columns.</param>
    internal PartitionNumbers(StructType keys)
    {
        Keys = keys;
        InUse[_token] = this;
    }

    /// <summary>The function, for every instance.</summary>
    internal static ScalarFunctionDefinition Function { get; } = new()
    {
        Name = "spark_partition_number",
        Parameters = [DuckDbType.BigInt],
        VariadicParameter = DuckDbType.Any,
        Result = DuckDbType.Integer,
        CalledOnNull = true,
        IsVolatile = true,
        Bind = arguments => Enumerable.Range(1, arguments.Count - 1).Select(i => ValueCodec.Reader(arguments.Type(i))).ToArray(),
        Body = Number,
    };

    /// <summary>The partition columns.</summary>
    internal StructType Keys { get; }

    /// <summary>The number of a row's partition, in SQL.</summary>
    internal string Sql => $"spark_partition_number({_token}, {string.Join(", ", Keys.FieldNames.Select(DuckDbNames.Quote))})";

    /// <summary>A partition's values, in the order of the keys.</summary>
    internal IReadOnlyList<object?> this[int number] => _partitions[number];

    /// <summary>Forgets the partitions of a write that has ended.</summary>
    internal void Clear()
    {
        lock (_partitions)
        {
            _numbers.Clear();
            _partitions.Clear();
        }
    }

    public void Dispose() => InUse.TryRemove(_token, out _);

    private static IEqualityComparer<object?[]> Values { get; } = EqualityComparer<object?[]>.Create(
        (left, right) => StructuralComparisons.StructuralEqualityComparer.Equals(left, right),
        values => StructuralComparisons.StructuralEqualityComparer.GetHashCode(values));

    private static void Number(ScalarCall call)
    {
        var readers = (ValueRead[])call.Bound!;
        object?[]? last = null;
        var number = 0;
        foreach (var row in call.Rows)
        {
            var values = new object?[readers.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = readers[i](call.Argument(i + 1), row);
            }

            // Rows of one partition often follow each other.
            if (last is null || !Values.Equals(last, values))
            {
                number = InUse[call.Argument(0).Value<long>(row)].Of(values);
                last = values;
            }

            call.Result.Write(row, number);
        }
    }

    private int Of(object?[] values)
    {
        if (_numbers.TryGetValue(values, out var known))
        {
            return known;
        }

        lock (_partitions)
        {
            return _numbers.GetOrAdd(values, key =>
            {
                _partitions.Add(key);
                return _partitions.Count - 1;
            });
        }
    }
}
