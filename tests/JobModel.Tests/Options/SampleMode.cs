namespace SparkPersonalization.JobModel.Tests.Options;

public enum SampleMode
{
    AppendOnly,
    OverwriteAll,
}
