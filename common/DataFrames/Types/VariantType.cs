namespace SparkPersonalization.DataFrames.Types;

/// <summary>Values of any type, each of which knows its own, such as the parts of JSON.</summary>
public sealed record VariantType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "variant";
}
