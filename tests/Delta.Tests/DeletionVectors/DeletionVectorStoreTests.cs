using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.DeletionVectors;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;
using static SparkPersonalization.Delta.Tests.DeletionVectors.RowSets;

namespace SparkPersonalization.Delta.Tests.DeletionVectors;

/// <summary>The names are those of the examples in the Delta protocol ("Deletion Vector Descriptor Schema").</summary>
public sealed class DeletionVectorStoreTests
{
    private static readonly DeletionVectorDescriptor Inline = InLog(Set(3, 4, 7, 11, 18, 29));

    private InMemoryStorage _storage = null!;
    private DeletionVectorStore _store = null!;

    [SetUp]
    public void Open()
    {
        _storage = new InMemoryStorage();
        _store = new DeletionVectorStore(_storage, TestTables.Root);
    }

    [Test]
    public void A_vector_in_the_log_is_read()
    {
        Assert.That(_store.Read(Inline).Rows, Is.EqualTo(new[] { 3L, 4, 7, 11, 18, 29 }));
        Assert.That(_store.Path(Inline), Is.Null);
    }

    [TestCase("u", "^-aqEH.-t@S}K{vb[*k^", TestTables.Root + "/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin")]
    [TestCase("u", "ab^-aqEH.-t@S}K{vb[*k^", TestTables.Root + "/ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin")]
    [TestCase("p", "file:/other%20lake/dv.bin", "/other lake/dv.bin")]
    public void The_file_follows_from_the_description(string type, string place, string expected) =>
        Assert.That(_store.Path(new DeletionVectorDescriptor(type, place, 4, 40, 6)), Is.EqualTo(expected));

    [Test]
    public void Vectors_written_to_one_file_are_read_each_for_itself()
    {
        var sets = new[] { Set(0, 5), Set(70_000), Set([.. Enumerable.Range(0, 5000).Select(i => (long)i)]) };

        var (path, vectors) = _store.Write(sets);

        Assert.That(vectors.Select(_store.Path), Has.All.EqualTo(path));
        Assert.That(vectors.Select(v => v.Cardinality), Is.EqualTo(new[] { 2, 1, 5000 }));
        Assert.That(vectors.Select(v => _store.Read(v).Rows), Is.EqualTo(sets.Select(s => s.Rows)));
    }

    [Test]
    public void A_file_that_changed_at_any_place_is_refused_by_name()
    {
        var (path, vectors) = _store.Write([Set(1, 2, 3)]);
        var bytes = ((IStorage)_storage).ReadAllBytes(path);

        for (var i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 1;
            _storage.Write(path, damaged);
            Assert.That(() => _store.Read(vectors[0]), Throws.TypeOf<DeltaLogCorruptedException>().With.Message.Contains(vectors[0].UniqueId), $"byte {i}");
        }

        _storage.Write(path, bytes.AsSpan(0, bytes.Length - 1));
        Assert.That(() => _store.Read(vectors[0]), Throws.TypeOf<DeltaLogCorruptedException>());
        _storage.Delete(path);
        Assert.That(() => _store.Read(vectors[0]), Throws.InstanceOf<StorageException>().With.Message.Contains(path));
    }

    [TestCase("x", "abc", 40)]
    [TestCase("u", "ab", 40)]
    [TestCase("u", "~~~~~~~~~~~~~~~~~~~~", 40)]
    [TestCase("u", "####################", 40)]
    [TestCase("i", "wi5b=", 40)]
    [TestCase("i", "wi5b", 4)]
    [TestCase("u", "../../../etc/^-aqEH.-t@S}K{vb[*k^", 40)]
    public void A_description_that_makes_no_sense_is_refused(string type, string place, int size) =>
        Assert.That(() => _store.Read(new DeletionVectorDescriptor(type, place, null, size, 6)), Throws.TypeOf<DeltaLogCorruptedException>());

    [Test]
    public void A_vector_of_other_length_than_described_is_refused() =>
        Assert.That(() => _store.Read(Inline with { Cardinality = 7 }), Throws.TypeOf<DeltaLogCorruptedException>().With.Message.Contains("6 rows in place of 7"));

    // The protocol's own example of a vector in the log begins with another magic number than the protocol demands, in another order of bytes.
    internal static DeletionVectorDescriptor InLog(RowSet rows)
    {
        var bytes = RoaringFormat.Write(rows);
        return new DeletionVectorDescriptor("i", Z85.Encode(bytes), null, bytes.Length, rows.Count);
    }
}
