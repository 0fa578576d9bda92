using System.Text;
using SparkPersonalization.Engines.DuckDb.Execution.Native;

namespace SparkPersonalization.Engines.DuckDb.Execution.Types;

/// <summary>Types to and from DuckDB's own type objects.</summary>
internal static unsafe class LogicalTypes
{
    /// <summary>Makes DuckDB's object for a type.</summary>
    internal static LogicalTypeHandle Create(DuckDbType type)
    {
        switch (type.Kind)
        {
            case DuckDbTypeKind.Decimal:
                return NativeApi.CreateDecimalType(type.Precision, type.Scale);
            case DuckDbTypeKind.List:
                using (var element = Create(type.Element))
                {
                    return NativeApi.CreateListType(element);
                }

            case DuckDbTypeKind.Map:
                using (var key = Create(type.Fields[0].Type))
                using (var value = Create(type.Fields[1].Type))
                {
                    return NativeApi.CreateMapType(key, value);
                }

            case DuckDbTypeKind.Struct:
                return CreateStruct(type.Fields);
            default:
                return NativeApi.CreateLogicalType(type.Kind);
        }
    }

    /// <summary>Reads a type object of DuckDB's.</summary>
    internal static DuckDbType Describe(LogicalTypeHandle handle)
    {
        var kind = NativeApi.TypeKind(handle);
        switch (kind)
        {
            case DuckDbTypeKind.Decimal:
                return DuckDbType.Decimal(NativeApi.DecimalWidth(handle), NativeApi.DecimalScale(handle));
            case DuckDbTypeKind.List:
                return DuckDbType.List(DescribeAndRelease(NativeApi.ListElementType(handle)));
            case DuckDbTypeKind.Map:
                return DuckDbType.Map(DescribeAndRelease(NativeApi.MapKeyType(handle)), DescribeAndRelease(NativeApi.MapValueType(handle)));
            case DuckDbTypeKind.Struct:
                return DuckDbType.Struct(StructFields(handle));
            default:
                return DuckDbType.Of(kind);
        }
    }

    /// <summary>Reads a type object of DuckDB's and releases it.</summary>
    internal static DuckDbType DescribeAndRelease(LogicalTypeHandle handle)
    {
        using (handle)
        {
            return Describe(handle);
        }
    }

    private static DuckDbField[] StructFields(LogicalTypeHandle handle)
    {
        var fields = new DuckDbField[NativeApi.StructFieldCount(handle)];
        for (var i = 0; i < fields.Length; i++)
        {
            var name = NativeApi.TakeText(NativeApi.StructFieldName(handle, (ulong)i));
            fields[i] = new DuckDbField(name, DescribeAndRelease(NativeApi.StructFieldType(handle, (ulong)i)));
        }

        return fields;
    }

    private static LogicalTypeHandle CreateStruct(IReadOnlyList<DuckDbField> fields)
    {
        using var types = new HandleArray<LogicalTypeHandle>([.. fields.Select(f => Create(f.Type))]);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(fields.Select(f => CheckedName(f.Name) + '\0')));
        var names = new nint[fields.Count];
        fixed (byte* text = bytes)
        fixed (nint* namePointers = names)
        fixed (nint* typePointers = types.Pointers)
        {
            var at = text;
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = (nint)at;
                at += Encoding.UTF8.GetByteCount(fields[i].Name) + 1;
            }

            return NativeApi.CreateStructType(typePointers, (byte**)namePointers, (ulong)names.Length);
        }
    }

    private static string CheckedName(string name) => name.Contains('\0', StringComparison.Ordinal)
        ? throw new NotSupportedException($"The field name '{name.Replace("\0", "\\0", StringComparison.Ordinal)}' holds a zero character, which the embedded engine's names cannot.")
        : name;
}
