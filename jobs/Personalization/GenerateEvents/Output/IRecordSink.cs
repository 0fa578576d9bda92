using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

/// <summary>Takes records in order of arrival.</summary>
internal interface IRecordSink
{
    /// <summary>Files made so far.</summary>
    int Files { get; }

    /// <summary>Takes a record.</summary>
    void Write(in PlannedRecord record);

    /// <summary>Sees to it that all records are where they belong.</summary>
    void Complete();
}
