namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>How far a run of the generator is.</summary>
/// <param name="Written">Records written.</param>
/// <param name="Total">Records that will be written.</param>
public readonly record struct GenerateEventsProgress(long Written, long Total);
