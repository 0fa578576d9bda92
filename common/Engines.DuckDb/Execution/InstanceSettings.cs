using System.Globalization;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Files;
using SparkPersonalization.Engines.DuckDb.Tables;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>The statements that make a fresh instance into a sandbox with Spark's settings.</summary>
internal static class InstanceSettings
{
    /// <summary>
    /// In the order that DuckDB needs: the directories before external access ends, and the lock last, after which none of it can change.
    /// </summary>
    internal static IEnumerable<string> Statements(InstanceOptions options, string tempDirectory)
    {
        // DuckDB asks for the path as the statement has it, and for the file that it finds.
        yield return $"SET GLOBAL allowed_directories = [{string.Join(", ", options.Roots.Concat(options.Roots.Select(SqlLists.AsGlob)).Distinct().Select(DuckDbNames.Literal))}]";
        yield return $"SET GLOBAL temp_directory = {DuckDbNames.Literal(tempDirectory)}";
        if (options.TempSizeLimit is { } tempSize)
        {
            yield return $"SET GLOBAL max_temp_directory_size = '{Bytes(tempSize)}'";
        }

        if (options.MemoryLimit is { } memory)
        {
            yield return $"SET GLOBAL memory_limit = '{Bytes(memory)}'";
        }

        if (options.Threads is { } threads)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"SET GLOBAL threads = {threads}");
        }

        // It would keep the bytes of files that were read, up to the limit of memory. Most are read once, and the system keeps them too.
        yield return "SET GLOBAL enable_external_file_cache = false";

        // As many rows as a row group has: DuckDB would have half a million in memory for each thread.
        yield return string.Create(CultureInfo.InvariantCulture, $"SET GLOBAL partitioned_write_flush_threshold = {TableFileWriter.RowsPerGroup}");
        yield return $"SET GLOBAL TimeZone = {DuckDbNames.Literal(options.TimeZone)}";
        yield return "SET GLOBAL default_null_order = 'NULLS_FIRST_ON_ASC_LAST_ON_DESC'";
        yield return "SET GLOBAL autoinstall_known_extensions = false";
        yield return "SET GLOBAL autoload_known_extensions = false";
        yield return "SET GLOBAL enable_external_access = false";
        yield return "SET GLOBAL lock_configuration = true";
    }

    private static string Bytes(long count) => string.Create(CultureInfo.InvariantCulture, $"{count}B");
}
