using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>A relation in the server's own words, such as the rows of a statement that has run.</summary>
/// <param name="Message">The relation.</param>
internal sealed record ServerRelation(Protocol.Relation Message) : LeafRelation;
