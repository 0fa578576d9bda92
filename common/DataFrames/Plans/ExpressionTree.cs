namespace SparkPersonalization.DataFrames.Plans;

/// <summary>Changes of what a user wrote, part by part.</summary>
internal static class ExpressionTree
{
    /// <summary>An expression in which parts are exchanged, the outermost first.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="exchange">What stands in a part's place, or null to look into the part.</param>
    internal static Expression Replace(Expression expression, Func<Expression, Expression?> exchange)
    {
        DeepStack.Check();
        Expression Part(Expression e) => Replace(e, exchange);
        ValueList<Expression> Parts(ValueList<Expression> list) => list.Select(Part).ToValueList();
        return exchange(expression) ?? expression switch
        {
            UnresolvedFunction call => call with
            {
                Arguments = Parts(call.Arguments),
                Condition = call.Condition is { } condition ? Part(condition) : null,
                Order = call.Order.Select(o => o with { Child = Part(o.Child) }).ToValueList(),
            },
            Alias alias => alias with { Child = Part(alias.Child) },
            Cast cast => cast with { Child = Part(cast.Child) },
            SortOrder order => order with { Child = Part(order.Child) },
            LambdaFunction lambda => lambda with { Body = Part(lambda.Body) },
            UnresolvedExtractValue extract => new UnresolvedExtractValue(Part(extract.Child), Part(extract.Extraction)),
            UpdateFields update => update with { StructExpression = Part(update.StructExpression), Value = update.Value is { } value ? Part(value) : null },
            CallFunction call => call with { Arguments = Parts(call.Arguments) },
            InlineUserDefinedFunction call => call with { Arguments = Parts(call.Arguments) },
            SubqueryExpression subquery => subquery with { InValues = Parts(subquery.InValues) },
            NamedWindow window => window with { Function = Part(window.Function) },
            WindowExpression window => window with
            {
                Function = Part(window.Function),
                PartitionSpec = Parts(window.PartitionSpec),
                OrderSpec = window.OrderSpec.Select(o => o with { Child = Part(o.Child) }).ToValueList(),
            },
            _ => expression,
        };
    }

    /// <summary>Whether a part fulfils a condition; parts below one that is not to be looked into are passed over.</summary>
    internal static bool Any(Expression expression, Func<Expression, bool> isMeant, Func<Expression, bool>? isClosed = null)
    {
        var found = false;
        Replace(expression, e =>
        {
            found |= isMeant(e);
            return found || isClosed?.Invoke(e) == true ? e : null;
        });
        return found;
    }
}
