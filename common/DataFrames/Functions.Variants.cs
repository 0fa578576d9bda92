namespace SparkPersonalization.DataFrames;

/// <summary>Values of type VARIANT, each of which knows its own type.</summary>
public static partial class Functions
{
    /// <summary>The JSON text as a VARIANT; an error where it is none.</summary>
    /// <example><code>ParseJson(Lit("{\"a\": [1, 2.5]}")).Cast("string")  // {"a":[1,2.5]}</code></example>
    public static Column ParseJson(Column column) => Call("parse_json", column);

    /// <summary>The JSON text as a VARIANT; null where it is none.</summary>
    /// <example><code>TryParseJson(Lit("{oops")).IsNull()  // true</code></example>
    public static Column TryParseJson(Column column) => Call("try_parse_json", column);

    /// <summary>The part of a VARIANT at a path such as <c>$.a[0]['b c']</c>, cast to <paramref name="targetType"/>, a DDL text; null where there is no such part, an error where it does not fit.</summary>
    /// <example><code>VariantGet(ParseJson(Lit("{\"a\": [1, 2]}")), "$.a[1]", "int")  // 2</code></example>
    public static Column VariantGet(Column column, string path, string targetType) => Call("variant_get", column, Lit(path), Lit(targetType));

    /// <summary>As <see cref="VariantGet"/>, but null also where the part does not fit.</summary>
    /// <example><code>TryVariantGet(ParseJson(Lit("{\"a\": \"x\"}")), "$.a", "int")  // NULL</code></example>
    public static Column TryVariantGet(Column column, string path, string targetType) => Call("try_variant_get", column, Lit(path), Lit(targetType));

    /// <summary>Whether the value is a null of JSON, not of SQL.</summary>
    /// <example><code>IsVariantNull(ParseJson(Lit("null")))  // true</code></example>
    public static Column IsVariantNull(Column column) => Call("is_variant_null", column);

    /// <summary>The type of the value, such as <c>OBJECT&lt;a: BIGINT&gt;</c>.</summary>
    /// <example><code>SchemaOfVariant(ParseJson(Lit("{\"a\": [1, 2.5]}")))  // OBJECT&lt;a: ARRAY&lt;DECIMAL(21,1)&gt;&gt;</code></example>
    public static Column SchemaOfVariant(Column column) => Call("schema_of_variant", column);

    /// <summary>The type that all values have.</summary>
    /// <example><code>SchemaOfVariantAgg(ParseJson(Col("x")))  // over VALUES ('1'), ('2.5') AS t(x): DECIMAL(21,1)</code></example>
    public static Column SchemaOfVariantAgg(Column column) => Call("schema_of_variant_agg", column);

    /// <summary>A struct, array or map as a VARIANT.</summary>
    /// <example><code>SchemaOfVariant(ToVariantObject(NamedStruct(Lit("a"), Lit(1))))  // OBJECT&lt;a: BIGINT&gt;</code></example>
    public static Column ToVariantObject(Column column) => Call("to_variant_object", column);
}
