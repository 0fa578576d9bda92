using System.Buffers.Binary;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>
/// A zone's offsets from UTC to the second, as local mean time had them before 1970, where .NET keeps whole minutes: from the system's file of
/// the zone (TZif, RFC 8536), which .NET reads too.
/// </summary>
internal sealed class ZoneHistory
{
    private const string Folder = "/usr/share/zoneinfo";
    private const int HeaderSize = 44;
    private const int TypeSize = 6;
    private const long Day = 86_400;

    private readonly long[] _changes;
    private readonly int[] _offsets;

    // The offset at a place holds before the change at that place; the last one holds after all.
    private ZoneHistory(long[] changes, int[] offsets) => (_changes, _offsets) = (changes, offsets);

    /// <summary>The history of a zone; null where the system has no file of it.</summary>
    internal static ZoneHistory? Find(string zone)
    {
        var file = Path.Combine(Folder, zone);
        return zone.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+' or '/') && File.Exists(file) ? Parse(File.ReadAllBytes(file)) : null;
    }

    /// <summary>The offset at an instant, in microseconds.</summary>
    internal long At(Timestamp instant) => Offset(Seconds(instant.Microseconds)) * TimeSpan.MicrosecondsPerSecond;

    /// <summary>The offset of a wall clock's reading, in microseconds: that of the earlier instant where it comes twice, and of the time before where it does not come.</summary>
    internal long OfLocal(Timestamp local)
    {
        var clock = Seconds(local.Microseconds);
        var (before, after) = (Offset(clock - Day), Offset(clock + Day));
        return (Offset(clock - before) == before || Offset(clock - after) != after ? before : after) * TimeSpan.MicrosecondsPerSecond;
    }

    private long Offset(long instant)
    {
        var place = Array.BinarySearch(_changes, instant);
        return _offsets[place < 0 ? ~place : place + 1];
    }

    private static long Seconds(long micros) => (long)Math.Floor((decimal)micros / TimeSpan.MicrosecondsPerSecond);

    // The file has its data twice: first with 32 bits for each time, then with 64.
    private static ZoneHistory? Parse(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderSize || !file.StartsWith("TZif"u8) || file[4] < (byte)'2')
        {
            return null;
        }

        var (times, types, others) = Counts(file);
        var data = file[(HeaderSize + (times * (sizeof(int) + 1)) + (types * TypeSize) + others)..];
        (times, types, _) = Counts(data);
        data = data[HeaderSize..];
        var (changes, offsets) = (new long[times], new int[times + 1]);
        var kinds = data[(times * sizeof(long))..];
        var facts = data[(times * (sizeof(long) + 1))..];
        offsets[0] = BinaryPrimitives.ReadInt32BigEndian(facts);
        for (var i = 0; i < times; i++)
        {
            changes[i] = BinaryPrimitives.ReadInt64BigEndian(data[(i * sizeof(long))..]);
            offsets[i + 1] = BinaryPrimitives.ReadInt32BigEndian(facts[(kinds[i] * TypeSize)..]);
        }

        return new ZoneHistory(changes, offsets);
    }

    /// <summary>How many times and types a block has, and how many bytes follow them, with times of 32 bits.</summary>
    private static (int Times, int Types, int Others) Counts(ReadOnlySpan<byte> block)
    {
        var (universal, standard, leaps) = (Count(block, 20), Count(block, 24), Count(block, 28));
        return (Count(block, 32), Count(block, 36), Count(block, 40) + (leaps * 2 * sizeof(int)) + standard + universal);
    }

    private static int Count(ReadOnlySpan<byte> block, int place) => BinaryPrimitives.ReadInt32BigEndian(block[place..]);
}
