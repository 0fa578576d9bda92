using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SparkPersonalization.Personalization.GenerateEvents.Shop;

internal static class Texts
{
    /// <summary>The address of the shop, a name that belongs to nobody (RFC 2606).</summary>
    internal const string Origin = "https://shop.example";

    /// <summary>Writes letters of all scripts as they are; only what JSON demands is escaped.</summary>
    internal static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    internal static JsonEncodedText Json(string text) => JsonEncodedText.Encode(text, Encoder);

    /// <summary>Path and address of a page as the beginning of a JSON object, not yet closed.</summary>
    internal static byte[] Place(string path) => Encoding.UTF8.GetBytes($"{{\"path\":\"{Json(path)}\",\"url\":\"{Json(Origin + path)}\"");
}
