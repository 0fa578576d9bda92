using System.Globalization;

namespace SparkPersonalization.Engines.DuckDb.Execution.Types;

/// <summary>A type of DuckDB. <see cref="SparkTypes"/> gives the one for a type of the API.</summary>
internal sealed class DuckDbType
{
    private DuckDbType(DuckDbTypeKind kind, params IReadOnlyList<DuckDbField> fields)
    {
        Kind = kind;
        Fields = fields;
    }

    internal static DuckDbType Boolean { get; } = new(DuckDbTypeKind.Boolean);

    internal static DuckDbType TinyInt { get; } = new(DuckDbTypeKind.TinyInt);

    internal static DuckDbType SmallInt { get; } = new(DuckDbTypeKind.SmallInt);

    internal static DuckDbType Integer { get; } = new(DuckDbTypeKind.Integer);

    internal static DuckDbType BigInt { get; } = new(DuckDbTypeKind.BigInt);

    internal static DuckDbType Float { get; } = new(DuckDbTypeKind.Float);

    internal static DuckDbType Double { get; } = new(DuckDbTypeKind.Double);

    internal static DuckDbType Varchar { get; } = new(DuckDbTypeKind.Varchar);

    internal static DuckDbType Blob { get; } = new(DuckDbTypeKind.Blob);

    internal static DuckDbType Date { get; } = new(DuckDbTypeKind.Date);

    internal static DuckDbType Timestamp { get; } = new(DuckDbTypeKind.Timestamp);

    internal static DuckDbType TimestampTz { get; } = new(DuckDbTypeKind.TimestampTz);

    internal static DuckDbType Interval { get; } = new(DuckDbTypeKind.Interval);

    /// <summary>Any type at all; for a function's parameters only.</summary>
    internal static DuckDbType Any { get; } = new(DuckDbTypeKind.Any);

    /// <summary>What kind of type it is.</summary>
    internal DuckDbTypeKind Kind { get; }

    /// <summary>All digits of a decimal; 0 for other types.</summary>
    internal byte Precision { get; private init; }

    /// <summary>The digits after a decimal's point; 0 for other types.</summary>
    internal byte Scale { get; private init; }

    /// <summary>A struct's fields; a list's <c>element</c>; a map's <c>key</c> and <c>value</c>; else none.</summary>
    internal IReadOnlyList<DuckDbField> Fields { get; }

    /// <summary>The type of a list's elements.</summary>
    internal DuckDbType Element => Fields[0].Type;

    /// <summary>The type as DuckDB's SQL writes it.</summary>
    internal string Sql => Kind switch
    {
        DuckDbTypeKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"DECIMAL({Precision},{Scale})"),
        DuckDbTypeKind.List => $"{Element.Sql}[]",
        DuckDbTypeKind.Map => $"MAP({Fields[0].Type.Sql}, {Fields[1].Type.Sql})",
        DuckDbTypeKind.Struct => $"STRUCT({string.Join(", ", Fields.Select(f => $"{DuckDbNames.Quote(f.Name)} {f.Type.Sql}"))})",
        DuckDbTypeKind.TimestampTz => "TIMESTAMPTZ",
        DuckDbTypeKind.SqlNull => "\"NULL\"",
        _ => Kind.ToString().ToUpperInvariant(),
    };

    internal static DuckDbType Of(DuckDbTypeKind kind) => new(kind);

    internal static DuckDbType Decimal(int precision, int scale) =>
        new(DuckDbTypeKind.Decimal) { Precision = (byte)precision, Scale = (byte)scale };

    internal static DuckDbType List(DuckDbType element) => new(DuckDbTypeKind.List, new DuckDbField("element", element));

    internal static DuckDbType Map(DuckDbType key, DuckDbType value) =>
        new(DuckDbTypeKind.Map, new DuckDbField("key", key), new DuckDbField("value", value));

    internal static DuckDbType Struct(params IReadOnlyList<DuckDbField> fields) => fields.Count > 0
        ? new DuckDbType(DuckDbTypeKind.Struct, fields)
        : throw new NotSupportedException("The embedded engine has no struct without fields: give the struct a field, or leave it out.");

    public override string ToString() => Sql;
}

/// <summary>A named part of a nested type.</summary>
/// <param name="Name">The name, any text.</param>
/// <param name="Type">The type.</param>
internal sealed record DuckDbField(string Name, DuckDbType Type);
