using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tests.Parsing;

public sealed class SparkSqlParserTests
{
    [TestCase("a OR b AND c", "or($a, and($b, $c))")]
    [TestCase("NOT a = b", "not(==($a, $b))")]
    [TestCase("NOT a AND b", "and(not($a), $b)")]
    [TestCase("!a AND b", "and(not($a), $b)")]
    [TestCase("a = b = c", "==(==($a, $b), $c)")]
    [TestCase("a < b == c", "==(<($a, $b), $c)")]
    [TestCase("a != b", "not(==($a, $b))")]
    [TestCase("a <> b", "not(==($a, $b))")]
    [TestCase("a <=> b", "<=>($a, $b)")]
    [TestCase("a !> b", "<=($a, $b)")]
    [TestCase("a !< b", ">=($a, $b)")]
    [TestCase("a + b * c - d % e DIV f", "-(+($a, *($b, $c)), div(%($d, $e), $f))")]
    [TestCase("a | b & c ^ d", "|($a, ^(&($b, $c), $d))")]
    [TestCase("a << b + c", "<<($a, +($b, $c))")]
    [TestCase("a >>> b >> c << d", "<<(>>(>>>($a, $b), $c), $d)")]
    [TestCase("a || b || c", "concat(concat($a, $b), $c)")]
    [TestCase("-a + ~b", "+(-($a), ~($b))")]
    [TestCase("- - a", "-(-($a))")]
    [TestCase("+a", "positive($a)")]
    [TestCase("-a::string", "-(cast($a string))")]
    [TestCase("-1::string", "cast(-1:int string)")]
    [TestCase("a - -1", "-($a, -1:int)")]
    [TestCase("a-1", "-($a, 1:int)")]
    [TestCase("(a + b) * c", "*(+($a, $b), $c)")]
    public void Operators_bind_as_in_Spark(string sql, string expected) => AssertParsed(sql, expected);

    [TestCase("a IS NULL", "isnull($a)")]
    [TestCase("a IS NOT NULL", "isnotnull($a)")]
    [TestCase("a = b IS NULL", "isnull(==($a, $b))")]
    [TestCase("a IS TRUE", "<=>($a, True:boolean)")]
    [TestCase("a IS NOT FALSE", "not(<=>($a, False:boolean))")]
    [TestCase("a IS DISTINCT FROM b", "not(<=>($a, $b))")]
    [TestCase("a IS NOT DISTINCT FROM b", "<=>($a, $b)")]
    [TestCase("a BETWEEN 1 AND 2 AND b", "and(between($a, 1:int, 2:int), $b)")]
    [TestCase("a NOT BETWEEN 1 AND 2", "not(between($a, 1:int, 2:int))")]
    [TestCase("a IN (1, 2)", "in($a, 1:int, 2:int)")]
    [TestCase("a NOT IN (1)", "not(in($a, 1:int))")]
    [TestCase("a LIKE 'x%' OR b", "or(like($a, 'x%':string), $b)")]
    [TestCase("a NOT LIKE 'x' ESCAPE '!'", "not(like($a, 'x':string, '!':string))")]
    [TestCase("a ILIKE 'x'", "ilike($a, 'x':string)")]
    [TestCase("a RLIKE 'x'", "rlike($a, 'x':string)")]
    [TestCase("a REGEXP 'x'", "rlike($a, 'x':string)")]
    [TestCase("a LIKE ANY ('x', 'y')", "likeany($a, 'x':string, 'y':string)")]
    [TestCase("a NOT LIKE ALL ('x', 'y')", "notlikeall($a, 'x':string, 'y':string)")]
    [TestCase("a LIKE ANY (b, 'y')", "or(like($a, $b), like($a, 'y':string))")]
    public void Predicates_become_functions(string sql, string expected) => AssertParsed(sql, expected);

    [TestCase("a.b.c", "$a.b.c")]
    [TestCase("`a.b`.`c d`", "$`a.b`.`c d`")]
    [TestCase("`a``b`", "$`a``b`")]
    [TestCase("1abc", "$1abc")]
    [TestCase("date", "$date")]
    [TestCase("interval", "$interval")]
    [TestCase("first.left", "$first.left")]
    [TestCase("*", "*")]
    [TestCase("a.b.*", "a.b.*")]
    [TestCase("a[0].b['k']", "$a[0:int]['b':string]['k':string]")]
    [TestCase("f(a).b", "f($a)['b':string]")]
    public void Names_stars_fields_and_subscripts_are_read(string sql, string expected) => AssertParsed(sql, expected);

