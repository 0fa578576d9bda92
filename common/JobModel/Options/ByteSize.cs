using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SparkPersonalization.JobModel.Options;

/// <summary>A size of data, written <c>512</c>, <c>64KiB</c>, <c>1MiB</c>, <c>2GiB</c> or <c>1TiB</c> (powers of 1,024).</summary>
/// <param name="Bytes">Bytes, zero or more.</param>
public readonly record struct ByteSize(long Bytes) : IComparable<ByteSize>, IComparable
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>Reads a size.</summary>
    /// <param name="text">A whole number and a unit; bytes where there is none. Capitals do not matter.</param>
    /// <param name="size">The size.</param>
    /// <returns>Whether the text is a size.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ByteSize size)
    {
        size = default;
        var trimmed = text.AsSpan().Trim();
        var digits = trimmed.IndexOfAnyExceptInRange('0', '9');
        var number = digits < 0 ? trimmed : trimmed[..digits];
        var unit = digits < 0 ? "B" : trimmed[digits..].Trim().ToString();
        var power = Array.FindIndex(Units, known => known.Equals(unit, StringComparison.OrdinalIgnoreCase));
        if (power < 0 || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        if (count > long.MaxValue >> (10 * power))
            return false;
        size = new ByteSize(count << (10 * power));
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ByteSize other) => Bytes.CompareTo(other.Bytes);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        ByteSize other => CompareTo(other),
        _ => throw new ArgumentException($"A size cannot be compared with a {obj.GetType()}.", nameof(obj)),
    };

    /// <summary>The size in the largest unit that gives a whole number: <c>1MiB</c>.</summary>
    /// <returns>A text that <see cref="TryParse"/> reads.</returns>
    public override string ToString()
    {
        var power = 0;
        var count = Bytes;
        while (power < Units.Length - 1 && count != 0 && count % 1024 == 0)
        {
            count /= 1024;
            power++;
        }
        return string.Create(CultureInfo.InvariantCulture, $"{count}{Units[power]}");
    }

    /// <summary>Whether the left is smaller.</summary>
    public static bool operator <(ByteSize left, ByteSize right) => left.Bytes < right.Bytes;

    /// <summary>Whether the left is larger.</summary>
    public static bool operator >(ByteSize left, ByteSize right) => left.Bytes > right.Bytes;

    /// <summary>Whether the left is smaller or the same.</summary>
    public static bool operator <=(ByteSize left, ByteSize right) => left.Bytes <= right.Bytes;

    /// <summary>Whether the left is larger or the same.</summary>
    public static bool operator >=(ByteSize left, ByteSize right) => left.Bytes >= right.Bytes;
}
