using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract;

/// <summary>Rows that stand by themselves, and facts about queries, on both engines.</summary>
[TestFixture]
internal sealed class CheckpointTests
{
    private BothEngines _both = null!;
    private TemporaryDirectory _directory = null!;
    private int _folders;

    [OneTimeSetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _both = new BothEngines();
    }

    [OneTimeTearDown]
    public void Close()
    {
        _both?.Dispose();
        _directory?.Dispose();
    }

    [Test]
    public void Rows_stay_what_they_were_when_their_files_are_gone() => MustAnswer(
        session =>
        {
            var path = Files(session);
            var rows = session.Read().Parquet(path).WithColumn("twice", Col("id") * 2);
            var kept = rows.LocalCheckpoint();
            Directory.Delete(path, recursive: true);
            return $"{kept.Count()} {kept.As("a").Join(kept.As("b"), Expr("a.id = b.twice")).Count()} {kept.Filter(kept["twice"] > 2).Count()} {kept.InputFiles().Count()}";
        },
        "4 2 2 0");

    [Test]
    public void Rows_that_are_not_wanted_at_once_are_computed_at_their_first_use() => MustAnswer(
        session =>
        {
            var kept = session.Range(4).Select(Rand(7).As("r")).LocalCheckpoint(eager: false);
            return $"{kept.Count()} {kept.Collect().SequenceEqual(kept.Collect())}";
        },
        "4 True");

    [Test]
    public void A_query_knows_its_files() => MustAnswer(
        session =>
        {
            var path = Files(session);
            var expected = Directory.EnumerateFiles(path, "*.parquet").Select(f => $"file:{f}").Order(StringComparer.Ordinal);
            var rows = session.Read().Parquet(path);
            var files = rows.Filter("id > 1").Union(rows).InputFiles().Select(f => f.Replace("file:///", "file:/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            return $"{files.SequenceEqual(expected)} {session.Range(3).InputFiles().Count()}";
        },
        "True 0");

    [Test]
    public void Rows_of_the_program_are_local() => MustAnswer(
        session => $"{session.CreateDataFrame([1, 2]).IsLocal()} {session.Range(3).IsLocal()} {session.CreateDataFrame([1, 2]).Filter("_1 > 1").IsLocal()}",
        "True False False");

    [Test]
    public void Queries_that_differ_in_names_alone_are_the_same() => MustAnswer(
        session =>
        {
            var rows = session.Range(10).Select((Col("id") + 1).As("a"));
            var same = session.Range(10).Select((Col("id") + 1).As("b"));
            var other = session.Range(10).Select((Col("id") + 2).As("a"));
            return $"{rows.SameSemantics(rows)} {rows.SameSemantics(same)} {rows.SameSemantics(other)} {rows.SemanticHash() == same.SemanticHash()} {rows.SemanticHash() == other.SemanticHash()}";
        },
        "True True False True False");

    [Test]
    public void Settings_of_queries_can_be_changed() => MustAnswer(
        session => $"{session.Conf().IsModifiable("spark.sql.session.timeZone")} {session.Conf().IsModifiable("spark.driver.memory")} {session.Conf().IsModifiable("spark.none")}",
        "True False False");

    private string Files(SparkSession session)
    {
        var path = _directory[$"files-{++_folders}"];
        session.Range(4).Repartition(2).Write().Parquet(path);
        return path;
    }

    private void MustAnswer(Func<SparkSession, string> ask, string expected) => Assert.That(_both.Answers(ask), Is.EqualTo((expected, expected)));
}
