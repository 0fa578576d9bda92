using System.Globalization;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>The type of the literal <c>NULL</c>, Spark's <c>void</c>.</summary>
public sealed record NullType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "void";
}

/// <summary>Unicode text.</summary>
public sealed record StringType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "string";
}

/// <summary>A sequence of bytes.</summary>
public sealed record BinaryType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "binary";
}

/// <summary>True or false.</summary>
public sealed record BooleanType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "boolean";
}

/// <summary>Signed 8-bit whole numbers (SQL <c>TINYINT</c>).</summary>
public sealed record ByteType : IntegralType
{
    /// <inheritdoc/>
    public override string TypeName => "byte";

    /// <inheritdoc/>
    public override string SimpleString => "tinyint";
}

/// <summary>Signed 16-bit whole numbers (SQL <c>SMALLINT</c>).</summary>
public sealed record ShortType : IntegralType
{
    /// <inheritdoc/>
    public override string TypeName => "short";

    /// <inheritdoc/>
    public override string SimpleString => "smallint";
}

/// <summary>Signed 32-bit whole numbers (SQL <c>INT</c>).</summary>
public sealed record IntegerType : IntegralType
{
    /// <inheritdoc/>
    public override string TypeName => "integer";

    /// <inheritdoc/>
    public override string SimpleString => "int";
}

/// <summary>Signed 64-bit whole numbers (SQL <c>BIGINT</c>).</summary>
public sealed record LongType : IntegralType
{
    /// <inheritdoc/>
    public override string TypeName => "long";

    /// <inheritdoc/>
    public override string SimpleString => "bigint";
}

/// <summary>Single-precision floating-point numbers (IEEE 754, 32 bits).</summary>
public sealed record FloatType : FractionalType
{
    /// <inheritdoc/>
    public override string TypeName => "float";
}

/// <summary>Double-precision floating-point numbers (IEEE 754, 64 bits).</summary>
public sealed record DoubleType : FractionalType
{
    /// <inheritdoc/>
    public override string TypeName => "double";
}

/// <summary>Exact decimal numbers with a fixed number of digits.</summary>
public sealed record DecimalType : NumericType
{
    /// <summary>The largest precision that Spark knows.</summary>
    public const int MaxPrecision = 38;

    /// <summary>Makes a decimal type.</summary>
    /// <param name="precision">All digits, 1 to 38; 10 by default, as in Spark.</param>
    /// <param name="scale">Digits after the point, 0 to <paramref name="precision"/>; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside these bounds.</exception>
    public DecimalType(int precision = 10, int scale = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(precision, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(precision, MaxPrecision);
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, precision);
        Precision = precision;
        Scale = scale;
    }

    /// <summary>All digits, before and after the point.</summary>
    public int Precision { get; }

    /// <summary>Digits after the point.</summary>
    public int Scale { get; }

    /// <inheritdoc/>
    public override string TypeName => string.Create(CultureInfo.InvariantCulture, $"decimal({Precision},{Scale})");
}

/// <summary>Days of the proleptic Gregorian calendar, without time or zone.</summary>
public sealed record DateType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "date";
}

/// <summary>Instants with microseconds, shown in the session's time zone (SQL <c>TIMESTAMP</c>, <c>TIMESTAMP_LTZ</c>).</summary>
public sealed record TimestampType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "timestamp";
}

/// <summary>Date and time of a wall clock with microseconds, without zone (SQL <c>TIMESTAMP_NTZ</c>).</summary>
public sealed record TimestampNTZType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "timestamp_ntz";
}

/// <summary>Months, days and microseconds kept apart (SQL <c>INTERVAL</c> of mixed units).</summary>
public sealed record CalendarIntervalType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "interval";
}
