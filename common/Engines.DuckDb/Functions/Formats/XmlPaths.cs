using System.Globalization;
using System.Xml;
using System.Xml.XPath;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Functions.Formats;

/// <summary>Parts of XML texts by XPath 1.0.</summary>
internal static class XmlPaths
{
    /// <summary>The texts of the nodes that a path finds; null for an element, as in Spark, which has only the values of texts and attributes.</summary>
    internal static object?[] Nodes(string xml, string path) => Evaluate(xml, path) is XPathNodeIterator nodes
        ? [.. nodes.Cast<XPathNavigator>().Select(n => n.NodeType == XPathNodeType.Element ? null : (object?)n.Value)]
        : throw Refused(path, "it gives no nodes");

    /// <summary>The text of the first node that a path finds, or what it computes.</summary>
    internal static string? Text(string xml, string path) => Evaluate(xml, path) switch
    {
        XPathNodeIterator nodes => nodes.MoveNext() ? nodes.Current!.Value : "",
        bool flag => flag ? "true" : "false",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    /// <summary>Whether a path finds anything, or what it computes is true.</summary>
    internal static bool Truth(string xml, string path) => Evaluate(xml, $"boolean({path})") is true;

    /// <summary>The number that a path finds or computes; NaN where it is none.</summary>
    internal static double Number(string xml, string path) => (double)Evaluate(xml, $"number({path})");

    /// <summary>The number that a path finds without its fraction, within bounds; 0 where it is none.</summary>
    internal static long Whole(string xml, string path, long min, long max) => Number(xml, path) switch
    {
        double.NaN => 0,
        var number when number <= min => min,
        var number when number >= max => max,
        var number => (long)number,
    };

    private static object Evaluate(string xml, string path)
    {
        try
        {
            // No declared entity is resolved, so that a text cannot read files or grow without bound.
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return new XPathDocument(reader, XmlSpace.Preserve).CreateNavigator().Evaluate(path);
        }
        catch (XmlException e)
        {
            throw new SparkException(SparkErrors.Unclassified, $"The text is no XML: {e.Message}", e);
        }
        catch (XPathException e)
        {
            throw Refused(path, e.Message);
        }
    }

    private static SparkException Refused(string path, string why) => new("INVALID_PARAMETER_VALUE.XPATH", $"The path '{path}' is not valid: {why}");
}
