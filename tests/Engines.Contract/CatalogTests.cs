using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Tables;

namespace SparkPersonalization.Engines.Contract;

/// <summary>What sessions of both engines know by name.</summary>
[TestFixture]
internal sealed class CatalogTests
{
    // Those of this library, and those that Spark has as syntax or method alone.
    private static readonly string[] NotListedBySpark = ["from_json_strict", "hmac_sha256", "json_verdict", "product", "timestampadd", "timestampdiff"];

    private BothEngines _both = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _both = new BothEngines();
        _ = _both.Answers(session =>
        {
            var rows = session.Sql("SELECT 1 AS id, 'a' AS Name, array(1.5) AS prices");
            rows.CreateOrReplaceTempView("Catalog_Rows");
            rows.CreateOrReplaceGlobalTempView("catalog_global");
            session.Range(3).CreateOrReplaceTempView("catalog_numbers");
            return "";
        });
    }

    [OneTimeTearDown]
    public void Close() => _both?.Dispose();

    [TestCaseSource(nameof(Lists))]
    public void Both_engines_list_alike(Func<SparkSession, DataFrame> list) => Assert.That(_both.Difference(list), Is.Null);

    [Test]
    public void Spark_has_all_functions_that_the_embedded_engine_lists()
    {
        var names = _both.Answers(session => string.Join('\n', session.Catalog.ListFunctions().Select("name").Collect().Select(r => r.GetAs<string>(0))));

        Assert.That(names.Embedded.Split('\n').Except([.. names.Spark.Split('\n'), .. NotListedBySpark]), Is.Empty);
    }

    [TestCaseSource(nameof(Facts))]
    public void Both_engines_know_the_same(Func<Catalog, object?> fact)
    {
        var answers = _both.Answers(session => Convert.ToString(fact(session.Catalog), CultureInfo.InvariantCulture)!);

        Assert.That(answers.Embedded, Is.EqualTo(answers.Spark));
    }

    [TestCase("TABLE_OR_VIEW_NOT_FOUND", "SELECT * FROM catalog_none")]
    [TestCase("TABLE_OR_VIEW_NOT_FOUND", "DROP VIEW catalog_none")]
    [TestCase("TABLE_OR_VIEW_NOT_FOUND", "CACHE TABLE catalog_none")]
    [TestCase("TABLE_OR_VIEW_NOT_FOUND", "UNCACHE TABLE catalog_none")]
    [TestCase("TABLE_OR_VIEW_NOT_FOUND", "REFRESH TABLE catalog_none")]
    [TestCase("TABLE_OR_VIEW_NOT_FOUND", "DESCRIBE catalog_none")]
    [TestCase("TABLE_OR_VIEW_NOT_FOUND", "SHOW COLUMNS IN catalog_none")]
    [TestCase("SCHEMA_NOT_FOUND", "USE catalog_none")]
    [TestCase("SCHEMA_NOT_FOUND", "SHOW TABLES IN catalog_none")]
    public void Both_engines_refuse_what_is_not_there(string errorClass, string statement) => _both.MustFailAlike(s => s.Sql(statement), errorClass);

    [TestCaseSource(nameof(Missing))]
    public void Both_engines_refuse_lookups_of_what_is_not_there(string errorClass, Action<Catalog> look) => _both.MustFailAlike(
        s =>
        {
            look(s.Catalog);
            return s.Range(0);
        },
        errorClass);

    [Test]
    public void Kept_rows_go_by_the_name_of_their_view()
    {
        var answers = _both.Answers(session =>
        {
            var catalog = session.Catalog;
            session.Range(5).CreateOrReplaceTempView("catalog_kept");
            List<bool> kept = [catalog.IsCached("catalog_kept")];
            catalog.CacheTable("catalog_kept");
            kept.Add(catalog.IsCached("catalog_kept"));
            catalog.RefreshTable("catalog_kept");
            kept.Add(catalog.IsCached("catalog_kept"));
            catalog.UncacheTable("catalog_kept");
            catalog.UncacheTable("catalog_kept");
            kept.Add(catalog.IsCached("catalog_kept"));
            session.Sql("CACHE TABLE catalog_kept");
            kept.Add(catalog.IsCached("catalog_kept"));
            session.Sql("CLEAR CACHE");
            session.Sql("UNCACHE TABLE IF EXISTS catalog_none");
            kept.Add(catalog.IsCached("catalog_kept"));
            session.Sql("CACHE LAZY TABLE catalog_kept");
            kept.Add(catalog.IsCached("catalog_kept"));
            catalog.ClearCache();
            kept.Add(catalog.IsCached("catalog_kept"));
            return string.Join(' ', kept);
        });

        Assert.That((answers.Spark, answers.Embedded), Is.EqualTo(("False True True False True False True False", "False True True False True False True False")));
    }

    [Test]
    public void A_view_that_is_dropped_is_gone()
    {
        var answers = _both.Answers(session =>
        {
            session.Range(1).CreateOrReplaceTempView("catalog_dropped");
            session.Range(1).CreateOrReplaceGlobalTempView("catalog_dropped_global");
            session.Range(1).CreateOrReplaceTempView("catalog_dropped_too");
            session.Sql("DROP VIEW catalog_dropped_too");
            session.Sql("DROP VIEW IF EXISTS catalog_dropped_too");
            var catalog = session.Catalog;
            bool[] dropped =
            [
                catalog.DropTempView("catalog_dropped"), catalog.DropTempView("catalog_dropped"), catalog.TableExists("catalog_dropped"),
                catalog.DropGlobalTempView("catalog_dropped_global"), catalog.DropGlobalTempView("catalog_dropped_global"), catalog.TableExists("catalog_dropped_too"),
            ];
            return string.Join(' ', dropped);
        });

        Assert.That((answers.Spark, answers.Embedded), Is.EqualTo(("True False False True False False", "True False False True False False")));
    }

    private static IEnumerable<TestCaseData> Lists()
    {
        (string Name, Func<SparkSession, DataFrame> List)[] all =
        [
            ("tables", s => s.Catalog.ListTables("default", "catalog_rows|CATALOG_N*")),
            ("global views", s => s.Catalog.ListTables("global_temp", "catalog_global")),
            ("columns", s => s.Catalog.ListColumns("catalog_rows")),
            ("columns of a global view", s => s.Catalog.ListColumns("global_temp.catalog_global")),
            ("databases", s => s.Catalog.ListDatabases().Select("name", "catalog", "description")),
            ("catalogs", s => s.Catalog.ListCatalogs("spark_*")),
            ("functions", s => s.Catalog.ListFunctions("default", "upper|ucase|[+]|(").Select("name", "catalog", "namespace", "isTemporary")),
            ("show tables", s => s.Sql("SHOW TABLES LIKE 'catalog_rows'")),
            ("show tables of all sessions", s => s.Sql("SHOW TABLES IN global_temp LIKE 'catalog_global'")),
            ("show views", s => s.Sql("SHOW VIEWS LIKE 'catalog_rows'")),
            ("show columns", s => s.Sql("SHOW COLUMNS IN catalog_rows")),
            ("show functions", s => s.Sql("SHOW FUNCTIONS LIKE 'upper'")),
            ("show databases", s => s.Sql("SHOW DATABASES LIKE 'def*'")),
            ("show catalogs", s => s.Sql("SHOW CATALOGS LIKE 'spark_*'")),
            ("describe", s => s.Sql("DESCRIBE TABLE Catalog_Rows")),
            ("desc", s => s.Sql("DESC catalog_rows;")),
        ];
        return all.Select(c => new TestCaseData(c.List).SetArgDisplayNames(c.Name));
    }

    private static IEnumerable<TestCaseData> Facts()
    {
        (string Name, Func<Catalog, object?> Fact)[] all =
        [
            ("current", c => $"{c.CurrentCatalog()} {c.CurrentDatabase()}"),
            ("databases", c => $"{c.DatabaseExists("default")} {c.DatabaseExists("spark_catalog.default")} {c.DatabaseExists("catalog_none")} {c.DatabaseExists("global_temp")}"),
            ("a database", c => { var d = c.GetDatabase("default"); return $"{d.Name} {d.Catalog} {d.Description}"; }),
            ("tables", c => $"{c.TableExists("catalog_rows")} {c.TableExists("CATALOG_ROWS")} {c.TableExists("catalog_none")} {c.TableExists("default", "catalog_rows")}"),
            ("global views", c => $"{c.TableExists("global_temp.catalog_global")} {c.TableExists("global_temp", "catalog_global")} {c.TableExists("catalog_global")}"),
            ("a view", c => Text(c.GetTable("Catalog_Rows"))),
            ("a global view", c => Text(c.GetTable("global_temp.catalog_global"))),
            ("functions", c => $"{c.FunctionExists("upper")} {c.FunctionExists("UPPER")} {c.FunctionExists("catalog_none")} {c.FunctionExists("default", "upper")}"),
            ("a function", c => { var f = c.GetFunction("Upper"); return $"{f.Name} {f.Catalog} {f.Database} {f.IsTemporary}"; }),
            ("the same database", c => { c.SetCurrentDatabase("default"); c.SetCurrentCatalog("spark_catalog"); return c.CurrentDatabase(); }),
        ];
        return all.Select(c => new TestCaseData(c.Fact).SetArgDisplayNames(c.Name));
    }

    private static IEnumerable<TestCaseData> Missing()
    {
        (string Name, string ErrorClass, Action<Catalog> Look)[] all =
        [
            ("table", "TABLE_OR_VIEW_NOT_FOUND", c => c.GetTable("catalog_none")),
            ("table of a database", "TABLE_OR_VIEW_NOT_FOUND", c => c.GetTable("default", "catalog_rows")),
            ("database", "SCHEMA_NOT_FOUND", c => c.GetDatabase("catalog_none")),
            ("current database", "SCHEMA_NOT_FOUND", c => c.SetCurrentDatabase("catalog_none")),
            ("function", "UNRESOLVED_ROUTINE", c => c.GetFunction("catalog_none")),
            ("tables", "SCHEMA_NOT_FOUND", c => c.ListTables("catalog_none").Collect()),
            ("columns", "TABLE_OR_VIEW_NOT_FOUND", c => c.ListColumns("catalog_none").Collect()),
            ("columns of a database", "TABLE_OR_VIEW_NOT_FOUND", c => c.ListColumns("global_temp", "catalog_global").Collect()),
            ("kept", "TABLE_OR_VIEW_NOT_FOUND", c => c.IsCached("catalog_none")),
        ];
        return all.Select(c => new TestCaseData(c.ErrorClass, c.Look).SetArgDisplayNames(c.Name));
    }

    private static string Text(Table table) =>
        $"{table.Name} {table.Catalog} [{string.Join('.', table.Namespace ?? [])}] {table.Database} {table.Description} {table.TableType} {table.IsTemporary}";
}
