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
        yield return Fails("UNRESOLVED_ROUTINE", d => d.SelectExpr("years(day)"));
        yield return Fails("PARTITION_TRANSFORM_EXPRESSION_NOT_IN_PARTITIONED_BY", d => d.Select(Years(Col("day"))));
        yield return Fails("PARTITION_TRANSFORM_EXPRESSION_NOT_IN_PARTITIONED_BY", d => d.Select(Bucket(2, Col("id"))));
        yield return Fails("PARSE_SYNTAX_ERROR", d => d.SelectExpr("id +"));
        yield return Fails("USER_RAISED_EXCEPTION", d => d.Select(RaiseError(Lit("no"))));
        yield return Fails("NUM_COLUMNS_MISMATCH", d => d.Select("id").Union(d.Select("id", "text")));
        yield return Fails("UNPIVOT_VALUE_DATA_TYPE_MISMATCH", d => d.Unpivot([Col("id")], [Col("tiny"), Col("text")], "name", "value"));
        yield return Fails("INCOMPATIBLE_COLUMN_TYPE", d => d.Select("tags").Union(d.Select("id")));
        yield return Fails("UNRESOLVED_USING_COLUMN_FOR_JOIN", d => d.Join(d.Select("id"), "text"));
        yield return Fails("WRONG_NUM_ARGS", d => d.SelectExpr("upper(text, text)"));
        yield return Fails("DATATYPE_MISMATCH", d => d.Select(Col("tags") + 1));
        yield return Fails("CAST_OVERFLOW", d => d.Filter("id = 4").Select(Col("big").Cast("int")));
        yield return Fails("NUMERIC_VALUE_OUT_OF_RANGE", d => d.Filter("id = 2").Select(Col("price").Cast("decimal(3,2)")));
        yield return Fails("CAST_INVALID_INPUT", d => d.Filter("id = 1").Select(Col("text").Cast("date")));
        yield return Fails("CANNOT_PARSE_TIMESTAMP", d => d.Filter("id = 1").Select(ToTimestamp(Col("text"), "yyyy")));
        yield return Fails("NULL_MAP_KEY", d => d.Select(Map(Col("text"), Col("id"))).Filter("false").Union(d.SelectExpr("map(CAST(NULL AS STRING), id)")));
        yield return Fails("DUPLICATED_MAP_KEY", d => d.Select(Map(Lit(1), Col("id"), Lit(1), Col("id"))));
        yield return Fails("INVALID_PARAMETER_VALUE", d => d.Filter("id = 1").Select(RegexpExtract(Col("text"), "n+", 3)));
        yield return Fails("GROUP_BY_POS_OUT_OF_RANGE", d => d.Session.Sql("SELECT count(*) FROM range(3) GROUP BY 4"));
        yield return Fails("ORDER_BY_POS_OUT_OF_RANGE", d => d.Session.Sql("SELECT id FROM range(3) ORDER BY 4"));
        yield return Fails("NESTED_AGGREGATE_FUNCTION", d => d.Agg(Sum(Sum("id"))));
        yield return Fails("INVALID_WHERE_CONDITION", d => d.Session.Sql("SELECT id FROM range(3) WHERE sum(id) > 1"));
        yield return Fails("WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE", d => d.SelectExpr("row_number()"));
        yield return Fails("SCALAR_SUBQUERY_TOO_MANY_ROWS", d => d.Session.Sql("SELECT (SELECT id FROM range(3))"));
        yield return Fails("UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY", d => d.Session.Sql("SELECT count(*) FROM range(4) a GROUP BY (SELECT max(b.id) FROM range(5) b WHERE b.id < a.id)"));
        yield return Fails("INVALID_SUBQUERY_EXPRESSION", d => d.Session.Sql("SELECT (SELECT id, id FROM range(1))"));
        yield return Fails("NAMED_PARAMETERS_NOT_SUPPORTED", d => d.Session.Sql("SELECT upper(str => 'a')"));
        yield return Fails("NOT_A_CONSTANT_STRING", d => d.Session.Sql("SELECT IDENTIFIER(id) FROM range(3)"));
        yield return Fails("UNBOUND_SQL_PARAMETER", d => d.Session.Sql("SELECT :x"));
        yield return Fails("NUM_TABLE_VALUE_ALIASES_MISMATCH", d => d.Session.Sql("SELECT * FROM range(2) AS t(a, b)"));
        yield return Fails("ASSIGNMENT_ARITY_MISMATCH", d => d.Session.Sql("SELECT * FROM (SELECT 1) AS t(a, b)"));
        yield return Fails("ASSIGNMENT_ARITY_MISMATCH", d => d.Select("id").ToDF("a", "b"));
        yield return Fails("TABLE_OR_VIEW_NOT_FOUND", d => d.Session.Table("no_such_table"));
    }
}
