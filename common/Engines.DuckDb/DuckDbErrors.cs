using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.DuckDb.Execution;

namespace SparkPersonalization.Engines.DuckDb;

/// <summary>DuckDB's complaints as Spark's: with Spark's error class where it is known, else as <c>EXTERNAL_ENGINE_ERROR</c>.</summary>
internal static class DuckDbErrors
{
    private static readonly (Regex Pattern, string ErrorClass)[] Known =
    [
        (new Regex(@"Overflow in (addition|subtraction|multiplication) of DECIMAL", RegexOptions.IgnoreCase), "NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION"),
        (new Regex(@"Overflow in (addition|subtraction|multiplication) of INT(8|16)\b", RegexOptions.IgnoreCase), "BINARY_ARITHMETIC_OVERFLOW"),
        (new Regex(@"Overflow in (addition|subtraction|multiplication|negation)|(INT128|HUGEINT).*out of range|Overflow on abs|Overflow in.*INT", RegexOptions.IgnoreCase), "ARITHMETIC_OVERFLOW"),
        (new Regex("out of range for the destination type|Failed to cast decimal value", RegexOptions.IgnoreCase), "CAST_OVERFLOW"),
        (new Regex(@"Could not cast value .* to DECIMAL|DECIMAL.*out of range|Overflow in.*DECIMAL", RegexOptions.IgnoreCase), "NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION"),
        (new Regex("Map keys must be unique", RegexOptions.IgnoreCase), "DUPLICATED_MAP_KEY"),
        (new Regex("Map keys can not be NULL", RegexOptions.IgnoreCase), "NULL_MAP_KEY"),
        (new Regex("More than one row returned by a subquery", RegexOptions.IgnoreCase), "SCALAR_SUBQUERY_TOO_MANY_ROWS"),
    ];

    private static readonly Regex Writes = new("Could not write|No space left|Cannot open file .* for writing", RegexOptions.IgnoreCase);

    private static readonly Regex Depth = new("Max expression depth limit|memory exhausted at or near", RegexOptions.IgnoreCase);

    /// <summary>The complaint about a query with too many levels.</summary>
    internal static SparkException TooComplex(Exception? cause = null) => new(
        "FAILED_TO_PARSE_TOO_COMPLEX",
        "The query has more levels, of expressions or of steps, than the embedded engine can plan. Keep the rows of a part by Cache() or Checkpoint(), or divide the expression.",
        cause);

    // What DuckDB advises are settings of its own, which nobody can reach.
    private static SparkException OutOfMemory(DuckDbException error) => new(
        "UNABLE_TO_ACQUIRE_MEMORY",
        $"{error.Message.Split('\n')[0].TrimEnd()} "
        + (error.Message.Contains("max_temp_directory_size", StringComparison.Ordinal)
            ? $"What does not fit into memory is put on disk, and there is no more room for it: raise {DuckDbSettings.LocalLimit}, or set {DuckDbSettings.LocalDirectory} to a folder on a larger disk."
            : $"Raise {DuckDbSettings.Memory}, or need less: fewer {DuckDbSettings.Threads}, {DuckDbSettings.Ordered} false where the order of written rows does not matter, "
              + "fewer columns, or aggregates that keep less than collect_list does."),
        error);

    /// <summary>Does something, and throws Spark's complaint in place of DuckDB's.</summary>
    internal static T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (DuckDbException e)
        {
            throw Translate(e);
        }
    }

    /// <summary>The exception to throw in place of DuckDB's.</summary>
    internal static SparkException Translate(DuckDbException error)
    {
        if (error.InnerException is SparkException thrown)
        {
            return thrown;
        }

        if (Depth.IsMatch(error.Message))
        {
            return TooComplex(error);
        }

        if (error.Kind == DuckDbErrorKind.OutOfMemory)
        {
            return OutOfMemory(error);
        }

        var errorClass = error.Kind switch
        {
            DuckDbErrorKind.InputOutput or DuckDbErrorKind.Permission => Writes.IsMatch(error.Message) ? "TASK_WRITE_FAILED" : "FAILED_READ_FILE",
            DuckDbErrorKind.Internal or DuckDbErrorKind.Fatal or DuckDbErrorKind.Parser or DuckDbErrorKind.Binder or DuckDbErrorKind.Catalog => "INTERNAL_ERROR",
            _ => Known.FirstOrDefault(k => k.Pattern.IsMatch(error.Message)).ErrorClass ?? "EXTERNAL_ENGINE_ERROR",
        };
        var message = errorClass == "INTERNAL_ERROR" ? $"The embedded engine failed: {error.Message} The statement was: {error.Sql}" : error.Message;
        return new SparkException(errorClass, message, error.InnerException ?? error);
    }
}
