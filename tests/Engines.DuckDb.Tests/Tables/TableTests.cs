using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Tables;

/// <summary>A session, a folder, and in it the path of a table that is not there yet, for each test.</summary>
public abstract class TableTests
{
    protected SparkSession Spark { get; private set; } = null!;

    protected TemporaryDirectory Folder { get; private set; } = null!;

    // A path that must be escaped wherever it is written.
    protected string TablePath => Folder["ta ble"];

    [SetUp]
    public void OpenSession()
    {
        Folder = new TemporaryDirectory();
        Spark = SparkSession.Builder().GetOrCreate();
    }

    [TearDown]
    public void CloseSession()
    {
        Spark.Dispose();
        Folder.Dispose();
    }
}
