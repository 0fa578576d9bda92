namespace SparkPersonalization.Contracts.Events;

/// <summary>A kind of event.</summary>
/// <param name="Name">Its name, such as <c>product_viewed</c>.</param>
/// <param name="Type">The call, what column <c>type</c> holds.</param>
/// <param name="Event">What column <c>event</c> holds; null where any will do.</param>
/// <param name="Schema">The file of its schema.</param>
internal sealed record EventKind(string Name, string Type, string? Event, string Schema);

/// <summary>A rule of every record that no schema can say.</summary>
/// <param name="Code">The violation's code.</param>
/// <param name="Column">The violation's column.</param>
/// <param name="Message">What is asked for.</param>
/// <param name="Valid">The condition in Spark SQL over the record's fields; null counts as met.</param>
internal sealed record EventRule(string Code, string Column, string Message, string Valid);
