namespace SparkPersonalization.DataFrames.Json;

/// <summary>Where a token lies in its text.</summary>
/// <param name="Start">The index of its first byte; a string's begins after the quote.</param>
/// <param name="Length">How many bytes it has; a string's without quotes.</param>
/// <param name="IsPlain">Whether a string has no escapes, or a number no point and no exponent.</param>
internal readonly record struct JsonToken(int Start, int Length, bool IsPlain)
{
    /// <summary>The token's bytes.</summary>
    internal ReadOnlySpan<byte> In(ReadOnlySpan<byte> text) => text.Slice(Start, Length);
}
