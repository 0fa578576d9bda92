using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract.Data;

/// <summary>The rows that all cases run over, and short names for their columns.</summary>
internal static partial class Awkward
{
    internal const string Ddl = """
        id INT, k STRING, b BOOLEAN, t8 TINYINT, t16 SMALLINT, i INT, l BIGINT, f FLOAT, d DOUBLE, n INT, x DOUBLE, p DECIMAL(10,2), q DECIMAL(38,18),
        s STRING, w STRING, num STRING, j STRING, y BINARY, dt DATE, ts TIMESTAMP, z TIMESTAMP_NTZ, a ARRAY<INT>, ss ARRAY<STRING>,
        aa ARRAY<ARRAY<INT>>, ds ARRAY<DOUBLE>, m MAP<STRING, INT>, st STRUCT<a: INT, b: STRING>, ast ARRAY<STRUCT<a: INT, b: STRING>>
        """;

    private static readonly StructType Schema = (StructType)DataType.FromDdl(Ddl);

    /// <summary>The rows, whose extremes overflow and whose texts are odd; <c>n</c>, <c>x</c> and <c>w</c> are tame.</summary>
    internal static DataFrame Rows(SparkSession session) => session.CreateDataFrame(Values(), Schema);

    internal static Column Id => Col("id");

    /// <summary>A key to group by: a, b or null.</summary>
    internal static Column K => Col("k");

    internal static Column B => Col("b");

    internal static Column T8 => Col("t8");

    internal static Column T16 => Col("t16");

    internal static Column I => Col("i");

    internal static Column L => Col("l");

    internal static Column F => Col("f");

    internal static Column D => Col("d");

    internal static Column N => Col("n");

    internal static Column X => Col("x");

    internal static Column P => Col("p");

    internal static Column Q => Col("q");

    internal static Column S => Col("s");

    internal static Column W => Col("w");

    internal static Column Num => Col("num");

    internal static Column J => Col("j");

    internal static Column Y => Col("y");

    internal static Column Dt => Col("dt");

    internal static Column Ts => Col("ts");

    internal static Column Z => Col("z");

    internal static Column A => Col("a");

    internal static Column Ss => Col("ss");

    internal static Column Aa => Col("aa");

    internal static Column Ds => Col("ds");

    internal static Column M => Col("m");

    internal static Column St => Col("st");

    internal static Column Ast => Col("ast");
}
