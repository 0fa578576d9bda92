using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Tables;

namespace SparkPersonalization.Engines.DuckDb.Tests.Tables;

public sealed class StagingPlacesTests
{
    private static readonly StructType Keys = new StructType().Add("day", new DateType());
    private readonly StagingPlaces _places = new();

    [OneTimeTearDown]
    public void Forget() => _places.Dispose();

    [Test]
    public void A_place_is_used_again_for_the_same_folder_and_columns_only()
    {
        var first = Use("/a", Keys);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Use("/a", Keys), Is.EqualTo(first));
            Assert.That(Use("/b", Keys), Is.Not.EqualTo(first));
            Assert.That(Use("/a", StructType.Empty), Is.Not.EqualTo(first));
        }
    }

    [Test]
    public void Two_who_write_at_once_have_places_of_their_own()
    {
        var (outer, inner) = _places.Use("/both", Keys, outer => (Names(outer), Use("/both", Keys)));

        Assert.That(inner, Is.Not.EqualTo(outer));
    }

    [Test]
    public void A_place_in_which_something_may_be_left_is_not_used_again()
    {
        var before = Use("/failed", Keys);

        Assert.That(() => _places.Use<string>("/failed", Keys, _ => throw new IOException("full")), Throws.TypeOf<IOException>());

        Assert.That(Use("/failed", Keys), Is.Not.EqualTo(before));
    }

    private string Use(string folder, StructType keys) => _places.Use(folder, keys, Names);

    private static string Names(StagingPlace place) => $"{place.File} {place.Directory} {place.Partitions.Sql}";
}
