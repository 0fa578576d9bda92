using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Tables;

/// <summary>Whatever a table holds and whatever is asked: a query that leaves files out gives the rows of one that reads them all.</summary>
public sealed class SkippingPropertyTests
{
    private const int PredicatesPerTable = 25;

    private static readonly StructType Schema = (StructType)DataType.FromDdl(
        "id BIGINT, i INT, d DOUBLE, f FLOAT, s STRING, day DATE, at TIMESTAMP, clock TIMESTAMP_NTZ, amount DECIMAL(12,3), big DECIMAL(30,2), flag BOOLEAN");

    // More bytes than characters: bounds are cut by bytes.
    private static readonly string LongText = $"'{string.Concat(Enumerable.Repeat("\U0001F600", 100))}b'";

    // Each value as SQL writes it; the same are asked for.
    private static readonly Dictionary<string, string[]> Pools = new()
    {
        ["i"] = ["-2147483648", "-3", "0", "7", "7", "2147483647"],
        ["d"] = ["CAST('NaN' AS DOUBLE)", "CAST('-Infinity' AS DOUBLE)", "-0.0D", "0.0D", "1.5D", "1e300D"],
        ["f"] = ["CAST('NaN' AS FLOAT)", "CAST('Infinity' AS FLOAT)", "CAST('0.1' AS FLOAT)", "-0.0F", "3.25F"],
        ["s"] = ["''", "'a'", "'ab'", $"'{new string('x', 40)}a'", $"'{new string('x', 40)}b'", $"'{new string('x', 31)}\U0001F600z'", "'\uFFFD'", "'\U0001F600'", LongText],
        ["day"] = ["DATE'1969-12-31'", "DATE'2024-02-29'", "DATE'2024-03-10'", "DATE'0001-01-01'", "DATE'9999-12-31'"],
        ["at"] = ["TIMESTAMP'2024-03-10 06:59:59.999999Z'", "TIMESTAMP'2024-03-10 07:00:00.000001Z'", "TIMESTAMP'2024-03-10 00:00:00'", "TIMESTAMP'1960-01-01 00:00:00.000500Z'"],
        ["clock"] = ["TIMESTAMP_NTZ'2024-03-10 02:30:00.000999'", "TIMESTAMP_NTZ'2024-03-10 02:30:00.001'", "TIMESTAMP_NTZ'1969-12-31 23:59:59.9999'"],
        ["amount"] = ["-1.005BD", "0.000BD", "7.000BD", "999999999.999BD"],
        ["big"] = ["1234567890123456789012345678.12BD", "-1.00BD", "7.00BD"],
        ["flag"] = ["true", "false"],
    };

    private static readonly string[] Comparable = ["i", "d", "f", "s", "day", "at", "clock", "amount", "big", "flag"];

    // Values of other types than the column's, which the analysis casts.
    private static readonly Dictionary<string, string[]> Strange = new()
    {
        ["i"] = ["7L", "7.0D", "7.5BD", "'7'", "9999999999L", "7.00BD"],
        ["d"] = ["1.5BD", "0", "'NaN'", "CAST('0.1' AS FLOAT)"],
        ["f"] = ["0.1D", "0", "3.25BD", "CAST('0.1' AS FLOAT)"],
        ["s"] = ["'x'", $"'{new string('x', 32)}'", "'\uFFFF'"],
        ["day"] = ["'2024-03-10'", "TIMESTAMP'2024-03-10 00:00:00'", "TIMESTAMP_NTZ'2024-02-29 00:00:00'"],
        ["at"] = ["'2024-03-10 03:00:00'", "DATE'2024-03-10'", "TIMESTAMP_NTZ'2024-03-10 02:30:00'", "'2024-03-10T07:00:00.000001Z'"],
        ["clock"] = ["'2024-03-10 02:30:00.001'", "DATE'1970-01-01'", "TIMESTAMP'2024-03-10 07:30:00Z'"],
        ["amount"] = ["7", "7.0D", "'7'", "-1.0050BD", "0.0001BD"],
        ["big"] = ["7", "7.0D", "7.000BD"],
        ["flag"] = ["'true'", "null"],
    };

    private DuckDbEngine _engine = null!;

    [SetUp]
    public void Open() => _engine = TestEngine.Open(("spark.sql.session.timeZone", "America/New_York"));

    [TearDown]
    public void Close() => _engine.Dispose();

    [Test]
    public void A_query_that_leaves_files_out_gives_the_rows_of_one_that_reads_them_all()
    {
        var skipped = 0;
        var cases = from table in Table() from predicates in Gen.ListOf(Predicate(2), PredicatesPerTable) select (table, predicates.ToArray());
        Prop.ForAll(cases.ToArbitrary(), c => skipped += Check(c.table, c.Item2)).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
        Assert.That(skipped, Is.GreaterThan(100), "files left out");
    }

