using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.Contract;

/// <summary>The same query on both engines, compared.</summary>
internal sealed class BothEngines : IDisposable
{
    /// <summary>A schema with a column of each simple type.</summary>
    internal const string Wide = """
        id INT, flag BOOLEAN, tiny TINYINT, small SMALLINT, big BIGINT, real FLOAT, num DOUBLE, price DECIMAL(10,2), exact DECIMAL(38,18),
        text STRING, bytes BINARY, day DATE, at TIMESTAMP, wall TIMESTAMP_NTZ, tags ARRAY<STRING>, marks MAP<STRING, INT>,
        place STRUCT<city: STRING, zip: INT>
        """;

    private readonly SparkSession _spark = RealSpark.Session();
    private readonly SparkSession _embedded = SparkSession.Builder().Master("embedded").GetOrCreate();

    /// <summary>The session of the embedded engine.</summary>
    internal SparkSession Embedded => _embedded;

    /// <summary>What both engines answer.</summary>
    internal (T Spark, T Embedded) Each<T>(Func<SparkSession, T> ask) => (ask(_spark), ask(_embedded));

    /// <summary>How the engines' answers differ, whatever the order of their rows; null where they do not.</summary>
    internal string? Difference(Func<SparkSession, DataFrame> query) => Difference(query, rows => [.. rows.Order(StringComparer.Ordinal)]);

    /// <summary>How the engines' answers differ, their order included; null where they do not.</summary>
    internal string? DifferenceInOrder(Func<SparkSession, DataFrame> query) => Difference(query, rows => rows);

    /// <summary>What both engines' sessions answer.</summary>
    internal (string Spark, string Embedded) Answers(Func<SparkSession, string> ask) => (ask(_spark), ask(_embedded));

    /// <summary>Fails unless both engines refuse the query, with errors of the same class.</summary>
    internal void MustFailAlike(Func<SparkSession, DataFrame> query, string errorClass)
    {
        var errors = new[] { _spark, _embedded }.Select(s => Assert.Catch<SparkException>(() => query(s).Collect())!.ErrorClass.Split('.')[0]);

        Assert.That(errors, Is.All.EqualTo(errorClass));
    }

    /// <summary>Rows with nulls, extremes and odd values.</summary>
    internal static DataFrame Data(SparkSession session)
    {
        var schema = (StructType)DataType.FromDdl(Wide);
        var place = (StructType)schema["place"].DataType;
        return session.CreateDataFrame(
            [
                new GenericRow([
                    1, true, (sbyte)1, (short)-2, 3L, 1.5f, 2.25, 10.50m, 1.000000000000000001m, "Anna", new byte[] { 1, 255 }, new Date(2024, 2, 29),
                    new Timestamp(1_709_210_096_123_456), new Timestamp(1_709_210_096_000_001), new[] { "a", "b", "a" },
                    new Dictionary<string, int> { ["x"] = 1 }, new Row(place, "Köln", 50667)]),
                new GenericRow([
                    2, false, sbyte.MinValue, short.MaxValue, long.MinValue, float.NaN, double.NegativeInfinity, -99999999.99m, -0.5m, "", Array.Empty<byte>(),
                    new Date(1, 1, 1), new Timestamp(-1), new Timestamp(-62_135_596_800_000_000), Array.Empty<string>(), new Dictionary<string, int>(),
                    new Row(place, null, null)]),
                new GenericRow([3, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null]),
                new GenericRow([
                    4, true, sbyte.MaxValue, short.MinValue, long.MaxValue, -0.0f, double.NaN, 0.00m, 5m,
                    "naïve ✓ \U0001F600 x", "\0"u8.ToArray(), new Date(9999, 12, 31), new Timestamp(0), new Timestamp(0), new string?[] { null, "ü" },
                    new Dictionary<string, int> { ["y"] = 2, ["x"] = 3 }, null]),
            ],
            schema);
    }

    public void Dispose()
    {
        _spark.Dispose();
        _embedded.Dispose();
    }

    private string? Difference(Func<SparkSession, DataFrame> query, Func<IEnumerable<string>, IEnumerable<string>> order)
    {
        var real = Answer(query(_spark), order);
        try
        {
            var ours = Answer(query(_embedded), order);
            return ours.SequenceEqual(real) ? null : $"Spark:\n{string.Join('\n', real)}\nembedded:\n{string.Join('\n', ours)}";
        }
        catch (SparkException e)
        {
            return $"embedded: {e.Message}";
        }
    }

    /// <summary>The columns, then the rows.</summary>
    private static List<string> Answer(DataFrame rows, Func<IEnumerable<string>, IEnumerable<string>> order) =>
        [string.Join(", ", rows.DTypes().Select(c => $"{c.Item1}: {c.Item2}")), .. order(rows.Collect().Select(RowText.Of))];
}
