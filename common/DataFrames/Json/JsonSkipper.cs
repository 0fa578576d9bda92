namespace SparkPersonalization.DataFrames.Json;

/// <summary>Validates values that nobody wants, the keys of their objects included.</summary>
internal sealed class JsonSkipper
{
    /// <summary>How deep arrays and objects may lie in one another, as of Spark's parser.</summary>
    internal const int MaxDepth = 1_000;

    /// <summary>The most UTF-16 units that a key may have, as of Spark's parser.</summary>
    internal const int MaxKeyLength = 50_000;

    /// <summary>The keys of the text that is being read.</summary>
    internal JsonKeys Keys { get; } = new();

    /// <summary>Goes over a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="depth">The depth that the value has if it is an array or object; the outermost has 1.</param>
    /// <returns>Whether it is valid.</returns>
    internal bool TrySkip(ref JsonText text, int depth) => text.Peek() switch
    {
        (byte)'"' => text.TryString(out _),
        (byte)'{' => depth <= MaxDepth && TrySkipObject(ref text, depth),
        (byte)'[' => depth <= MaxDepth && TrySkipArray(ref text, depth),
        (byte)'t' => text.TryTake("true"u8),
        (byte)'f' => text.TryTake("false"u8),
        (byte)'n' => text.TryTake("null"u8),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => text.TryNumber(out _),
        _ => false,
    };

    /// <summary>Reads a key and the colon after it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="written">The key as it is written.</param>
    /// <param name="key">The key without escapes, as <see cref="JsonKeys.Unescape"/> gives it.</param>
    /// <returns>Whether it is valid.</returns>
    internal bool TryKey(ref JsonText text, out JsonToken written, out JsonToken key)
    {
        written = default;
        if (text.Peek() != (byte)'"' || !text.TryString(out written) || !text.TryTake((byte)':'))
        {
            key = default;
            return false;
        }

        key = Keys.Unescape(text.Bytes, written);
        return key.Length <= MaxKeyLength || CountUnits(Keys.Bytes(text.Bytes, key)) <= MaxKeyLength;
    }

    // Every lead byte begins a unit, and those of four bytes a second one.
    private static int CountUnits(ReadOnlySpan<byte> key)
    {
        var units = 0;
        foreach (var b in key)
        {
            units += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        }

        return units;
    }

    private bool TrySkipObject(ref JsonText text, int depth)
    {
        text.TryTake((byte)'{');
        var outer = Keys.Open();
        if (text.Peek() != (byte)'}')
        {
            do
            {
                if (!TryKey(ref text, out _, out var key))
                {
                    return false;
                }

                Keys.Add(text.Bytes, key, JsonKeys.Print(Keys.Bytes(text.Bytes, key)));
                if (!TrySkip(ref text, depth + 1))
                {
                    return false;
                }
            }
            while (text.TryTake((byte)','));
        }

        Keys.Close(outer);
        return text.TryTake((byte)'}');
    }

    private bool TrySkipArray(ref JsonText text, int depth)
    {
        text.TryTake((byte)'[');
        if (text.Peek() != (byte)']')
        {
            do
            {
                if (!TrySkip(ref text, depth + 1))
                {
                    return false;
                }
            }
            while (text.TryTake((byte)','));
        }

        return text.TryTake((byte)']');
    }
}
