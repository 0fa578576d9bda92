using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Tests.Translation;

/// <summary>Spark's answers to expressions, as texts.</summary>
public sealed class ExpressionTests
{
    private DuckDbEngine _engine = null!;

    [OneTimeSetUp]
    public void Open() => _engine = TestEngine.Open();

    [OneTimeTearDown]
    public void Close() => _engine.Dispose();

    [TestCase("7 / 2", "3.5")]
    [TestCase("7 div 2", "3")]
    [TestCase("-7 % 3", "-1")]
    [TestCase("cast(' 12 ' as int)", "12")]
    [TestCase("cast(2.7D as int)", "2")]
    [TestCase("cast(-2.7 as int)", "-2")]
    [TestCase("try_cast('1.5' as int)", null)]
    [TestCase("cast('2020-01' as date)", "2020-01-01")]
    [TestCase("cast(1e10 as string)", "1.0E10")]
    [TestCase("cast(0.1D as string)", "0.1")]
    [TestCase("cast(cast('2024-02-29 12:34:56.7' as timestamp) as string)", "2024-02-29 12:34:56.7")]
    [TestCase("cast('1.005' as decimal(10,2))", "1.01")]
    [TestCase("round(1.005D, 2)", "1.01")]
    [TestCase("round(2.5)", "3")]
    [TestCase("bround(2.5)", "2")]
    [TestCase("cast(1 as decimal(10,0)) / cast(3 as decimal(10,0))", "0.33333333333")]
    [TestCase("substring('Spark SQL', -3)", "SQL")]
    [TestCase("substring('héllo', 2, 3)", "éll")]
    [TestCase("split('a,b,,', ',')[3]", "")]
    [TestCase("regexp_replace('100-200', '(\\\\d+)-(\\\\d+)', '$2-$1')", "200-100")]
    [TestCase("regexp_extract('foo-42', '(\\\\w+)-(\\\\d+)', 2)", "42")]
    [TestCase("'abc' rlike '^[[:alpha:]]'", null, "INVALID_PARAMETER_VALUE.PATTERN")]
    [TestCase("'ab1' rlike '^[a-c]+[0-9]\\\\z'", "true")]
    [TestCase("'ab\n' rlike '^[a-c]+$'", "true")]
    [TestCase("cast(null as string) rlike '^[a-c]+\\\\z'", null)]
    [TestCase("exists(filter(array(1), x -> x > 1), x -> true)", "false")]
    [TestCase("exists(array(1, null), x -> x > 1)", null)]
    [TestCase("exists(array(2, null), x -> x > 1)", "true")]
    [TestCase("exists(cast(null as array<int>), x -> x > 1)", null)]
    [TestCase("forall(filter(array(1), x -> x > 1), x -> false)", "true")]
    [TestCase("forall(array(1, null), x -> x > 0)", null)]
    [TestCase("forall(array(-1, null), x -> x > 0)", "false")]
    [TestCase("array_join(concat(array('a'), array('b', 'c'), array('d')), '')", "abcd")]
    [TestCase("array_join(concat(array('a'), cast(null as array<string>)), '')", null)]
    [TestCase("concat_ws('-', 'a', null, 'b')", "a-b")]
    [TestCase("lpad('hi', 5, 'xy')", "xyxhi")]
    [TestCase("xxhash64('Spark')", "-4294468057691064905")]
    [TestCase("hash('Spark', array(123), 2)", "-1321691492")]
    [TestCase("xxhash64(true, 1Y, 2S, 3, 4L, cast(1.5 as float), cast('NaN' as double), -0.0D, date'2024-02-29', timestamp'2024-02-29 01:02:03.000004', x'0102', 1.25BD, cast(12345678901.25 as decimal(18,2)), cast(-1234567890123456789012.25 as decimal(30,2)))", "-2961270716652043447")]
    [TestCase("hash(true, 1Y, 2S, 3, 4L, cast(1.5 as float), cast('NaN' as double), -0.0D, date'2024-02-29', timestamp'2024-02-29 01:02:03.000004', x'0102', 1.25BD, cast(12345678901.25 as decimal(18,2)), cast(-1234567890123456789012.25 as decimal(30,2)))", "1209480983")]
    [TestCase("xxhash64('a text of more than thirty-two bytes, ü', named_struct('a', cast(null as int), 'b', array(1, null, 3)), cast(null as string), array(named_struct('c', 'x'), null))", "-3710617266431760870")]
    [TestCase("hash('a text of more than thirty-two bytes, ü', named_struct('a', cast(null as int), 'b', array(1, null, 3)), cast(null as string), array(named_struct('c', 'x'), null))", "-393007295")]
    [TestCase("substring_index('a.b.c', '.', 2)", "a.b")]
    [TestCase("substring_index('a.b.c', '.', -2)", "b.c")]
    [TestCase("substring_index('aaaa', 'aa', 2)", "a")]
    [TestCase("substring_index('aaaa', 'aa', -1)", "")]
    [TestCase("substring_index('aaa', 'aa', -2)", "a")]
    [TestCase("substring_index('a.b', '', 1)", "")]
    [TestCase("substring_index('a.b', '.', 0)", "")]
    [TestCase("substring_index('üxüx', 'x', 1)", "ü")]
    [TestCase("split_part('a.b.c', '.', 2)", "b")]
    [TestCase("split_part('a.b.c', '.', -1)", "c")]
    [TestCase("split_part('aaaa', 'aa', 3)", "")]
    [TestCase("split_part('aaa', 'aa', 2)", "a")]
    [TestCase("split_part('a.b', '', 1)", "a.b")]
    [TestCase("split_part('a.b', '', 2)", "")]
    [TestCase("split_part('a.b.c', '.', 4)", "")]
    [TestCase("split_part('a.b.c', '.', -4)", "")]
    [TestCase("split_part('üxüx', 'x', 2)", "ü")]
    [TestCase("replace('aXbX', 'X', 'y')", "ayby")]
    [TestCase("replace('abc', '', 'y')", "abc")]
    [TestCase("replace('abc', 'b')", "ac")]
    [TestCase("coalesce(1 > cast(null as int), false)", "false")]
    [TestCase("coalesce(2 > 1, false)", "true")]
    [TestCase("coalesce(cast(null as boolean) or 2 > 1, false)", "true")]
    [TestCase("sha2('Spark', 256)", "529bc3b07127ecb7e53a4dcf1991d9152c24537d919178022b2c42657f79a26b")]
    [TestCase("""get_json_object('{"a":"b"}', '$.a')""", "b")]
    [TestCase("""get_json_object('[{"a":"b"},{"a":"c"}]', '$[1].a')""", "c")]
    [TestCase("""get_json_object('{"a b":[1,[2,3]]}', "$['a b'][1]")""", "[2,3]")]
    [TestCase("""get_json_object('{"a":{"b":1.50,"c":[ "x", true, null ]}}', '$.a')""", """{"b":1.5,"c":["x",true,null]}""")]
    [TestCase("""get_json_object('{"a":"x\\"y"}', '$.a')""", "x\"y")]
    [TestCase("""get_json_object('{"a":null}', '$.a')""", null)]
    [TestCase("""get_json_object('{"a":null,"a":7,"a":8}', '$.a')""", "7")]
    [TestCase("""get_json_object('{"a":"\\ud800x"}', '$.a')""", null)]
    [TestCase("""get_json_object('{"a":12345678901234567890123}', '$.a')""", "12345678901234567890123")]
    [TestCase("""get_json_object('{"a":1e3}', '$.a')""", "1000.0")]
    [TestCase("""get_json_object('[{"a":1}]', '$[*].a')""", "1")]
    [TestCase("""get_json_object('{"a":1}', '$.b')""", null)]
    [TestCase("""get_json_object('{"a":[1]}', '$.a[1]')""", null)]
    [TestCase("""get_json_object('{"a":', '$.a')""", null)]
    [TestCase("""get_json_object('{"a":1}', 'a')""", null)]
    [TestCase("to_json(named_struct('a', null, 'b', 1.0D, 'c', date'2020-01-01'))", """{"b":1.0,"c":"2020-01-01"}""")]
    [TestCase("to_json(named_struct('t', timestamp'2020-01-01 00:00:00', 'x', x'61'))", """{"t":"2020-01-01T00:00:00.000Z","x":"YQ=="}""")]
    [TestCase("to_json(array(named_struct('a', 1, 'b', 'q\"\\\\'), null))", """[{"a":1,"b":"q\"\\"},null]""")]
    [TestCase("to_json(named_struct('d', cast(1.50 as decimal(5,2)), 'e', cast(0 as decimal(18,10)), 'n', cast('NaN' as double), 's', 'ü\u001f\n'))", """{"d":1.50,"e":0E-10,"n":"NaN","s":"ü\u001F\n"}""")]
    [TestCase("to_json(map('a', named_struct('b', 1)))", """{"a":{"b":1}}""")]
    [TestCase("date_format(cast('2016-04-08' as timestamp), 'yyyy-MM-dd EEE')", "2016-04-08 Fri")]
    [TestCase("to_timestamp('31/12/2016 10:11', 'dd/MM/yyyy HH:mm')", "2016-12-31 10:11:00")]
    [TestCase("date_trunc('HOUR', cast('2015-03-05 09:32:05' as timestamp))", "2015-03-05 09:00:00")]
    [TestCase("months_between(cast('1997-02-28 10:30:00' as timestamp), cast('1996-10-30' as timestamp))", "3.94959677")]
    [TestCase("array_contains(array(1, null), 2)", null)]
    [TestCase("size(transform(array(1, 2), (x, i) -> x + i))", "2")]
    [TestCase("transform(array(1, 2), (x, i) -> x + i)[1]", "3")]
    [TestCase("aggregate(array(1, 2, 3), 0, (acc, x) -> acc + x)", "6")]
    [TestCase("map('a', 1, 'b', 2)['b']", "2")]
    [TestCase("coalesce(null, 5)", "5")]
    [TestCase("CASE WHEN 1 > 2 THEN 'x' END", null)]
    [TestCase("upper('straße')", "STRASSE")]
    [TestCase("1 / 0", null, "DIVIDE_BY_ZERO")]
    [TestCase("1 % 0", null, "REMAINDER_BY_ZERO")]
    [TestCase("2147483647 + 1", null, "ARITHMETIC_OVERFLOW")]
    [TestCase("cast('x' as int)", null, "CAST_INVALID_INPUT")]
    [TestCase("cast(3000000000L as int)", null, "CAST_OVERFLOW")]
    [TestCase("element_at(array(1), 2)", null, "INVALID_ARRAY_INDEX_IN_ELEMENT_AT")]
    public void Expressions_give_what_Spark_gives(string expression, string? expected, string? errorClass = null)
    {
        if (errorClass is not null)
        {
            Assert.That(() => _engine.Value(expression), Throws.InstanceOf<SparkException>().With.Property("ErrorClass").EqualTo(errorClass));
            return;
        }

        Assert.That(TextOf(_engine.Value(expression)), Is.EqualTo(expected));
    }

