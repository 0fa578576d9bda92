using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.DataFrames.Tests.Parsing;

/// <summary>What queries become; what they give is judged by Spark's answers where an engine runs them.</summary>
public sealed class QueryParsingTests
{
    [Test]
    public void A_query_of_one_block_keeps_its_parts_together()
    {
        var block = (QueryBlock)Parse("SELECT DISTINCT a, sum(b) AS s FROM t WHERE c > 1 GROUP BY a HAVING s > 2 ORDER BY s DESC");

        Assert.Multiple(() =>
        {
            Assert.That(block.IsDistinct, Is.True);
            Assert.That(block.Items.Select(PlanText.Of), Is.EqualTo(new[] { "$a", "sum($b) AS s" }));
            Assert.That(PlanText.Of(((Filter)block.Input).Condition), Is.EqualTo(">($c, 1:int)"));
            Assert.That(block.Grouping!.Keys.Select(PlanText.Of), Is.EqualTo(new[] { "$a" }));
            Assert.That(PlanText.Of(block.Having!), Is.EqualTo(">($s, 2:int)"));
            Assert.That(block.Order.Single().Direction, Is.EqualTo(SortDirection.Descending));
        });
    }

    [TestCase("GROUP BY a, b WITH ROLLUP", "0 1|0|")]
    [TestCase("GROUP BY ROLLUP(a, b)", "0 1|0|")]
    [TestCase("GROUP BY CUBE(a, b)", "0 1|0|1|")]
    [TestCase("GROUP BY GROUPING SETS ((a, b), a, ())", "0 1|0|")]
    [TestCase("GROUP BY a, ROLLUP(b)", "0 1|0")]
    [TestCase("GROUP BY a, b GROUPING SETS ((b), ())", "1|")]
    [TestCase("GROUP BY ROLLUP((a, b), c)", "0 1 2|0 1|")]
    public void Grouping_sets_are_lists_of_keys(string grouping, string expected)
    {
        var sets = ((QueryBlock)Parse($"SELECT 1 FROM t {grouping}")).Grouping!.Sets!;

        Assert.That(string.Join('|', sets.Select(s => string.Join(' ', s))), Is.EqualTo(expected));
    }

    [TestCase("a JOIN b ON x = y", JoinType.Inner)]
    [TestCase("a LEFT JOIN b USING (x)", JoinType.LeftOuter)]
    [TestCase("a LEFT OUTER JOIN b USING (x)", JoinType.LeftOuter)]
    [TestCase("a RIGHT JOIN b USING (x)", JoinType.RightOuter)]
    [TestCase("a FULL OUTER JOIN b USING (x)", JoinType.FullOuter)]
    [TestCase("a LEFT SEMI JOIN b USING (x)", JoinType.LeftSemi)]
    [TestCase("a ANTI JOIN b USING (x)", JoinType.LeftAnti)]
    [TestCase("a CROSS JOIN b", JoinType.Cross)]
    [TestCase("a, b", JoinType.Cross)]
    public void Joins_have_their_kind(string from, JoinType expected) =>
        Assert.That(((Join)((QueryBlock)Parse($"SELECT * FROM {from}")).Input).JoinType, Is.EqualTo(expected));

    [Test]
    public void Set_operations_bind_intersections_first()
    {
        var union = (SetOperation)Parse("SELECT 1 UNION ALL SELECT 2 INTERSECT SELECT 3");

        Assert.That((union.Type, union.IsAll), Is.EqualTo((SetOperationType.Union, true)));
        Assert.That(((SetOperation)union.Right).Type, Is.EqualTo(SetOperationType.Intersect));
    }

    [Test]
    public void A_name_of_WITH_stands_for_its_query_and_only_inside()
    {
        var block = (QueryBlock)Parse("WITH t AS (SELECT 1) SELECT * FROM t");

        Assert.That(((SubqueryAlias)block.Input).Input, Is.InstanceOf<QueryBlock>());
        Assert.That(((SubqueryAlias)((QueryBlock)Parse("SELECT * FROM t")).Input).Input, Is.InstanceOf<NamedTable>());
    }

    [Test]
    public void Parameters_are_put_in_by_name_and_by_place()
    {
        var named = new SqlParameters(new Dictionary<string, Expression> { ["least"] = Lit(5).Expression }, []);
        var placed = new SqlParameters(SqlParameters.None.Named, [Lit("x").Expression, Lit(2).Expression]);

        Assert.That(PlanText.Of(((QueryBlock)SparkSqlParser.ParseQuery("SELECT a > :least FROM t", named)).Items[0]), Is.EqualTo(">($a, 5:int)"));
        Assert.That(((QueryBlock)SparkSqlParser.ParseQuery("SELECT ?, ? FROM t", placed)).Items.Select(PlanText.Of), Is.EqualTo(new[] { "'x':string", "2:int" }));
    }

    [TestCase("SHOW CREATE TABLE t", "SHOW")]
    [TestCase("DESCRIBE EXTENDED t", "DESCRIBE")]
    [TestCase("REFRESH FUNCTION f", "REFRESH")]
    [TestCase("create table t (a int)", "CREATE")]
    [TestCase("DROP TABLE t", "DROP")]
    [TestCase("SET x = 1", "SET")]
    public void Statements_that_are_no_queries_are_refused_by_name(string sql, string statement)
    {
        var error = Assert.Throws<ParseException>(() => Parse(sql))!;

        Assert.That(error.ErrorClass, Is.EqualTo("UNSUPPORTED_FEATURE"));
        Assert.That(error.Message, Does.Contain($"The statement {statement} is not supported"));
    }

