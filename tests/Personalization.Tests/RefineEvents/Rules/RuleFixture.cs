using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.RefineEvents.Rules;

namespace SparkPersonalization.Personalization.Tests.RefineEvents.Rules;

/// <summary>Asks a rule about a small table of rows, all in one query.</summary>
public abstract class RuleFixture
{
    private protected SparkSession Spark { get; private set; } = null!;

    [OneTimeSetUp]
    public void Open() => Spark = SparkSession.Builder().AppName("rules").GetOrCreate();

    [OneTimeTearDown]
    public void Close() => Spark.Dispose();

    private protected DataFrame Table(string ddl, params IEnumerable<object?[]> rows) =>
        Spark.CreateDataFrame(rows.Select(row => new GenericRow(row)), (StructType)DataType.FromDdl(ddl));

    /// <summary>A column's value for each of some texts, in their order.</summary>
    private protected IReadOnlyList<object?> Values(IEnumerable<string?> texts, Func<Column, Column> column) =>
        Values(Table("n INT, text STRING", texts.Select((text, n) => new object?[] { n, text })), column(Functions.Col("text")));

    /// <summary>A column's value for each row of a table, in the order of its column <c>n</c>.</summary>
    private protected static IReadOnlyList<object?> Values(DataFrame table, Column column) =>
        [.. table.Select(Functions.Col("n"), column.As("result")).OrderBy("n").Collect().Select(row => row[1])];

    /// <summary>Whether a rule refuses each row of a table, in the order of its column <c>n</c>.</summary>
    private protected static IReadOnlyList<bool> Refused(DataFrame table, Reason rule) =>
        [.. Values(table, rule.Refuses).Select(refuses => refuses is true)];
}
