using System.Globalization;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Peers;

namespace SparkPersonalization.Benchmarks.TpcH;

/// <summary>TPC-H's tables as Parquet files, made once for a scale.</summary>
/// <param name="Directory">Where the files are.</param>
/// <param name="Scale">The scale factor; 1 has six million lines of orders.</param>
internal sealed record TpcHTables(string Directory, double Scale)
{
    internal const int Queries = 22;

    internal static IReadOnlyList<string> Names { get; } = ["region", "nation", "supplier", "part", "partsupp", "customer", "orders", "lineitem"];

    internal static TpcHTables Make(Workplace place, double scale)
    {
        var directory = place.InputDirectory(string.Create(CultureInfo.InvariantCulture, $"tpc-h-{scale}"));
        if (!System.IO.Directory.Exists(directory))
        {
            place.Tell(string.Create(CultureInfo.InvariantCulture, $"making TPC-H's tables at scale {scale}"));
            var fresh = System.IO.Directory.CreateDirectory(place.NewDirectory("tpc-h")).FullName;
            using (var duck = new Duck())
                duck.Execute(Statement("tables", scale, ("target", fresh)));
            System.IO.Directory.Move(fresh, directory);
        }

        return new TpcHTables(directory, scale);
    }

    internal string FileOf(string table) => Path.Combine(Directory, $"{table}.parquet");

    /// <summary>A query by its number.</summary>
    internal string Query(int number) => Statement(string.Create(CultureInfo.InvariantCulture, $"q{number:00}"), Scale);

    private static string Statement(string name, double scale, params (string Name, string Path)[] places) =>
        PeerSql.Read(typeof(TpcHTables), $"{name}.sql", [("scale", scale.ToString(CultureInfo.InvariantCulture)), .. places]);
}
