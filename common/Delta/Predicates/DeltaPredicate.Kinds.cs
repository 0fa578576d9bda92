namespace SparkPersonalization.Delta.Predicates;

internal sealed record UnknownPredicate : DeltaPredicate
{
    internal override Outcomes Evaluate(IFileFacts facts) => Outcomes.Any;

    internal override DeltaPredicate Only(Func<ColumnPath, bool> columns) => this;
}

internal sealed record AndPredicate(IReadOnlyList<DeltaPredicate> Parts) : DeltaPredicate
{
    // What is false stays so: the further parts, whose statistics may be costly to read, are not asked.
    internal override Outcomes Evaluate(IFileFacts facts)
    {
        var all = Outcomes.True;
        foreach (var part in Parts)
        {
            if (all == Outcomes.False)
            {
                break;
            }

            all = ThreeValued.And(all, part.Evaluate(facts));
        }

        return all;
    }

    internal override DeltaPredicate Only(Func<ColumnPath, bool> columns) => And([.. Parts.Select(p => p.Only(columns))]);
}

internal sealed record OrPredicate(IReadOnlyList<DeltaPredicate> Parts) : DeltaPredicate
{
    internal override Outcomes Evaluate(IFileFacts facts) =>
        Parts.Aggregate(Outcomes.False, (all, part) => ThreeValued.Or(all, part.Evaluate(facts)));

    internal override DeltaPredicate Only(Func<ColumnPath, bool> columns) => Or([.. Parts.Select(p => p.Only(columns))]);
}

internal sealed record NotPredicate(DeltaPredicate Part) : DeltaPredicate
{
    internal override Outcomes Evaluate(IFileFacts facts) => ThreeValued.Not(Part.Evaluate(facts));

    internal override DeltaPredicate Only(Func<ColumnPath, bool> columns) => Not(Part.Only(columns));
}

internal sealed record IsNullPredicate(ColumnPath Column) : DeltaPredicate
{
    internal override Outcomes Evaluate(IFileFacts facts)
    {
        var column = facts.Column(Column);
        return (column.MayBeNull ? Outcomes.True : Outcomes.None) | (column.MayHaveValue ? Outcomes.False : Outcomes.None);
    }

    internal override DeltaPredicate Only(Func<ColumnPath, bool> columns) => columns(Column) ? this : Unknown;
}

internal sealed record ComparisonPredicate(ColumnPath Column, Comparison Comparison, object? Value) : DeltaPredicate
{
    internal override Outcomes Evaluate(IFileFacts facts)
    {
        var column = facts.Column(Column);
        var values = column.MayHaveValue ? OfValues(column) : Outcomes.None;
        var nulls = !column.MayBeNull ? Outcomes.None
            : Comparison != Comparison.NullSafeEqual ? Outcomes.Null
            : Value is null ? Outcomes.True : Outcomes.False;
        return values | nulls;
    }

    internal override DeltaPredicate Only(Func<ColumnPath, bool> columns) => columns(Column) ? this : Unknown;

    private Outcomes OfValues(ColumnFacts column)
    {
        if (Value is null)
        {
            return Comparison == Comparison.NullSafeEqual ? Outcomes.False : Outcomes.Null;
        }

        var value = column.Type is null ? null : ColumnValue.FromClr(Value, column.Type);
        if (value is null)
        {
            return Outcomes.Any;
        }

        // -1, 0 or 1; a missing bound is as far off as can be.
        var min = column.Min is null ? -1 : ColumnValue.Compare(column.Min, value);
        var max = column.Max is null ? 1 : ColumnValue.Compare(column.Max, value);
        return Comparison switch
        {
            Comparison.Less => Possible(min < 0, max >= 0),
            Comparison.LessOrEqual => Possible(min <= 0, max > 0),
            Comparison.Greater => Possible(max > 0, min <= 0),
            Comparison.GreaterOrEqual => Possible(max >= 0, min < 0),
            Comparison.NotEqual => Possible(min != 0 || max != 0, min <= 0 && max >= 0),
            _ => Possible(min <= 0 && max >= 0, min != 0 || max != 0),
        };
    }

    private static Outcomes Possible(bool isTrue, bool isFalse) =>
        (isTrue ? Outcomes.True : Outcomes.None) | (isFalse ? Outcomes.False : Outcomes.None);
}
