using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// Texts, a row for each line: one column of type STRING, in which bytes that are not UTF-8 become U+FFFD, or of type BINARY, which holds
/// the line's bytes as they are.
/// </summary>
internal sealed class TextFormat : IFileFormat
{
    public string Name => "text";

    public StructType InferSchema(IReadOnlyList<string> paths) => new StructType().Add("value", new StringType());

    public string ScanSql(
        IReadOnlyList<string> paths, StructType schema, IReadOnlyList<StructField> columns, string timeZone, QueryResources resources)
    {
        if (schema is not [{ DataType: StringType or BinaryType }])
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", $"Text files have one column of type STRING or BINARY, not {schema.SimpleString}.");
        }

        var line = schema[0].DataType is StringType ? "spark_line(line)" : "line";
        return $"SELECT {string.Concat(columns.Select(c => $"{line} AS {DuckDbNames.Quote(c.Name)}, "))}filename FROM ({LineScan.Sql(paths)})";
    }
}
