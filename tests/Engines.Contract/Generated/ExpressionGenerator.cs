using FsCheck;
using FsCheck.Fluent;

namespace SparkPersonalization.Engines.Contract.Generated;

/// <summary>Makes SQL expressions of a type over the rows of the cases: columns and constants, put together by functions and operators.</summary>
internal static class ExpressionGenerator
{
    /// <summary>Expressions of any type that the engines compare.</summary>
    internal static Gen<string> Any(int depth) => Gen.OneOf(Whole(depth), Real(depth), Decimal(depth), Text(depth), Condition(depth), Day(depth), Time(depth), List(depth));

    /// <summary>Conditions.</summary>
    internal static Gen<string> Condition(int depth) => depth == 0 ? Gen.Elements("b", "true", "(id > 3)", "CAST(NULL AS BOOLEAN)") : Gen.OneOf(
        Condition(0),
        Pair(Whole(depth - 1), Gen.Elements("=", "<", "<=", ">", ">=", "<>", "<=>")),
        Pair(Real(depth - 1), Gen.Elements("=", "<", "<=", ">", ">=", "<>", "<=>")),
        Pair(Text(depth - 1), Gen.Elements("=", "<", "<=", ">", ">=", "<>", "<=>")),
        Pair(Day(depth - 1), Gen.Elements("=", "<", ">=")),
        Pair(Condition(depth - 1), Gen.Elements("AND", "OR")),
        Condition(depth - 1).Select(a => $"(NOT {a})"),
        Any(depth - 1).Select(a => $"({a} IS NULL)"),
        Call("contains", Text(depth - 1), Text(depth - 1)),
        Call("startswith", Text(depth - 1), Text(0)),
        Text(depth - 1).Select(a => $"({a} LIKE '%e_%')"),
        from value in Whole(depth - 1) from others in Whole(depth - 1).ListOf(2) select $"({value} IN ({string.Join(", ", others)}))");

    private static Gen<string> Whole(int depth) => depth == 0 ? Gen.Elements("n", "id", "0", "1", "-3", "60", "CAST(NULL AS INT)", "t8", "t16") : Gen.OneOf(
        Whole(0),
        Pair(Whole(0), Gen.Elements("+", "-", "*", "&", "|", "^")),
        Call("try_add", Whole(depth - 1), Whole(depth - 1)),
        Call("try_multiply", Whole(depth - 1), Whole(depth - 1)),
        Call("try_mod", Whole(depth - 1), Whole(depth - 1)),
        Call("length", Text(depth - 1)),
        Call("instr", Text(depth - 1), Text(0)),
        Call("levenshtein", Text(depth - 1), Text(0)),
        Call("coalesce", Whole(depth - 1), Whole(0)),
        Call("greatest", Whole(depth - 1), Whole(0)),
        Call("year", Day(depth - 1)), Call("dayofyear", Day(depth - 1)), Call("datediff", Day(depth - 1), Day(0)), Call("hour", Time(depth - 1)),
        Call("size", List(depth - 1)),
        Call("nullif", Whole(depth - 1), Whole(0)),
        Choice(depth, Whole),
        Real(depth - 1).Select(a => $"TRY_CAST({a} AS BIGINT)"),
        Text(depth - 1).Select(a => $"TRY_CAST({a} AS INT)"));

    private static Gen<string> Real(int depth) => depth == 0 ? Gen.Elements("x", "d", "0.5D", "-0.0D", "double('NaN')", "1e300D", "CAST(NULL AS DOUBLE)", "CAST(f AS DOUBLE)") : Gen.OneOf(
        Real(0),
        Pair(Real(depth - 1), Gen.Elements("+", "-", "*")),
        Call("try_divide", Real(depth - 1), Real(0)),
        Call("sqrt", Real(depth - 1)), Call("abs", Real(depth - 1)), Call("round", Real(0), Gen.Elements("0", "1", "2", "-1")), Call("rint", Real(depth - 1)),
        Call("nanvl", Real(depth - 1), Real(0)), Call("exp", Real(0)), Call("ln", Real(depth - 1)), Call("pow", Real(0), Real(0)), Call("signum", Real(depth - 1)),
        Call("least", Real(depth - 1), Real(0)), Call("coalesce", Real(depth - 1), Real(0)),
        Choice(depth, Real),
        Whole(depth - 1).Select(a => $"CAST({a} AS DOUBLE)"),
        Text(depth - 1).Select(a => $"TRY_CAST({a} AS DOUBLE)"));

    private static Gen<string> Decimal(int depth) => depth == 0 ? Gen.Elements("p", "q", "1.50BD", "-0.001BD", "99999999999999999999999999999999999999BD", "CAST(NULL AS DECIMAL(10,2))") : Gen.OneOf(
        Decimal(0),
        Call("try_add", Decimal(depth - 1), Decimal(0)), Call("try_subtract", Decimal(depth - 1), Decimal(0)), Call("try_multiply", Decimal(depth - 1), Decimal(0)),
        Call("try_divide", Decimal(depth - 1), Decimal(0)), Call("coalesce", Decimal(depth - 1), Decimal(0)),
        Real(depth - 1).Select(a => $"TRY_CAST({a} AS DECIMAL(20,5))"),
        Whole(depth - 1).Select(a => $"TRY_CAST({a} AS DECIMAL(8,2))"));

