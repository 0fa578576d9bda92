using System.Text;

namespace SparkPersonalization.Delta.Actions;

/// <summary>
/// A text, or a part of bytes that many texts share and from which it is made each time it is asked for: of a large table most texts of
/// statistics are never read, and as objects of their own they would be most of what a snapshot weighs.
/// </summary>
internal readonly struct PackedText : IEquatable<PackedText>
{
    private readonly object? _source;
    private readonly int _start;
    private readonly int _length;

    internal PackedText(string? text) => _source = text;

    private PackedText(byte[] utf8, int start, int length) => (_source, _start, _length) = (utf8, start, length);

    public static bool operator ==(PackedText left, PackedText right) => left.Equals(right);

    public static bool operator !=(PackedText left, PackedText right) => !left.Equals(right);

    /// <summary>The text; null where there is none.</summary>
    internal string? Text => _source is byte[] bytes ? Encoding.UTF8.GetString(bytes, _start, _length) : (string?)_source;

    public bool Equals(PackedText other) => Text == other.Text;

    public override bool Equals(object? obj) => obj is PackedText other && Equals(other);

    public override int GetHashCode() => Text?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <summary>Packs texts one behind the other.</summary>
    internal sealed class Packer
    {
        // Large enough to be few, small enough that files which leave the table soon let theirs go.
        private const int BlockSize = 1 << 20;

        private byte[] _block = [];
        private int _used;

        internal PackedText Add(ReadOnlySpan<char> text)
        {
            var most = Encoding.UTF8.GetMaxByteCount(text.Length);
            if (_block.Length - _used < most)
            {
                (_block, _used) = (new byte[Math.Max(BlockSize, most)], 0);
            }

            if (!Encoding.UTF8.TryGetBytes(text, _block.AsSpan(_used), out var length))
            {
                throw new InvalidOperationException("A text took more bytes than it can take at most.");
            }

            var packed = new PackedText(_block, _used, length);
            _used += length;
            return packed;
        }
    }
}
