using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>A write of rows into files, and what Spark wrote; a line of <c>writers.jsonl</c>.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Format">The files' format.</param>
/// <param name="Query">The rows.</param>
/// <param name="Options">The writer's options.</param>
/// <param name="Extensions">The ends of the files' names.</param>
/// <param name="Text">What the files hold together, unpacked; after <c>base64:</c> as bytes.</param>
/// <param name="Errors">The classes of the error, from the outermost to the cause.</param>
internal sealed record WriteCase(string Name, string Format, string Query, Dictionary<string, string>? Options, string[]? Extensions, string? Text, string[]? Errors)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal static IEnumerable<WriteCase> Read(string path) =>
        File.ReadLines(path).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<WriteCase>(l, Json)!);

    /// <summary>What the engine writes.</summary>
    internal (string Text, string[] Extensions) Write(SparkSession session, string directory)
    {
        var writer = session.Sql(Query).Coalesce(1).Write().Format(Format);
        foreach (var (name, value) in Options ?? [])
        {
            writer.Option(name, value);
        }

        writer.Save(directory);
        var files = Directory.GetFiles(directory, "part-*").Order(StringComparer.Ordinal).ToArray();
        var bytes = files.SelectMany(Unpacked).ToArray();
        return (
            Text?.StartsWith("base64:", StringComparison.Ordinal) == true ? "base64:" + Convert.ToBase64String(bytes) : Encoding.UTF8.GetString(bytes),
            [.. files.Select(f => Path.GetFileName(f).Split("-c000")[^1]).Distinct()]);
    }

    private static byte[] Unpacked(string file)
    {
        using var packed = File.OpenRead(file);
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(packed, CompressionMode.Decompress)
            : file.EndsWith(".deflate", StringComparison.Ordinal) ? new ZLibStream(packed, CompressionMode.Decompress) : packed;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
