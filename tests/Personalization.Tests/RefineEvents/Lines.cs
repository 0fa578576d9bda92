namespace SparkPersonalization.Personalization.Tests.RefineEvents;

/// <summary>Lines of generated files, as bytes: not all are UTF-8.</summary>
internal static class Lines
{
    internal static IEnumerable<byte[]> Of(string file)
    {
        var bytes = File.ReadAllBytes(file);
        for (var start = 0; start < bytes.Length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            yield return bytes[start..end];
            start = end + 1;
        }
    }
}
