using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>
/// Grouping by windows of time: the window is a column of its own, <c>window</c>, beside the input's, which the key and the columns name. Where
/// windows overlap a row stands once in each; a row without a time stands in none.
/// </summary>
internal static class TimeWindows
{
    /// <summary>The function that gives all windows of a time.</summary>
    internal const string All = "window_all";

    internal static bool IsWindow(Expression expression) => expression switch
    {
        UnresolvedFunction call => call.FunctionName.ToUpperInvariant() is "WINDOW" or "SESSION_WINDOW",
        Alias alias => IsWindow(alias.Child),
        _ => false,
    };

    /// <summary>The window of time that a column is, or takes a part of; null where there is none.</summary>
    internal static UnresolvedFunction? In(Expression expression) => expression switch
    {
        UnresolvedFunction call => call.FunctionName.Equals("window", StringComparison.OrdinalIgnoreCase) ? call : null,
        Alias alias => In(alias.Child),
        Cast cast => In(cast.Child),
        UnresolvedExtractValue extract => In(extract.Child),
        _ => null,
    };

    /// <summary>The input with the window beside its columns, under the name of the function.</summary>
    /// <param name="input">The input.</param>
    /// <param name="bound">The call of <c>window</c>, bound to the input.</param>
    internal static BoundRelation Beside(BoundRelation input, BoundCall bound)
    {
        var present = new BoundFilter(input, new BoundCall("isnotnull", [bound.Arguments[0]], new BooleanType(), false));
        var type = (StructType)bound.DataType;
        var (length, slide) = (WindowingFunctions.Length(bound.Arguments[1]), WindowingFunctions.Length(bound.Arguments[bound.Arguments.Count > 2 ? 2 : 1]));
        if (length <= 0 || slide <= 0 || slide > length)
        {
            throw new AnalysisException("DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", "A window's slide must be above zero and not longer than the window.");
        }

        var hidden = present.Output.Where(a => a.IsHidden).Select(BoundNamed.Pass);
        var window = BoundAttribute.Create(bound.Function, type, false);
        if (length == slide)
        {
            return new BoundProject(present, [.. Visible(present), new BoundNamed(bound, window), .. hidden]);
        }

        var all = new BoundCall(All, bound.Arguments, new ArrayType(type, false), false);
        var generated = new BoundGenerate(present, "explode", [all], IsOuter: false, [window]);
        return new BoundProject(generated, [.. Visible(present), BoundNamed.Pass(window), .. hidden]);
    }

    private static IEnumerable<BoundNamed> Visible(BoundRelation relation) => relation.Output.Where(a => !a.IsHidden).Select(BoundNamed.Pass);
}
