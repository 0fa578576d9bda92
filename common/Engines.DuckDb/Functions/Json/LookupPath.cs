using System.Globalization;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json;

/// <summary>A step into a JSON value.</summary>
/// <param name="Name">The member of an object; null for an element of an array.</param>
/// <param name="Index">The element's place, from 0.</param>
internal readonly record struct LookupStep(string? Name, int Index)
{
    /// <summary>Whether all elements of an array are meant.</summary>
    internal bool IsWildcard => Name == "*";
}

/// <summary>Reads paths such as <c>$.a[0]['b']</c>.</summary>
internal static class LookupPath
{
    /// <summary>The steps of a path; null where it is none.</summary>
    internal static IReadOnlyList<LookupStep>? Parse(string path)
    {
        if (!path.StartsWith('$'))
        {
            return null;
        }

        var steps = new List<LookupStep>();
        var rest = path.AsSpan(1);
        while (!rest.IsEmpty)
        {
            if (TryStep(ref rest) is not { } step)
            {
                return null;
            }

            steps.Add(step);
        }

        return steps;
    }

    private static LookupStep? TryStep(ref ReadOnlySpan<char> rest) => rest switch
    {
        ['.', ..] => TryName(ref rest, 1, rest[1..].IndexOfAny('.', '['), 0),
        ['[', '\'', ..] => TryName(ref rest, 2, rest[2..].IndexOf("']"), 2),
        ['[', '*', ']', ..] => TryName(ref rest, 1, 1, 1),
        ['[', ..] => TryIndex(ref rest),
        _ => null,
    };

    private static LookupStep? TryName(ref ReadOnlySpan<char> rest, int start, int length, int end)
    {
        if (length == 0 || (length < 0 && end > 0) || start == rest.Length)
        {
            return null;
        }

        var name = length < 0 ? rest[start..] : rest.Slice(start, length);
        rest = rest[Math.Min(rest.Length, start + name.Length + end)..];
        return new LookupStep(name.ToString(), 0);
    }

    private static LookupStep? TryIndex(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(']');
        if (end < 0 || !int.TryParse(rest[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return null;
        }

        rest = rest[(end + 1)..];
        return new LookupStep(null, index);
    }
}
