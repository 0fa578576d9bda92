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

    /// <summary>Whether the value equals <paramref name="rhs"/>; null where one is null.</summary>
    public Column EqualTo(object? rhs) => this == rhs;

    /// <summary>Whether the value differs from <paramref name="rhs"/>; null where one is null.</summary>
    public Column NotEqual(object? rhs) => this != rhs;

    /// <summary>Whether the values are equal, where two nulls are equal and a null differs from any value; never null.</summary>
    public Column EqNullSafe(object? obj) => Binary("<=>", obj);

    /// <summary>Whether the value is greater than <paramref name="rhs"/>.</summary>
    public Column Gt(object? rhs) => this > rhs;

    /// <summary>Whether the value is smaller than <paramref name="rhs"/>.</summary>
    public Column Lt(object? rhs) => this < rhs;

    /// <summary>Whether the value is greater than <paramref name="rhs"/> or equal.</summary>
    public Column Geq(object? rhs) => this >= rhs;

    /// <summary>Whether the value is smaller than <paramref name="rhs"/> or equal.</summary>
    public Column Leq(object? rhs) => this <= rhs;

    /// <summary>Whether both this and <paramref name="other"/> are true.</summary>
    public Column And(Column other) => this & other;

    /// <summary>Whether this or <paramref name="other"/> is true.</summary>
    public Column Or(Column other) => this | other;

    /// <summary>The sum with <paramref name="rhs"/>.</summary>
    public Column Plus(object? rhs) => this + rhs;

    /// <summary>The value less <paramref name="rhs"/>.</summary>
    public Column Minus(object? rhs) => this - rhs;

    /// <summary>The product with <paramref name="rhs"/>.</summary>
    public Column Multiply(object? rhs) => this * rhs;

    /// <summary>The value over <paramref name="rhs"/>, a double or decimal also for whole numbers.</summary>
    public Column Divide(object? rhs) => this / rhs;

    /// <summary>The remainder of the value over <paramref name="rhs"/>.</summary>
    public Column Mod(object? rhs) => this % rhs;

    /// <summary>The bits that both this and <paramref name="other"/> have.</summary>
    public Column BitwiseAND(object? other) => Binary("&", other);

    /// <summary>The bits that this or <paramref name="other"/> has.</summary>
    public Column BitwiseOR(object? other) => Binary("|", other);

    /// <summary>The bits that one of this and <paramref name="other"/> has.</summary>
    public Column BitwiseXOR(object? other) => Binary("^", other);
}
