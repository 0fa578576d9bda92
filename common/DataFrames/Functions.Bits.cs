namespace SparkPersonalization.DataFrames;

/// <summary>Bits, bitmaps, and numbers with special care for null and zero.</summary>
public static partial class Functions
{
    /// <summary>The number of bits that are 1.</summary>
    /// <example><code>BitCount(Lit(7))  // 3</code></example>
    public static Column BitCount(Column column) => Call("bit_count", column);

    /// <summary>The bit at a place, from 0 on the right.</summary>
    /// <example><code>BitGet(Lit(11), Lit(1))  // 1</code></example>
    public static Column BitGet(Column column, Column position) => Call("bit_get", column, position);

    /// <inheritdoc cref="BitGet"/>
    /// <example><code>GetBit(Lit(11), Lit(2))  // 0</code></example>
    public static Column GetBit(Column column, Column position) => Call("getbit", column, position);

    /// <summary>The place of a number's bit in its bitmap, of which <see cref="BitmapBucketNumber"/> tells the number.</summary>
    /// <example><code>BitmapBitPosition(Lit(123))  // 122</code></example>
    public static Column BitmapBitPosition(Column column) => Call("bitmap_bit_position", column);

    /// <summary>The number of the bitmap that holds a number's bit.</summary>
    /// <example><code>BitmapBucketNumber(Lit(123))  // 1</code></example>
    public static Column BitmapBucketNumber(Column column) => Call("bitmap_bucket_number", column);

    /// <summary>The number of bits that are 1 in a bitmap.</summary>
    /// <example><code>BitmapCount(Unhex(Lit("F001")))  // 5</code></example>
    public static Column BitmapCount(Column column) => Call("bitmap_count", column);

    /// <summary>The bitmap with the bits at the given places.</summary>
    /// <example><code>Substring(Hex(BitmapConstructAgg(Col("x"))), 1, 6)  // over VALUES (1), (2), (9) AS t(x): 060200</code></example>
    public static Column BitmapConstructAgg(Column column) => Call("bitmap_construct_agg", column);

    /// <summary>The bits that are 1 in any of the bitmaps.</summary>
    /// <example><code>Substring(Hex(BitmapOrAgg(Col("x"))), 1, 4)  // over VALUES (X'10'), (X'20') AS t(x): 3000</code></example>
    public static Column BitmapOrAgg(Column column) => Call("bitmap_or_agg", column);

    /// <summary>The bits that are 1 in all of the bitmaps.</summary>
    /// <example><code>Substring(Hex(BitmapAndAgg(Col("x"))), 1, 4)  // over VALUES (X'F0'), (X'70') AS t(x): 7000</code></example>
    public static Column BitmapAndAgg(Column column) => Call("bitmap_and_agg", column);

    /// <summary>Null for zero.</summary>
    /// <example><code>NullIfZero(Lit(0))  // NULL</code></example>
    public static Column NullIfZero(Column column) => Call("nullifzero", column);

    /// <summary>Zero for null.</summary>
    /// <example><code>ZeroIfNull(Lit(null))  // 0</code></example>
    public static Column ZeroIfNull(Column column) => Call("zeroifnull", column);

    /// <summary>The number of the bucket, of <paramref name="numBucket"/> equal ones between two bounds, that holds a value; 0 below, one more above.</summary>
    /// <example><code>WidthBucket(Lit(5.3), Lit(0), Lit(10), Lit(5))  // 3</code></example>
    public static Column WidthBucket(Column value, Column min, Column max, Column numBucket) => Call("width_bucket", value, min, max, numBucket);

    /// <summary>The remainder; null for a divisor of zero.</summary>
    /// <example><code>TryMod(Lit(7), Lit(0))  // NULL</code></example>
    public static Column TryMod(Column left, Column right) => Call("try_mod", left, right);

    /// <summary>-1, 0 or 1 by the sign.</summary>
    /// <example><code>Sign(Lit(-3))  // -1.0</code></example>
    public static Column Sign(Column column) => Call("sign", column);

    /// <summary>The number &#960;.</summary>
    /// <example><code>Pi()  // 3.141592653589793</code></example>
    public static Column Pi() => Call("pi");

    /// <summary>Euler's number.</summary>
    /// <example><code>E()  // 2.718281828459045</code></example>
    public static Column E() => Call("e");

    /// <summary>One divided by the tangent.</summary>
    /// <example><code>Cot(Lit(1))  // 0.6420926159343306</code></example>
    public static Column Cot(Column column) => Call("cot", column);

    /// <summary>One divided by the sine.</summary>
    /// <example><code>Csc(Pi() / 2)  // 1.0</code></example>
    public static Column Csc(Column column) => Call("csc", column);

    /// <summary>One divided by the cosine.</summary>
    /// <example><code>Sec(Lit(0))  // 1.0</code></example>
    public static Column Sec(Column column) => Call("sec", column);
}
