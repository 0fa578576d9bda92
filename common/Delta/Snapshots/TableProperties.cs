using System.Globalization;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Snapshots;

/// <summary>A table's properties, read by their meaning. Defaults are Delta's own.</summary>
public sealed class TableProperties
{
    private readonly StringMap _values;

    internal TableProperties(StringMap values) => _values = values;

    /// <summary>All properties as the log has them.</summary>
    public StringMap All => _values;

    /// <summary>Whether rows may only be added (<c>delta.appendOnly</c>); false by default.</summary>
    public bool AppendOnly => Flag("delta.appendOnly");

    /// <summary>Whether row changes are kept (<c>delta.enableChangeDataFeed</c>); false by default.</summary>
    public bool EnableChangeDataFeed => Flag("delta.enableChangeDataFeed");

    /// <summary>Whether rows that go are listed beside their files rather than those written anew (<c>delta.enableDeletionVectors</c>); false by default.</summary>
    public bool EnableDeletionVectors => Flag("delta.enableDeletionVectors");

    /// <summary>Whether commits carry their time (<c>delta.enableInCommitTimestamps</c>); false by default.</summary>
    public bool EnableInCommitTimestamps => Flag("delta.enableInCommitTimestamps");

    /// <summary>A checkpoint is written every so many commits (<c>delta.checkpointInterval</c>); 10 by default.</summary>
    public int CheckpointInterval => (int)Number("delta.checkpointInterval", 10, atLeast: 1);

    /// <summary>How many leaf columns get statistics (<c>delta.dataSkippingNumIndexedCols</c>); 32 by default, -1 for all.</summary>
    public int DataSkippingNumIndexedCols => (int)Number("delta.dataSkippingNumIndexedCols", 32, atLeast: -1);

    /// <summary>How long log files are kept (<c>delta.logRetentionDuration</c>); 30 days by default.</summary>
    public TimeSpan LogRetention => Duration("delta.logRetentionDuration", TimeSpan.FromDays(30));

    /// <summary>How long removed files are kept (<c>delta.deletedFileRetentionDuration</c>); 7 days by default.</summary>
    public TimeSpan DeletedFileRetention => Duration("delta.deletedFileRetentionDuration", TimeSpan.FromDays(7));

    /// <summary>Whether log files past their time are deleted (<c>delta.enableExpiredLogCleanup</c>); true by default.</summary>
    public bool EnableExpiredLogCleanup => Flag("delta.enableExpiredLogCleanup", byDefault: true);

    /// <summary>Whether readers of the table may be told apart from one order (<c>delta.isolationLevel</c> is <c>Serializable</c>).</summary>
    public bool IsSerializable =>
        string.Equals(_values.GetValueOrDefault("delta.isolationLevel"), "Serializable", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether checkpoints hold statistics as JSON (<c>delta.checkpoint.writeStatsAsJson</c>); true by default.</summary>
    public bool WriteStatsAsJson => Flag("delta.checkpoint.writeStatsAsJson", byDefault: true);

    /// <summary>Whether checkpoints hold statistics as columns (<c>delta.checkpoint.writeStatsAsStruct</c>); false by default.</summary>
    public bool WriteStatsAsStruct => Flag("delta.checkpoint.writeStatsAsStruct");

    internal long? InCommitTimestampEnablementVersion => OptionalNumber("delta.inCommitTimestampEnablementVersion");

    internal long? InCommitTimestampEnablementTimestamp => OptionalNumber("delta.inCommitTimestampEnablementTimestamp");

    /// <summary>Reads all that have a meaning here, so that one which makes no sense is found before it matters.</summary>
    /// <exception cref="DeltaLogCorruptedException">A property makes no sense.</exception>
    internal void Check() => _ = (
        AppendOnly, EnableChangeDataFeed, EnableDeletionVectors, EnableInCommitTimestamps, CheckpointInterval, DataSkippingNumIndexedCols, LogRetention, DeletedFileRetention,
        EnableExpiredLogCleanup, WriteStatsAsJson, WriteStatsAsStruct);

    private bool Flag(string name, bool byDefault = false)
    {
        var text = _values.GetValueOrDefault(name);
        return text is null ? byDefault : bool.TryParse(text, out var flag) ? flag : throw Invalid(name, text, "true or false");
    }

    private long Number(string name, long byDefault, long atLeast)
    {
        var number = OptionalNumber(name) ?? byDefault;
        return number >= atLeast && number <= int.MaxValue
            ? number
            : throw Invalid(name, number.ToString(CultureInfo.InvariantCulture), $"a number from {atLeast}");
    }

    private long? OptionalNumber(string name)
    {
        var text = _values.GetValueOrDefault(name);
        return text is null ? null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : throw Invalid(name, text, "a whole number");
    }

    private TimeSpan Duration(string name, TimeSpan byDefault)
    {
        var text = _values.GetValueOrDefault(name);
        return text is null ? byDefault : IntervalText.TryParse(text) ?? throw Invalid(name, text, "an interval such as 'interval 30 days'");
    }

    private static DeltaLogCorruptedException Invalid(string name, string value, string wanted) =>
        new($"The table property '{name}' is '{value}', but must be {wanted}. Set it with ALTER TABLE ... SET TBLPROPERTIES.");
}
