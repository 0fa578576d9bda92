using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace SparkPersonalization.Cli.Commands.Show;

/// <summary>What <c>show</c> shows of a table, and how.</summary>
internal sealed record ShowOptions : IValidatableObject
{
    [Description("How many rows at most.")]
    [Range(0, int.MaxValue - 1)]
    public int Limit { get; init; } = 20;

    [Description("Which columns, in this order; a field of a struct as context.ip. Without it, all.")]
    public IReadOnlyList<string> Columns { get; init; } = [];

    [Description("Which rows: a condition in Spark SQL, as \"price > 10 AND currency = 'EUR'\".")]
    public string? Where { get; init; }

    [Description("In which order: expressions of Spark SQL, each with DESC or NULLS LAST if wanted, with commas between.")]
    public string? OrderBy { get; init; }

    [Description("Which version of the table; without it, the newest.")]
    [Range(typeof(long), "0", "9223372036854775807")]
    public long? Version { get; init; }

    [Description("Print only the number of rows.")]
    public bool Count { get; init; }

    [Description("Print the columns and their types instead of rows.")]
    public bool Schema { get; init; }

    [Description("Print each row as a block with a line for each column; done without asking where a terminal is too narrow.")]
    public bool Vertical { get; init; }

    [Description("Print values of more than 20 characters in full.")]
    public bool Full { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Count && Schema)
            yield return new ValidationResult("--count and --schema exclude each other.", [nameof(Count), nameof(Schema)]);
    }
}
