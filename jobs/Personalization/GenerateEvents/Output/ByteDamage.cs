using System.Text;
using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

/// <summary>Spoils the bytes of a record that was written whole. None of it adds a line break.</summary>
internal static class ByteDamage
{
    /// <summary>The largest record that the pipeline takes by default: 1 MiB.</summary>
    internal const int MaxRecordBytes = 1 << 20;

    private static readonly byte[][] NoObjects = [.. new[] { "null", "42", "[]", "\"a text\"", "[{\"type\":\"track\"}]" }.Select(Encoding.UTF8.GetBytes)];

    internal static bool Spoils(Damage damage) =>
        damage is Damage.Truncated or Damage.NotUtf8 or Damage.NotAnObject or Damage.DuplicateKey or Damage.Oversized;

    internal static byte[] Apply(in PlannedRecord record, ReadOnlySpan<byte> whole) => record.Damage switch
    {
        Damage.Truncated => Cut(whole, 1 + (int)(record.Event.Number * 31 % (whole.Length - 1))),
        Damage.NotUtf8 => WithStrayByte(whole),
        Damage.NotAnObject => NoObjects[record.Event.Number % NoObjects.Length],
        Damage.DuplicateKey => [.. whole[..^1], .. ",\"type\":\"track\"}"u8],
        Damage.Oversized => Padded(whole),
        _ => throw new ArgumentOutOfRangeException(nameof(record), record.Damage, "This damage is not one of bytes."),
    };

    // Between characters: a record that ends within one is not UTF-8, which is another reason.
    private static byte[] Cut(ReadOnlySpan<byte> whole, int length)
    {
        while ((whole[length] & 0xC0) == 0x80)
            length--;
        return whole[..length].ToArray();
    }

    // 0xFF stands nowhere in UTF-8. The place lies in the message id, which comes first.
    private static byte[] WithStrayByte(ReadOnlySpan<byte> whole)
    {
        var bytes = whole.ToArray();
        bytes["{\"messageId\":\"".Length + 4] = 0xFF;
        return bytes;
    }

    private static byte[] Padded(ReadOnlySpan<byte> whole)
    {
        var padding = new byte[MaxRecordBytes];
        padding.AsSpan().Fill((byte)'x');
        return [.. whole[..^1], .. ",\"padding\":\""u8, .. padding, .. "\"}"u8];
    }
}
