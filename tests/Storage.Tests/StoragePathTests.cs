namespace SparkPersonalization.Storage.Tests;

public sealed class StoragePathTests
{
    // As Spark writes them: a space in a directory's name is one escape in the log, an escape in the name is two.
    [TestCase("c=a b/f.parquet", "c=a%20b/f.parquet")]
    [TestCase("c=a%3Ab/f.parquet", "c=a%253Ab/f.parquet")]
    [TestCase("c=\u00e9\U0001F600/f", "c=\u00e9\U0001F600/f")]
    [TestCase("a#b?c[d]", "a%23b%3Fc%5Bd%5D")]
    [TestCase("plain-_.!~*'(),;:$&+=/@", "plain-_.!~*'(),;:$&+=/@")]
    public void Paths_are_encoded_as_in_a_log_and_back(string path, string encoded)
    {
        Assert.That(StoragePath.Encode(path), Is.EqualTo(encoded));
        Assert.That(StoragePath.Decode(encoded), Is.EqualTo(path));
    }

    [TestCase("100%", "100%")]
    [TestCase("%zz%4", "%zz%4")]
    [TestCase("%C3%A9", "\u00e9")]
    public void Decoding_leaves_what_is_no_escape(string encoded, string decoded) =>
        Assert.That(StoragePath.Decode(encoded), Is.EqualTo(decoded));

    [TestCase("/lake", "/lake/t", true)]
    [TestCase("/lake", "/lake", true)]
    [TestCase("/lake/tenant-a", "/lake/tenant-a-evil/x", false)]
    [TestCase("/", "/x", true)]
    public void A_sibling_with_the_same_prefix_is_not_inside(string directory, string path, bool inside) =>
        Assert.That(StoragePath.IsInside(directory, path), Is.EqualTo(inside));

    [TestCase("/a/b", "b", "/a")]
    [TestCase("/a", "a", "/")]
    [TestCase("a", "a", "")]
    public void A_path_has_a_name_and_a_parent(string path, string name, string parent) =>
        Assert.That((StoragePath.Name(path), StoragePath.Parent(path)), Is.EqualTo((name, parent)));

    [Test]
    public void Temporary_names_are_hidden_and_all_different()
    {
        var (one, two) = (StoragePath.Temporary("/a/b.json"), StoragePath.Temporary("/a/b.json"));

        Assert.That(one, Does.StartWith("/a/.b.json.").And.Not.EqualTo(two));
        Assert.That(StoragePath.IsTemporary(StoragePath.Name(one)), Is.True);
        Assert.That(StoragePath.IsTemporary("b.json"), Is.False);
    }
}
