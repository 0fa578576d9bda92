namespace SparkPersonalization.DataFrames;

/// <summary>The SQL states of Spark's error classes (Spark's documentation, "Error Conditions").</summary>
internal static class ErrorClasses
{
    private static readonly Dictionary<string, string> States = new(StringComparer.Ordinal)
    {
        ["AMBIGUOUS_COLUMN_REFERENCE"] = "42702",
        ["AMBIGUOUS_REFERENCE"] = "42704",
        ["ARITHMETIC_OVERFLOW"] = "22003",
        ["BINARY_ARITHMETIC_OVERFLOW"] = "22003",
        ["CANNOT_RESOLVE_DATAFRAME_COLUMN"] = "42704",
        ["CAST_INVALID_INPUT"] = "22018",
        ["CAST_OVERFLOW"] = "22003",
        ["CATALOG_NOT_FOUND"] = "42P08",
        ["COLUMN_ALREADY_EXISTS"] = "42711",
        ["DATATYPE_MISMATCH"] = "42K09",
        ["DISTINCT_WINDOW_FUNCTION_UNSUPPORTED"] = "0A000",
        ["DIVIDE_BY_ZERO"] = "22012",
        ["FIELD_NOT_FOUND"] = "42704",
        ["INVALID_ARRAY_INDEX"] = "22003",
        ["INVALID_EXTRACT_BASE_FIELD_TYPE"] = "42000",
        ["MISSING_AGGREGATION"] = "42803",
        ["NUMERIC_VALUE_OUT_OF_RANGE"] = "22003",
        ["NUM_COLUMNS_MISMATCH"] = "42826",
        ["PARSE_SYNTAX_ERROR"] = "42601",
        ["PATH_NOT_FOUND"] = "42K03",
        ["REMAINDER_BY_ZERO"] = "22012",
        ["SCHEMA_NOT_FOUND"] = "42704",
        ["TABLE_OR_VIEW_NOT_FOUND"] = "42P01",
        ["TEMP_TABLE_OR_VIEW_ALREADY_EXISTS"] = "42P07",
        ["TEMP_VIEW_NAME_TOO_MANY_NAME_PARTS"] = "428EK",
        ["UNRESOLVED_COLUMN"] = "42703",
        ["UNRESOLVED_ROUTINE"] = "42883",
        ["UNSUPPORTED_FEATURE"] = "0A000",
        ["USER_RAISED_EXCEPTION"] = "P0001",
        ["WRONG_NUM_ARGS"] = "42605",
    };

    internal static string? SqlState(string errorClass) =>
        States.GetValueOrDefault(errorClass) ?? States.GetValueOrDefault(errorClass.Split('.')[0]);
}
