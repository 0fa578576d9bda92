using System.Collections.Immutable;

namespace SparkPersonalization.JobModel.Options;

/// <summary>What one source says about one option.</summary>
/// <param name="Name">The option's name in kebab-case; there may be no such option.</param>
/// <param name="Values">The values as text; more than one only for a list.</param>
/// <param name="Place">Where it was said, for messages, as <c>--seed on the command line</c>.</param>
public sealed record OptionInput(string Name, ImmutableArray<string> Values, string Place);
