using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Tests.Analysis;

public sealed class AnalyzerTests
{
    private static readonly StructType Orders = (StructType)DataType.FromDdl(
        "id BIGINT NOT NULL, user STRING, amount DECIMAL(10,2), qty INT, at TIMESTAMP, lines ARRAY<STRUCT<sku: STRING, price: DOUBLE>>, tags MAP<STRING, INT>");

    private readonly Analyzer _analyzer = new(new NoSources());

    [TestCase("id + qty", "bigint")]
    [TestCase("qty / 2", "double")]
    [TestCase("amount * qty", "decimal(21,2)")]
    [TestCase("amount / 3", "decimal(14,6)")]
    [TestCase("amount + 1", "decimal(11,2)")]
    [TestCase("qty + '1'", "bigint")]
    [TestCase("CASE WHEN qty > 1 THEN qty ELSE 2.5 END", "decimal(11,1)")]
    [TestCase("coalesce(qty, id)", "bigint")]
    [TestCase("lines.sku", "array<string>")]
    [TestCase("lines[0].price", "double")]
    [TestCase("tags['a']", "int")]
    [TestCase("transform(lines, l -> l.price * 2)", "array<double>")]
    [TestCase("to_date(at)", "date")]
    [TestCase("round(amount, 1)", "decimal(10,1)")]
    public void An_expression_has_the_type_that_Spark_gives_it(string sql, string type) =>
        Assert.That(Schema(Select(sql))[0].DataType.SimpleString, Is.EqualTo(type));

    [TestCase("qty + 1", "(qty + 1)")]
    [TestCase("upper(user)", "upper(user)")]
    [TestCase("CAST(qty AS STRING)", "qty")]
    [TestCase("CAST(qty + 1 AS STRING)", "CAST((qty + 1) AS STRING)")]
    [TestCase("qty = 1 AND user IS NULL", "((qty = 1) AND (user IS NULL))")]
    [TestCase("lines[0].sku", "lines[0].sku")]
    [TestCase("tags['a']", "tags[a]")]
    [TestCase("qty AS n", "n")]
    [TestCase("user", "user")]
    [TestCase("session_user", "current_user()")]
    [TestCase("session_user()", "session_user()")]
    public void A_column_without_alias_is_named_as_Spark_names_it(string sql, string name) =>
        Assert.That(Schema(Select(sql)).FieldNames, Is.EqualTo(new[] { name }));

    [Test]
    public void An_unknown_column_lists_the_near_ones() =>
        Assert.That(
            () => Schema(Select("usr")),
            Throws.TypeOf<AnalysisException>()
                .With.Property(nameof(SparkException.ErrorClass)).EqualTo("UNRESOLVED_COLUMN.WITH_SUGGESTION")
                .And.Property(nameof(SparkException.SqlState)).EqualTo("42703")
                .And.Message.Contains("`user`"));

    [Test]
    public void An_unknown_function_lists_the_near_ones() =>
        Assert.That(() => Schema(Select("uper(user)")), Throws.TypeOf<AnalysisException>().With.Message.Contains("`upper`"));

    [TestCase("user AND true", TestName = "A text is a condition only where it can be cast")]
    public void Strings_become_booleans_where_a_boolean_is_wanted(string sql) =>
        Assert.That(Schema(Select(sql))[0].DataType, Is.EqualTo(new BooleanType()));

    [TestCase("qty", "DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN")]
    [TestCase("sum(qty) > 1", "INVALID_WHERE_CONDITION")]
    [TestCase("lines > 1", "DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES")]
    public void A_filter_that_is_no_condition_is_refused(string sql, string errorClass) =>
        Assert.That(
            () => _analyzer.Analyze(new Filter(Local(), SparkSqlParser.ParseExpression(sql))),
            Throws.TypeOf<AnalysisException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo(errorClass));

    [Test]
    public void A_filter_may_name_a_column_that_the_select_before_it_left_out()
    {
        var schema = Schema(new Filter(Select("user"), SparkSqlParser.ParseExpression("qty > 1")));

        Assert.That(schema.FieldNames, Is.EqualTo(new[] { "user" }));
    }

