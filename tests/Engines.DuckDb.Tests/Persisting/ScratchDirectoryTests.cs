using SparkPersonalization.Engines.DuckDb.Persisting;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Persisting;

public sealed class ScratchDirectoryTests
{
    private TemporaryDirectory _parent = null!;

    [SetUp]
    public void Create() => _parent = new TemporaryDirectory();

    [TearDown]
    public void Remove() => _parent.Dispose();

    [Test]
    public void What_a_crashed_process_left_is_removed_and_what_a_living_one_uses_is_not()
    {
        Directory.CreateDirectory(_parent["dead"]);
        File.WriteAllText(_parent["dead/1.parquet"], "rows");
        File.WriteAllText(_parent["dead.lock"], "");
        using var living = ScratchDirectory.Create(_parent.Path);
        File.WriteAllText(Path.Combine(living.Path, "1.parquet"), "rows");

        using var next = ScratchDirectory.Create(_parent.Path);

        Assert.That(
            Directory.EnumerateFileSystemEntries(_parent.Path),
            Is.EquivalentTo(new[] { living.Path, living.Path + ".lock", next.Path, next.Path + ".lock" }));
        Assert.That(File.Exists(Path.Combine(living.Path, "1.parquet")));
    }

    [Test]
    public void Its_end_removes_the_directory_and_its_lock()
    {
        ScratchDirectory.Create(_parent.Path).Dispose();

        Assert.That(Directory.EnumerateFileSystemEntries(_parent.Path), Is.Empty);
    }

    [Test]
    public void A_new_session_removes_leftovers_before_it_persists_anything()
    {
        Directory.CreateDirectory(_parent["persisted/dead"]);
        File.WriteAllText(_parent["persisted/dead.lock"], "");

        using var spark = DataFrames.SparkSession.Builder().Config("spark.local.dir", _parent.Path).GetOrCreate();

        Assert.That(Directory.EnumerateFileSystemEntries(_parent["persisted"]), Is.Empty);
    }
}
