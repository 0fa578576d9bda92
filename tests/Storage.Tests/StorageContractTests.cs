using System.Text;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Storage.Tests;

/// <summary>What every storage must do, run on each.</summary>
[TestFixture("local")]
[TestFixture("memory")]
public sealed class StorageContractTests(string kind)
{
    private TemporaryDirectory? _folder;
    private IStorage _storage = null!;
    private string _root = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = kind == "local" ? new TemporaryDirectory() : null;
        _storage = _folder is null ? new InMemoryStorage() : LocalStorage.Instance;
        _root = _folder?.Path ?? "/root";
    }

    [TearDown]
    public void TearDown() => _folder?.Dispose();

    [Test]
    public void A_created_file_is_read_back_and_listed()
    {
        Assert.That(_storage.TryCreate(At("log/1.json"), "one"u8), Is.True);

        Assert.That(_storage.ReadAllBytes(At("log/1.json")), Is.EqualTo("one"u8.ToArray()));
        var entry = _storage.List(At("log")).Single();
        Assert.That((entry.Path, entry.Name, entry.Length, entry.IsDirectory), Is.EqualTo((At("log/1.json"), "1.json", 3L, false)));
    }

    [Test]
    public void Creating_over_a_file_is_refused_and_changes_nothing()
    {
        _storage.TryCreate(At("a"), "first"u8);

        Assert.That(_storage.TryCreate(At("a"), "second"u8), Is.False);
        Assert.That(_storage.ReadAllBytes(At("a")), Is.EqualTo("first"u8.ToArray()));
        Assert.That(_storage.List(_root), Has.Count.EqualTo(1));
    }

    [Test]
    public void Of_many_creators_exactly_one_wins_and_its_bytes_stay()
    {
        var wins = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(16)
            .Where(i => _storage.TryCreate(At("race"), Encoding.UTF8.GetBytes($"writer {i}"))).ToArray();

        Assert.That(wins, Has.Length.EqualTo(1));
        Assert.That(Encoding.UTF8.GetString(_storage.ReadAllBytes(At("race"))), Is.EqualTo($"writer {wins[0]}"));
        Assert.That(_storage.List(_root).Select(e => e.Name), Is.EqualTo(new[] { "race" }));
    }

    [Test]
    public void Writing_replaces_the_whole_file()
    {
        _storage.Write(At("hint"), "a long first content"u8);
        _storage.Write(At("hint"), "short"u8);

        Assert.That(_storage.ReadAllBytes(At("hint")), Is.EqualTo("short"u8.ToArray()));
        Assert.That(_storage.List(_root), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_listing_is_in_ordinal_order_and_starts_where_asked()
    {
        foreach (var name in new[] { "b", "a", "B", "10", "9", "_x" })
        {
            _storage.TryCreate(At(name), "x"u8);
        }

        Assert.That(_storage.List(_root).Select(e => e.Name), Is.EqualTo(new[] { "10", "9", "B", "_x", "a", "b" }));
        Assert.That(_storage.List(_root, "B").Select(e => e.Name), Is.EqualTo(new[] { "B", "_x", "a", "b" }));
    }

    [Test]
    public void A_listing_tells_folders_from_files_and_a_missing_folder_is_empty()
    {
        _storage.CreateDirectory(At("folder/inner"));
        _storage.TryCreate(At("file"), "x"u8);

        Assert.That(_storage.List(_root).Select(e => (e.Name, e.IsDirectory)), Is.EqualTo(new[] { ("file", false), ("folder", true) }));
        Assert.That(_storage.List(At("nowhere")), Is.Empty);
    }

    [Test]
    public void A_missing_file_is_null_or_an_error_that_names_it()
    {
        Assert.That(_storage.TryReadAllBytes(At("none")), Is.Null);
        Assert.That(_storage.Find(At("none")), Is.Null);
        Assert.That(_storage.Delete(At("none")), Is.False);
        var error = Assert.Throws<StorageException>(() => _storage.OpenRead(At("none")).Dispose());
        Assert.That((error.Reason, error.Path), Is.EqualTo((StorageFailure.NotFound, At("none"))));
        Assert.That(error.Message, Does.Contain(At("none")));
    }

    [Test]
    public void A_finished_temporary_file_is_published_once()
    {
        var (first, second) = (WriteTemporary("one"), WriteTemporary("two"));

        Assert.That(_storage.TryPublish(first, At("out")), Is.True);
        Assert.That(_storage.TryPublish(second, At("out")), Is.False);
        Assert.That(_storage.ReadAllBytes(At("out")), Is.EqualTo("one"u8.ToArray()));
        Assert.That(_storage.List(_root).Select(e => e.Name), Is.EqualTo(new[] { "out" }));
    }

    [Test]
    public void A_finished_temporary_file_can_take_the_place_of_another()
    {
        _storage.TryCreate(At("out"), "old"u8);

        _storage.Replace(WriteTemporary("new"), At("out"));

        Assert.That(_storage.ReadAllBytes(At("out")), Is.EqualTo("new"u8.ToArray()));
        Assert.That(_storage.List(_root), Has.Count.EqualTo(1));
    }

    [Test]
    public void Opening_an_existing_file_for_writing_is_refused()
    {
        _storage.TryCreate(At("a"), "x"u8);

        var error = Assert.Throws<StorageException>(() => _storage.OpenWrite(At("a")).Dispose());
        Assert.That(error.Reason, Is.EqualTo(StorageFailure.AlreadyExists));
    }

    [Test]
    public void Names_with_special_characters_are_kept()
    {
        var name = "c=a%20b:\u00e9 #?/x y.parquet";
        _storage.TryCreate(At(name), "x"u8);

        Assert.That(_storage.List(At("c=a%20b:\u00e9 #?")).Single().Path, Is.EqualTo(At(name)));
    }

    [Test]
    public void A_file_uri_and_its_path_are_the_same_place()
    {
        _storage.TryCreate(At("a b"), "x"u8);

        Assert.That(_storage.Find($"file://{_root}/a%20b"), Is.EqualTo(_storage.Find(At("a b"))).And.Not.Null);
        Assert.That(_storage.Canonical($"{_root}/x/../y/./"), Is.EqualTo(At("y")));
    }

    [Test]
    public void Another_scheme_is_refused_by_name() =>
        Assert.That(() => _storage.Canonical("s3://bucket/table"), Throws.TypeOf<NotSupportedException>().With.Message.Contains("s3://bucket/table"));

    [Test]
    public void Syncing_a_missing_file_fails() =>
        Assert.That(() => _storage.Sync([At("none")]), Throws.TypeOf<StorageException>());

    [Test]
    public void A_finished_directory_is_published_whole_and_once()
    {
        _storage.TryCreate(At(".tmp-1/data/a"), "one"u8);
        _storage.TryCreate(At(".tmp-2/data/a"), "two"u8);

        Assert.That(_storage.TryPublishDirectory(At(".tmp-1"), At("v1")), Is.True);
        Assert.That(_storage.TryPublishDirectory(At(".tmp-2"), At("v1")), Is.False);
        Assert.That(_storage.ReadAllBytes(At("v1/data/a")), Is.EqualTo("one"u8.ToArray()));
        Assert.That(_storage.List(_root).Select(e => e.Name), Is.EqualTo(new[] { ".tmp-2", "v1" }));
        Assert.That(_storage.ReadAllBytes(At(".tmp-2/data/a")), Is.EqualTo("two"u8.ToArray()));
    }

    [Test]
    public void A_directory_takes_neither_the_name_of_an_empty_directory_nor_that_of_a_file()
    {
        _storage.TryCreate(At("new/a"), "x"u8);
        _storage.CreateDirectory(At("empty"));
        _storage.TryCreate(At("file"), "y"u8);

        Assert.That(_storage.TryPublishDirectory(At("new"), At("empty")), Is.False);
        Assert.That(_storage.TryPublishDirectory(At("new"), At("file")), Is.False);
        Assert.That(_storage.ReadAllBytes(At("new/a")), Is.EqualTo("x"u8.ToArray()));
    }

    [Test]
    public void Of_many_directories_exactly_one_gets_the_name()
    {
        foreach (var i in Enumerable.Range(0, 32))
        {
            _storage.TryCreate(At($".tmp-{i}/file"), Encoding.UTF8.GetBytes($"writer {i}"));
        }

        var wins = Enumerable.Range(0, 32).AsParallel().WithDegreeOfParallelism(16)
            .Where(i => _storage.TryPublishDirectory(At($".tmp-{i}"), At("race"))).ToArray();

        Assert.That(wins, Has.Length.EqualTo(1));
        Assert.That(Encoding.UTF8.GetString(_storage.ReadAllBytes(At("race/file"))), Is.EqualTo($"writer {wins[0]}"));
    }

    [Test]
    public void Publishing_a_missing_directory_fails()
    {
        var error = Assert.Throws<StorageException>(() => _storage.TryPublishDirectory(At("none"), At("v1")));

        Assert.That(error.Reason, Is.EqualTo(StorageFailure.NotFound));
        Assert.That(_storage.Find(At("v1")), Is.Null);
    }

    [Test]
    public void A_deleted_directory_is_gone_with_all_it_holds()
    {
        _storage.TryCreate(At("old/inner/a"), "x"u8);
        _storage.TryCreate(At("older"), "x"u8);

        Assert.That(_storage.DeleteDirectory(At("old")), Is.True);
        Assert.That(_storage.DeleteDirectory(At("old")), Is.False);
        Assert.That(_storage.List(_root).Select(e => e.Name), Is.EqualTo(new[] { "older" }));
    }

    private string At(string relative) => $"{_root}/{relative}";

    private string WriteTemporary(string content)
    {
        var path = StoragePath.Temporary(At("out"));
        using var stream = _storage.OpenWrite(path);
        stream.Write(Encoding.UTF8.GetBytes(content));
        return path;
    }
}
