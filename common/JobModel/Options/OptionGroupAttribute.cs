namespace SparkPersonalization.JobModel.Options;

/// <summary>
/// Marks a property whose class holds further options: they are taken as the job's own, under their own names.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionGroupAttribute : Attribute;
