using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Engines.DuckDb.Files;
using SparkPersonalization.Engines.DuckDb.Persisting;

namespace SparkPersonalization.Engines.DuckDb.Catalogs;

/// <summary>
/// What a session knows by name: one catalog with one database, which holds no tables; temporary views; and files and tables by their paths,
/// whose format stands in the place of a database.
/// </summary>
/// <param name="views">The temporary views.</param>
/// <param name="persisted">The plans whose rows are kept.</param>
/// <param name="bind">Analyses plans.</param>
internal sealed class SessionCatalog(TemporaryViews views, PersistedPlans persisted, Func<Relation, BoundRelation> bind)
{
    internal const string Name = "spark_catalog";
    internal const string Database = "default";

    /// <summary>The temporary views.</summary>
    internal TemporaryViews Views => views;

    /// <summary>The C# functions that have a name.</summary>
    internal RegisteredFunctions Functions { get; } = new();

    /// <summary>The plans whose rows are kept.</summary>
    internal PersistedPlans Persisted => persisted;

    /// <summary>Analyses a plan.</summary>
    internal BoundRelation Bind(Relation plan) => bind(plan);

    /// <summary>Refuses the name of a database that is not there.</summary>
    internal static void CheckDatabase(string? name)
    {
        if (name is not null && !IsDatabase(name) && !IsSame(name, TemporaryViews.GlobalDatabase))
        {
            throw NoDatabase(name);
        }
    }

    /// <summary>Whether a name is that of the one database.</summary>
    internal static bool IsDatabase(string name) => NameParts.Parse(name) switch
    {
        [var database] => IsSame(database, Database),
        [var catalog, var database] => IsSame(catalog, Name) && IsSame(database, Database),
        _ => false,
    };

    internal static AnalysisException NoDatabase(string name) => new(
        "SCHEMA_NOT_FOUND", $"The schema {NameParts.Quote(NameParts.Parse(name))} cannot be found: the embedded engine has {Database} alone, and {TemporaryViews.GlobalDatabase} for the temporary views of all sessions.");

    /// <summary>A name with its database.</summary>
    internal static string Qualified(string name, string? database) => database is null ? name : NameParts.Quote([.. NameParts.Parse(database), name]);

    /// <summary>A name of a database of the catalog itself, which temporary views are in none of.</summary>
    internal static string OfCatalog(string name, string database) => NameParts.Quote([Name, database, name]);

    /// <summary>What a name means.</summary>
    /// <exception cref="AnalysisException">There is no such view or path.</exception>
    internal NamedRows Find(string name) => views.Find(name) is { } view
        ? new NamedRows(NameParts.Parse(name), view, bind(view))
        : new NamedRows(NameParts.Parse(name), null, bind(new NamedTable(name, Options.None)));

    /// <summary>The plan of a view whose rows are to be kept or not.</summary>
    /// <exception cref="AnalysisException">There is no view of that name.</exception>
    internal Relation View(string name) => views.Find(name) ?? (Find(name) is { View: { } view } ? view : throw new AnalysisException(
        "UNSUPPORTED_FEATURE", $"The rows of {name} cannot be kept by that name: each read of a path is one of its own. Make a view of it (CreateOrReplaceTempView), or Cache() its DataFrame."));

    internal static bool IsSame(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a name means.</summary>
/// <param name="Parts">The name's parts.</param>
/// <param name="View">The view's plan, or null for a path.</param>
/// <param name="Rows">The analysed rows.</param>
internal sealed record NamedRows(IReadOnlyList<string> Parts, Relation? View, BoundRelation Rows);
