using System.Globalization;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using SparkPersonalization.Delta.Checkpoints;

namespace SparkPersonalization.Benchmarks.DeltaLogs;

/// <summary>
/// The least that tells a table's files: the path and size of each, from the checkpoint that the hint names and the commits after it. It
/// knows no removes, no protocol, no metadata, and checks nothing.
/// </summary>
internal static class MinimalReader
{
    /// <returns>The size of each file by its path.</returns>
    internal static Dictionary<string, long> Read(string log)
    {
        var files = new Dictionary<string, long>(StringComparer.Ordinal);
        var hint = Path.Combine(log, "_last_checkpoint");
        var checkpoint = File.Exists(hint) ? JsonDocument.Parse(File.ReadAllBytes(hint)).RootElement.GetProperty("version").GetInt64() : -1;
        if (checkpoint >= 0)
            AddCheckpoint(Path.Combine(log, $"{checkpoint:D20}.checkpoint.parquet"), files);
        foreach (var commit in Directory.GetFiles(log, "*.json").Order(StringComparer.Ordinal).Where(path => VersionOf(path) > checkpoint))
            AddCommit(File.ReadAllBytes(commit), files);
        return files;
    }

    private static long VersionOf(string path) => long.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture);

    private static void AddCommit(byte[] json, Dictionary<string, long> files)
    {
        const int depthOfFields = 2;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true });
        string? path = null;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != depthOfFields)
                continue;
            if (reader.ValueTextEquals("path"u8))
            {
                reader.Read();
                path = reader.GetString();
            }
            else if (reader.ValueTextEquals("size"u8))
            {
                reader.Read();
                files[path!] = reader.GetInt64();
            }
        }
    }

    private static void AddCheckpoint(string file, Dictionary<string, long> files)
    {
        using var stream = File.OpenRead(file);
        var reader = ParquetReader.CreateAsync(stream, new ParquetOptions { TreatByteArrayAsString = true }).Result();
        try
        {
            var fields = reader.Schema.GetDataFields();
            for (var group = 0; group < reader.RowGroupCount; group++)
            {
                using var rows = reader.OpenRowGroupReader(group);
                AddGroup(rows, fields.First(f => f.Path.ToString() == "add/path"), fields.First(f => f.Path.ToString() == "add/size"), files);
            }
        }
        finally
        {
            reader.DisposeAsync().Finish();
        }
    }

    private static void AddGroup(ParquetRowGroupReader rows, DataField path, DataField size, Dictionary<string, long> files)
    {
        var count = (int)rows.RowCount;
        var (paths, sizes) = (new ReadOnlyMemory<char>[count], new long[count]);
        var (pathLevels, sizeLevels) = (new int[count], new int[count]);
        rows.ReadRawAsync<ReadOnlyMemory<char>>(path, paths, pathLevels.AsMemory(), null).Finish();
        rows.ReadRawAsync<long>(size, sizes, sizeLevels.AsMemory(), null).Finish();
        var next = 0;
        foreach (var level in pathLevels.Where(level => level == path.MaxDefinitionLevel))
        {
            files[new string(paths[next].Span)] = sizes[next];
            next++;
        }
    }
}
