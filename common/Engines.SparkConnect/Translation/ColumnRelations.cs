using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.Engines.SparkConnect.Translation.PlanTranslator;
using Relation = SparkPersonalization.Engines.SparkConnect.Protocol.Relation;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Relations that choose, make or name columns.</summary>
internal static class ColumnRelations
{
    internal static IEnumerable<KeyValuePair<Type, RelationWriter>> Table =>
    [
        Entry<Project>((p, plan) => p.Expressions.Any(StrictJsonReads.Has)
            ? plan.Of(StrictJsonReads.Answered(p, p.Expressions, (input, expressions) => new Project(input, expressions), plan))
            : new Relation { Project = new() { Input = plan.Of(p.Input), Expressions = { plan.Of(p.Expressions) } } }),
        Entry<WithColumns>((w, plan) => w.Aliases.Any(StrictJsonReads.Has)
            ? plan.Of(StrictJsonReads.Answered(w, w.Aliases, (input, aliases) => new WithColumns(input, aliases), plan))
            : new Relation { WithColumns = new() { Input = plan.Of(w.Input), Aliases = { w.Aliases.Select(a => plan.Of(a).Alias) } } }),
        Entry<WithColumnsRenamed>((w, plan) => new Relation
        {
            WithColumnsRenamed = new()
            {
                Input = plan.Of(w.Input),
                Renames = { w.Renames.Select(r => new Protocol.WithColumnsRenamed.Types.Rename { ColName = r.OldName, NewColName = r.NewName }) },
            },
        }),
        Entry<Drop>((d, plan) => new Relation { Drop = new() { Input = plan.Of(d.Input), Columns = { plan.Of(d.Columns) }, ColumnNames = { d.ColumnNames } } }),
        Entry<ToDF>((t, plan) => new Relation { ToDf = new() { Input = plan.Of(t.Input), ColumnNames = { t.ColumnNames } } }),
        Entry<ToSchema>((t, plan) => new Relation { ToSchema = new() { Input = plan.Of(t.Input), Schema = DataTypes.Of(t.Schema) } }),
        Entry<SubqueryAlias>((s, plan) => new Relation { SubqueryAlias = new() { Input = plan.Of(s.Input), Alias = s.Name } }),
        Entry<Unpivot>((u, plan) => new Relation { Unpivot = Unpivot(u, plan) }),
    ];

    private static Protocol.Unpivot Unpivot(Unpivot unpivot, PlanTranslator plan)
    {
        var result = new Protocol.Unpivot
        {
            Input = plan.Of(unpivot.Input),
            Ids = { plan.Of(unpivot.Ids) },
            VariableColumnName = unpivot.VariableColumnName,
            ValueColumnName = unpivot.ValueColumnName,
        };
        if (unpivot.Values is { } values)
        {
            result.Values = new Protocol.Unpivot.Types.Values { Values_ = { plan.Of(values) } };
        }

        return result;
    }
}
