using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.RefineEvents.Rules;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Codes;

/// <summary>Currencies by ISO 4217: <c>currencies.txt</c> has the codes.</summary>
internal static class Currencies
{
    private static readonly IReadOnlyList<string> Codes = CodeList.Lines("currencies.txt");

    /// <summary>A currency's code in capitals.</summary>
    internal static Column Code(Column currency) => Upper(Trim(currency));

    /// <summary>Refuses events whose currency is none.</summary>
    internal static Reason Rule() => new(
        ReasonCodes.Enum,
        SilverEvents.Currency,
        "The currency is not a code of ISO 4217.",
        !CodeList.Has(Col(SilverEvents.Currency), Codes));
}
