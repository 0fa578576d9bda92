using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Draws a schema as Spark's <c>printSchema</c> does.</summary>
internal sealed class SchemaTree
{
    private readonly StringBuilder _text = new();

    internal static string Draw(StructType schema)
    {
        var tree = new SchemaTree();
        tree._text.Append("root\n");
        tree.Fields(schema, " |");
        return tree._text.ToString();
    }

    private void Fields(StructType schema, string prefix)
    {
        foreach (var field in schema)
        {
            Line(prefix, ShowTable.Escape(field.Name), field.DataType, $" (nullable = {Text(field.IsNullable)})");
        }
    }

    private void Line(string prefix, string name, DataType type, string suffix)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{prefix}-- {name}: {type.TypeName}{suffix}\n");
        Inside(type, prefix + "    |");
    }

    private void Inside(DataType type, string prefix)
    {
        switch (type)
        {
            case StructType schema:
                Fields(schema, prefix);
                break;
            case ArrayType array:
                Line(prefix, "element", array.ElementType, $" (containsNull = {Text(array.ContainsNull)})");
                break;
            case MapType map:
                Line(prefix, "key", map.KeyType, "");
                Line(prefix, "value", map.ValueType, $" (valueContainsNull = {Text(map.ValueContainsNull)})");
                break;
        }
    }

    private static string Text(bool value) => value ? "true" : "false";
}