    [TestCase("SELECT a FROM t WHERE", 21, "")]
    [TestCase("SELECT a FROM t GROUP a", 22, "a")]
    [TestCase("SELECT a FROM t ORDER BY a LIMIT", 32, "")]
    [TestCase("SELECT a FROM (SELECT 1", 23, "")]
    [TestCase("SELECT a FROM t LEFT t2", 21, "t2")]
    [TestCase("WITH a (SELECT 1) SELECT 1 1", 27, "1")]
    public void A_syntax_error_of_a_query_names_its_place(string sql, int position, string nearWord)
    {
        var error = Assert.Throws<ParseException>(() => Parse(sql))!;

        Assert.That((error.ErrorClass, error.Position, error.NearWord), Is.EqualTo((ParseException.SyntaxError, position, nearWord)));
    }

    [Test]
    public void Deep_nesting_is_refused_before_the_stack_ends() => Assert.That(
        () => Parse(string.Concat(Enumerable.Repeat("SELECT * FROM (", 50_000))),
        Throws.InstanceOf<ParseException>().With.Property("ErrorClass").EqualTo("FAILED_TO_PARSE_TOO_COMPLEX"));

    [Test]
    public void A_temporary_view_is_a_command()
    {
        var view = (CreateDataFrameView)SparkSqlParser.ParseCommand("CREATE OR REPLACE TEMP VIEW v (x) AS SELECT 1;", SqlParameters.None)!;

        Assert.That((view.Name, view.Replace, view.IsGlobal), Is.EqualTo(("v", true, false)));
        Assert.That(view.Input, Is.InstanceOf<ToDF>());
        Assert.That(SparkSqlParser.ParseCommand("SELECT 1", SqlParameters.None), Is.Null);
    }

    [Test]
    public void Changes_of_tables_are_the_commands_of_the_table_API()
    {
        var merge = (MergeIntoTable)Command(
            """
            MERGE INTO delta.`/t` AS t USING (SELECT * FROM s) AS s ON t.id = s.id
            WHEN MATCHED AND s.gone THEN DELETE WHEN MATCHED THEN UPDATE SET t.n = s.n + 1
            WHEN NOT MATCHED THEN INSERT (id, n) VALUES (s.id, 0) WHEN NOT MATCHED BY SOURCE THEN UPDATE SET n = NULL
            """);
        var update = (UpdateTable)Command("UPDATE t SET a = 1, b = a + 1 WHERE c");

        Assert.Multiple(() =>
        {
            Assert.That((merge.TargetTable, merge.TargetAlias), Is.EqualTo(("delta.`/t`", "t")));
            Assert.That(merge.MatchedActions.Select(a => a.ActionType), Is.EqualTo(new[] { MergeActionType.Delete, MergeActionType.Update }));
            Assert.That(PlanText.Of(merge.NotMatchedActions.Single().Assignments[0].Value), Is.EqualTo("$s.id"));
            Assert.That(merge.NotMatchedBySourceActions.Single().ActionType, Is.EqualTo(MergeActionType.Update));
            Assert.That(update.Assignments.Select(a => PlanText.Of(a.Value)), Is.EqualTo(new[] { "1:int", "+($a, 1:int)" }));
            Assert.That(((DeleteFromTable)Command("DELETE FROM t")).Condition, Is.Null);
            Assert.That(((WriteOperation)Command("INSERT OVERWRITE t SELECT 1")).Mode, Is.EqualTo(SaveMode.Overwrite));
            Assert.That(Parse("DESCRIBE HISTORY delta.`/t` LIMIT 2"), Is.InstanceOf<DescribeHistory>().With.Property("Limit").EqualTo(2));
        });
    }

    [Test]
    public void Statements_of_upkeep_are_read_with_all_their_parts()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Command("OPTIMIZE delta.`/t` WHERE p = 'x' ZORDER BY (a, `b.c`)"), Is.EqualTo(new OptimizeTable("delta.`/t`", new ExpressionString("p = 'x'"), ["a", "b.c"], Options.None)));
            Assert.That(Command("optimize t zorder by a"), Is.EqualTo(new OptimizeTable("t", null, ["a"], Options.None)));
            Assert.That(Command("VACUUM t RETAIN 0.5 HOURS DRY RUN"), Is.EqualTo(new VacuumTable("t", 0.5, IsDryRun: true)));
            Assert.That(Command("VACUUM t;"), Is.EqualTo(new VacuumTable("t", null, IsDryRun: false)));
            Assert.That(Command("RESTORE TABLE t TO VERSION AS OF 3"), Is.EqualTo(new RestoreTable("t", 3, null)));
            Assert.That(Command("RESTORE t TIMESTAMP AS OF '2026-01-31'"), Is.EqualTo(new RestoreTable("t", null, "2026-01-31")));
            Assert.That(() => Command("VACUUM t RETAIN many HOURS"), Throws.TypeOf<ParseException>());
            Assert.That(() => Command("RESTORE t TO VERSION 3"), Throws.TypeOf<ParseException>());
        });
    }

    private static Command Command(string sql) => SparkSqlParser.ParseCommand(sql, SqlParameters.None)!;

    private static Relation Parse(string sql) => SparkSqlParser.ParseQuery(sql, SqlParameters.None);
}
