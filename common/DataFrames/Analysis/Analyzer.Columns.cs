using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Chosen, computed, renamed and dropped columns.</content>
public sealed partial class Analyzer
{
    private const AllowedFunctions InColumns = AllowedFunctions.Window;

    private Scope Select(Scope input, ValueList<Expression> expressions)
    {
        var columns = expressions.Select(Parsed).ToList();
        if (columns.Exists(HasAggregate))
        {
            return AggregateOf(input, new Aggregate(NoRelation, GroupType.GroupBy, [], [.. columns]));
        }

        var (scope, outputs) = (WithTimeWindow(input, columns), new List<BoundNamed>());
        foreach (var column in columns)
        {
            if (Generators.Find(column) is { } generator)
            {
                scope = Generate(scope, generator, outputs);
            }
            else
            {
                outputs.AddRange(Columns(scope, column));
            }
        }

        return input.Then(new BoundProject(scope.Relation, [.. outputs]));
    }

    /// <summary>The placeholder input of an aggregate that is analysed with its input at hand.</summary>
    private static LocalRelation NoRelation { get; } = new(StructType.Empty, []);

    /// <summary>The input with the window of time that a column is or holds; as in Spark, rows without a time fall away.</summary>
    private Scope WithTimeWindow(Scope input, List<Expression> columns)
    {
        if (columns.Select(TimeWindows.In).FirstOrDefault(call => call is not null) is not { } window)
        {
            return input;
        }

        var call = (BoundCall)Binder(input, AllowedFunctions.Scalar, "SELECT").Bind(window);
        for (var i = 0; i < columns.Count; i++)
        {
            columns[i] = ExpressionTree.Replace(columns[i], e => e.Equals(window) ? new UnresolvedAttribute(call.Function) : null);
        }

        return !columns.Exists(c => TimeWindows.In(c) is not null)
            ? input.Then(TimeWindows.Beside(input.Relation, call))
            : throw new AnalysisException("UNSUPPORTED_FEATURE", "Columns cannot be several windows of time at once. Compute them one after the other (WithColumn).");
    }

    private static Expression Parsed(Expression expression) => expression switch
    {
        ExpressionString text => SparkSqlParser.ParseSelectItem(text.Expression),
        Alias { Child: ExpressionString text } alias => alias with { Child = SparkSqlParser.ParseExpression(text) },
        _ => expression,
    };

    /// <summary>Whether an aggregate stands in an expression outside of a window, so that the whole select is one group.</summary>
    private static bool HasAggregate(Expression expression) => expression switch
    {
        UnresolvedFunction call => FunctionTable.Find(call.FunctionName)?.Kind == FunctionKind.Aggregate || call.Arguments.Any(HasAggregate),
        Alias alias => HasAggregate(alias.Child),
        Cast cast => HasAggregate(cast.Child),
        UnresolvedExtractValue extract => HasAggregate(extract.Child),
        SortOrder order => HasAggregate(order.Child),
        WindowExpression { Function: UnresolvedFunction call } window => call.Arguments.Concat(window.PartitionSpec).Concat(window.OrderSpec).Any(HasAggregate),
        _ => false,
    };

    private IEnumerable<BoundNamed> Columns(Scope scope, Expression expression) => expression switch
    {
        UnresolvedStar star => scope.Expand(star).Select(PassOrName),
        UnresolvedRegex regex => Matching(scope, regex).Select(BoundNamed.Pass),
        Alias alias => [Named(Binder(scope, InColumns, "SELECT").Bind(alias.Child), alias.Names[0], alias.Metadata)],
        _ => [OneColumn(scope, expression)],
    };

    private BoundNamed OneColumn(Scope scope, Expression expression)
    {
        var binder = Binder(scope, InColumns, "SELECT");
        return binder.Bind(expression) switch
        {
            BoundReference reference => BoundNamed.Pass(reference.Attribute with { IsHidden = false, Name = AsWritten(expression, reference.Attribute.Name) }),
            var value => Named(value, ColumnNames.OfColumn(binder.Spelled(expression), value)),
        };
    }

    /// <summary>A column goes by its name as it was asked for, whose case may be another.</summary>
    private static string AsWritten(Expression expression, string name) =>
        expression is UnresolvedAttribute asked && NameParts.Parse(asked.UnparsedIdentifier)[^1] is var written && NameComparer.Equals(written, name) ? written : name;

    private static BoundNamed PassOrName(BoundExpression value) => value switch
    {
        BoundReference reference => BoundNamed.Pass(reference.Attribute),
        BoundGetField field => Named(field, field.Name),
        _ => throw new InvalidOperationException("A star gives columns and fields only."),
    };

