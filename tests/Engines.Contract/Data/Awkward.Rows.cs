using System.Data.SqlTypes;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.Contract.Data;

internal static partial class Awkward
{
    private const long LastMicrosecond = 253_402_300_799_999_999;

    private static IEnumerable<GenericRow> Values()
    {
        yield return Row(
            1, "a", true, (sbyte)1, (short)2, 3, 4L, 1.5f, 2.25, 7, 0.5, 10.50m, Exact("1.000000000000000001"), "Anna", "the quick brown fox", "12",
            """{"a":1,"b":"x","c":[1,2,{"d":null}]}""", new byte[] { 1, 255 }, new Date(2024, 2, 29), new Timestamp(1_709_210_096_123_456),
            new Timestamp(1_709_210_096_000_001), new[] { 3, 1, 2 }, new[] { "b", "a", "b" }, new[] { new[] { 1, 2 }, [3] },
            new[] { 1.5, double.NaN, -0.0 }, Map(("x", 1), ("y", 2)), Pair(1, "x"), new[] { Pair(1, "x"), Pair(2, null) });
        yield return Row(
            2, "b", false, sbyte.MinValue, short.MaxValue, int.MaxValue, long.MinValue, float.NaN, double.NegativeInfinity, -7, -1.25, -99999999.99m,
            Exact("-0.500000000000000000"), "", "Fox", "-1.5", "[]", Array.Empty<byte>(), new Date(1, 1, 1), new Timestamp(-1),
            new Timestamp(-62_135_596_800_000_000), Array.Empty<int>(), Array.Empty<string>(), Array.Empty<int[]>(), Array.Empty<double>(), Map(), Pair(null, null),
            Array.Empty<Row>());
        yield return Row([3, .. new object?[27]]);
        yield return Row(
            4, "a", true, sbyte.MaxValue, short.MinValue, int.MinValue, long.MaxValue, -0.0f, double.NaN, 0, 0.0, 0.00m, Exact("5"), "naïve ✓ \U0001F600 x",
            "Żółw żółty", " 7 ", """{"a":"1.5","é":{}}""", new byte[] { 0 }, new Date(9999, 12, 31), new Timestamp(0), new Timestamp(0),
            new int?[] { null, 5, null, 5 }, new[] { null, "ü", "\U0001F600" }, new int?[]?[] { null, [], [null, 4] },
            new double?[] { double.PositiveInfinity, double.NegativeInfinity, null }, Map(("y", 2), ("x", null)), null, new[] { null, Pair(3, "") });
        yield return Row(
            5, "b", null, (sbyte)0, (short)0, 0, 0L, float.PositiveInfinity, double.PositiveInfinity, 12, 100.125, 0.01m,
            Exact("99999999999999999999.999999999999999999"), "  spaced\t", "a,b;c", "abc", "not json", "Spark"u8.ToArray(), new Date(1582, 10, 4),
            new Timestamp(-12_219_292_800_000_000), new Timestamp(-12_219_379_200_000_000), new[] { int.MaxValue, int.MinValue }, new[] { "", " a " },
            new[] { new[] { 7 } }, new[] { 0.0 }, Map(("", 0)), Pair(int.MinValue, ""), new[] { Pair(0, "z") });
        yield return Row(
            6, "a", false, (sbyte)-1, (short)-1, -1, -1L, float.MaxValue, double.Epsilon, 60, -0.0, -0.01m, Exact("-99999999999999999999.999999999999999999"),
            "ÄÖÜßİı", "hello world hello", "", "\"text\"", new byte[] { 0xC3, 0x28 }, new Date(1970, 1, 1), new Timestamp(LastMicrosecond),
            new Timestamp(-1_000_001), new[] { 0 }, new[] { "a" }, new[] { new[] { 1, 2 }, [1, 2] }, new[] { double.Epsilon, double.MaxValue }, Map(("a", -1)),
            Pair(2, "é"), new[] { Pair(2, "é"), Pair(2, "é") });
        yield return Row(
            7, null, true, (sbyte)100, (short)1000, 1_000_000, 1_000_000_000_000_000L, float.Epsilon, double.MaxValue, 3, 3.5, 1234.56m,
            Exact("0.000000000000000001"), "e\u0301\u200D\U0001F469\u200D\U0001F467", "O'Neil \"x\" \\ %_", "1e3", "null", new byte[] { 1, 2, 3 },
            new Date(1969, 12, 31), new Timestamp(1_616_895_000_000_000), new Timestamp(1_616_895_000_000_000), new[] { 1, 2, 3, 4, 5 }, new[] { "x", "y", "z" },
            new[] { new[] { 0 }, [1], [2] }, new[] { -1.0, 1.0, 1.0 }, Map(("b", 1), ("c", 2), ("d", 3)), Pair(7, "abc"), new[] { Pair(1, "b"), Pair(1, "a") });
        yield return Row(
            8, "b", false, (sbyte)5, (short)5, 5, 5L, 2.5f, 2.5, 2, 2.5, 2.50m, Exact("2.5"), "a%b_c\\d", "the THE The", "2024-01-02", """{"a":null,"a":2}""",
            "Straße"u8.ToArray(), new Date(2000, 12, 31), new Timestamp(946_684_799_999_999), new Timestamp(LastMicrosecond), new[] { 2, 2 },
            new[] { "A", "a", "ä" }, new[] { Array.Empty<int>() }, new[] { 2.5, -2.5 }, Map(("x", 1), ("z", 26)), Pair(5, "e"), new[] { Pair(9, "i") });
    }

    private static GenericRow Row(params object?[] values) => new(values);

    private static SqlDecimal Exact(string number) => SqlDecimal.ConvertToPrecScale(SqlDecimal.Parse(number), 38, 18);

    private static Dictionary<string, int?> Map(params (string Key, int? Value)[] entries) => entries.ToDictionary(e => e.Key, e => e.Value);

    private static Row Pair(int? a, string? b) => new((StructType)Schema["st"].DataType, a, b);
}
