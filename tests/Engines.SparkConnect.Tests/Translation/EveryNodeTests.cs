using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.SparkConnect.Translation;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Translation;

public sealed class EveryNodeTests
{
    private static IEnumerable<Type> Concrete<T>() => typeof(T).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(T)) && !t.IsAbstract);

    [Test]
    public void Every_relation_is_translated_or_refused_by_name() =>
        Assert.That(Concrete<Relation>().Except(PlanTranslator.Known), Is.Empty);

    [Test]
    public void Every_expression_is_translated_or_refused_by_name() =>
        Assert.That(Concrete<Expression>().Except(ExpressionTranslator.Known), Is.Empty);

    [Test]
    public void Every_command_is_translated_or_refused_by_name() =>
        Assert.That(Concrete<Command>().Except(CommandTranslator.Known), Is.Empty);

    [Test]
    public void Every_type_has_a_message() =>
        Assert.That(Concrete<DataType>().Except(DataTypes.Known), Is.Empty);

    [TestCase("a INT, b STRING NOT NULL, c DECIMAL(38,18), d ARRAY<STRUCT<`x y`: DATE, z: MAP<STRING, TIMESTAMP>>>")]
    [TestCase("a BOOLEAN, b TINYINT, c SMALLINT, d BIGINT, e FLOAT, f DOUBLE, g BINARY, h TIMESTAMP_NTZ, i VOID")]
    [TestCase("a INTERVAL DAY TO SECOND, b INTERVAL YEAR TO MONTH, c INTERVAL, d VARIANT")]
    public void Types_come_back_as_they_were_sent(string ddl)
    {
        var type = DataType.FromDdl(ddl);

        Assert.That(DataTypes.Of(DataTypes.Of(type)), Is.EqualTo(type));
    }

    // A new value of an enumeration of plans must have the wire's number, as the translation is by number.
    [TestCase(typeof(JoinType), typeof(Protocol.Join.Types.JoinType))]
    [TestCase(typeof(SetOperationType), typeof(Protocol.SetOperation.Types.SetOpType))]
    [TestCase(typeof(GroupType), typeof(Protocol.Aggregate.Types.GroupType))]
    [TestCase(typeof(SortDirection), typeof(Protocol.Expression.Types.SortOrder.Types.SortDirection))]
    [TestCase(typeof(NullOrdering), typeof(Protocol.Expression.Types.SortOrder.Types.NullOrdering))]
    [TestCase(typeof(FrameType), typeof(Protocol.Expression.Types.Window.Types.WindowFrame.Types.FrameType))]
    [TestCase(typeof(EvalMode), typeof(Protocol.Expression.Types.Cast.Types.EvalMode))]
    [TestCase(typeof(SubqueryType), typeof(Protocol.SubqueryExpression.Types.SubqueryType))]
    [TestCase(typeof(SaveMode), typeof(Protocol.WriteOperation.Types.SaveMode))]
    [TestCase(typeof(TableSaveMethod), typeof(Protocol.WriteOperation.Types.SaveTable.Types.TableSaveMethod))]
    [TestCase(typeof(TableWriteMode), typeof(Protocol.WriteOperationV2.Types.Mode))]
    public void Enumerations_have_the_wire_s_numbers(Type ours, Type wire)
    {
        // The generator shortens names by the enumeration's own: Sort's NullsFirst is the wire's SortNullsFirst.
        foreach (var value in Enum.GetValues(ours))
        {
            var name = Enum.GetName(wire, Convert.ToInt32(value, null));
            Assert.That(name?.Replace("_", "", StringComparison.Ordinal), Does.EndWith(value.ToString()!).IgnoreCase);
        }
    }
}
