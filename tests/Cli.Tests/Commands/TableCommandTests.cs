namespace SparkPersonalization.Cli.Tests.Commands;

/// <summary><c>show</c> and <c>history</c> on a lake that is written once and only read.</summary>
public sealed class TableCommandTests
{
    private CliRun _shop = null!;
    private CliRun _cli = null!;

    [OneTimeSetUp]
    public void MakeLake()
    {
        _shop = new CliRun();
        ShopLake.Make(Path.Combine(_shop.Folder, "lake"));
    }

    [OneTimeTearDown]
    public void RemoveLake() => _shop.Dispose();

    [SetUp]
    public void Begin() => _cli = new CliRun();

    [TearDown]
    public void End() => _cli.Dispose();

    [Test]
    public void Show_prints_rows_as_Spark_does_with_long_values_cut()
    {
        Assert.That(Run("show", "silver/events", "--columns", "id,name,price,at", "--order-by", "id DESC"), Is.Zero, _cli.Error);
        Assert.That(_cli.Out, Is.EqualTo("""
            +---+--------------------+-------+--------------------+
            | id|                name|  price|                  at|
            +---+--------------------+-------+--------------------+
            |  3|a text of more th...|-1.0E30|                NULL|
            |  2|                NULL|    NaN|                NULL|
            |  1|                a\nb|    1.5|2025-03-31 10:00:...|
            +---+--------------------+-------+--------------------+

            """));
    }

    [Test]
    public void Show_gives_the_same_on_a_Spark_server()
    {
        string[] show = ["show", "silver/events", "--columns", "id,name,price,at", "--where", "id > 1", "--order-by", "id DESC"];
        using var server = new TestKit.SparkConnectServer();
        using var remote = new CliRun();

        Assert.That(Run(show), Is.Zero, _cli.Error);
        Assert.That(remote.Run(["--remote", server.Remote, "--lake", Path.Combine(_shop.Folder, "lake"), .. show]), Is.Zero, remote.Error);
        Assert.That(remote.Out, Is.EqualTo(_cli.Out));
    }

    [Test]
    public void Without_the_server_the_error_names_it()
    {
        Assert.That(_cli.Run("--remote", "sc://127.0.0.1:1", "--lake", Path.Combine(_shop.Folder, "lake"), "show", "silver/events"), Is.EqualTo(1));
        Assert.That(_cli.Error, Does.Contain("No Spark Connect server answers at 127.0.0.1:1").And.Not.Contain("   at "));
    }

    [Test]
    public void Show_takes_a_condition_a_limit_and_several_sort_keys()
    {
        Assert.That(Run("show", "silver/events", "--columns", "id", "--where", "id > 1 OR name = 'x,y'", "--order-by", "coalesce(name, 'a,(') NULLS LAST, id desc", "--limit", "1"), Is.Zero, _cli.Error);
        Assert.That(_cli.Out, Is.EqualTo("""
            +---+
            | id|
            +---+
            |  3|
            +---+
            only showing top 1 row

            """));
    }

    [Test]
    public void Show_prints_whole_values_in_blocks()
    {
        Assert.That(Run("show", "silver/events", "--columns", "id,name", "--where", "id = 3", "--full", "--vertical"), Is.Zero, _cli.Error);
        Assert.That(_cli.Out, Does.Contain(" name | a text of more than twenty characters").And.StartsWith("-RECORD 0-"));
    }

    [TestCase(40, "-RECORD 0")]
    [TestCase(200, "+---+")]
    public void A_table_that_is_wider_than_the_terminal_is_shown_in_blocks(int width, string start)
    {
        using var cli = new CliRun { OutWidth = width };
        Assert.That(cli.Run("--lake", Lake, "show", "silver/events"), Is.Zero, cli.Error);
        Assert.That(cli.Out, Does.StartWith(start));
    }

    [TestCase("3\n", "silver/events", "--count")]
    [TestCase("4\n", "silver/events", "--count", "--version", "1")]
    [TestCase("1\n", "silver/events", "--count", "--where", "name IS NULL")]
    [TestCase("{\"count\":5}\n", "gold/sessions", "--count", "--json")]
    [TestCase("root\n |-- id: long (nullable = true)\n\n", "gold/sessions", "--schema")]
    public void Show_counts_and_tells_the_schema(string expected, params string[] args)
    {
        Assert.That(Run(["show", .. args]), Is.Zero, _cli.Error);
        Assert.That(_cli.Out, Is.EqualTo(expected));
    }

