namespace SparkPersonalization.DataFrames.Notebooks;

/// <summary>
/// Tells .NET Interactive how a type is shown in a notebook. That kernel knows the attribute, the source and its formatters by their names and
/// members, so that this room needs no package of the kernel's.
/// </summary>
/// <param name="formatterSourceType">The type that makes the formatters.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The forms in which the kernel gives a value where nobody asks for another: a query runs once for each.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}
