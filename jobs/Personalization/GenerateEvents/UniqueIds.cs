using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>Counts as random-looking UUIDs (version 4), no two alike.</summary>
internal sealed class UniqueIds
{
    private const ulong SixtyBits = (1UL << 60) - 1;
    private readonly ulong _salt;

    private UniqueIds(ulong origin, ulong kind) => _salt = SeededRandom.Mix((origin << 8) + kind);

    /// <summary>Ids of messages: other ones for any other options, as those of two runs may come into one lake.</summary>
    internal static UniqueIds OfMessages(GenerateEventsOptions options) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(options))), 'm');

    /// <summary>Ids of devices, whose people come again in a longer run.</summary>
    internal static UniqueIds OfDevices(GenerateEventsOptions options) => new((ulong)options.Seed, 'd');

    internal Guid At(long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, SeededRandom.Mix(_salt ^ (ulong)number) & ~0xF000UL | 0x4000UL);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Scatter((ulong)number) | 0x8000000000000000UL);
        return new Guid(bytes, bigEndian: true);
    }

    // Each step is a bijection of 60-bit numbers, so that different numbers stay different.
    private ulong Scatter(ulong number)
    {
        var value = (number + _salt) & SixtyBits;
        value = value * 0x9E3779B97F4A7C15 & SixtyBits;
        value ^= value >> 30;
        return value * 0xBF58476D1CE4E5B9 & SixtyBits;
    }
}