    private int Check(TableCase table, string[] predicates)
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, "t");
        foreach (var file in table.Files)
        {
            Write(path, file, table.PartitionColumn);
        }

        var read = new DataSource("delta", null, Options.None, [path]);
        return predicates.Sum(predicate => Compare(read, predicate));
    }

    // Conditions do not pass a limit, so that a filter above one reads all files.
    private int Compare(DataSource read, string predicate)
    {
        var narrowed = read.Where(predicate).Select("id");
        var whole = new Limit(read, int.MaxValue).Where(predicate).Select("id");
        Assert.That(Ids(narrowed), Is.EqualTo(Ids(whole)), predicate);
        return FilesRead(whole) - FilesRead(narrowed);
    }

    private long[] Ids(Relation plan) => [.. _engine.Rows(plan).Select(r => r.GetAs<long>(0)).Order()];

    private int FilesRead(Relation plan)
    {
        var text = _engine.Explain(plan, ExplainMode.Simple);
        var at = text.LastIndexOf('(', text.IndexOf(" files)", StringComparison.Ordinal)) + 1;
        return int.Parse(text.AsSpan(at, text.IndexOf(' ', at) - at), CultureInfo.InvariantCulture);
    }

    private void Write(string path, string[][] rows, string? partition)
    {
        var columns = Schema.Fields.Select((f, i) => $"CAST(v{i} AS {f.DataType.Sql}) AS {f.Name}").ToArray();
        var all = rows.Select(row => TestEngine.One.Select([.. row.Select((v, i) => $"CAST({v} AS {Schema[i].DataType.Sql}) AS v{i}")]))
            .Aggregate((a, b) => new SetOperation(a, b, SetOperationType.Union, true, false, false)).Select(columns);
        _engine.Execute(
            new WriteOperation(all, "delta", path, null, TableSaveMethod.SaveAsTable, SaveMode.Append, partition is null ? [] : [partition], Options.None), CancellationToken.None);
    }

    private static Gen<TableCase> Table() =>
        from files in Gen.Choose(2, 4)
        from rows in Gen.ListOf(File(), files)
        from partition in Gen.Elements(null, null, "i", "s", "day", "at", "clock", "amount", "flag", "d").Where(p => p != "s" || !HasLongText(rows))
        select new TableCase([.. rows], partition);

    // A directory's name has at most 255 bytes.
    private static bool HasLongText(IEnumerable<string[][]> files) => files.Any(f => f.Any(row => row.Contains(LongText)));

    // A file has few different values, so that its bounds are narrow.
    private static Gen<string[][]> File() =>
        from pools in Gen.CollectToArray(Comparable, c => Gen.Choose(1, 2).SelectMany(n => Gen.ListOf(Gen.Elements(Pools[c].Append("null").ToArray()), n)).Select(v => v.ToArray()))
        from count in Gen.Choose(1, 3)
        from rows in Gen.ListOf(Row(pools), count)
        select rows.ToArray();

    private static Gen<string[]> Row(string[][] pools) =>
        from id in Gen.Choose(0, int.MaxValue)
        from values in Gen.CollectToArray(pools, Gen.Elements)
        select values.Prepend(id.ToString(CultureInfo.InvariantCulture)).ToArray();

    private static Gen<string> Predicate(int depth) => depth == 0 ? Atom() : Gen.Frequency(
        (3, Atom()),
        (2, from a in Predicate(depth - 1) from b in Predicate(depth - 1) from word in Gen.Elements("AND", "OR") select $"({a} {word} {b})"),
        (1, Predicate(depth - 1).Select(p => $"NOT ({p})")));

    private static Gen<string> Atom() =>
        from column in Gen.Elements(Comparable)
        from one in Gen.Elements(Pools[column].Concat(Strange[column]).ToArray())
        from other in Gen.Elements(Pools[column].Append("null").ToArray())
        from sign in Gen.Elements("=", "<>", "<", "<=", ">", ">=", "<=>")
        from kind in Gen.Choose(0, 9)
        select kind switch
        {
            0 => $"{column} IS NULL",
            1 => $"{column} IS NOT NULL",
            2 => $"{column} IN ({one}, {other})",
            3 => $"{column} BETWEEN {other} AND {one}",
            4 => $"{one} {sign} {column}",
            5 when column == "s" => "s LIKE 'x%'",
            6 when column == "s" => $"startswith(s, {other})",
            7 when column == "flag" => "flag",
            _ => $"{column} {sign} {one}",
        };

    private sealed record TableCase(string[][][] Files, string? PartitionColumn)
    {
        public override string ToString() => $"by {PartitionColumn}: {string.Join(" | ", Files.Select(f => string.Join("; ", f.Select(r => string.Join(", ", r)))))}";
    }
}
