namespace SparkPersonalization.DataFrames.Notebooks;

/// <summary>Writes a value for a notebook's cell. The kernel looks for these two members by their names.</summary>
/// <typeparam name="T">The values' type.</typeparam>
/// <param name="mimeType">What is written, such as <c>text/html</c>.</param>
/// <param name="write">Writes a value.</param>
internal sealed class NotebookFormatter<T>(string mimeType, Action<T, TextWriter> write)
{
    public string MimeType { get; } = mimeType;

    /// <summary>Writes a value.</summary>
    /// <returns>Whether it was one of the type.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value)
        {
            return false;
        }

        write(value, writer);
        return true;
    }
}
