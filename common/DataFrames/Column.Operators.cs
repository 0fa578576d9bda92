namespace SparkPersonalization.DataFrames;

/// <summary>Comparison, logic and arithmetic: operators and, for each, a method with Spark's name.</summary>
public sealed partial class Column
{
    /// <summary>Whether two values are equal; null where one is null.</summary>
    public static Column operator ==(Column left, object? right) => left.Binary("==", right);

    /// <summary>Whether two values differ; null where one is null.</summary>
    public static Column operator !=(Column left, object? right) => !(left == right);

    /// <summary>Whether the left value is smaller.</summary>
    public static Column operator <(Column left, object? right) => left.Binary("<", right);

    /// <summary>Whether the left value is greater.</summary>
    public static Column operator >(Column left, object? right) => left.Binary(">", right);

    /// <summary>Whether the left value is smaller or equal.</summary>
    public static Column operator <=(Column left, object? right) => left.Binary("<=", right);

    /// <summary>Whether the left value is greater or equal.</summary>
    public static Column operator >=(Column left, object? right) => left.Binary(">=", right);

    /// <summary>Whether both are true; false wins over null.</summary>
    public static Column operator &(Column left, Column right) => Call("and", left, right);

    /// <summary>Whether one is true; true wins over null.</summary>
    public static Column operator |(Column left, Column right) => Call("or", left, right);

    /// <summary>The opposite of a condition; null stays null.</summary>
    public static Column operator !(Column column) => Call("not", column);

    /// <summary>The number with the other sign.</summary>
    public static Column operator -(Column column) => Call("negative", column);

    /// <summary>The sum; overflow is an error in ANSI mode.</summary>
    public static Column operator +(Column left, object? right) => left.Binary("+", right);

    /// <summary>The difference; overflow is an error in ANSI mode.</summary>
    public static Column operator -(Column left, object? right) => left.Binary("-", right);

    /// <summary>The product; overflow is an error in ANSI mode.</summary>
    public static Column operator *(Column left, object? right) => left.Binary("*", right);

    /// <summary>The quotient, a double or decimal also for whole numbers; division by zero is an error in ANSI mode.</summary>
    public static Column operator /(Column left, object? right) => left.Binary("/", right);

    /// <summary>The remainder, with the sign of the left value.</summary>
    public static Column operator %(Column left, object? right) => left.Binary("%", right);

    /// <summary>Whether the value equals <paramref name="other"/>; null where one is null.</summary>
    public Column EqualTo(object? other) => this == other;

    /// <summary>Whether the value differs from <paramref name="other"/>; null where one is null.</summary>
    public Column NotEqual(object? other) => this != other;

    /// <summary>Whether the values are equal, where two nulls are equal and a null differs from any value; never null.</summary>
    public Column EqNullSafe(object? other) => Binary("<=>", other);

    /// <summary>Whether the value is greater than <paramref name="other"/>.</summary>
    public Column Gt(object? other) => this > other;

    /// <summary>Whether the value is smaller than <paramref name="other"/>.</summary>
    public Column Lt(object? other) => this < other;

    /// <summary>Whether the value is greater than <paramref name="other"/> or equal.</summary>
    public Column Geq(object? other) => this >= other;

    /// <summary>Whether the value is smaller than <paramref name="other"/> or equal.</summary>
    public Column Leq(object? other) => this <= other;

    /// <summary>Whether both this and <paramref name="other"/> are true.</summary>
    public Column And(Column other) => this & other;

    /// <summary>Whether this or <paramref name="other"/> is true.</summary>
    public Column Or(Column other) => this | other;

    /// <summary>The sum with <paramref name="other"/>.</summary>
    public Column Plus(object? other) => this + other;

    /// <summary>The value less <paramref name="other"/>.</summary>
    public Column Minus(object? other) => this - other;

    /// <summary>The product with <paramref name="other"/>.</summary>
    public Column Multiply(object? other) => this * other;

    /// <summary>The value over <paramref name="other"/>, a double or decimal also for whole numbers.</summary>
    public Column Divide(object? other) => this / other;

    /// <summary>The remainder of the value over <paramref name="other"/>.</summary>
    public Column Mod(object? other) => this % other;

    /// <summary>The bits that both this and <paramref name="other"/> have.</summary>
    public Column BitwiseAND(object? other) => Binary("&", other);

    /// <summary>The bits that this or <paramref name="other"/> has.</summary>
    public Column BitwiseOR(object? other) => Binary("|", other);

    /// <summary>The bits that one of this and <paramref name="other"/> has.</summary>
    public Column BitwiseXOR(object? other) => Binary("^", other);
}
