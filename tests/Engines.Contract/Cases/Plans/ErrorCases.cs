using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Plans.PlanCase;

namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>Queries that both engines refuse, with the class of the error.</summary>
internal static class ErrorCases
{
    internal static IEnumerable<PlanCase> All()
    {
        yield return Fails("UNRESOLVED_COLUMN", d => d.Select("nothing"));
        yield return Fails("DIVIDE_BY_ZERO", d => d.Select(Col("id") / 0));
        yield return Fails("CAST_INVALID_INPUT", d => d.Filter("id = 1").Select(Col("text").Cast("int")));
        yield return Fails("ARITHMETIC_OVERFLOW", d => d.Filter("id = 4").Select(Col("big") + 1));
        yield return Fails("INVALID_ARRAY_INDEX", d => d.Filter("id = 1").Select(Col("tags").GetItem(Lit(9))));
        yield return Fails("DATATYPE_MISMATCH", d => d.Filter(Col("id")));
        yield return Fails("MISSING_AGGREGATION", d => d.GroupBy("flag").Agg(Col("id")));
        yield return Fails("AMBIGUOUS_REFERENCE", d => d.As("l").Join(d.As("r"), Lit(true)).Select("id"));
        yield return Fails("UNRESOLVED_ROUTINE", d => d.SelectExpr("no_such_function(id)"));
        yield return Fails("PARSE_SYNTAX_ERROR", d => d.SelectExpr("id +"));
        yield return Fails("USER_RAISED_EXCEPTION", d => d.Select(RaiseError(Lit("no"))));
        yield return Fails("NUM_COLUMNS_MISMATCH", d => d.Select("id").Union(d.Select("id", "text")));
        yield return Fails("TABLE_OR_VIEW_NOT_FOUND", d => d.Session.Table("no_such_table"));
    }
}
