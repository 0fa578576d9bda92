namespace SparkPersonalization.Delta.Predicates;

/// <summary>What a condition may turn out to be among the rows of a file.</summary>
[Flags]
internal enum Outcomes
{
    None = 0,
    True = 1,
    False = 2,
    Null = 4,
    Any = True | False | Null,
}
