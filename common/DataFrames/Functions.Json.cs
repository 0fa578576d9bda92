using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>JSON and CSV.</summary>
public static partial class Functions
{
    /// <summary>The default of <see cref="FromJsonStrict"/>: 1 MiB.</summary>
    public const int MaxJsonBytes = 1 << 20;

    /// <summary>The JSON text as a value of <paramref name="schema"/>; what does not fit is null. <paramref name="options"/> are those of the JSON reader.</summary>
    /// <example><code>FromJson(Lit("{\"id\": 1}"), "id INT, name STRING")  // {1, NULL}</code></example>
    public static Column FromJson(Column column, DataType schema, IReadOnlyDictionary<string, string>? options = null) =>
        FromJson(column, Lit(schema.Json), options);

    /// <summary>The JSON text as a value of <paramref name="schema"/>, a DDL text such as <c>a INT, b STRING</c>; what does not fit is null.</summary>
    public static Column FromJson(Column column, string schema, IReadOnlyDictionary<string, string>? options = null) => FromJson(column, Lit(schema), options);

    /// <summary>The JSON text as a value of <paramref name="schema"/>, a constant text or <see cref="SchemaOfJson(Column)"/> of one; what does not fit is null.</summary>
    public static Column FromJson(Column column, Column schema, IReadOnlyDictionary<string, string>? options = null) =>
        Call("from_json", WithOptions([column, schema], options));

    /// <summary>
    /// Reads untrusted JSON strictly: <paramref name="json"/> must be UTF-8 and exactly one object of <paramref name="maxBytes"/> bytes at most,
    /// without duplicate keys, nested 1,000 levels deep and with numbers of 1,000 digits at most. Gives a struct: <c>error</c> (string: null where
    /// the text is well formed, else a code), <c>mismatches</c> (array of string: the paths whose JSON type is not that of the column, which is then
    /// null) and <c>value</c> (<paramref name="schema"/>; null where there is an error). A field's metadata may say <c>"json": "raw"</c> (a string column takes any value as
    /// JSON text) and <c>"jsonNull": "absent"</c> (a JSON null is no mismatch, as if the key were not there). The verdict is the same on every engine.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBytes"/> is not above zero.</exception>
    /// <example><code>FromJsonStrict(Lit("{\"id\": \"x\"}"), new StructType().Add("id", new IntegerType())).GetField("mismatches")  // [id:string]</code></example>
    public static Column FromJsonStrict(Column json, StructType schema, int maxBytes = MaxJsonBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        return Call("from_json_strict", json, Lit(schema.Json), Lit(maxBytes));
    }

    /// <summary>A struct, array or map as JSON text; null fields are left out.</summary>
    /// <example><code>ToJson(Struct(Lit(1).As("id"), Lit("a").As("name")))  // {"id":1,"name":"a"}</code></example>
    public static Column ToJson(Column column, IReadOnlyDictionary<string, string>? options = null) => Call("to_json", WithOptions([column], options));

    /// <summary>The part of a JSON text at a path such as <c>$.a[0].b</c>, as text; null where there is none.</summary>
    /// <example><code>GetJsonObject(Lit("{\"a\": [{\"b\": 1}]}"), "$.a[0].b")  // 1</code></example>
    public static Column GetJsonObject(Column column, string path) => Call("get_json_object", column, Lit(path));

    /// <summary>The fields of a JSON object as columns <c>c0</c>, <c>c1</c>...</summary>
    /// <example><code>JsonTuple(Lit("{\"a\": 1, \"b\": \"x\"}"), "a", "b")  // 1 | x</code></example>
    public static Column JsonTuple(Column column, params string[] fields) => Call("json_tuple", [column, .. fields.Select(f => Lit(f))]);

    /// <summary>The schema of a JSON text, as DDL.</summary>
    /// <example><code>SchemaOfJson(Lit("{\"a\": [1, 2.5]}"))  // STRUCT&lt;a: ARRAY&lt;DOUBLE&gt;&gt;</code></example>
    public static Column SchemaOfJson(Column json) => Call("schema_of_json", json);

    /// <summary>The schema of a JSON text, as DDL; <paramref name="options"/> are those of the JSON reader.</summary>
    public static Column SchemaOfJson(Column json, IReadOnlyDictionary<string, string> options) => Call("schema_of_json", WithOptions([json], options));

    /// <summary>The schema of the constant text <paramref name="json"/>, as DDL.</summary>
    public static Column SchemaOfJson(string json) => SchemaOfJson(Lit(json));

    /// <summary>The CSV line as a struct of <paramref name="schema"/>, a DDL text; <paramref name="options"/> are those of the CSV reader.</summary>
    /// <example><code>FromCsv(Lit("1,a"), "id INT, name STRING")  // {1, a}</code></example>
    public static Column FromCsv(Column column, string schema, IReadOnlyDictionary<string, string>? options = null) => FromCsv(column, Lit(schema), options);

    /// <summary>The CSV line as a struct of <paramref name="schema"/>; <paramref name="options"/> are those of the CSV reader.</summary>
    public static Column FromCsv(Column column, StructType schema, IReadOnlyDictionary<string, string>? options = null) =>
        FromCsv(column, Lit(schema.Json), options);

    /// <summary>
    /// The CSV line as a struct of <paramref name="schema"/>, a constant text or <see cref="SchemaOfCsv(Column)"/> of one; <paramref name="options"/> are those of
    /// the CSV reader.
    /// </summary>
    public static Column FromCsv(Column column, Column schema, IReadOnlyDictionary<string, string>? options = null) =>
        Call("from_csv", WithOptions([column, schema], options));

    /// <summary>A struct as a CSV line.</summary>
    /// <example><code>ToCsv(Struct(Lit(1), Lit("a")))  // 1,a</code></example>
    public static Column ToCsv(Column column, IReadOnlyDictionary<string, string>? options = null) => Call("to_csv", WithOptions([column], options));

    private static Column[] WithOptions(Column[] arguments, IReadOnlyDictionary<string, string>? options) => options is null or { Count: 0 }
        ? arguments
        : [.. arguments, Map([.. options.SelectMany(o => new[] { Lit(o.Key), Lit(o.Value) })])];
}
