using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Peers;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Benchmarks.Frames;

/// <summary>
/// What Spark's answers cost: expressions of each family as the embedded engine runs them, some as C# functions, beside the nearest that
/// DuckDB has, whose answers differ at the edges.
/// </summary>
internal sealed class ExactnessBenchmark : IBenchmark
{
    private const int RowsPerEvent = 10;

    // The numbers of the rows are the input of both: n, and t as their text.
    private static readonly (string Family, string Ours, string Theirs)[] Expressions =
    [
        ("add longs", "sum(n + n % 7)", "sum(n + n % 7)"),
        ("divide decimals", "sum(CAST(n AS DECIMAL(18, 2)) / CAST(7 AS DECIMAL(5, 2)))", "sum(CAST(n AS DECIMAL(18, 2)) / CAST(7 AS DECIMAL(5, 2)))"),
        ("round doubles", "sum(round(n / 7D, 2))", "sum(round(n / 7::DOUBLE, 2))"),
        ("text to double", "sum(CAST(t AS DOUBLE))", "sum(CAST(t AS DOUBLE))"),
        ("double to text", "sum(length(CAST(n / 7D AS STRING)))", "sum(length(CAST(n / 7::DOUBLE AS VARCHAR)))"),
        ("upper case", "sum(length(upper(t)))", "sum(length(upper(t)))"),
        ("substring", "sum(length(substring(t, 2, 3)))", "sum(length(substring(t, 2, 3)))"),
        ("split", "sum(size(split(t, '5')))", "sum(len(string_split(t, '5')))"),
        ("regular expression", "sum(length(regexp_replace(t, '[135]+', '-')))", "sum(length(regexp_replace(t, '[135]+', '-', 'g')))"),
        ("text to date", "count(to_date(concat('2024-01-', lpad(CAST(n % 28 + 1 AS STRING), 2, '0'))))", "count(CAST('2024-01-' || lpad(CAST(n % 28 + 1 AS VARCHAR), 2, '0') AS DATE))"),
        ("date pattern", "sum(length(date_format(timestamp_micros(n * 1000000), 'yyyy/MM/dd HH:mm')))", "sum(length(strftime(make_timestamp(n * 1000000), '%Y/%m/%d %H:%M')))"),
        ("truncated time", "count(date_trunc('HOUR', timestamp_micros(n * 1000000)))", "count(date_trunc('hour', make_timestamp(n * 1000000)))"),
        ("JSON path", "sum(length(get_json_object(concat('{\"a\":', t, '}'), '$.a')))", "sum(length(json_extract_string('{\"a\":' || t || '}', '$.a')))"),
        ("sha2", "sum(length(sha2(t, 256)))", "sum(length(sha256(t)))"),
        ("xxhash64", "sum(xxhash64(t) % 100)", "sum(hash(t) % 100)"),
        ("transform", "sum(size(transform(sequence(1, 3), x -> x + n)))", "sum(len(list_transform(range(1, 4), lambda x: x + n)))"),
    ];

    public string Name => "exactness";

    public string Summary => "Functions of each family with Spark's answers, beside the nearest of DuckDB's own.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var count = place.Events * (long)RowsPerEvent;
        using var spark = SparkSession.Builder().GetOrCreate();
        using var duck = new Duck();
        var rows = spark.Range(count).SelectExpr("id AS n", "CAST(id AS STRING) AS t").Persist();
        rows.CreateOrReplaceTempView("numbers");
        duck.Execute($"CREATE TABLE numbers AS SELECT n, CAST(n AS VARCHAR) AS t FROM range({count}) r(n)");
        foreach (var (family, ours, theirs) in Expressions)
        {
            yield return new Comparison(family, "rows/s", () => Timing.Rate(count, () => spark.Sql($"SELECT {ours} FROM numbers").Collect()))
            {
                Peer = () => Timing.Rate(count, () => duck.Rows($"SELECT {theirs} FROM numbers")),
                PeerName = "DuckDB's own",
            };
        }

        rows.Unpersist();
    }
}
