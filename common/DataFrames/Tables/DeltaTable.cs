using System.Globalization;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tables;

/// <summary>A Delta table, to read and to change rows of: merge, update, delete. Immutable.</summary>
public sealed partial class DeltaTable
{
    // What engines and Spark's Delta say of a directory without a table, and of a name that is none.
    private static readonly string[] NoTable =
        ["PATH_NOT_FOUND", "TABLE_OR_VIEW_NOT_FOUND", "DELTA_TABLE_NOT_FOUND", "DELTA_PATH_DOES_NOT_EXIST", "DELTA_MISSING_DELTA_TABLE"];

    private readonly SparkSession _session;
    private readonly string _identifier;
    private readonly string? _alias;
    private readonly Options _options;
    private readonly Options _reading;

    private DeltaTable(SparkSession session, string identifier, string? alias, Options options, Options reading) =>
        (_session, _identifier, _alias, _options, _reading) = (session, identifier, alias, options, reading);

    /// <summary>The table in a directory.</summary>
    /// <param name="sparkSession">The session.</param>
    /// <param name="path">The directory.</param>
    /// <returns>The table; that it is there is checked when it is used.</returns>
    public static DeltaTable ForPath(SparkSession sparkSession, string path) => new(sparkSession, IdentifierOf(path), null, Options.None, Options.None);

    /// <summary>The table of a name.</summary>
    /// <param name="sparkSession">The session.</param>
    /// <param name="tableOrViewName">The name as in SQL.</param>
    /// <returns>The table; that it is there is checked when it is used.</returns>
    public static DeltaTable ForName(SparkSession sparkSession, string tableOrViewName) => new(sparkSession, tableOrViewName, null, Options.None, Options.None);

    /// <summary>Whether a directory holds a Delta table.</summary>
    /// <param name="sparkSession">The session.</param>
    /// <param name="identifier">The directory.</param>
    /// <returns>Whether it does; false also where there is no such directory.</returns>
    /// <exception cref="SparkException">There is a table, but it is damaged or needs a feature that the engine lacks.</exception>
    public static bool IsDeltaTable(SparkSession sparkSession, string identifier)
    {
        try
        {
            sparkSession.Engine.Analyze(new NamedTable(IdentifierOf(identifier), Options.None));
            return true;
        }
        catch (AnalysisException e) when (NoTable.Contains(e.ErrorClass.Split('.')[0]))
        {
            return false;
        }
    }

    /// <summary>The table's rows.</summary>
    /// <returns>The rows, under the table's alias if it has one.</returns>
    public DataFrame ToDF()
    {
        var rows = new DataFrame(_session, Rows);
        return _alias is null ? rows : rows.As(_alias);
    }

    /// <summary>The table under a name that qualifies its columns in a merge.</summary>
    /// <param name="alias">The name.</param>
    /// <returns>The table.</returns>
    public DeltaTable As(string alias) => new(_session, _identifier, alias, _options, _reading);

    /// <inheritdoc cref="As"/>
    public DeltaTable Alias(string alias) => As(alias);

    /// <summary>The table with an option for the changes made through it.</summary>
    /// <param name="key"><c>txnAppId</c> and <c>txnVersion</c> (a change of an application's version or below is skipped), or <c>userMetadata</c> (a text kept with the commit).</param>
    /// <param name="value">The value.</param>
    /// <returns>The table.</returns>
    public DeltaTable Option(string key, string value) => new(_session, _identifier, _alias, _options.With(key, value), _reading);

    /// <summary>The table as of a version, to read only.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The table; its changes are refused.</returns>
    public DeltaTable VersionAsOf(long version) =>
        new(_session, _identifier, _alias, _options, _reading.With("versionAsOf", version.ToString(CultureInfo.InvariantCulture)));

    private NamedTable Rows => new(_identifier, _reading);

    private static string IdentifierOf(string path) => $"delta.{NameParts.Quote(path)}";
}
