using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Draws a schema as Spark's <c>printSchema</c> does.</summary>
internal sealed class SchemaTree
{
    private readonly StringBuilder _text = new();

    /// <summary>The tree down to a level, or all of it where that is less than 1.</summary>
    internal static string Draw(StructType schema, int level = 0)
    {
        var tree = new SchemaTree();
        tree._text.Append("root\n");
        tree.Fields(schema, " |", level > 0 ? level : int.MaxValue);
        return tree._text.ToString();
    }

    private void Fields(StructType schema, string prefix, int levels)
    {
        foreach (var field in schema)
        {
            Line(prefix, ShowTable.Escape(field.Name), field.DataType, $" (nullable = {Text(field.IsNullable)})", levels);
        }
    }

    private void Line(string prefix, string name, DataType type, string suffix, int levels)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{prefix}-- {name}: {type.TypeName}{suffix}\n");
        if (levels > 1)
        {
            Inside(type, prefix + "    |", levels - 1);
        }
    }

    private void Inside(DataType type, string prefix, int levels)
    {
        switch (type)
        {
            case StructType schema:
                Fields(schema, prefix, levels);
                break;
            case ArrayType array:
                Line(prefix, "element", array.ElementType, $" (containsNull = {Text(array.ContainsNull)})", levels);
                break;
            case MapType map:
                Line(prefix, "key", map.KeyType, "", levels);
                Line(prefix, "value", map.ValueType, $" (valueContainsNull = {Text(map.ValueContainsNull)})", levels);
                break;
        }
    }

    private static string Text(bool value) => value ? "true" : "false";
}
