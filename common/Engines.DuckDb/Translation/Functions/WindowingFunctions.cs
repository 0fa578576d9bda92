using System.Globalization;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using Lengths = SparkPersonalization.DataFrames.Analysis.Functions.WindowingFunctions;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Windows of time, counted in microseconds from 1970 and the start that the call says.</summary>
internal static class WindowingFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "window", (call, a, _) => Window(call, LastStart(call, a[0])) },
        { DataFrames.Analysis.TimeWindows.All, Windows },
    };

    // The last window that begins at the time or before it, and those before it that still hold the time.
    private static string Windows(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var (length, slide) = (Lengths.Length(call.Arguments[1]), Slide(call));
        var type = (StructType)((ArrayType)call.DataType).ElementType;
        var starts = Enumerable.Range(0, (int)((length + slide - 1) / slide)).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i} * {slide}"));
        var last = LastStart(call, arguments[0]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"list_transform(list_filter([{string.Join(", ", starts.Select(s => $"{last} - {s}"))}], lambda s: s + {length} > {Micros(arguments[0])}), lambda s: {Pack(type, "s", length)})");
    }

    private static string Window(BoundCall call, string start) => Pack((StructType)call.DataType, start, Lengths.Length(call.Arguments[1]));

    private static string Pack(StructType type, string start, long length)
    {
        var make = type[0].DataType is TimestampNTZType ? "make_timestamp" : "make_timestamptz";
        return string.Create(CultureInfo.InvariantCulture, $"struct_pack(\"start\" := {make}({start}), \"end\" := {make}({start} + {length}))");
    }

    private static string LastStart(BoundCall call, string time)
    {
        var offset = call.Arguments.Count > 3 ? Lengths.Length(call.Arguments[3]) : 0;
        var micros = Micros(time);
        return string.Create(CultureInfo.InvariantCulture, $"({micros} - spark_pmod({micros} - {offset}, CAST({Slide(call)} AS BIGINT)))");
    }

    private static long Slide(BoundCall call) => Lengths.Length(call.Arguments[call.Arguments.Count > 2 ? 2 : 1]);

    private static string Micros(string time) => $"epoch_us({time})";
}
