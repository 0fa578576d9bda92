namespace SparkPersonalization.DataFrames;

/// <summary>Bits, bitmaps, and numbers with special care for null and zero.</summary>
public static partial class Functions
{
    /// <summary>The number of bits that are 1.</summary>
    public static Column BitCount(Column column) => Call("bit_count", column);

    /// <summary>The bit at a place, from 0 on the right.</summary>
    public static Column BitGet(Column column, Column position) => Call("bit_get", column, position);

    /// <inheritdoc cref="BitGet"/>
    public static Column GetBit(Column column, Column position) => Call("getbit", column, position);

    /// <summary>The place of a number's bit in its bitmap, of which <see cref="BitmapBucketNumber"/> tells the number.</summary>
    public static Column BitmapBitPosition(Column column) => Call("bitmap_bit_position", column);

    /// <summary>The number of the bitmap that holds a number's bit.</summary>
    public static Column BitmapBucketNumber(Column column) => Call("bitmap_bucket_number", column);

    /// <summary>The number of bits that are 1 in a bitmap.</summary>
    public static Column BitmapCount(Column column) => Call("bitmap_count", column);

    /// <summary>The bitmap with the bits at the given places.</summary>
    public static Column BitmapConstructAgg(Column column) => Call("bitmap_construct_agg", column);

    /// <summary>The bits that are 1 in any of the bitmaps.</summary>
    public static Column BitmapOrAgg(Column column) => Call("bitmap_or_agg", column);

    /// <summary>The bits that are 1 in all of the bitmaps.</summary>
    public static Column BitmapAndAgg(Column column) => Call("bitmap_and_agg", column);

    /// <summary>Null for zero.</summary>
    public static Column NullIfZero(Column column) => Call("nullifzero", column);

    /// <summary>Zero for null.</summary>
    public static Column ZeroIfNull(Column column) => Call("zeroifnull", column);

    /// <summary>The number of the bucket, of <paramref name="numBucket"/> equal ones between two bounds, that holds a value; 0 below, one more above.</summary>
    public static Column WidthBucket(Column value, Column min, Column max, Column numBucket) => Call("width_bucket", value, min, max, numBucket);

    /// <summary>The remainder; null for a divisor of zero.</summary>
    public static Column TryMod(Column left, Column right) => Call("try_mod", left, right);

    /// <summary>-1, 0 or 1 by the sign.</summary>
    public static Column Sign(Column column) => Call("sign", column);

    /// <summary>The number &#960;.</summary>
    public static Column Pi() => Call("pi");

    /// <summary>Euler's number.</summary>
    public static Column E() => Call("e");

    /// <summary>One divided by the tangent.</summary>
    public static Column Cot(Column column) => Call("cot", column);

    /// <summary>One divided by the sine.</summary>
    public static Column Csc(Column column) => Call("csc", column);

    /// <summary>One divided by the cosine.</summary>
    public static Column Sec(Column column) => Call("sec", column);
}
