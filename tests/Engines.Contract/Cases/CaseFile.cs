using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract.Cases;

/// <summary>
/// Cases written as SQL, one expression in a line; <c>!CLASS expression</c> where Spark answers with an error of that class. Lines that begin
/// with <c>#</c> are for people.
/// </summary>
internal static class CaseFile
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Cases");

    internal static CaseFamily Read(string name, CaseShape shape) => new(name, shape, [.. Lines($"Sql/{name}.txt").Select(Parse)]);

    internal static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Where(line => line.Length > 0 && line[0] != '#');

    private static Case Parse(string line)
    {
        if (line[0] != '!')
        {
            return new Case(line, Expr(line));
        }

        var end = line.IndexOf(' ', StringComparison.Ordinal);
        return new Case(line[(end + 1)..], Expr(line[(end + 1)..]), line[1..end]);
    }
}
