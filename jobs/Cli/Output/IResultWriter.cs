namespace SparkPersonalization.Cli.Output;

/// <summary>Says how a run ended.</summary>
internal interface IResultWriter
{
    void Write(CliResult result);
}
