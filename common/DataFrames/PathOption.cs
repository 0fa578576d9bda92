using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>Option <c>path</c>, the other way to give a reader or writer its path.</summary>
internal static class PathOption
{
    private const string Name = "path";

    internal static (ValueList<string> Paths, Options Options) Take(string[] paths, Options options) => options.Get(Name) switch
    {
        null => (paths.ToValueList(), options),
        var path when paths.Length == 0 => ([path], options.Without(Name)),
        _ => throw new InvalidOperationException("The path is given twice: as option 'path' and as an argument. Leave one out."),
    };

    internal static (string? Path, Options Options) Take(string? path, Options options)
    {
        var (paths, rest) = Take(path is null ? [] : new[] { path }, options);
        return (paths is [var only] ? only : null, rest);
    }
}
