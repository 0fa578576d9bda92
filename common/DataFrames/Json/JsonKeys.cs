using System.Buffers.Binary;
using System.Numerics;

namespace SparkPersonalization.DataFrames.Json;

/// <summary>
/// The keys of the objects that are open at a place in a text, to find those that an object has twice. They are compared after unescaping.
/// It is reused text after text, and then allocates nothing.
/// </summary>
/// <remarks>
/// Open objects lie one in another, so their keys are a stack, and the innermost object's are its top. A few keys are searched one after
/// another. An object with more keeps them in a hash table too, whose hash is seeded, so that no text can be made to collide. Slots of
/// keys that are gone stay in the table: a slot names a place on the stack, and what lies there is compared.
/// </remarks>
internal sealed class JsonKeys
{
    private const int SearchedInOrder = 16;
    private const int FirstCapacity = 64;

    private JsonToken[] _keys = new JsonToken[FirstCapacity];
    private ulong[] _prints = new ulong[FirstCapacity];
    private int[] _slots = [];
    private byte[] _unescaped = [];
    private int _unescapedLength;
    private int _usedSlots;
    private int _count;
    private int _objectStart;

    /// <summary>Whether an object of this text had a key twice.</summary>
    internal bool HasDuplicate { get; private set; }

    /// <summary>A number for a key's bytes that is equal for equal keys, and mostly not for others.</summary>
    internal static ulong Print(ReadOnlySpan<byte> key)
    {
        var ends = key.Length switch
        {
            >= 8 => BinaryPrimitives.ReadUInt64LittleEndian(key)
                ^ BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(key[^8..]), 27),
            >= 4 => BinaryPrimitives.ReadUInt32LittleEndian(key) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(key[^4..]) << 32),
            > 0 => key[0] | ((ulong)key[key.Length / 2] << 8) | ((ulong)key[^1] << 16),
            _ => 0UL,
        };
        return ends ^ ((ulong)key.Length << 56);
    }

    /// <summary>Forgets everything, for the next text.</summary>
    internal void Reset()
    {
        _count = 0;
        _objectStart = 0;
        _unescapedLength = 0;
        HasDuplicate = false;
    }

    /// <summary>Begins an object.</summary>
    /// <returns>What ends it.</returns>
    internal int Open()
    {
        var outer = _objectStart;
        _objectStart = _count;
        return outer;
    }

    /// <summary>Ends an object, and goes on in the one around it.</summary>
    internal void Close(int outer)
    {
        _count = _objectStart;
        _objectStart = outer;
    }

    /// <summary>A key without escapes: itself, or a copy, to be read with <see cref="Bytes"/>.</summary>
    internal JsonToken Unescape(ReadOnlySpan<byte> text, JsonToken key)
    {
        if (key.IsPlain)
        {
            return key;
        }

        if (_unescaped.Length - _unescapedLength < key.Length)
        {
            Array.Resize(ref _unescaped, (int)BitOperations.RoundUpToPowerOf2((uint)(_unescapedLength + key.Length)));
        }

        var start = _unescapedLength;
        var length = JsonEscapes.Unescape(key.In(text), _unescaped.AsSpan(start), keepSurrogates: true);
        _unescapedLength += length;
        return new JsonToken(start, length, IsPlain: false);
    }

    /// <summary>The bytes of a key that <see cref="Unescape"/> gave.</summary>
    internal ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> text, JsonToken key) => key.In(key.IsPlain ? text : _unescaped);

    /// <summary>Notes that the innermost object has a key twice.</summary>
    internal void AddDuplicate() => HasDuplicate = true;

    /// <summary>Adds a key that <see cref="Unescape"/> gave to the innermost object.</summary>
    internal void Add(ReadOnlySpan<byte> text, JsonToken key, ulong print)
    {
        if (_count == _keys.Length)
        {
            Array.Resize(ref _keys, 2 * _count);
            Array.Resize(ref _prints, 2 * _count);
        }

        var before = _count - _objectStart;
        _keys[_count] = key;
        _prints[_count++] = print;
        HasDuplicate |= before < SearchedInOrder ? IsAmongFew(text, before) : IsInTable(text, before);
    }

    private bool IsAmongFew(ReadOnlySpan<byte> text, int before)
    {
        var prints = _prints.AsSpan(_objectStart, before);
        var print = _prints[_count - 1];
        if (!prints.Contains(print))
        {
            return false;
        }

        for (var i = 0; i < before; i++)
        {
            if (prints[i] == print && AreEqual(text, _objectStart + i, _count - 1))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsInTable(ReadOnlySpan<byte> text, int before)
    {
        if (before == SearchedInOrder)
        {
            for (var i = _objectStart; i < _count - 1; i++)
            {
                Insert(text, i);
            }
        }

        return Insert(text, _count - 1);
    }

    // Whether an equal key of the innermost object was there.
    private bool Insert(ReadOnlySpan<byte> text, int index)
    {
        if (2 * _usedSlots >= _slots.Length)
        {
            Rebuild(text, index);
        }

        var mask = _slots.Length - 1;
        for (var slot = Hash(text, index) & mask; ; slot = (slot + 1) & mask)
        {
            var other = _slots[slot] - 1;
            if (other < 0)
            {
                _slots[slot] = index + 1;
                _usedSlots++;
                return false;
            }

            if (other >= _objectStart && other < index && AreEqual(text, other, index))
            {
                return true;
            }
        }
    }

    // Room for four times the keys that are open, so that the work is shared by as many insertions.
    private void Rebuild(ReadOnlySpan<byte> text, int end)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(_slots.Length, 4 * (end + FirstCapacity)));
        if (size > _slots.Length)
        {
            _slots = new int[size];
        }
        else
        {
            Array.Clear(_slots);
        }

        _usedSlots = end;
        for (var i = 0; i < end; i++)
        {
            var slot = Hash(text, i) & (size - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            _slots[slot] = i + 1;
        }
    }

    private int Hash(ReadOnlySpan<byte> text, int index)
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes(text, _keys[index]));
        return hash.ToHashCode();
    }

    private bool AreEqual(ReadOnlySpan<byte> text, int one, int other) =>
        Bytes(text, _keys[one]).SequenceEqual(Bytes(text, _keys[other]));
}
