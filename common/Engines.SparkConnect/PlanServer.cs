using System.Runtime.CompilerServices;
using Google.Protobuf;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Engines.SparkConnect.Results;
using SparkPersonalization.Engines.SparkConnect.Transport;
using SparkPersonalization.Engines.SparkConnect.Translation;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect;

/// <summary>Runs statements and takes the program's rows for translations.</summary>
/// <param name="client">The session.</param>
internal sealed class PlanServer(ConnectClient client) : IPlanServer
{
    // Rows are made into a message once, however often their DataFrame is used.
    private readonly ConditionalWeakTable<LocalRelation, Wire.Relation> _local = [];

    public Wire.Relation RunSql(Wire.Relation input) =>
        Run(CommandTranslator.Sql(input), CancellationToken.None) ?? throw RowReader.Damaged("of a statement's answer is missing");

    public Wire.Relation Local(LocalRelation rows) => _local.GetValue(rows, Upload);

    /// <summary>Runs a command to its end.</summary>
    /// <returns>A relation of the rows that it answers, or null.</returns>
    internal Wire.Relation? Run(Wire.Command command, CancellationToken cancellationToken)
    {
        Wire.Relation? answer = null;
        foreach (var response in client.Execute(new Wire.Plan { Command = command }, cancellationToken))
        {
            answer = response.SqlCommandResult?.Relation ?? answer;
        }

        if (answer is not null)
        {
            answer.Common = null;
        }

        return answer;
    }

    private Wire.Relation Upload(LocalRelation rows)
    {
        var message = new Wire.LocalRelation { Schema = rows.Schema.Json };
        if (rows.Rows.Count > 0)
        {
            message.Data = UnsafeByteOperations.UnsafeWrap(LocalRows.Stream(rows.Schema, rows.Rows));
        }

        return new Wire.Relation { LocalRelation = message };
    }
}
