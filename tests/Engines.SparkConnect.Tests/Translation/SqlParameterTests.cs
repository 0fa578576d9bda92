using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Translation.Sql;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Translation;

public sealed class SqlParameterTests
{
    private static readonly Dictionary<string, string> Named = new() { ["a"] = "1", ["name"] = "'x'" };

    [TestCase("SELECT :a, :name", "SELECT 1, 'x'")]
    [TestCase("SELECT ':a', \":a\", `:a`, :a", "SELECT ':a', \":a\", `:a`, 1")]
    [TestCase("SELECT 'it\\'s :a', :a", "SELECT 'it\\'s :a', 1")]
    [TestCase("SELECT r'\\', :a", "SELECT r'\\', 1")]
    [TestCase("SELECT 1 -- :a\n, :a", "SELECT 1 -- :a\n, 1")]
    [TestCase("SELECT /* :a /* :a */ :a */ :a", "SELECT /* :a /* :a */ :a */ 1")]
    [TestCase("SELECT v:a, v['x']:a, v::int, :a", "SELECT v:a, v['x']:a, v::int, 1")]
    public void Named_parameters_are_filled_in(string sql, string expected) => Assert.That(SqlParameters.Fill(sql, Named, []), Is.EqualTo(expected));

    [Test]
    public void Positions_are_filled_in_order() =>
        Assert.That(SqlParameters.Fill("SELECT ?, '?', ? -- ?", new Dictionary<string, string>(), ["1", "2"]), Is.EqualTo("SELECT 1, '?', 2 -- ?"));

    [Test]
    public void A_parameter_without_a_value_is_an_error()
    {
        Assert.That(() => SqlParameters.Fill("SELECT :b", Named, []), Throws.TypeOf<AnalysisException>().With.Message.Contains("UNBOUND_SQL_PARAMETER").And.Message.Contains(": b"));
        Assert.That(() => SqlParameters.Fill("SELECT ?, ?", new Dictionary<string, string>(), ["1"]), Throws.TypeOf<AnalysisException>().With.Message.Contains("at position 1"));
    }

    [Test]
    public void A_text_without_arguments_stays_as_it_is() =>
        Assert.That(SqlParameters.Fill("SELECT :a, ?", new Dictionary<string, string>(), []), Is.EqualTo("SELECT :a, ?"));
}