    [Test]
    public void Aggregates_are_taken_out_of_expressions_and_shared()
    {
        var plan = new Aggregate(Local(), GroupType.GroupBy, [Sql("user")], [Sql("sum(qty) + count(1) AS a"), Sql("sum(qty) AS b")]);

        var bound = (BoundProject)_analyzer.Analyze(plan);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bound.Schema.SimpleString, Is.EqualTo("struct<user:string,a:bigint,b:bigint>"));
            Assert.That(((BoundAggregate)bound.Input).Aggregates, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public void A_column_outside_of_the_groups_is_refused() =>
        Assert.That(
            () => _analyzer.Analyze(new Aggregate(Local(), GroupType.GroupBy, [Sql("user")], [Sql("qty + 1")])),
            Throws.TypeOf<AnalysisException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo("MISSING_AGGREGATION"));

    [Test]
    public void A_plan_joined_with_itself_is_told_apart_by_alias()
    {
        var local = Local();
        var join = new Join(new SubqueryAlias(local, "a"), new SubqueryAlias(local, "b"), Sql("a.id = b.qty"), JoinType.LeftOuter, []);

        var schema = Schema(new Project(join, [Sql("a.id"), Sql("b.user AS other")]));

        Assert.That(schema.SimpleString, Is.EqualTo("struct<id:bigint,other:string>"));
    }

    [Test]
    public void A_column_that_both_sides_have_is_ambiguous()
    {
        var join = new Join(Local(), Local(), null, JoinType.Cross, []);

        Assert.That(
            () => _analyzer.Analyze(new Project(join, [Sql("user")])),
            Throws.TypeOf<AnalysisException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo("AMBIGUOUS_REFERENCE"));
    }

    [Test]
    public void A_column_of_a_frame_on_both_sides_is_refused()
    {
        var local = Local();
        var join = new Join(local, local, new UnresolvedFunction("==", [new UnresolvedAttribute("id", local.PlanId), Sql("1")]), JoinType.Inner, []);

        Assert.That(
            () => _analyzer.Analyze(join),
            Throws.TypeOf<AnalysisException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo("AMBIGUOUS_COLUMN_REFERENCE"));
    }

    [Test]
    public void Using_columns_come_once_and_first()
    {
        var right = new Project(Local(), [Sql("user"), Sql("qty AS other")]);

        var schema = Schema(new Join(Local(), right, null, JoinType.FullOuter, ["user"]));

        Assert.That(schema.FieldNames, Is.EqualTo(new[] { "user", "id", "amount", "qty", "at", "lines", "tags", "other" }));
    }

    [Test]
    public void A_generator_makes_columns_beside_the_others()
    {
        var schema = Schema(new Project(Local(), [Sql("id"), Sql("posexplode(lines)")]));

        Assert.That(schema.SimpleString, Is.EqualTo("struct<id:bigint,pos:int,col:struct<sku:string,price:double>>"));
    }

    [Test]
    public void A_union_by_name_fills_what_a_side_lacks()
    {
        var left = new Project(Local(), [Sql("id"), Sql("qty")]);
        var right = new Project(Local(), [Sql("2.5 AS qty"), Sql("user")]);

        var schema = Schema(new SetOperation(left, right, SetOperationType.Union, IsAll: true, ByName: true, AllowMissingColumns: true));

        Assert.That(schema.SimpleString, Is.EqualTo("struct<id:bigint,qty:decimal(11,1),user:string>"));
    }

    [Test]
    public void A_window_function_needs_an_order() =>
        Assert.That(
            () => Schema(Select("row_number() OVER (PARTITION BY user)")),
            Throws.TypeOf<AnalysisException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo("_LEGACY_ERROR_TEMP_1037"));

    private StructType Schema(Relation plan) => _analyzer.Analyze(plan).Schema;

    private static Project Select(string sql) => new(Local(), [Sql(sql)]);

    private static Expression Sql(string text) => SparkSqlParser.ParseSelectItem(text);

    private static LocalRelation Local() => new(Orders, []);

    private sealed class NoSources : ISourceResolver
    {
        public ISourceHandle Resolve(Read read) => throw new InvalidOperationException("These plans read nothing.");

        public Relation? FindView(string name) => null;
    }
}
