using System.Collections.Concurrent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Catalogs;

/// <summary>The C# functions of a session that have a name, whose case does not count.</summary>
internal sealed class RegisteredFunctions
{
    private readonly ConcurrentDictionary<string, RegisterFunction> _functions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names.</summary>
    internal IEnumerable<string> Names => _functions.Keys;

    /// <summary>Gives a function its name, and takes that from the one that had it.</summary>
    /// <exception cref="AnalysisException">The name is that of a function that is built in.</exception>
    internal void Add(RegisterFunction function) => _functions[function.Name] = FunctionTable.Find(function.Name) is null
        ? function
        : throw new AnalysisException("ROUTINE_ALREADY_EXISTS", $"A function '{function.Name}' is built in, which other functions are made of: give the C# function another name.");

    /// <summary>The function that has a name, or null.</summary>
    internal RegisterFunction? Find(string name) => _functions.IsEmpty ? null : _functions.GetValueOrDefault(name);
}
