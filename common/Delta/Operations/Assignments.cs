using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Turns the assignments of an update or an insert into one value for each column of the table.</summary>
/// <param name="schema">The table's columns.</param>
/// <param name="alias">The name by which keys may call the table, or null.</param>
internal sealed class Assignments(StructType schema, string? alias)
{
    private readonly TargetColumns _columns = new(schema, alias);

    /// <summary>The values of all columns.</summary>
    /// <param name="assignments">What is set.</param>
    /// <param name="unset">The value of a column that is not set.</param>
    internal IReadOnlyList<Expression> Values(IReadOnlyList<Assignment> assignments, Func<StructField, Expression> unset)
    {
        var set = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            Set(set, Path(assignment.Key), Parsed(assignment.Value), unset);
        }

        return [.. schema.Select(field => set.GetValueOrDefault(field.Name) ?? unset(field))];
    }

    private static Expression Parsed(Expression expression) =>
        expression is ExpressionString text ? SparkSqlParser.ParseExpression(text) : expression;

    private void Set(Dictionary<string, Expression> set, IReadOnlyList<string> path, Expression value, Func<StructField, Expression> unset)
    {
        var column = path[0];
        if (path.Count > 1)
        {
            var before = set.GetValueOrDefault(column) ?? unset(schema[column]);
            set[column] = new UpdateFields(before, string.Join('.', path.Skip(1).Select(p => $"`{p}`")), value);
        }
        else if (!set.TryAdd(column, value))
        {
            throw new DeltaOperationException("DELTA_DUPLICATE_COLUMNS_ON_UPDATE_TABLE", $"The column '{column}' is set twice. Please remove duplicate columns before you update your table.");
        }
    }

    private IReadOnlyList<string> Path(Expression key)
    {
        var identifier = (Parsed(key) as UnresolvedAttribute)?.UnparsedIdentifier
            ?? throw new DeltaOperationException("DELTA_MERGE_UNRESOLVED_EXPRESSION", $"Only a column can be set, not {key}.");
        return _columns.Find(identifier)?.Names
            ?? throw new DeltaOperationException(
                "DELTA_MERGE_UNRESOLVED_EXPRESSION", $"Cannot resolve {identifier} in the columns set, given columns {string.Join(", ", schema.FieldNames)}.");
    }
}
