namespace SparkPersonalization.DataFrames.Json;

internal sealed partial class StrictJsonExtractor<TTarget>
{
    private const int BitsPerWord = 64;

    private bool TryStruct(ref JsonText text, JsonColumn column, TTarget target, int row, int depth)
    {
        Span<ulong> seen = stackalloc ulong[(column.Fields.Length + BitsPerWord - 1) / BitsPerWord];
        var isValid = depth <= JsonSkipper.MaxDepth && TryFields(ref text, column, target, row, depth, seen);
        for (var i = 0; i < column.Fields.Length; i++)
        {
            if ((seen[i / BitsPerWord] & (1UL << (i % BitsPerWord))) == 0)
            {
                target.Field(i).WriteNull(row);
            }
        }

        return isValid;
    }

    private bool TryFields(ref JsonText text, JsonColumn column, TTarget target, int row, int depth, scoped Span<ulong> seen)
    {
        text.TryTake((byte)'{');
        var outer = Keys.Open();
        if (text.Peek() != (byte)'}')
        {
            var next = 0;
            do
            {
                if (!TryField(ref text, column, target, row, depth, seen, ref next))
                {
                    return false;
                }
            }
            while (text.TryTake((byte)','));
        }

        Keys.Close(outer);
        return text.TryTake((byte)'}');
    }

    private bool TryField(ref JsonText text, JsonColumn column, TTarget target, int row, int depth, scoped Span<ulong> seen, ref int next)
    {
        if (!_skipper.TryKey(ref text, out _, out var key))
        {
            return false;
        }

        var name = Keys.Bytes(text.Bytes, key);
        var print = JsonKeys.Print(name);
        var index = column.Find(name, print, next);
        if (index < 0)
        {
            Keys.Add(text.Bytes, key, print);
            return _skipper.TrySkip(ref text, depth + 1);
        }

        next = index + 1;
        ref var word = ref seen[index / BitsPerWord];
        var bit = 1UL << (index % BitsPerWord);
        if ((word & bit) != 0)
        {
            Keys.AddDuplicate();
            return _skipper.TrySkip(ref text, depth + 1);
        }

        word |= bit;
        var field = column.Fields[index];
        if (field.IsNullAbsent && text.Peek() == (byte)'n')
        {
            target.Field(index).WriteNull(row);
            return _skipper.TrySkip(ref text, depth + 1);
        }

        _path.Push(field.Name);
        var isValid = TryValue(ref text, field.Column, target.Field(index), row, depth + 1);
        _path.Pop();
        return isValid;
    }

    private bool TryArray(ref JsonText text, JsonColumn column, TTarget target, int row, int depth)
    {
        target.BeginList(row);
        _path.PushElements();
        var isValid = depth <= JsonSkipper.MaxDepth && TryElements(ref text, column.Element!, target, depth);
        _path.Pop();
        target.EndList();
        return isValid;
    }

    private bool TryElements(ref JsonText text, JsonColumn element, TTarget target, int depth)
    {
        text.TryTake((byte)'[');
        if (text.Peek() != (byte)']')
        {
            do
            {
                _path.NextElement();
                if (!TryValue(ref text, element, target.Element, target.Append(), depth + 1))
                {
                    return false;
                }
            }
            while (text.TryTake((byte)','));
        }

        return text.TryTake((byte)']');
    }

    private bool TryMap(ref JsonText text, JsonColumn column, TTarget target, int row, int depth)
    {
        target.BeginList(row);
        var isValid = depth <= JsonSkipper.MaxDepth && TryEntries(ref text, column.Element!, target, depth);
        target.EndList();
        return isValid;
    }

    private bool TryEntries(ref JsonText text, JsonColumn element, TTarget target, int depth)
    {
        text.TryTake((byte)'{');
        var outer = Keys.Open();
        if (text.Peek() != (byte)'}')
        {
            do
            {
                if (!TryEntry(ref text, element, target, depth))
                {
                    return false;
                }
            }
            while (text.TryTake((byte)','));
        }

        Keys.Close(outer);
        return text.TryTake((byte)'}');
    }

    private bool TryEntry(ref JsonText text, JsonColumn element, TTarget target, int depth)
    {
        if (!_skipper.TryKey(ref text, out var written, out var key))
        {
            return false;
        }

        Keys.Add(text.Bytes, key, JsonKeys.Print(Keys.Bytes(text.Bytes, key)));
        var row = target.Append();
        target.Element.Field(0).WriteBytes(row, Unescape(text.Bytes, written));
        _path.Push(written);
        var isValid = TryValue(ref text, element, target.Element.Field(1), row, depth + 1);
        _path.Pop();
        return isValid;
    }
}
