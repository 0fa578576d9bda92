namespace SparkPersonalization.DataFrames.Streams;

/// <summary>What a streaming query does now.</summary>
/// <param name="Message">For people, such as <c>Waiting for next trigger</c>.</param>
/// <param name="IsDataAvailable">Whether there is new data to process.</param>
/// <param name="IsTriggerActive">Whether a batch is running.</param>
public sealed record StreamingQueryStatus(string Message, bool IsDataAvailable, bool IsTriggerActive);
