using SparkPersonalization.Contracts.Rules;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts.Mappings;

/// <summary>Finds a contract's columns by their paths, and builds the contract's value of those that are set.</summary>
internal sealed class TargetTree(StructType schema)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>The paths of all columns that can be set.</summary>
    internal IEnumerable<string> Paths => All(schema, "");

    /// <summary>The column at a path, or null.</summary>
    internal StructField? Find(string path)
    {
        StructField? found = null;
        var type = (DataType)schema;
        foreach (var name in path.Split('.'))
        {
            found = (type as StructType)?.Find(name);
            if (found is null)
                return null;
            type = found.DataType;
        }

        return found;
    }

    /// <summary>The near paths of one that is not there.</summary>
    internal string Near(string path) => string.Join(", ", NearNames.Of(path, Paths));

    /// <summary>Sets a column.</summary>
    internal void Set(string path, string value) => _values[path] = value;

    /// <summary>A column that is set together with the struct around it, which would be said twice; or null.</summary>
    internal string? Around(string path) => _values.Keys.FirstOrDefault(k => path.StartsWith(k + ".", StringComparison.Ordinal));

    /// <summary>The value of the whole, or of a column, in SQL.</summary>
    internal string Value(StructType type, string path = "") =>
        $"named_struct({string.Join(", ", type.Select(f => $"{Sql.Text(f.Name)}, {Value(f, path.Length == 0 ? f.Name : $"{path}.{f.Name}")}"))})";

    // A struct of which nothing is set is null, not a struct of nulls.
    internal string Value(StructField field, string path) =>
        _values.TryGetValue(path, out var value) ? value
        : field.DataType is StructType type && _values.Keys.Any(k => k.StartsWith(path + ".", StringComparison.Ordinal)) ? Value(type, path)
        : $"CAST(NULL AS {field.DataType.Sql})";

    private static IEnumerable<string> All(StructType type, string prefix) => type.SelectMany(f =>
        f.DataType is StructType inner ? All(inner, $"{prefix}{f.Name}.").Prepend(prefix + f.Name) : [prefix + f.Name]);
}
