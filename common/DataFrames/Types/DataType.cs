using System.Text.Json.Nodes;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>
/// The type of a column or of a value inside one, as Spark SQL defines it. Types are immutable and compare by value.
/// </summary>
public abstract record DataType
{
    /// <summary>The name used in schemas written as JSON, such as <c>integer</c> or <c>decimal(10,2)</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>The short form that <c>printSchema</c> and <c>DTypes</c> show, such as <c>int</c> or <c>array&lt;string&gt;</c>.</summary>
    public virtual string SimpleString => TypeName;

    /// <summary>The form used in SQL texts and error messages, such as <c>INT</c>.</summary>
    public virtual string Sql => SimpleString.ToUpperInvariant();

    /// <summary>The type as Spark writes it in JSON: a string for simple types, an object for nested ones.</summary>
    public string Json => ToJsonNode().ToJsonString(SchemaJson.Options);

    /// <summary>Reads a type from the JSON form that Spark and Delta write.</summary>
    /// <param name="json">A JSON text, such as <c>"integer"</c> (with quotes) or a struct object.</param>
    /// <returns>The type.</returns>
    /// <exception cref="FormatException">The text is not a type in Spark's JSON form.</exception>
    public static DataType ParseDataType(string json) => SchemaJson.Parse(json);

    /// <summary>Reads a type from a DDL text such as <c>id BIGINT, tags ARRAY&lt;STRING&gt;</c> or <c>decimal(10,2)</c>.</summary>
    /// <param name="ddl">A type, or a list of columns, which gives a struct.</param>
    /// <returns>The type.</returns>
    /// <exception cref="FormatException">The text is not a type in Spark's DDL.</exception>
    public static DataType FromDdl(string ddl) => DdlParser.Parse(ddl);

    /// <summary>Reads a type from either form, JSON or DDL, as the schema arguments of Spark's functions take both.</summary>
    internal static DataType FromText(string text) => text.AsSpan().TrimStart() is ['{' or '"', ..] ? ParseDataType(text) : FromDdl(text);

    /// <inheritdoc/>
    public sealed override string ToString() => SimpleString;

    internal virtual JsonNode ToJsonNode() => JsonValue.Create(TypeName);
}

/// <summary>A type whose values have no parts: everything but arrays, maps and structs.</summary>
public abstract record AtomicType : DataType;

/// <summary>A type of numbers.</summary>
public abstract record NumericType : AtomicType;

/// <summary>A type of whole numbers of fixed width.</summary>
public abstract record IntegralType : NumericType;

/// <summary>A type of binary floating-point numbers.</summary>
public abstract record FractionalType : NumericType;
