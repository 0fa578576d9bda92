using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// Texts, a row for each line, or for each file with option <c>wholetext</c>: one column of type STRING, in which bytes that are not UTF-8
/// become U+FFFD, or of type BINARY, which holds the line's bytes as they are. Option <c>lineSep</c> says what ends a line.
/// </summary>
internal sealed class TextFormat(Options options) : IFileFormat
{
    private readonly LineRules _rules = LineRules.Of(options, options.GetBoolean("wholetext", false));

    public string Name => "text";

    public StructType InferSchema(IReadOnlyList<string> paths) => new StructType().Add("value", new StringType());

    public string ScanSql(FileScan scan, QueryResources resources)
    {
        if (scan.Schema is not [{ DataType: StringType or BinaryType }])
        {
            throw new AnalysisException("UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", $"Text files have one column of type STRING or BINARY, not {scan.Schema.SimpleString}.");
        }

        var line = scan.Schema[0].DataType is StringType ? "spark_line(line)" : "line";
        return $"SELECT {string.Concat(scan.Columns.Select(c => $"{line} AS {DuckDbNames.Quote(c.Name)}, "))}filename FROM ({LineScan.Sql(scan.Paths, _rules)})";
    }
}
