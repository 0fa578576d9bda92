using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Analysis.Functions;

namespace SparkPersonalization.Engines.DuckDb.Catalogs;

/// <summary>The functions that are built in, and those of C# that were given a name, as rows. They are in no database.</summary>
internal static class KnownFunctions
{
    /// <summary>All names, in order.</summary>
    internal static IEnumerable<object?[]> All(RegisteredFunctions registered) => FunctionTable.All.SelectMany(f => f.Aliases.Prepend(f.Name))
        .Except(FunctionTable.Internal, StringComparer.Ordinal).Concat(registered.Names).Order(StringComparer.Ordinal).Select(Row);

    /// <summary>Whether there is a function.</summary>
    internal static bool Has(string name, string? database, RegisteredFunctions registered) => database is null
        && (registered.Find(Name(name)) is not null || (FunctionTable.Find(Name(name)) is { } function && !FunctionTable.Internal.Contains(function.Name)));

    /// <summary>A function.</summary>
    /// <exception cref="AnalysisException">There is none of that name.</exception>
    internal static object?[] Find(string name, string? database, RegisteredFunctions registered) => Has(name, database, registered)
        ? Row(Name(name))
        : throw new AnalysisException("UNRESOLVED_ROUTINE", $"Cannot resolve routine {NameParts.Quote(name)}{(database is null ? Near(name) : $" in {NameParts.Quote(database)}: functions that are built in are in no database")}.");

    // Operators are functions too, and no names as in SQL.
    private static string Name(string name) => name is ['`', .. var quoted, '`'] ? quoted : name;

    private static string Near(string name) => FunctionTable.Near(Name(name)).ToList() is { Count: > 0 } near ? $". Did you mean one of {string.Join(", ", near.Select(NameParts.Quote))}?" : "";

    private static object?[] Row(string name) => [name, null, null, null, null, true];
}
