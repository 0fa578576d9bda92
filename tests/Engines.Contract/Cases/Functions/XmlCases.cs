using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Case;
using static SparkPersonalization.Engines.Contract.Data.Awkward;

namespace SparkPersonalization.Engines.Contract.Cases.Functions;

/// <summary>Parts of XML texts.</summary>
internal static class XmlCases
{
    private static readonly Column Xml = Lit("<r><v>1</v><v>2.5</v><t>ü</t></r>");

    internal static CaseFamily Family => new("XML", CaseShape.Rows,
    [
        Of(XPath(Xml, Lit("r/v/text()"))), Of(XPathBoolean(Xml, Lit("r/t"))), Of(XPathDouble(Xml, Lit("sum(r/v)"))), Of(XPathFloat(Xml, Lit("r/v[2]"))), Of(XPathInt(Xml, Lit("r/v"))),
        Of(XPathLong(Xml, Lit("count(r/*)"))), Of(XPathShort(Xml, Lit("r/none"))), Of(XPathString(Xml, Lit("r/t"))), Fails("UNCLASSIFIED", XPathString(W, Lit("a"))), Of(XPathInt(Lit(null).Cast("string"), Lit("a"))),
    ]);
}
