namespace SparkPersonalization.Contracts.Rules;

/// <summary>Something that a record must not be.</summary>
/// <param name="Code">The violation's code.</param>
/// <param name="Place">The violation's column.</param>
/// <param name="Message">What is asked for, for people. No values: they may be personal data.</param>
/// <param name="Suspicious">
/// A condition in Spark SQL on the place, or on an element around it, that is true wherever the rule is violated. Null counts as false.
/// </param>
internal sealed record Rule(string Code, Place Place, string Message, string Suspicious)
{
    /// <summary>The condition of the violation, for the record as a whole; null where a suspicion is one already.</summary>
    internal string? Violated { get; init; }

    /// <summary>Whether it is violated where the suspicion is true of some element of an array.</summary>
    internal bool IsOfElements => Violated is null && Place.Arrays.Count > 0;
}

/// <summary>What a record's kind says of the JSON types of a path.</summary>
/// <param name="Path">The path, with <c>[]</c> for elements.</param>
/// <param name="Code">
/// What it is if the path's column could not take the value: a code, or null where it is none. Of it, the longest entry decides.
/// </param>
/// <param name="Found">The JSON type that was found, or null for any other.</param>
internal sealed record TypeVerdict(string Path, string? Found, string? Code);

/// <summary>All that is asked of a kind of records.</summary>
/// <param name="Kind">The kind's name; empty for records of no kind.</param>
/// <param name="Rules">What its records must not be.</param>
/// <param name="Verdicts">What it says of values that do not fit their columns.</param>
internal sealed record KindRules(string Kind, IReadOnlyList<Rule> Rules, IReadOnlyList<TypeVerdict> Verdicts);
