using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>What raw events are taken from. A lake may take them from inputs of each kind, also at once: each has its own query and progress.</summary>
internal interface IEventInput
{
    /// <summary>The name of the query, which no other kind of input has.</summary>
    string Query { get; }

    /// <summary>Which rows of bronze came from this kind of input, as a condition in SQL.</summary>
    string Origin { get; }

    /// <summary>A text that changes when other records would be read, or read in another way.</summary>
    string Fingerprint { get; }

    /// <summary>Follows the input: its records as columns of bronze, with all that tells where each came from.</summary>
    /// <param name="reader">Reads the stream.</param>
    DataFrame Read(DataStreamReader reader);

    /// <summary>Looks at what there is before a batch of it is written; by default takes it as it is.</summary>
    /// <exception cref="Contracts.ContractException">It is not as its mapping says.</exception>
    void Check()
    {
    }
}
