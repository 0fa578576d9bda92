namespace SparkPersonalization.Delta.Actions;

/// <summary>One entry of a Delta log: what a commit or a checkpoint says (Delta protocol, "Actions").</summary>
public abstract record DeltaAction;
