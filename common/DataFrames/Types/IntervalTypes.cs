namespace SparkPersonalization.DataFrames.Types;

/// <summary>A length of time in microseconds (SQL <c>INTERVAL DAY TO SECOND</c>), perhaps of fewer units, such as <c>INTERVAL HOUR TO MINUTE</c>.</summary>
public sealed record DayTimeIntervalType : AtomicType
{
    private static readonly string[] Units = ["day", "hour", "minute", "second"];

    /// <summary>Makes a type.</summary>
    /// <param name="startField">The largest unit: 0 for days, by default, 1 for hours, 2 for minutes, 3 for seconds.</param>
    /// <param name="endField">The smallest unit, seconds by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is no unit, or the first unit is smaller than the last.</exception>
    public DayTimeIntervalType(byte startField = 0, byte endField = 3)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(endField, (byte)3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startField, endField);
        StartField = startField;
        EndField = endField;
    }

    /// <summary>The largest unit: 0 for days, 1 for hours, 2 for minutes, 3 for seconds.</summary>
    public byte StartField { get; }

    /// <summary>The smallest unit.</summary>
    public byte EndField { get; }

    /// <inheritdoc/>
    public override string TypeName => StartField == EndField ? $"interval {Units[StartField]}" : $"interval {Units[StartField]} to {Units[EndField]}";
}

/// <summary>A length of time in months (SQL <c>INTERVAL YEAR TO MONTH</c>, <c>INTERVAL YEAR</c> or <c>INTERVAL MONTH</c>).</summary>
public sealed record YearMonthIntervalType : AtomicType
{
    private static readonly string[] Units = ["year", "month"];

    /// <summary>Makes a type.</summary>
    /// <param name="startField">The larger unit: 0 for years, by default, 1 for months.</param>
    /// <param name="endField">The smaller unit, months by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is no unit, or the first unit is smaller than the last.</exception>
    public YearMonthIntervalType(byte startField = 0, byte endField = 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(endField, (byte)1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startField, endField);
        StartField = startField;
        EndField = endField;
    }

    /// <summary>The larger unit: 0 for years, 1 for months.</summary>
    public byte StartField { get; }

    /// <summary>The smaller unit.</summary>
    public byte EndField { get; }

    /// <inheritdoc/>
    public override string TypeName => StartField == EndField ? $"interval {Units[StartField]}" : $"interval {Units[StartField]} to {Units[EndField]}";
}