    [Test]
    public void Show_as_json_gives_a_line_a_row()
    {
        Assert.That(Run("show", "silver/events", "--order-by", "id", "--json"), Is.Zero, _cli.Error);
        Assert.That(_cli.Out, Is.EqualTo("""
            {"id":1,"name":"a\nb","price":1.5,"day":"2025-03-31","at":"2025-03-31T10:00:00.25Z","bytes":"Af8=","tags":{"x":[1,2]}}
            {"id":2,"name":null,"price":"NaN","day":null,"at":null,"bytes":null,"tags":null}
            {"id":3,"name":"a text of more than twenty characters","price":-1E+30,"day":null,"at":null,"bytes":null,"tags":null}

            """));
    }

    [Test]
    public void A_table_is_found_by_its_path_too()
    {
        Assert.That(_cli.Run("show", Path.Combine(Lake, "gold", "sessions"), "--count"), Is.Zero, _cli.Error);
        Assert.That(_cli.Out, Is.EqualTo("5\n"));
    }

    [Test]
    public void An_unknown_table_ends_with_2_and_lists_the_tables_the_near_one_first()
    {
        Assert.That(Run("show", "silver/event"), Is.EqualTo(2));
        Assert.That(_cli.Error, Does.Contain("There is no Delta table 'silver/event'").And.Contain("Did you mean 'silver/events'?").And.EndWith("  silver/events\n  gold/sessions\n"));
    }

    [TestCase("TABLE is missing", "show")]
    [TestCase("'more' on the command line: show takes one TABLE", "show", "silver/events", "more")]
    [TestCase("--where: [UNRESOLVED_COLUMN", "show", "silver/events", "--where", "nmae = 'a'")]
    [TestCase("The columns of the table: id, name", "show", "silver/events", "--columns", "x")]
    [TestCase("--where: [PARSE_SYNTAX_ERROR]", "show", "silver/events", "--where", "id >")]
    [TestCase("--order-by: [PARSE_SYNTAX_ERROR]", "show", "silver/events", "--order-by", "id,,name")]
    [TestCase("--version: ", "show", "silver/events", "--version", "99")]
    [TestCase("--count and --schema exclude each other", "show", "silver/events", "--count", "--schema")]
    [TestCase("--limit on the command line: '-1' is refused", "show", "silver/events", "--limit", "-1")]
    [TestCase("--limit on the command line: '0' is refused", "history", "silver/events", "--limit", "0")]
    public void What_cannot_be_shown_ends_with_2(string message, params string[] args)
    {
        Assert.That(Run(args), Is.EqualTo(2), _cli.Error);
        Assert.That(_cli.Error, Does.Contain(message).And.Not.Contain("   at "));
        Assert.That(_cli.Out, Is.Empty);
    }

    [TestCase("--lake says where it is", false)]
    [TestCase("has no tables yet", true)]
    public void A_lake_without_tables_says_so(string message, bool exists)
    {
        if (exists)
            Directory.CreateDirectory(Path.Combine(_cli.Folder, "lake", "silver"));
        Assert.That(_cli.Run("history", "silver/events"), Is.EqualTo(2));
        Assert.That(_cli.Error, Does.Contain(message));
    }

    [Test]
    public void A_damaged_table_ends_with_1()
    {
        var log = Directory.CreateDirectory(Path.Combine(_cli.Folder, "lake", "broken", "_delta_log")).FullName;
        File.WriteAllText(Path.Combine(log, "00000000000000000000.json"), "{ no json");
        Assert.That(_cli.Run("show", "broken", "--json"), Is.EqualTo(1), _cli.Error);
        Assert.That(_cli.Out, Does.Contain("\"status\":\"failed\"").And.Contain("00000000000000000000.json"));
    }

    [Test]
    public void History_tells_versions_rows_and_the_batch_that_wrote()
    {
        Assert.That(Run("history", "silver/events"), Is.Zero, _cli.Error);
        var lines = _cli.Out.Split('\n');
        Assert.That(lines[0], Does.Match("^version +time \\(UTC\\) +operation +written +removed +job +batch$"));
        Assert.That(lines[1], Does.Match(@"^ +2 +20\S+ \S+ +DELETE +1$"));
        Assert.That(lines[2], Does.Match(@"^ +1 +20\S+ \S+ +WRITE +1 +refine-events/1 +7$"));
        Assert.That(lines[3], Does.Match(@"^ +0 +20\S+ \S+ +WRITE +3$"));
    }

    [Test]
    public void History_as_json_gives_a_line_a_commit()
    {
        Assert.That(Run("history", "silver/events", "--limit", "2", "--json"), Is.Zero, _cli.Error);
        var lines = _cli.Out.TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[1], Does.StartWith("{\"version\":1,").And.Contain("\"job\":\"refine-events/1\",\"batch\":7").And.Contain("\"numOutputRows\":\"1\""));
    }

    private string Lake => Path.Combine(_shop.Folder, "lake");

    private int Run(params string[] args) => _cli.Run(["--lake", Lake, .. args]);
}
