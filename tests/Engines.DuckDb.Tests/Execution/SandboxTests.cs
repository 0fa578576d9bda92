using SparkPersonalization.Engines.DuckDb.Execution;

namespace SparkPersonalization.Engines.DuckDb.Tests.Execution;

public sealed class SandboxTests
{
    private string _outside = null!;
    private string _inside = null!;
    private DuckDbInstance _instance = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _outside = Directory.CreateTempSubdirectory("sandbox").FullName;
        _inside = Directory.CreateDirectory(Path.Combine(_outside, "in'side")).FullName;
        File.WriteAllText(Path.Combine(_outside, "secret.csv"), "a\n1\n");
        File.WriteAllText(Path.Combine(_inside, "open.csv"), "a\n1\n");
        File.CreateSymbolicLink(Path.Combine(_inside, "link"), _outside);
        _instance = DuckDbInstance.Open(new InstanceOptions { Roots = [_inside], Threads = 2, MemoryLimit = 256L << 20 }, []);
    }

    [OneTimeTearDown]
    public void Close()
    {
        _instance.Dispose();
        Directory.Delete(_outside, recursive: true);
    }

    [Test]
    public void Files_inside_the_roots_are_read_and_written()
    {
        using var connection = _instance.Connect();
        connection.Execute($"COPY (SELECT 42 AS n) TO {Quoted(_inside, "out.parquet")}");

        Assert.That(_instance.Value($"SELECT n FROM read_parquet({Quoted(_inside, "out.parquet")})"), Is.EqualTo(42));
        Assert.That(_instance.Value($"SELECT a FROM {Quoted(_inside, "open.csv")}"), Is.EqualTo(1L));
    }

    [TestCase("SELECT * FROM read_csv({0})", "secret.csv", TestName = "A_path_outside")]
    [TestCase("SELECT * FROM read_csv({0})", "in'side/../secret.csv", TestName = "A_path_with_dots")]
    [TestCase("SELECT * FROM read_csv({0})", "in'side/link/secret.csv", TestName = "A_symbolic_link")]
    [TestCase("SELECT * FROM glob({0})", "*", TestName = "A_glob_outside")]
    [TestCase("SELECT * FROM read_text({0})", "secret.csv", TestName = "A_text_outside")]
    [TestCase("SELECT * FROM {0}", "secret.csv", TestName = "A_file_as_table")]
    [TestCase("COPY (SELECT 1) TO {0}", "new.csv", TestName = "A_copy_outside")]
    [TestCase("ATTACH {0} AS other", "other.db", TestName = "Attach")]
    [TestCase("EXPORT DATABASE {0}", "export", TestName = "Export")]
    public void Refused(string sql, string path) => AssertRefused(string.Format(null, sql, Quoted(_outside, path)));

    [TestCase("SELECT * FROM read_csv('http://localhost:1/a.csv')")]
    [TestCase("SELECT * FROM read_parquet('s3://bucket/a.parquet')")]
    [TestCase("INSTALL httpfs")]
    [TestCase("LOAD httpfs")]
    [TestCase("SET enable_external_access = true")]
    [TestCase("SET allowed_directories = ['/']")]
    [TestCase("SET TimeZone = 'Asia/Tokyo'")]
    [TestCase("SET memory_limit = '1TB'")]
    [TestCase("RESET lock_configuration")]
    [TestCase("SET lock_configuration = false")]
    public void The_world_and_the_settings_are_out_of_reach(string sql) => AssertRefused(sql);

    [Test]
    public void Every_connection_has_the_session_zone_and_Sparks_null_order()
    {
        using var instance = DuckDbInstance.Open(new InstanceOptions { TimeZone = "America/New_York" }, []);

        Assert.That(instance.Value("SELECT (TIMESTAMPTZ '2024-07-01 12:00:00+00')::VARCHAR"), Is.EqualTo("2024-07-01 08:00:00-04"));
        var order = instance.Rows("SELECT x FROM (VALUES (1), (NULL)) t(x) ORDER BY x").Select(r => r[0]);
        Assert.That(order, Is.EqualTo(new object?[] { null, 1 }));
    }

    [Test]
    public void Data_beyond_memory_goes_to_the_temporary_folder_which_is_removed()
    {
        var temp = Directory.CreateTempSubdirectory("spill").FullName;
        var options = new InstanceOptions { Threads = 2, MemoryLimit = 48L << 20, TempDirectory = Path.Combine(temp, "made", "later") };
        using (var instance = DuckDbInstance.Open(options, []))
        {
            var sum = instance.Value("SELECT sum(r) FROM (SELECT row_number() OVER (ORDER BY hash(i), i) AS r FROM range(6000000) t(i))");
            Assert.That(sum, Is.EqualTo(6_000_000m * 6_000_001m / 2));
            Assert.That(Directory.EnumerateFileSystemEntries(options.TempDirectory), Is.Not.Empty);
        }

        Assert.That(Directory.EnumerateFileSystemEntries(options.TempDirectory), Is.Empty);
        Directory.Delete(temp, recursive: true);
    }

    private void AssertRefused(string sql)
    {
        using var connection = _instance.Connect();
        Assert.That(() => connection.Execute(sql), Throws.TypeOf<DuckDbException>()
            .With.Message.Match("(?i)permission|disabled|locked|cannot (change|be)|external access"));
    }

    private static string Quoted(string folder, string path) => $"'{Path.Combine(folder, path).Replace("'", "''", StringComparison.Ordinal)}'";
}
