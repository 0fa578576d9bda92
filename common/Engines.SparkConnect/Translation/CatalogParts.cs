using static SparkPersonalization.Engines.SparkConnect.Protocol.Catalog.Types;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>The few parts of which messages about the catalog are made.</summary>
internal static class CatalogParts
{
    internal static Named Named(string name) => new() { Name = name };

    internal static NamedInDatabase Named(string name, string? database)
    {
        var result = new NamedInDatabase { Name = name };
        if (database is not null)
        {
            result.DbName = database;
        }

        return result;
    }

    internal static Pattern Pattern(string? pattern) => pattern is null ? new() : new() { Pattern_ = pattern };

    internal static PatternInDatabase Pattern(string? database, string? pattern)
    {
        var result = new PatternInDatabase();
        if (database is not null)
        {
            result.DbName = database;
        }

        if (pattern is not null)
        {
            result.Pattern = pattern;
        }

        return result;
    }
}
