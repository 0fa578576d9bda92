using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.SparkConnect.Kafka;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>What a translation asks of the server before the plan is sent.</summary>
internal interface IPlanServer
{
    /// <summary>What the session says to Spark of Kafka.</summary>
    KafkaSession Kafka { get; }

    /// <summary>How many messages within one another the server reads.</summary>
    int RecursionLimit { get; }

    /// <summary>A plan's columns.</summary>
    /// <param name="plan">The plan.</param>
    StructType Schema(Relation plan);

    /// <summary>Runs a statement at once.</summary>
    /// <param name="input">The statement, or one with the relations that it names.</param>
    /// <returns>A relation of its rows.</returns>
    Protocol.Relation RunSql(Protocol.Relation input);

    /// <summary>The program's rows as a relation; large ones are sent ahead.</summary>
    /// <param name="rows">The rows.</param>
    Protocol.Relation Local(LocalRelation rows);

    /// <summary>Rows that the program makes as a relation; they are sent as they come, and not kept.</summary>
    /// <param name="schema">Their schema.</param>
    /// <param name="rows">The rows.</param>
    Protocol.Relation Made(StructType schema, IEnumerable<object?[]> rows);

    /// <summary>The rows of a query, as they come.</summary>
    /// <param name="plan">The query.</param>
    IEnumerable<Row> Rows(Relation plan);

    /// <summary>What a node becomes, made once, however often its DataFrame is used.</summary>
    /// <param name="node">The node.</param>
    /// <param name="make">Makes it.</param>
    Relation Once(Relation node, Func<Relation> make);

    /// <summary>The files of a Delta read that have rows, by the paths that the server writes.</summary>
    /// <param name="paths">A query of the paths.</param>
    IReadOnlyList<string> Files(Relation paths);
}
