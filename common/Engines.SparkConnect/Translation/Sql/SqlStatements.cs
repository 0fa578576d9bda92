using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.SparkConnect.Translation.Sql;

/// <summary>SQL texts as messages.</summary>
internal static class SqlStatements
{
    /// <summary>A statement without parameters.</summary>
    internal static Protocol.Relation Plain(string text) => new() { Sql = new Protocol.Sql { Query = text } };

    /// <summary>
    /// A user's statement. Constants are put into the text, because a server with Delta's parser loses parameters; values that are
    /// computed go as parameters, which other servers take.
    /// </summary>
    internal static Protocol.Sql Of(SqlRelation sql, PlanTranslator plan)
    {
        if (sql.NamedArguments.Values.Concat(sql.PositionalArguments).All(a => a is Literal))
        {
            return new Protocol.Sql
            {
                Query = SqlParameters.Fill(
                    sql.Query,
                    sql.NamedArguments.ToDictionary(a => a.Key, a => SqlLiterals.Of((Literal)a.Value), StringComparer.Ordinal),
                    [.. sql.PositionalArguments.Select(a => SqlLiterals.Of((Literal)a))]),
            };
        }

        return new Protocol.Sql
        {
            Query = sql.Query,
            NamedArguments = { sql.NamedArguments.ToDictionary(a => a.Key, a => plan.Of(a.Value)) },
            PosArguments = { plan.Of(sql.PositionalArguments) },
        };
    }
}
