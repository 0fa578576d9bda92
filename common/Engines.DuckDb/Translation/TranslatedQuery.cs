using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Memory;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Persisting;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>A plan as one statement of DuckDB, and what an instance must have before it can run it. To be disposed when it will not run again.</summary>
/// <param name="Sql">A SELECT whose columns are those of <paramref name="Schema"/>, by position.</param>
/// <param name="Schema">The result's columns.</param>
/// <param name="Resources">The tables, functions and directories that it uses.</param>
internal sealed record TranslatedQuery(string Sql, StructType Schema, QueryResources Resources) : IDisposable
{
    public void Dispose() => Resources.FreeMemory();

    /// <summary>The query, whose columns all have names, so that they can be written.</summary>
    /// <exception cref="SparkException">A column has none.</exception>
    internal TranslatedQuery Named() => !Schema.FieldNames.Contains("")
        ? this
        : throw new SparkException("UNSUPPORTED_FEATURE", "The embedded engine does not write a column whose name is empty. Name it, as in WithColumnRenamed(\"\", \"name\").");
}

/// <summary>What statements use beside DuckDB itself.</summary>
internal sealed class QueryResources
{
    private static long _lastTable;
    private readonly List<LocalRows> _tables = [];
    private readonly List<MemoryRows> _memory = [];
    private readonly HashSet<ScalarFunctionDefinition> _functions = [];
    private readonly HashSet<string> _roots = new(StringComparer.Ordinal);
    private readonly HashSet<string> _targets = new(StringComparer.Ordinal);
    private readonly HashSet<PersistedRows> _kept = [];

    /// <summary>The rows of this process, to be copied into tables.</summary>
    internal IReadOnlyList<LocalRows> Tables => _tables;

    /// <summary>Rows in memory, by the numbers that <see cref="MemoryFunction"/> knows them by.</summary>
    internal IReadOnlyList<MemoryRows> Memory => _memory;

    /// <summary>Whether all that the statement reads is in memory, so that one like it may come again for other rows.</summary>
    internal bool IsRepeatable => _memory.Count > 0 && _tables.Count == 0 && _roots.Count == 0;

    /// <summary>Functions that not every instance has.</summary>
    internal IReadOnlyCollection<ScalarFunctionDefinition> Functions => _functions;

    /// <summary>The directories whose files are read or written.</summary>
    internal IReadOnlyCollection<string> Roots => [.. _roots, .. _targets];

    /// <summary>Kept rows whose files must be there.</summary>
    internal IReadOnlyCollection<PersistedRows> Kept => _kept;

    /// <summary>Asks for a table of rows.</summary>
    /// <returns>The table's name.</returns>
    internal string AddTable(StructType schema, IReadOnlyList<object?[]> rows)
    {
        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"rows_{Interlocked.Increment(ref _lastTable)}");
        _tables.Add(new LocalRows(name, schema, rows));
        return name;
    }

    /// <summary>Asks for rows in memory.</summary>
    /// <returns>Their number.</returns>
    internal int AddMemory(MemoryRows rows)
    {
        _memory.Add(rows);
        return _memory.Count - 1;
    }

    /// <summary>Asks for a function.</summary>
    /// <returns>The function's name.</returns>
    internal string AddFunction(ScalarFunctionDefinition function)
    {
        _functions.Add(function);
        return function.Name;
    }

    /// <summary>Asks for access to a directory that is read.</summary>
    internal void AddRoot(string directory) => _roots.Add(directory);

    /// <summary>Asks for access to a directory that is written to.</summary>
    internal void AddTarget(string directory) => _targets.Add(directory);

    /// <summary>Asks for access to the directories of files.</summary>
    internal void AddFiles(IEnumerable<string> paths) => _roots.UnionWith(paths.Select(path => Path.GetDirectoryName(path)!));

    /// <summary>Asks for kept rows.</summary>
    internal void AddKept(PersistedRows rows) => _kept.Add(rows);

    /// <summary>Frees the rows in memory that were read for these statements alone.</summary>
    internal void FreeMemory()
    {
        foreach (var rows in _memory.Where(rows => !rows.IsKept))
        {
            rows.Dispose();
        }
    }
}

/// <summary>Rows of this process under a table's name.</summary>
/// <param name="Name">The table's name, unique in the process.</param>
/// <param name="Schema">The columns.</param>
/// <param name="Rows">The rows.</param>
internal sealed record LocalRows(string Name, StructType Schema, IReadOnlyList<object?[]> Rows);
