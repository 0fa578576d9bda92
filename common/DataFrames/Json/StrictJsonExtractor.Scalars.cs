using System.Numerics;

namespace SparkPersonalization.DataFrames.Json;

internal sealed partial class StrictJsonExtractor<TTarget>
{
    private byte[] _unescaped = [];

    private static bool TryBoolean(ref JsonText text, ReadOnlySpan<byte> word, TTarget target, int row, byte value)
    {
        target.Write(row, value);
        return text.TryTake(word);
    }

    private static bool TryWrite(JsonColumn column, ReadOnlySpan<byte> number, bool isPlain, TTarget target, int row) => column.Kind switch
    {
        JsonColumnKind.Byte => TryWriteWhole<sbyte>(number, isPlain, target, row),
        JsonColumnKind.Short => TryWriteWhole<short>(number, isPlain, target, row),
        JsonColumnKind.Integer => TryWriteWhole<int>(number, isPlain, target, row),
        JsonColumnKind.Long => TryWriteWhole<long>(number, isPlain, target, row),
        JsonColumnKind.Float => JsonNumbers.TryFloat(number, out var value) && Write(target, row, value),
        JsonColumnKind.Double => JsonNumbers.TryDouble(number, out var value) && Write(target, row, value),
        _ => JsonNumbers.TryDecimal(number, column.Scale, column.Limit, out var unscaled) && WriteDecimal(column.Kind, unscaled, target, row),
    };

    private static bool TryWriteWhole<T>(ReadOnlySpan<byte> number, bool isPlain, TTarget target, int row)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (!JsonNumbers.TryWhole(number, isPlain, out var whole))
        {
            return false;
        }

        var value = T.CreateTruncating(whole);
        return long.CreateTruncating(value) == whole && Write(target, row, value);
    }

    private static bool WriteDecimal(JsonColumnKind kind, Int128 unscaled, TTarget target, int row) => kind switch
    {
        JsonColumnKind.Decimal16 => Write(target, row, (short)unscaled),
        JsonColumnKind.Decimal32 => Write(target, row, (int)unscaled),
        JsonColumnKind.Decimal64 => Write(target, row, (long)unscaled),
        _ => Write(target, row, unscaled),
    };

    private static bool Write<T>(TTarget target, int row, T value)
        where T : unmanaged
    {
        target.Write(row, value);
        return true;
    }

    private bool TryNumber(ref JsonText text, JsonColumn column, TTarget target, int row)
    {
        if (!text.TryNumber(out var number))
        {
            target.WriteNull(row);
            return false;
        }

        if (!TryWrite(column, number.In(text.Bytes), number.IsPlain, target, row))
        {
            target.WriteNull(row);
            AddMismatch(text.Bytes, "number"u8);
        }

        return true;
    }

    private bool TryString(ref JsonText text, JsonColumn column, TTarget target, int row)
    {
        if (!text.TryString(out var content))
        {
            target.WriteNull(row);
            return false;
        }

        var bytes = Unescape(text.Bytes, content);
        if (column.Kind is JsonColumnKind.Text)
        {
            target.WriteBytes(row, bytes);
        }
        else if (!TryWriteTime(column.Kind, bytes, target, row))
        {
            target.WriteNull(row);
            AddMismatch(text.Bytes, "string"u8);
        }

        return true;
    }

    private static bool TryWriteTime(JsonColumnKind kind, ReadOnlySpan<byte> text, TTarget target, int row) => kind is JsonColumnKind.Date
        ? JsonTimes.TryDate(text, out var days) && Write(target, row, days)
        : JsonTimes.TryTimestamp(text, out var micros) && Write(target, row, micros);

    private bool TryRaw(ref JsonText text, TTarget target, int row, int depth)
    {
        var start = text.Position;
        if (!_skipper.TrySkip(ref text, depth))
        {
            target.WriteNull(row);
            return false;
        }

        target.WriteBytes(row, text.Bytes[start..text.Position]);
        return true;
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text, JsonToken content)
    {
        if (content.IsPlain)
        {
            return content.In(text);
        }

        if (_unescaped.Length < content.Length)
        {
            _unescaped = new byte[BitOperations.RoundUpToPowerOf2((uint)content.Length)];
        }

        return _unescaped.AsSpan(0, JsonEscapes.Unescape(content.In(text), _unescaped, keepSurrogates: false));
    }
}