    [Test]
    public void The_session_zone_reads_and_shows_timestamps()
    {
        using var engine = TestEngine.Open(("spark.sql.session.timeZone", "Europe/Berlin"));

        Assert.That(engine.Value("cast(cast('2024-07-01 12:00:00' as timestamp) as long)"), Is.EqualTo(1_719_828_000L));
        Assert.That(engine.Value("cast(timestamp_seconds(1719828000) as string)"), Is.EqualTo("2024-07-01 12:00:00"));
    }

    [TestCase("unix_seconds(cast(timestamp_ntz'2024-11-03 01:30:00' as timestamp))", 1_730_611_800L)]
    [TestCase("unix_seconds(cast(timestamp_ntz'2024-03-10 02:30:00' as timestamp))", 1_710_055_800L)]
    [TestCase("unix_seconds(cast(date'2024-03-10' as timestamp))", 1_710_046_800L)]
    [TestCase("unix_seconds(date_trunc('HOUR', timestamp'2024-11-03T05:59:00Z'))", 1_730_610_000L)]
    [TestCase("unix_seconds(date_trunc('DAY', timestamp'2024-03-10T12:00:00Z'))", 1_710_046_800L)]
    public void Wall_clocks_have_the_instants_of_the_session_zone(string expression, long expected)
    {
        using var engine = TestEngine.Open(("spark.sql.session.timeZone", "America/New_York"));

        Assert.That(engine.Value(expression), Is.EqualTo(expected));
    }

    [Test]
    public void Ansi_mode_cannot_be_switched_off() =>
        Assert.That(() => _engine.Settings.Set("spark.sql.ansi.enabled", "false"), Throws.ArgumentException);

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
