namespace SparkPersonalization.Benchmarks.Peers;

/// <summary>The hand-written statements beside this file.</summary>
internal static class PeerSql
{
    /// <summary>A statement with its places filled in.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="places">What stands in the statement in braces, and the path in place of it.</param>
    internal static string Read(string name, params (string Name, string Path)[] places) => Read(typeof(PeerSql), name, places);

    /// <summary>A statement that lies beside a type, with its places filled in.</summary>
    internal static string Read(Type beside, string name, params (string Name, string Path)[] places)
    {
        using var stream = beside.Assembly.GetManifestResourceStream(beside, name)
            ?? throw new InvalidOperationException($"There is no statement '{name}'.");
        using var reader = new StreamReader(stream);
        return places.Aggregate(reader.ReadToEnd(), (sql, place) => sql.Replace($"{{{place.Name}}}", place.Path.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal));
    }
}
