using System.Globalization;
using System.Text;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>Values of type VARIANT as JSON.</summary>
internal static class VariantText
{
    internal static string Json(Variant variant, TimeZoneInfo zone)
    {
        var json = new StringBuilder();
        Append(json, variant, zone);
        return json.ToString();
    }

    private static void Append(StringBuilder json, Variant variant, TimeZoneInfo zone)
    {
        switch (variant.Kind)
        {
            case VariantKind.Array:
                json.Append('[');
                Each(json, variant, zone);
                json.Append(']');
                break;
            case VariantKind.Object:
                json.Append('{');
                Each(json, variant, zone);
                json.Append('}');
                break;
            case VariantKind.Null:
                json.Append("null");
                break;
            case VariantKind.Boolean:
                json.Append((bool)variant.Value! ? "true" : "false");
                break;
            case VariantKind.Long or VariantKind.Decimal:
                json.Append(CultureInfo.InvariantCulture, $"{variant.Value}");
                break;
            case VariantKind.Double when double.IsFinite((double)variant.Value!):
                json.Append(JavaNumbers.ToString((double)variant.Value!));
                break;
            case VariantKind.Float when float.IsFinite((float)variant.Value!):
                json.Append(JavaNumbers.ToString((float)variant.Value!));
                break;
            default:
                Quote(json, Quoted(variant, zone));
                break;
        }
    }

    private static void Each(StringBuilder json, Variant variant, TimeZoneInfo zone)
    {
        for (var i = 0; i < variant.Items.Count; i++)
        {
            json.Append(i > 0 ? "," : "");
            if (variant.Kind == VariantKind.Object)
            {
                Quote(json, variant.Names[i]);
                json.Append(':');
            }

            Append(json, variant.Items[i], zone);
        }
    }

    private static string Quoted(Variant variant, TimeZoneInfo zone) => variant.Value switch
    {
        string text => text,
        byte[] bytes => Convert.ToBase64String(bytes),
        double number => JavaNumbers.ToString(number),
        float number => JavaNumbers.ToString(number),
        Timestamp instant when variant.Kind == VariantKind.Timestamp => InZone(instant, zone),
        var other => other!.ToString()!,
    };

    private static string InZone(Timestamp instant, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(instant.ToDateTime());
        var local = new Timestamp(instant.Microseconds + (offset.Ticks / TimeSpan.TicksPerMicrosecond));
        return $"{local}{(offset < TimeSpan.Zero ? "-" : "+")}{offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture)}";
    }

    private static void Quote(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => json.Append('\\').Append(c),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => json.Append(c),
            };
        }

        json.Append('"');
    }
}
