namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>How Spark calls functions in the names of columns, where that is not simply the name and the arguments that the user wrote.</summary>
internal static class FunctionNames
{
    private const string FirstSecond = "yyyy-MM-dd HH:mm:ss";

    private static readonly HashSet<string> Capitals = new(StringComparer.Ordinal)
    {
        "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "ceil", "cos", "cosh", "cot", "csc", "degrees", "dense_rank", "e", "exp",
        "expm1", "floor", "hypot", "log", "log10", "log1p", "log2", "percent_rank", "pi", "power", "radians", "rank", "regexp", "regexp_like", "rlike",
        "sec", "signum", "sin", "sinh", "sqrt", "tan", "tanh",
    };

    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["array_agg"] = "collect_list",
        ["curdate"] = "current_date",
        ["current_database"] = "current_schema",
        ["dateadd"] = "date_add",
    };

    // What stands in the place of arguments that were left out; null where Spark leaves the place out too.
    private static readonly Dictionary<string, string?[]> Defaults = new(StringComparer.Ordinal)
    {
        ["aes_decrypt"] = [null, null, "GCM", "DEFAULT", ""],
        ["aes_encrypt"] = [null, null, "GCM", "DEFAULT", "", ""],
        ["approx_percentile"] = [null, null, "10000"],
        ["approx_top_k"] = [null, "5", "10000"],
        ["approx_top_k_accumulate"] = [null, "10000"],
        ["approx_top_k_estimate"] = [null, "5"],
        ["bround"] = [null, "0"],
        ["from_unixtime"] = [null, FirstSecond],
        ["hll_sketch_agg"] = [null, "12"],
        ["lag"] = [null, "1", "NULL"],
        ["lead"] = [null, "1", "NULL"],
        ["listagg"] = [null, "NULL"],
        ["locate"] = [null, null, "1"],
        ["lpad"] = [null, null, " "],
        ["make_dt_interval"] = ["0", "0", "0", "0.000000"],
        ["make_interval"] = ["0", "0", "0", "0", "0", "0", "0.000000"],
        ["make_ym_interval"] = ["0", "0"],
        ["mask"] = [null, "X", "x", "n", "NULL"],
        ["months_between"] = [null, null, "true"],
        ["overlay"] = [null, null, null, "-1"],
        ["percentile"] = [null, null, "1"],
        ["percentile_approx"] = [null, null, "10000"],
        ["position"] = [null, null, "1"],
        ["regexp_extract"] = [null, null, "1"],
        ["regexp_instr"] = [null, null, "0"],
        ["regexp_replace"] = [null, null, null, "1"],
        ["round"] = [null, "0"],
        ["rpad"] = [null, null, " "],
        ["sentences"] = [null, "", ""],
        ["sort_array"] = [null, "true"],
        ["split"] = [null, null, "-1"],
        ["str_to_map"] = [null, ",", ":"],
        ["string_agg"] = [null, "NULL"],
        ["substr"] = [null, null, "2147483647"],
        ["substring"] = [null, null, "2147483647"],
        ["theta_sketch_agg"] = [null, "12"],
        ["try_aes_decrypt"] = [null, null, "GCM", "DEFAULT", ""],
        ["try_make_interval"] = ["0", "0", "0", "0", "0", "0", "0.000000"],
        ["to_unix_timestamp"] = [null, FirstSecond],
        ["unix_timestamp"] = [null, FirstSecond],
    };

    // Functions whose last arguments choose how they work and are not shown.
    private static readonly Dictionary<string, int> Shown = new(StringComparer.Ordinal)
    {
        ["any_value"] = 1, ["approx_count_distinct"] = 1, ["lag"] = 3, ["lead"] = 3, ["nth_value"] = 2, ["shuffle"] = 1, ["first"] = 1, ["first_value"] = 1, ["last"] = 1, ["last_value"] = 1, ["from_csv"] = 1, ["from_json"] = 1, ["schema_of_csv"] = 1,
        ["schema_of_json"] = 1, ["to_csv"] = 1, ["to_json"] = 1, ["dense_rank"] = 0, ["rank"] = 0, ["percent_rank"] = 0,
    };

    /// <summary>The types whose names are functions that cast to them; such a call goes by the name of its argument.</summary>
    internal static readonly HashSet<string> Casts = new(StringComparer.OrdinalIgnoreCase)
    {
        "bigint", "binary", "boolean", "date", "decimal", "double", "float", "int", "smallint", "string", "timestamp", "tinyint",
    };

    internal static string Name(string function) => Others.GetValueOrDefault(function) ?? (Capitals.Contains(function) ? function.ToUpperInvariant() : function);

    /// <summary>The arguments as they are shown.</summary>
    /// <param name="function">The function's name in lower case.</param>
    /// <param name="given">The arguments given, as texts.</param>
    internal static IEnumerable<string> Arguments(string function, IReadOnlyList<string> given)
    {
        var shown = Shown.TryGetValue(function, out var count) ? given.Take(count) : given;
        return Defaults.TryGetValue(function, out var defaults)
            ? shown.Concat(defaults.Skip(given.Count).OfType<string>())
            : shown;
    }
}
