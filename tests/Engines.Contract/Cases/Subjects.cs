using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.Contract.Cases;

/// <summary>Which functions a case is about.</summary>
internal static class Subjects
{
    // What these give is another thing each time, or cannot be read by programs, so cases ask something about it.
    private static readonly HashSet<string> AskedAbout = new(StringComparer.OrdinalIgnoreCase)
    {
        "aes_encrypt", "current_date", "curdate", "current_timestamp", "current_user", "session_user", "user", "version", "now", "localtimestamp", "rand", "randn", "shuffle", "uuid", "random", "monotonically_increasing_id", "spark_partition_id", "parse_json", "try_parse_json", "to_variant_object",
    };

    // By these they are asked.
    private static readonly HashSet<string> Askers = new(StringComparer.OrdinalIgnoreCase) { "length", "size", "base64", "to_json", "unix_date", "unix_micros", "<", ">", ">=" };

    /// <summary>
    /// The function that a case is about: its aggregate or window function, else the outermost one; null where it calls none.
    /// </summary>
    internal static string? Of(Case @case)
    {
        var calls = Calls(@case).ToList();
        return (calls.Count > 0 && Askers.Contains(calls[0]) ? calls.Find(AskedAbout.Contains) : null)
            ?? calls.Find(name => FunctionTable.Find(name) is { Kind: not FunctionKind.Scalar })
            ?? calls.Find(name => FunctionTable.Find(name) is not null)
            ?? calls.FirstOrDefault();
    }

    /// <summary>The names of all functions that a case calls, the outermost first.</summary>
    internal static IEnumerable<string> Calls(Case @case)
    {
        var names = new List<string>();
        ExpressionTree.Any(Parsed(@case), e =>
        {
            if (Name(e) is { } name)
            {
                names.Add(name);
            }

            return false;
        });
        return names;
    }

    /// <summary>Whether an aggregate of it takes each value once: beside such a one Spark sees the rows of all aggregates in another order.</summary>
    internal static bool HasDistinct(Case @case) => ExpressionTree.Any(Parsed(@case), e => e is UnresolvedFunction { IsDistinct: true });

    private static Expression Parsed(Case @case)
    {
        try
        {
            return ExpressionTree.Replace(@case.Column.Expression, e => e is ExpressionString text ? SparkSqlParser.ParseSelectItem(text.Expression) : null);
        }
        catch (ParseException) when (@case.Error is not null)
        {
            return new UnresolvedStar();
        }
    }

    private static string? Name(Expression expression) => expression switch
    {
        UnresolvedFunction { FunctionName: SqlReader.RowFunction } => "struct",
        UnresolvedFunction { FunctionName: SqlReader.VariantPathFunction } => "variant_get",
        UnresolvedFunction call => call.FunctionName,
        CallFunction call => call.FunctionName,
        UnresolvedExtractValue { Extraction: Literal { Value: string } } => "getmapvalue",
        UnresolvedExtractValue => "getarrayitem",
        _ => null,
    };
}
