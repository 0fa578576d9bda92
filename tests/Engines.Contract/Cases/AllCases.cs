using SparkPersonalization.Engines.Contract.Cases.Functions;

namespace SparkPersonalization.Engines.Contract.Cases;

/// <summary>All expressions that run on both engines.</summary>
internal static class AllCases
{
    internal static IReadOnlyList<CaseFamily> Families { get; } =
    [
        StringCases.Family, XmlCases.Family, MathCases.Family, ConditionalCases.Family, DateCases.Family, CollectionCases.Family, CollectionCases.Generators,
        FormatCases.Family, VariantCases.Family, SynonymCases.Family, SynonymCases.Aggregates, GroupCases.Family, WindowCases.Family,
        CaseFile.Read("operators", CaseShape.Rows), CaseFile.Read("functions", CaseShape.Rows), CaseFile.Read("windows", CaseShape.Rows),
        CaseFile.Read("aggregates", CaseShape.Groups), CaseFile.Read("generators", CaseShape.Generator),
        CastCases.Family, CastCases.Attempts,
    ];
}
