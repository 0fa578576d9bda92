using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Predicates;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Finds the columns of a table in expressions on it.</summary>
/// <param name="schema">The table's schema.</param>
/// <param name="alias">The name by which expressions call the table, or null.</param>
/// <param name="needsAlias">Whether a name without alias may mean something else.</param>
internal sealed class TargetColumns(StructType schema, string? alias, bool needsAlias = false)
{
    /// <summary>The path of a column in the schema's case, or null where the name is none of the table's.</summary>
    internal ColumnPath? Find(string identifier)
    {
        var parts = ColumnNames.Parts(identifier);
        if (parts.Count > 1 && alias is not null && parts[0].Equals(alias, StringComparison.OrdinalIgnoreCase))
        {
            return Path([.. parts.Skip(1)]);
        }

        return needsAlias ? null : Path(parts);
    }

    private ColumnPath? Path(IReadOnlyList<string> parts)
    {
        var names = new List<string>();
        DataType? at = schema;
        foreach (var part in parts)
        {
            if (at is not StructType fields || SchemaMerging.Find(fields, part) is not { } field)
            {
                return null;
            }

            names.Add(field.Name);
            at = field.DataType;
        }

        return new ColumnPath(names);
    }
}