    [TestCase("count(*)", "count(*)")]
    [TestCase("count(DISTINCT a, b)", "count(DISTINCT $a, $b)")]
    [TestCase("sum(ALL a)", "sum($a)")]
    [TestCase("db.f(a)", "call db.f($a)")]
    [TestCase("`odd name`()", "odd name()")]
    [TestCase("if(a, 1, 2)", "if($a, 1:int, 2:int)")]
    [TestCase("left(a, 1)", "left($a, 1:int)")]
    [TestCase("struct(a, b AS c)", "struct($a, $b AS c)")]
    [TestCase("(a, 1)", "(...)($a, 1:int)")]
    [TestCase("v:a.b[0]['c d']", "variant_path($v, '$.a.b[0]['c d']':string)")]
    [TestCase("v:`a b`::int", "cast(variant_path($v, '$['a b']':string) int)")]
    [TestCase("a COLLATE UTF8_BINARY = 'x'", "==(collate($a, 'UTF8_BINARY':string), 'x':string)")]
    [TestCase("TIME '6:30:45.5'", "time_literal('06:30:45.5':string)")]
    [TestCase("CASE WHEN a THEN 1 WHEN b THEN 2 ELSE 3 END", "when($a, 1:int, $b, 2:int, 3:int)")]
    [TestCase("CASE a WHEN 1 THEN 'x' END", "when(==($a, 1:int), 'x':string)")]
    [TestCase("CASE (a) WHEN 1 THEN 'x' END", "when(==($a, 1:int), 'x':string)")]
    [TestCase("CAST(a AS array<struct<b: int>>)", "cast($a array<struct<b:int>>)")]
    [TestCase("TRY_CAST(a AS decimal(5,2))", "cast[Try]($a decimal(5,2))")]
    [TestCase("a::array<array<int>> = b", "==(cast($a array<array<int>>), $b)")]
    [TestCase("a::map<string,int>=b", "==(cast($a map<string,int>), $b)")]
    [TestCase("extract(year FROM a)", "extract('year':string, $a)")]
    [TestCase("substring(a FROM 2 FOR 1)", "substring($a, 2:int, 1:int)")]
    [TestCase("substring(a FROM 2)", "substring($a, 2:int)")]
    [TestCase("substr(a, 2)", "substr($a, 2:int)")]
    [TestCase("overlay(a PLACING b FROM 2)", "overlay($a, $b, 2:int)")]
    [TestCase("position('x' IN a)", "locate('x':string, $a)")]
    [TestCase("trim(BOTH 'x' FROM a)", "trim('x':string, $a)")]
    [TestCase("trim(LEADING FROM a)", "ltrim($a)")]
    [TestCase("trim('x' FROM a)", "trim('x':string, $a)")]
    [TestCase("trim(a)", "trim($a)")]
    [TestCase("timestampadd(DAY, 1, a)", "timestampadd('DAY':string, 1:int, $a)")]
    [TestCase("datediff(hour, a, b)", "timestampdiff('HOUR':string, $a, $b)")]
    [TestCase("date_add(day, 1)", "date_add($day, 1:int)")]
    [TestCase("CURRENT_TIMESTAMP - a", "-($CURRENT_TIMESTAMP, $a)")]
    [TestCase("last(a) IGNORE NULLS", "last($a, True:boolean)")]
    [TestCase("last_value(a) IGNORE NULLS", "last($a, True:boolean)")]
    [TestCase("transform(a, x -> x.f + y)", "transform($a, (x) -> +(@x['f':string], $y))")]
    [TestCase("aggregate(a, 0, (s, x) -> s + X)", "aggregate($a, 0:int, (s, x) -> +(@s, @x))")]
    [TestCase("exists(a, x -> x > 0) AND x", "and(exists($a, (x) -> >(@x, 0:int)), $x)")]
    public void Calls_and_special_forms_are_read(string sql, string expected) => AssertParsed(sql, expected);

    [TestCase("sum(a) OVER ()", "sum($a) OVER ( |  | )")]
    [TestCase("rank() OVER (PARTITION BY a, b ORDER BY c DESC, d)", "rank() OVER ($a, $b | $c Descending NullsLast, $d Ascending NullsFirst | )")]
    [TestCase("sum(a) OVER (ORDER BY b DESC NULLS FIRST ROWS 2 PRECEDING)", "sum($a) OVER ( | $b Descending NullsFirst | Row -(2:int)..current)")]
    [TestCase(
        "sum(a) OVER (ORDER BY b RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 HOUR FOLLOWING)",
        "sum($a) OVER ( | $b Ascending NullsFirst | Range unbounded..3600000000:interval hour)")]
    [TestCase("sum(a) OVER (ROWS BETWEEN 1 + 1 PRECEDING AND UNBOUNDED FOLLOWING)", "sum($a) OVER ( |  | Row -(+(1:int, 1:int))..unbounded)")]
    public void Windows_are_read(string sql, string expected) => AssertParsed(sql, expected);

    [TestCase("a + 1 AS b", "+($a, 1:int) AS b")]
    [TestCase("a + 1 `b c`", "+($a, 1:int) AS b c")]
    [TestCase("explode(m) AS (k, v)", "explode($m) AS k+v")]
    [TestCase("a", "$a")]
    public void A_select_item_may_have_an_alias(string sql, string expected) =>
        Assert.That(PlanText.Of(SparkSqlParser.ParseSelectItem(sql)), Is.EqualTo(expected));

    [Test]
    public void Comments_and_line_breaks_are_space() => AssertParsed("a /* x /* y */ z */\n+ b -- the end", "+($a, $b)");

    [Test]
    public void Equal_texts_give_equal_nodes()
    {
        const string Sql = "sum(a) OVER (PARTITION BY b ORDER BY c) > 1 AND d IN (1, 2)";

        Assert.That(SparkSqlParser.ParseExpression(Sql), Is.EqualTo(SparkSqlParser.ParseExpression(Sql.Replace(" ", "  ", StringComparison.Ordinal))));
    }

    private static void AssertParsed(string sql, string expected)
    {
        Expression parsed = SparkSqlParser.ParseExpression(sql);
        Assert.That(PlanText.Of(parsed), Is.EqualTo(expected));
    }
}
