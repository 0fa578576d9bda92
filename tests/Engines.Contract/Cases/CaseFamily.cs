namespace SparkPersonalization.Engines.Contract.Cases;

/// <summary>Cases of one subject.</summary>
/// <param name="Name">The subject.</param>
/// <param name="Shape">How they run.</param>
/// <param name="Cases">The cases.</param>
internal sealed record CaseFamily(string Name, CaseShape Shape, IReadOnlyList<Case> Cases)
{
    public override string ToString() => Name;
}
