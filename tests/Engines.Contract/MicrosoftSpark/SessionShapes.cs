// The using lines that a program written for Microsoft.Spark has are Microsoft.Spark, Microsoft.Spark.Sql, Microsoft.Spark.Sql.Catalog and Microsoft.Spark.Sql.Types; these stand in their place.
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.Contract.MicrosoftSpark;

/// <summary>Sessions, settings and types as programs for Microsoft.Spark write them. That it compiles is the test.</summary>
internal static class SessionShapes
{
    internal static SparkSession Sessions()
    {
        SparkConf conf = new SparkConf().SetMaster("embedded").SetAppName("shapes").SetSparkHome("/opt/spark").Set("spark.sql.session.timeZone", "UTC");
        string zone = conf.Get("spark.sql.session.timeZone", "");
        int threads = conf.GetInt("spark.embedded.threads", 2);
        IEnumerable<KeyValuePair<string, string>> all = conf.GetAll();
        SparkSession spark = SparkSession.Builder()
            .Master("embedded").AppName($"shapes {zone} {all.Count()}")
            .Config("spark.a", "text").Config("spark.b", true).Config("spark.c", 1.5).Config("spark.embedded.threads", threads).Config(conf)
            .GetOrCreate();
        SparkSession.SetActiveSession(spark);
        SparkSession.SetDefaultSession(spark);
        SparkSession? active = SparkSession.GetActiveSession() ?? SparkSession.GetDefaultSession();
        active = active ?? SparkSession.Active();
        SparkSession.ClearActiveSession();
        SparkSession.ClearDefaultSession();
        SparkSession other = (active ?? spark).NewSession();
        other.Stop();
        other.Dispose();
        return spark;
    }

    internal static void Settings(SparkSession spark)
    {
        RuntimeConfig conf = spark.Conf();
        conf.Set("spark.sql.ansi.enabled", true);
        conf.Set("spark.sql.shuffle.partitions", 4L);
        conf.Set("spark.sql.session.timeZone", "UTC");
        Console.WriteLine(conf.Get("spark.sql.session.timeZone") + conf.Get("spark.none", "default") + spark.Version());
        conf.Unset("spark.sql.session.timeZone");
        Console.WriteLine(conf.IsModifiable("spark.sql.session.timeZone"));
    }

    internal static DataFrame Catalogs(SparkSession spark, StructType schema)
    {
        Catalog catalog = spark.Catalog;
        catalog.SetCurrentDatabase(catalog.CurrentDatabase());
        catalog.CacheTable("t");
        catalog.RefreshTable("t");
        catalog.RefreshByPath("path");
        catalog.RecoverPartitions("t");
        catalog.UncacheTable("t");
        catalog.ClearCache();
        Database database = catalog.GetDatabase("default");
        Table table = catalog.DatabaseExists("default") ? catalog.GetTable("t") : catalog.GetTable("default", "t");
        Function function = catalog.FunctionExists("f") && catalog.FunctionExists("default", "f") ? catalog.GetFunction("f") : catalog.GetFunction("default", "f");
        Console.WriteLine($"{database.Name} {database.Description} {database.LocationUri} {catalog.IsCached("t")} {catalog.TableExists("t")} {catalog.TableExists("default", "t")}");
        Console.WriteLine($"{table.Name} {table.Database} {table.Description} {table.TableType} {table.IsTemporary} {catalog.DropTempView("v")} {catalog.DropGlobalTempView("v")}");
        Console.WriteLine($"{function.Name} {function.Database} {function.Description} {function.ClassName} {function.IsTemporary}");
        var options = new Dictionary<string, string> { ["path"] = "path" };
        DataFrame created = catalog.CreateTable("t", "path").Union(catalog.CreateTable("t", "path", "parquet"))
            .Union(catalog.CreateTable("t", "parquet", options)).Union(catalog.CreateTable("t", "parquet", schema, options));
        return created.Union(catalog.ListDatabases()).Union(catalog.ListTables()).Union(catalog.ListTables("default")).Union(catalog.ListColumns("t"))
            .Union(catalog.ListColumns("default", "t")).Union(catalog.ListFunctions()).Union(catalog.ListFunctions("default"));
    }

    internal static DataFrame Frames(SparkSession spark)
    {
        var schema = new StructType(new[]
        {
            new StructField("name", new StringType()),
            new StructField("age", new IntegerType(), isNullable: false),
        });
        DataFrame people = spark.CreateDataFrame(new List<GenericRow> { new(new object[] { "Anna", 30 }) }, schema);
        spark.CreateDataFrame(new[] { 1, 2 }).Union(spark.CreateDataFrame(new int?[] { 1, null })).Show();
        spark.CreateDataFrame(new[] { "a" }).Show();
        spark.CreateDataFrame(new[] { 1.5 }).Union(spark.CreateDataFrame(new double?[] { null })).Show();
        spark.CreateDataFrame(new[] { true }).Union(spark.CreateDataFrame(new bool?[] { null })).Show();
        spark.CreateDataFrame(new[] { new Date(2024, 1, 1) }).Show();
        spark.CreateDataFrame(new[] { new Timestamp(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc)) }).Show();
        spark.Range(10).Union(spark.Range(0, 10)).Union(spark.Range(0, 10, 2)).Union(spark.Range(0, 10, 2, 1)).Show();
        people.CreateOrReplaceTempView("people");
        return spark.Sql("SELECT * FROM people").Union(spark.Table("people"));
    }

    internal static void Types()
    {
        DataType[] simple =
        [
            new NullType(), new StringType(), new BinaryType(), new BooleanType(), new ByteType(), new ShortType(), new IntegerType(), new LongType(), new FloatType(),
            new DoubleType(), new DecimalType(), new DateType(), new TimestampType(),
        ];
        var array = new ArrayType(new StringType(), true);
        var map = new MapType(new StringType(), array, false);
        var price = new DecimalType(10, 2);
        var type = new StructType([new StructField("a", array, true), new StructField("m", map), new StructField("p", price)]);
        foreach (StructField field in type.Fields)
        {
            Console.WriteLine($"{field.Name} {field.DataType.SimpleString} {field.DataType.TypeName} {field.IsNullable} {field.Metadata}");
        }

        Console.WriteLine($"{DataType.ParseDataType(type.Json).SimpleString} {array.ElementType} {array.ContainsNull} {map.KeyType} {map.ValueType} {map.ValueContainsNull}");
        Console.WriteLine($"{price.Precision} {price.Scale} {simple.Length}");
    }

    internal static void Rows(DataFrame df)
    {
        foreach (Row row in df.Collect())
        {
            Console.WriteLine($"{row[0]} {row.Get(0)} {row.Get("name")} {row.GetAs<string>(0)} {row.GetAs<string>("name")} {row.Size()} {row.Values.Length} {row.Schema}");
        }

        var generic = new GenericRow(["Anna", 30]);
        Console.WriteLine($"{generic[0]} {generic.Get(0)} {generic.GetAs<int>(1)} {generic.Size()} {generic.Values.Length}");
    }
}
