namespace SparkPersonalization.DataFrames.Engines;

/// <summary>What of a plan is described.</summary>
public enum ExplainMode
{
    /// <summary>The last step, which is what runs.</summary>
    Simple,

    /// <summary>The steps before it too.</summary>
    Extended,

    /// <summary>What runs, and the code made of it.</summary>
    Codegen,

    /// <summary>The steps before it with what is known of the sizes.</summary>
    Cost,

    /// <summary>What runs as an outline, then its parts one by one.</summary>
    Formatted,
}
