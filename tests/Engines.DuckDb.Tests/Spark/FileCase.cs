using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>A read of files, and what Spark answered; a line of <c>readers.jsonl</c>.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Format">The files' format.</param>
/// <param name="Files">Texts by the files' names; after <c>base64:</c> bytes, after <c>gzip:</c> a text to be compressed.</param>
/// <param name="Tables">Queries by the directories into which Parquet files of their rows are written.</param>
/// <param name="Times">When files were changed.</param>
/// <param name="Options">The reader's options, with <c>${dir}</c> for the directory.</param>
/// <param name="Conf">The session's settings.</param>
/// <param name="Schema">The schema that the reader is given.</param>
/// <param name="Path">The path in the directory.</param>
/// <param name="Select">The query of the view <c>v</c> of what is read; all of it by default.</param>
/// <param name="Answer">The schema of Spark's answer.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Errors">The classes of its error, from the outermost to the cause; of some Spark says none.</param>
internal sealed record FileCase(
    string Name,
    string Format,
    Dictionary<string, string>? Files,
    Dictionary<string, string>? Tables,
    Dictionary<string, DateTime>? Times,
    Dictionary<string, string>? Options,
    Dictionary<string, string>? Conf,
    string? Schema,
    string? Path,
    string? Select,
    string? Answer,
    string?[][]? Rows,
    string[]? Errors)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal static IReadOnlyList<FileCase> Read(string path) =>
        [.. System.IO.File.ReadLines(path).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<FileCase>(l, Json)!)];

    /// <summary>Puts the files into a directory.</summary>
    internal void Write(SparkSession session, string directory)
    {
        foreach (var (name, text) in Files ?? [])
        {
            var file = System.IO.Path.Combine(directory, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            System.IO.File.WriteAllBytes(file, Bytes(text));
            if (Times?.TryGetValue(name, out var time) == true)
            {
                System.IO.File.SetLastWriteTimeUtc(file, DateTime.SpecifyKind(time, DateTimeKind.Utc));
            }
        }

        foreach (var (name, query) in Tables ?? [])
        {
            session.Sql(query).Write().Parquet(System.IO.Path.Combine(directory, name));
        }
    }

    /// <summary>What is read from a directory.</summary>
    internal DataFrame Load(SparkSession session, string directory)
    {
        var reader = session.Read().Format(Format);
        foreach (var (name, value) in Options ?? [])
        {
            reader.Option(name, value.Replace("${dir}", directory, StringComparison.Ordinal));
        }

        if (Schema is not null)
        {
            reader.Schema(Schema);
        }

        var rows = reader.Load(Path is null ? directory : $"{directory}/{Path}");
        if (Select is null)
        {
            return rows;
        }

        rows.CreateOrReplaceTempView("v");
        return session.Sql(Select.Replace("${dir}", directory, StringComparison.Ordinal));
    }

    private static byte[] Bytes(string text)
    {
        if (text.StartsWith("base64:", StringComparison.Ordinal))
        {
            return Convert.FromBase64String(text["base64:".Length..]);
        }

        if (!text.StartsWith("gzip:", StringComparison.Ordinal))
        {
            return new UTF8Encoding(false).GetBytes(text);
        }

        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionMode.Compress))
        {
            zip.Write(Encoding.UTF8.GetBytes(text["gzip:".Length..]));
        }

        return packed.ToArray();
    }
}