    private static Gen<string> Text(int depth) => depth == 0 ? Gen.Elements("s", "w", "k", "num", "''", "'aé'", "CAST(NULL AS STRING)") : Gen.OneOf(
        Text(0),
        Call("concat", Text(depth - 1), Text(0)), Call("upper", Text(depth - 1)), Call("lower", Text(depth - 1)), Call("trim", Text(depth - 1)), Call("reverse", Text(depth - 1)), Call("initcap", Text(depth - 1)),
        Call("substring", Text(depth - 1), Gen.Elements("0", "1", "-2", "3"), Gen.Elements("0", "1", "5")), Call("lpad", Text(depth - 1), Gen.Elements("0", "3", "12"), Gen.Elements("'*'", "'ab'")),
        Call("replace", Text(depth - 1), Text(0), Text(0)), Call("translate", Text(depth - 1), Gen.Constant("'aeo'"), Gen.Constant("'12'")), Call("split_part", Text(depth - 1), Gen.Constant("' '"), Gen.Elements("1", "-1", "2")),
        Call("substring_index", Text(depth - 1), Gen.Constant("' '"), Gen.Elements("1", "-1")), Call("coalesce", Text(depth - 1), Text(0)), Call("md5", Text(depth - 1)),
        Call("regexp_replace", Text(depth - 1), Gen.Elements("'[aeiou]'", "'\\\\s+'", "'(.)x'"), Gen.Elements("'_'", "''")), Call("concat_ws", Gen.Constant("'-'"), Text(depth - 1), List(0)),
        Choice(depth, Text),
        Gen.OneOf(Whole(depth - 1), Real(depth - 1), Decimal(depth - 1), Day(depth - 1), Time(depth - 1), Condition(depth - 1)).Select(a => $"CAST({a} AS STRING)"));

    private static Gen<string> Day(int depth) => depth == 0 ? Gen.Elements("dt", "DATE'2024-02-29'", "CAST(NULL AS DATE)") : Gen.OneOf(
        Day(0),
        Call("date_add", Day(0), Gen.Elements("n", "1", "-366")), Call("add_months", Day(0), Gen.Elements("n", "1", "-13")), Call("last_day", Day(0)), Call("trunc", Day(0), Gen.Elements("'month'", "'year'", "'week'", "'quarter'")),
        Choice(depth, Day),
        Time(depth - 1).Select(a => $"CAST({a} AS DATE)"));

    private static Gen<string> Time(int depth) => depth == 0 ? Gen.Elements("ts", "TIMESTAMP'2024-03-31 02:30:00.5'", "CAST(NULL AS TIMESTAMP)") : Gen.OneOf(
        Time(0),
        Time(0).Select(a => $"({a} - INTERVAL '1 02:03:04' DAY TO SECOND)"), Call("date_trunc", Gen.Elements("'hour'", "'day'", "'month'"), Time(depth - 1)),
        Choice(depth, Time),
        Day(depth - 1).Select(a => $"CAST({a} AS TIMESTAMP)"));

    private static Gen<string> List(int depth) => depth == 0 ? Gen.Elements("ss", "array('a', NULL)", "split(w, ' ')") : Gen.OneOf(
        List(0),
        Call("array_distinct", List(depth - 1)), Call("array_union", List(depth - 1), List(0)), Call("array_except", List(depth - 1), List(0)), Call("sort_array", List(depth - 1)), Call("reverse", List(depth - 1)),
        Call("array", Text(depth - 1), Text(0)), Call("concat", List(depth - 1), List(0)), Call("array_remove", List(depth - 1), Text(0)), Call("slice", List(depth - 1), Gen.Elements("1", "-1"), Gen.Elements("1", "2")),
        List(depth - 1).Select(a => $"transform({a}, e -> upper(e))"), List(depth - 1).Select(a => $"filter({a}, e -> e > 'b')"));

    private static Gen<string> Call(string function, params Gen<string>[] arguments) =>
        arguments.Aggregate(Gen.Constant(""), (text, argument) => from t in text from a in argument select t.Length == 0 ? a : $"{t}, {a}").Select(a => $"{function}({a})");

    private static Gen<string> Pair(Gen<string> side, Gen<string> sign) => from left in side from operation in sign from right in side select $"({left} {operation} {right})";

    private static Gen<string> Choice(int depth, Func<int, Gen<string>> values) =>
        from condition in Condition(depth - 1) from yes in values(depth - 1) from no in values(0) select $"CASE WHEN {condition} THEN {yes} ELSE {no} END";
}