    private static IEnumerable<BoundAttribute> Matching(Scope scope, UnresolvedRegex regex)
    {
        var pattern = new Regex($"^(?:{regex.ColumnName.Trim('`')})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return Visible(scope).Where(a => pattern.IsMatch(a.Name));
    }

    private Scope Generate(Scope scope, GeneratorCall call, List<BoundNamed> outputs)
    {
        var arguments = call.Arguments.Select(Binder(scope, AllowedFunctions.Scalar, call.Definition.Name).Bind).ToList();
        var types = call.Definition.Takes.Coerce(arguments)
            ?? throw new AnalysisException("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", $"{call.Definition.Name} takes {call.Definition.Takes.Description}, not ({string.Join(", ", arguments.Select(a => a.DataType.Sql))}).");
        ValueList<BoundExpression> cast = [.. arguments.Select((a, i) => TypeCoercion.Cast(a, types[i]))];
        var columns = (StructType)call.Definition.Gives(cast);
        if (call.Names.Count > 0 && call.Names.Count != columns.Count)
        {
            throw new AnalysisException("NUM_COLUMNS_MISMATCH", $"{call.Definition.Name} makes {columns.Count} columns, but {call.Names.Count} names are given.");
        }

        ValueList<BoundAttribute> generated = [.. columns.Select((f, i) =>
            BoundAttribute.Create(call.Names.Count > 0 ? call.Names[i] : f.Name, f.DataType, f.IsNullable || call.IsOuter) with { Qualifier = call.Qualifier })];
        outputs.AddRange(generated.Select(BoundNamed.Pass));
        return scope.Then(new BoundGenerate(scope.Relation, call.Function, cast, call.IsOuter, generated));
    }

    /// <summary>The input's columns with those that a generator makes of them.</summary>
    private Scope GenerateBeside(Scope scope, GeneratorCall call)
    {
        var generated = new List<BoundNamed>();
        var result = Generate(scope, call, generated);
        var hidden = scope.Relation.Output.Where(a => a.IsHidden).Select(BoundNamed.Pass);
        return result.Then(new BoundProject(result.Relation, [.. Visible(scope).Select(BoundNamed.Pass), .. generated, .. hidden]));
    }

    /// <summary>All columns see the input, not each other, as in Spark.</summary>
    private Scope WithColumnsOf(Scope input, WithColumns plan)
    {
        var added = new List<BoundNamed>();
        foreach (var alias in plan.Aliases)
        {
            if (added.Exists(a => NameComparer.Equals(a.Output.Name, alias.Names[0])))
            {
                throw new AnalysisException("COLUMN_ALREADY_EXISTS", $"The column {NameParts.Quote(alias.Names[0])} is given twice. Choose another name or rename the existing column.");
            }

            added.Add(Columns(input, alias with { Child = Parsed(alias.Child) }).Single());
        }

        var kept = Visible(input).Select(a => added.Find(n => NameComparer.Equals(n.Output.Name, a.Name)) ?? BoundNamed.Pass(a)).ToList();
        var hidden = input.Relation.Output.Where(a => a.IsHidden).Select(BoundNamed.Pass);
        return input.Then(new BoundProject(input.Relation, [.. kept, .. added.Where(n => !kept.Contains(n)), .. hidden]));
    }

    private static Scope Renamed(Scope input, WithColumnsRenamed plan) =>
        input.Then(new BoundProject(input.Relation, [.. Visible(input).Select(a => RenamedColumn(a, plan.Renames))]));

    private static BoundNamed RenamedColumn(BoundAttribute attribute, ValueList<Rename> renames)
    {
        var name = renames.Aggregate(attribute.Name, (now, rename) => NameComparer.Equals(now, rename.OldName) ? rename.NewName : now);
        return name == attribute.Name ? BoundNamed.Pass(attribute) : Named(new BoundReference(attribute), name, attribute.Metadata);
    }

    private static Scope DropOf(Scope input, Drop plan)
    {
        var dropped = plan.Columns.Select(c => c is UnresolvedAttribute name ? (input.TryResolve(name) as BoundReference)?.Attribute.Id : null).ToHashSet();
        var kept = Visible(input).Where(a => !dropped.Contains(a.Id) && !plan.ColumnNames.Contains(a.Name, NameComparer));
        return input.Then(new BoundProject(input.Relation, [.. kept.Select(BoundNamed.Pass)]));
    }

    private static Scope NamedByPosition(Scope input, ToDF plan)
    {
        var (names, columns) = (plan.ColumnNames, Visible(input).ToList());
        return columns.Count == names.Count
            ? input.Then(new BoundProject(input.Relation, [.. columns.Select((a, i) => Named(new BoundReference(a), names[i], a.Metadata))]))
            : throw new AnalysisException(plan.Input is UnresolvedTableValuedFunction ? "NUM_TABLE_VALUE_ALIASES_MISMATCH" : "ASSIGNMENT_ARITY_MISMATCH", $"{names.Count} names for {columns.Count} columns: {string.Join(", ", columns.Select(c => c.Name))}.");
    }

    private static Scope Qualified(Scope input, string alias) => input.Then(new BoundProject(input.Relation, [
        .. input.Relation.Output.Select(a => new BoundNamed(new BoundReference(a), a with { Qualifier = alias }))]));

    private static Scope ToSchemaOf(Scope input, StructType schema) => input.Then(new BoundProject(input.Relation, [
        .. schema.Select(field => Named(TypeCoercion.Cast(Fitting(input, field), field.DataType), field.Name))]));

    // A column that is missing is null, where the schema allows that.
    private static BoundExpression Fitting(Scope input, StructField field)
    {
        if (field.IsNullable && input.TryResolve(new UnresolvedAttribute(NameParts.Quote(field.Name))) is null)
        {
            return new BoundLiteral(null, field.DataType);
        }

        var column = new BoundReference(Column(input, field.Name));
        return !TypeCoercion.CanCastImplicitly(column.DataType, field.DataType)
            ? throw new AnalysisException("INVALID_COLUMN_OR_FIELD_DATA_TYPE", $"Column {NameParts.Quote(field.Name)} is of {column.DataType.Sql}, which does not fit {field.DataType.Sql}.")
            : column.IsNullable && !field.IsNullable
            ? throw new AnalysisException("NULLABLE_COLUMN_OR_FIELD", $"Column {NameParts.Quote(field.Name)} may be null, but the schema says it is not.")
            : column;
    }
}
