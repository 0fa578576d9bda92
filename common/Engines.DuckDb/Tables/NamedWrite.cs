using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Engines.DuckDb.Catalogs;
using SparkPersonalization.Engines.DuckDb.Files;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>Runs writes to tables that are named: Delta tables by their paths, for the embedded engine has no others.</summary>
/// <param name="operations">The operations of the table at a path.</param>
/// <param name="catalog">What the session knows by name.</param>
/// <param name="settings">The session's settings.</param>
internal sealed class NamedWrite(Func<string, DeltaOperations> operations, SessionCatalog catalog, DuckDbSettings settings)
{
    private static readonly string[] OtherFormats = ["parquet", "csv", "json", "text", "orc", "avro"];

    // What the rows themselves raise, as texts in brackets before the message.
    private static readonly string[] OfRows = ["DELTA_NOT_NULL_CONSTRAINT_VIOLATED", "DELTA_REPLACE_WHERE_MISMATCH", "CAST_OVERFLOW_IN_TABLE_INSERT"];

    /// <summary>Runs a write.</summary>
    /// <exception cref="AnalysisException">The name is no table's, or Delta refuses the write.</exception>
    internal void Run(WriteOperationV2 write, CancellationToken cancellation)
    {
        var parts = SparkSqlParser.ParseTableName(write.TableName);
        CheckName(write, parts);
        CheckProvider(write);
        try
        {
            operations(parts[1]).Write(write, cancellation);
        }
        catch (DeltaTableNotFoundException e)
        {
            throw NotFound(write, e);
        }
        catch (DeltaOperationException e)
        {
            throw new AnalysisException(e.ErrorClass, e.Reason, e);
        }
        catch (SparkException e) when (e.ErrorClass == "USER_RAISED_EXCEPTION" && OfRows.FirstOrDefault(c => e.Message.Contains($"[{c}]", StringComparison.Ordinal)) is { } errorClass)
        {
            throw new SparkException(errorClass, Unprefixed(e.Message, errorClass), e);
        }
    }

    private static string Unprefixed(string message, string errorClass) => message[(message.IndexOf($"[{errorClass}]", StringComparison.Ordinal) + errorClass.Length + 2)..].TrimStart();

    private static AnalysisException NotFound(WriteOperationV2 write, DeltaTableNotFoundException e) =>
        write.MakesTable ? new("TABLE_OR_VIEW_NOT_FOUND", $"The table or view `delta`.`{e.TablePath}` cannot be found. Check the path, or call CreateOrReplace.", e)
        : Directory.Exists(e.TablePath) ? new("DELTA_TABLE_NOT_FOUND", e.Reason, e)
        : new("PATH_NOT_FOUND", $"Path does not exist: {e.TablePath}. Make the table first (Create).", e);

    private void CheckName(WriteOperationV2 write, IReadOnlyList<string> parts)
    {
        if (parts is [var format, _] && SourceResolver.IsDelta(format))
        {
            return;
        }

        throw write.MakesTable ? NoTables(write.TableName, parts)
            : catalog.Views.Find(write.TableName) is not null ? new AnalysisException("_LEGACY_ERROR_TEMP_1007", $"Cannot write into temp view {write.TableName}: it is a query, not a table.")
            : new AnalysisException("TABLE_OR_VIEW_NOT_FOUND", $"The table or view {write.TableName} cannot be found. The embedded engine knows Delta tables by their paths: delta.`/path/to/table`.");
    }

    private static AnalysisException NoTables(string name, IReadOnlyList<string> parts) => parts is [var database, _] && !SessionCatalog.IsDatabase(database)
        ? SessionCatalog.NoDatabase(database)
        : new AnalysisException("UNSUPPORTED_FEATURE", $"The embedded engine makes no table {name}: it has none by name. Name it by its path: delta.`/path/to/table`.");

    private void CheckProvider(WriteOperationV2 write)
    {
        var provider = write.Provider ?? settings.Get("spark.sql.sources.default")!;
        if (!write.MakesTable || SourceResolver.IsDelta(provider))
        {
            return;
        }

        const string advice = "A table that is named by its path is a Delta table: call Using(\"delta\").";
        throw !OtherFormats.Contains(provider, StringComparer.OrdinalIgnoreCase) ? new SparkException("DATA_SOURCE_NOT_FOUND", $"Failed to find the data source: {provider}. {advice}")
            : write.Mode == TableWriteMode.Create ? new AnalysisException("SCHEMA_NOT_FOUND", $"The schema `spark_catalog`.`delta` cannot be found, in which a table of {provider} would be. {advice}")
            : new AnalysisException("UNSUPPORTED_FEATURE.TABLE_OPERATION", $"Tables of {provider} do not support REPLACE TABLE AS SELECT. {advice}");
    }
}
