namespace SparkPersonalization.Engines.Contract.Evaluation;

/// <summary>What an engine answers to a case.</summary>
/// <param name="Names">The names of the result's columns, or empty where it is refused.</param>
/// <param name="Types">Their types.</param>
/// <param name="Values">The values as texts that are equal where the values are.</param>
/// <param name="Error">The class and SQL state of the error, or null.</param>
internal sealed record Answer(string Names, string Types, string Values, string? Error = null)
{
    /// <summary>The class of the error, or null.</summary>
    internal string? ErrorClass => Error?.Split(':')[0];

    internal static Answer Refused(string error) => new("", "", "", error);

    /// <summary>How it differs from another, in a word: the class of its error, or the first of names, types and values that is another.</summary>
    internal string DifferenceFrom(Answer other) =>
        ErrorClass ?? (other.Error is not null ? "no error" : Types != other.Types ? "types" : Values != other.Values ? "values" : "names");

    public override string ToString() => Error ?? $"{Names}: {Types} = {Values}";
}
