using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Export.Columns;

/// <summary>
/// A column, or a part of one, that takes values and spreads them over Parquet's leaf columns with their levels: the repetition level tells
/// at which list a new element begins, the definition level how many of the optional and repeated parts around a value are there.
/// </summary>
internal abstract class ColumnNode
{
    /// <summary>Adds a value, or null.</summary>
    internal abstract void Add(object? value, int repetition, int definition);

    /// <summary>Notes that a part around this one is null or empty.</summary>
    internal abstract void AddNothing(int repetition, int definition);
}

/// <summary>A struct. In the file it is always optional.</summary>
/// <param name="fields">The fields.</param>
internal sealed class StructNode(IReadOnlyList<ColumnNode> fields) : ColumnNode
{
    internal override void Add(object? value, int repetition, int definition)
    {
        if (value is not Row row)
        {
            AddNothing(repetition, definition);
            return;
        }

        for (var i = 0; i < fields.Count; i++)
        {
            fields[i].Add(row.Get(i), repetition, definition + 1);
        }
    }

    internal override void AddNothing(int repetition, int definition)
    {
        foreach (var field in fields)
        {
            field.AddNothing(repetition, definition);
        }
    }
}

/// <summary>An array. In the file it is always optional.</summary>
/// <param name="element">The elements.</param>
/// <param name="depth">How many arrays there are down to this one, itself included.</param>
internal sealed class ArrayNode(ColumnNode element, int depth) : ColumnNode
{
    internal override void Add(object? value, int repetition, int definition)
    {
        if (value is not IReadOnlyList<object?> elements)
        {
            AddNothing(repetition, definition);
            return;
        }

        if (elements.Count == 0)
        {
            AddNothing(repetition, definition + 1);
        }

        for (var i = 0; i < elements.Count; i++)
        {
            element.Add(elements[i], i == 0 ? repetition : depth, definition + 2);
        }
    }

    internal override void AddNothing(int repetition, int definition) => element.AddNothing(repetition, definition);
}
