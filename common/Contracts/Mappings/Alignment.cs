using System.Globalization;
using SparkPersonalization.Contracts.Rules;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts.Mappings;

/// <summary>A value in the type of its column.</summary>
/// <param name="Value">The value in Spark SQL: structs by their fields' names, others by <c>try_cast</c>.</param>
/// <param name="Failed">When some part of it could not be cast; null where that cannot be.</param>
internal sealed record Aligned(string Value, string? Failed);

/// <summary>Brings values into the types of a contract's columns.</summary>
/// <param name="fault">Takes what cannot be brought: a path in the value, and why.</param>
internal sealed class Alignment(Action<string> fault)
{
    /// <summary>Aligns a value.</summary>
    /// <param name="value">The value in SQL, a name or a part of one, as it is said several times.</param>
    /// <param name="from">Its type.</param>
    /// <param name="to">The wanted field.</param>
    /// <param name="path">The wanted field's path.</param>
    /// <param name="depth">How many arrays are around it.</param>
    internal Aligned Of(string value, DataType from, StructField to, string path, int depth = 0) => (from, to.DataType) switch
    {
        (NullType, _) => new Aligned($"CAST(NULL AS {to.DataType.Sql})", null),
        (StructType source, StructType target) => Struct(value, source, target, path, depth),
        (ArrayType source, ArrayType target) => Array(value, source, target, path, depth),
        (StructType or ArrayType or MapType, _) or (_, StructType or ArrayType or MapType) => Unfit(from, to, path),
        _ when from == to.DataType => new Aligned(value, null),
        _ => new Aligned($"try_cast({value} AS {to.DataType.Sql})", $"({value} IS NOT NULL AND try_cast({value} AS {to.DataType.Sql}) IS NULL)"),
    };

    private Aligned Struct(string value, StructType from, StructType to, string path, int depth)
    {
        foreach (var extra in from.Where(f => Find(to, f.Name) is null))
            fault($"'{path}' has no field '{extra.Name}'. Near ones: {string.Join(", ", NearNames.Of(extra.Name, to.FieldNames))}.");
        var fields = to.Select(f => (f.Name, Aligned: Find(from, f.Name) is { } source
            ? Of($"{value}.{Sql.Name(source.Name)}", source.DataType, f, $"{path}.{f.Name}", depth)
            : new Aligned($"CAST(NULL AS {f.DataType.Sql})", null))).ToList();
        var made = $"named_struct({string.Join(", ", fields.Select(f => $"{Sql.Text(f.Name)}, {f.Aligned.Value}"))})";
        var failed = fields.Select(f => f.Aligned.Failed).OfType<string>().ToList();
        return new Aligned($"CASE WHEN {value} IS NOT NULL THEN {made} END", failed.Count == 0 ? null : Sql.Any(failed));
    }

    private Aligned Array(string value, ArrayType from, ArrayType to, string path, int depth)
    {
        var variable = string.Create(CultureInfo.InvariantCulture, $"a{depth}");
        var element = Of(variable, from.ElementType, new StructField("element", to.ElementType), $"{path}[]", depth + 1);
        return element.Value == variable
            ? new Aligned(value, null)
            : new Aligned($"transform({value}, {variable} -> {element.Value})", element.Failed is { } failed ? $"exists({value}, {variable} -> {failed})" : null);
    }

    private Aligned Unfit(DataType from, StructField to, string path)
    {
        fault($"'{path}' is {to.DataType.SimpleString} in the contract, which {from.SimpleString} does not become.");
        return new Aligned($"CAST(NULL AS {to.DataType.Sql})", null);
    }

    private static StructField? Find(StructType type, string name) => type.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));
}
