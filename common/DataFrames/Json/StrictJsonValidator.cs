using System.Text.Unicode;

namespace SparkPersonalization.DataFrames.Json;

/// <summary>Says whether a text is one strict JSON object, without reading anything out of it.</summary>
/// <remarks>
/// The rules, which Spark SQL can say too, and which <see cref="StrictJsonExtractor{TTarget}"/> shares:
/// <list type="bullet">
/// <item>A text is at most so many bytes, all of them UTF-8, and exactly one value of RFC 8259. So there is no empty text, no text after
/// the value, no byte-order mark, comment, trailing comma, single quote, <c>NaN</c>, leading zero, or control character in a string.</item>
/// <item>Limits of Spark's parser: arrays and objects lie at most 1,000 deep, a number has at most 1,000 digits, a key at most 50,000
/// UTF-16 units.</item>
/// <item>Numbers of any size are valid, and so are escapes of lone surrogates; where such a text becomes a value, <c>?</c> stands for
/// each, as in Spark.</item>
/// <item>The value is an object, and no object in it has a key twice. Keys are compared without their escapes, in exact case.</item>
/// </list>
/// </remarks>
/// <param name="maxBytes">The most bytes that a text may have.</param>
internal sealed class StrictJsonValidator(int maxBytes)
{
    private readonly JsonSkipper _skipper = new();

    /// <summary>Judges one text. Who judges many keeps a validator.</summary>
    /// <returns>A code of <see cref="StrictJsonErrors"/>, or null for a valid text.</returns>
    internal static string? Verdict(ReadOnlySpan<byte> json, int maxBytes) => new StrictJsonValidator(maxBytes).Verdict(json);

    /// <summary>What can be said before a text's tokens are read: a code of <see cref="StrictJsonErrors"/>, or null.</summary>
    internal static string? BytesVerdict(ReadOnlySpan<byte> json, int maxBytes) =>
        json.Length > maxBytes ? StrictJsonErrors.TooLarge : Utf8.IsValid(json) ? null : StrictJsonErrors.NotUtf8;

    /// <summary>Judges a text.</summary>
    /// <returns>A code of <see cref="StrictJsonErrors"/>, or null for a valid text.</returns>
    internal string? Verdict(ReadOnlySpan<byte> json)
    {
        if (BytesVerdict(json, maxBytes) is { } error)
        {
            return error;
        }

        _skipper.Keys.Reset();
        var text = new JsonText(json);
        var isObject = text.Peek() == (byte)'{';
        return !_skipper.TrySkip(ref text, depth: 1) || !text.IsAtEnd() ? StrictJsonErrors.InvalidJson
            : !isObject ? StrictJsonErrors.NotAnObject
            : _skipper.Keys.HasDuplicate ? StrictJsonErrors.DuplicateKey
            : null;
    }
}
