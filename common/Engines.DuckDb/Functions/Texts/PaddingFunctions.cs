using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>Texts filled up to a length.</summary>
internal static class PaddingFunctions
{
    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } = [Define("spark_lpad", isLeft: true), Define("spark_rpad", isLeft: false)];

    private static ScalarFunctionDefinition Define(string name, bool isLeft) => StringFunctions.Define(
        name,
        [new StringType(), new IntegerType(), new StringType()],
        new StringType(),
        a => Pad((string)a[0]!, (int)a[1]!, (string)a[2]!, isLeft));

    /// <summary>Bytes filled up to a length, or cut to it.</summary>
    internal static byte[] Pad(byte[] bytes, int length, byte[] pad, bool isLeft)
    {
        if (length <= bytes.Length || pad.Length == 0)
        {
            return bytes[..Math.Clamp(length, 0, bytes.Length)];
        }

        byte[] fill = [.. Enumerable.Range(0, length - bytes.Length).Select(i => pad[i % pad.Length])];
        return isLeft ? [.. fill, .. bytes] : [.. bytes, .. fill];
    }

    private static string Pad(string text, int length, string pad, bool isLeft)
    {
        var runes = StringFunctions.Runes(text);
        if (length <= runes.Length || pad.Length == 0)
        {
            return StringFunctions.OfRunes(runes.AsSpan()[..Math.Clamp(length, 0, runes.Length)]);
        }

        var filling = StringFunctions.Runes(pad);
        var fill = StringFunctions.OfRunes(Enumerable.Range(0, length - runes.Length).Select(i => filling[i % filling.Length]).ToArray());
        return isLeft ? fill + text : text + fill;
    }
}
