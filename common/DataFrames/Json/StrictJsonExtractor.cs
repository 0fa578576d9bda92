namespace SparkPersonalization.DataFrames.Json;

/// <summary>
/// Validates texts as <see cref="StrictJsonValidator"/> does, and in the same pass writes their values to where an engine keeps them. It is one thread's.
/// </summary>
/// <remarks>
/// What of JSON a column takes:
/// <list type="bullet">
/// <item>Keys name fields in exact case; a field without key is null, a key without field is validated and left out.</item>
/// <item>A null of a field whose metadata has <c>"jsonNull": "absent"</c> is as good as no key.</item>
/// <item>A string takes a string, or any value as its text if the field's metadata has <c>"json": "raw"</c> (a null as <c>null</c>). A
/// boolean takes a boolean; a struct an object; a map, whose keys are strings, an object; an array an array.</item>
/// <item>Whole types take numbers that are mathematically whole and in range (<c>1.0</c> and <c>1e3</c> are whole), floating ones those
/// that are not infinite there. A decimal takes a number rounded half up to its scale, if that leaves it in its precision.</item>
/// <item>Dates and timestamps take strings as <see cref="JsonTimes"/> says.</item>
/// <item>Anything else is null, and a mismatch: the path, a colon, and the JSON type that was found (<c>null</c>, <c>string</c>,
/// <c>number</c>, <c>boolean</c>, <c>object</c>, <c>array</c>). Of a text's mismatches the first 100 are told, so that a small text cannot
/// fill the memory.</item>
/// </list>
/// A text that turns out to be refused has written some values by then. So every row that was begun is finished, with nulls, before
/// the whole is made null: the elements of its lists stay where they are, and must be sound there.
/// </remarks>
/// <typeparam name="TTarget">Where values go.</typeparam>
/// <param name="schema">The columns, a struct.</param>
/// <param name="maxBytes">The most bytes that a text may have.</param>
internal sealed partial class StrictJsonExtractor<TTarget>(JsonColumn schema, int maxBytes)
    where TTarget : struct, IJsonTarget<TTarget>
{
    /// <summary>How many of a text's mismatches are told.</summary>
    internal const int MaxMismatches = 100;

    private readonly JsonSkipper _skipper = new();
    private readonly JsonPath _path = new();
    private TTarget _mismatches;
    private int _mismatchCount;

    private JsonKeys Keys => _skipper.Keys;

    /// <summary>Reads one text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="row">The row to write at.</param>
    /// <param name="value">Where the columns go; null for a text that is refused.</param>
    /// <param name="mismatches">Where the list of mismatches goes; null for a text that is refused.</param>
    /// <returns>A code of <see cref="StrictJsonErrors"/>, or null for a valid text.</returns>
    internal string? Extract(ReadOnlySpan<byte> json, int row, TTarget value, TTarget mismatches)
    {
        var error = StrictJsonValidator.BytesVerdict(json, maxBytes);
        if (error is null)
        {
            Begin(mismatches);
            mismatches.BeginList(row);
            error = Read(json, row, value);
            mismatches.EndList();
        }

        if (error is not null)
        {
            value.WriteNull(row);
            mismatches.WriteNull(row);
        }

        return error;
    }

    private void Begin(TTarget mismatches)
    {
        _mismatches = mismatches;
        _mismatchCount = 0;
        _path.Reset();
        Keys.Reset();
    }

    private string? Read(ReadOnlySpan<byte> json, int row, TTarget value)
    {
        var text = new JsonText(json);
        var isObject = text.Peek() == (byte)'{';
        var isValid = isObject ? TryStruct(ref text, schema, value, row, depth: 1) : _skipper.TrySkip(ref text, depth: 1);
        return !isValid || !text.IsAtEnd() ? StrictJsonErrors.InvalidJson
            : !isObject ? StrictJsonErrors.NotAnObject
            : Keys.HasDuplicate ? StrictJsonErrors.DuplicateKey
            : null;
    }

    // Reads a value into a row. False for invalid JSON; the row is written all the same.
    private bool TryValue(ref JsonText text, JsonColumn column, TTarget target, int row, int depth)
    {
        var first = text.Peek();
        return (column.Kind, first) switch
        {
            (JsonColumnKind.Raw, _) => TryRaw(ref text, target, row, depth),
            (JsonColumnKind.Struct, (byte)'{') => TryStruct(ref text, column, target, row, depth),
            (JsonColumnKind.Map, (byte)'{') => TryMap(ref text, column, target, row, depth),
            (JsonColumnKind.Array, (byte)'[') => TryArray(ref text, column, target, row, depth),
            (JsonColumnKind.Text or JsonColumnKind.Date or JsonColumnKind.Timestamp, (byte)'"') => TryString(ref text, column, target, row),
            (JsonColumnKind.Boolean, (byte)'t') => TryBoolean(ref text, "true"u8, target, row, 1),
            (JsonColumnKind.Boolean, (byte)'f') => TryBoolean(ref text, "false"u8, target, row, 0),
            ( >= JsonColumnKind.Byte and <= JsonColumnKind.Decimal128, (byte)'-' or (>= (byte)'0' and <= (byte)'9')) =>
                TryNumber(ref text, column, target, row),
            _ => TryOther(ref text, first, target, row, depth),
        };
    }

    private bool TryOther(ref JsonText text, byte first, TTarget target, int row, int depth)
    {
        target.WriteNull(row);
        AddMismatch(text.Bytes, TypeName(first));
        return _skipper.TrySkip(ref text, depth);
    }

    private void AddMismatch(ReadOnlySpan<byte> text, ReadOnlySpan<byte> found)
    {
        if (_mismatchCount++ < MaxMismatches)
        {
            _mismatches.Element.WriteBytes(_mismatches.Append(), _path.Describe(text, found));
        }
    }

    private static ReadOnlySpan<byte> TypeName(byte first) => first switch
    {
        (byte)'"' => "string"u8,
        (byte)'{' => "object"u8,
        (byte)'[' => "array"u8,
        (byte)'t' or (byte)'f' => "boolean"u8,
        (byte)'n' => "null"u8,
        _ => "number"u8,
    };
}
