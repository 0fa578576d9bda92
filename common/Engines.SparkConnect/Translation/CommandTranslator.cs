using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Engines.SparkConnect.Kafka;
using SparkPersonalization.Engines.SparkConnect.Translation.Sql;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Says commands in Spark Connect's messages.</summary>
internal static class CommandTranslator
{
    private static readonly Dictionary<Type, Func<Command, PlanTranslator, Wire.Command>> Writers = new(
    [
        Entry<WriteOperation>((w, plan) => new Wire.Command { WriteOperation = Write(KafkaPlans.Is(w.Format) ? KafkaPlans.Of(w, plan.Server) : w, plan) }),
        Entry<WriteOperationV2>((w, plan) => new Wire.Command { WriteOperationV2 = Write(w, plan) }),
        Entry<CreateDataFrameView>((v, plan) => new Wire.Command
        {
            CreateDataframeView = new() { Input = plan.Of(v.Input), Name = v.Name, IsGlobal = v.IsGlobal, Replace = v.Replace },
        }),
        Entry<RegisterFunction>((f, _) => throw Untranslatable.UserFunction(f.Name)),
        Entry<MergeIntoTable>((m, plan) => Sql(TableStatements.Merge(m, plan))),
        Entry<UpdateTable>((u, _) => Sql(TableStatements.Update(u))),
        Entry<DeleteFromTable>((d, _) => Sql(TableStatements.Delete(d))),
        Entry<OptimizeTable>((o, _) => Sql(MaintenanceStatements.Optimize(o))),
        Entry<VacuumTable>((v, _) => Sql(MaintenanceStatements.Vacuum(v))),
        Entry<RestoreTable>((r, _) => Sql(MaintenanceStatements.Restore(r))),
        Entry<CloneTable>((c, _) => Sql(MaintenanceStatements.Clone(c))),
        Entry<GenerateManifest>((g, _) => Sql(MaintenanceStatements.Generate(g))),
        Entry<DropView>((d, _) => Sql(SqlStatements.Plain($"DROP VIEW {(d.IfExists ? "IF EXISTS " : "")}{d.ViewName}"))),
        Entry<CacheTableNow>((c, _) => Sql(SqlStatements.Plain($"CACHE TABLE {c.TableName}"))),
        Entry<UncacheIfExists>((u, _) => Sql(SqlStatements.Plain($"UNCACHE TABLE IF EXISTS {u.TableName}"))),
    ]);

    /// <summary>The node types that have a writer.</summary>
    internal static IReadOnlyCollection<Type> Known => [.. Writers.Keys, .. CatalogChanges.Known];

    /// <summary>A command. Changes of the catalog are relations on the wire, whose rows are what they answer.</summary>
    internal static Wire.Plan Of(Command command, PlanTranslator plan) => command is CatalogCommand change
        ? new Wire.Plan { Root = CatalogChanges.Of(change) }
        : new Wire.Plan { Command = (Writers.GetValueOrDefault(command.GetType()) ?? throw Untranslatable.NoWriter(command.GetType()))(command, plan) };

    /// <summary>The options of a change of rows, which SQL has no place for.</summary>
    internal static Options OptionsOf(Command command) => command switch
    {
        MergeIntoTable merge => merge.Options,
        UpdateTable update => update.Options,
        DeleteFromTable delete => delete.Options,
        OptimizeTable optimize => optimize.Options,
        _ => Options.None,
    };

    /// <summary>A statement that is run at once.</summary>
    internal static Wire.Command Sql(Wire.Relation input) => new() { SqlCommand = new() { Input = input } };

    private static Wire.WriteOperation Write(WriteOperation write, PlanTranslator plan)
    {
        var result = new Wire.WriteOperation
        {
            Input = plan.Of(write.Input),
            Mode = (Wire.WriteOperation.Types.SaveMode)write.Mode,
            PartitioningColumns = { write.PartitioningColumns },
            Options = { write.Options.ToMap() },
        };
        if (write.Format is { } format)
        {
            result.Source = format;
        }

        if (write.Buckets is { } buckets)
        {
            result.BucketBy = new() { NumBuckets = buckets.NumBuckets, BucketColumnNames = { buckets.ColumnNames } };
            result.SortColumnNames.Add(buckets.SortColumnNames);
        }

        if (write.Path is { } path)
        {
            result.Path = path;
        }
        else if (write.Table is { } table)
        {
            result.Table = new() { TableName = table, SaveMethod = (Wire.WriteOperation.Types.SaveTable.Types.TableSaveMethod)write.SaveMethod };
        }

        return result;
    }

    private static Wire.WriteOperationV2 Write(WriteOperationV2 write, PlanTranslator plan)
    {
        var result = new Wire.WriteOperationV2
        {
            Input = plan.Of(write.Input),
            TableName = write.TableName,
            Mode = (Wire.WriteOperationV2.Types.Mode)write.Mode,
            PartitioningColumns = { plan.Of(write.PartitioningColumns) },
            ClusteringColumns = { write.ClusteringColumns },
            Options = { write.Options.ToMap() },
            TableProperties = { write.TableProperties.ToMap() },
        };
        if (write.Provider is { } provider)
        {
            result.Provider = provider;
        }

        if (write.OverwriteCondition is { } condition)
        {
            result.OverwriteCondition = plan.Of(condition);
        }

        return result;
    }

    private static KeyValuePair<Type, Func<Command, PlanTranslator, Wire.Command>> Entry<T>(Func<T, PlanTranslator, Wire.Command> write)
        where T : Command => new(typeof(T), (node, plan) => write((T)node, plan));
}
