namespace SparkPersonalization.JobModel;

/// <summary>A job without its type of options: what the catalogue and the command line work with.</summary>
internal interface IJob
{
    Type OptionsType { get; }

    string Description { get; }

    JobOutcome Run(object options, JobServices services);
}
