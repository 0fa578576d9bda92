using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    private bool IsInterval()
    {
        var next = Peek(1);
        return next.Kind is TokenKind.String
            || (next.Kind is TokenKind.Number && Peek(2).Kind == TokenKind.Word)
            || ((next.IsSymbol("-") || next.IsSymbol("+"))
                && Peek(2).Kind is TokenKind.String or TokenKind.Number && IntervalUnits.IsUnit(Peek(3).Text));
    }

    private Literal Interval()
    {
        var start = Next();
        try
        {
            return IntervalUnits.IsUnit(AfterQuantity().Text) ? UnitsAndRanges() : IntervalUnits.ParsePairs(StringText());
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Error("INVALID_INTERVAL_FORMAT", e.Message, start, e);
        }
    }

    private Token AfterQuantity() => Peek(Current.Kind == TokenKind.Symbol ? 2 : 1);

    private Literal UnitsAndRanges()
    {
        var total = IntervalUnits.None;
        do
        {
            var quantity = Quantity();
            var unit = Name();
            if (TakeWord("TO"))
            {
                return IntervalUnits.ParseRange(quantity, unit, Name());
            }

            total += IntervalUnits.Parse(quantity, unit);
        }
        while (IntervalUnits.IsUnit(AfterQuantity().Text) && (Current.Kind is TokenKind.Number or TokenKind.String || Current.IsSymbol("-")));
        return total.ToLiteral();
    }

    private string Quantity()
    {
        var sign = Take("-") ? "-" : Take("+") ? "+" : "";
        return Current.Kind is not (TokenKind.Number or TokenKind.String) ? throw SyntaxError(Current)
            : sign == "-" && Current.Text.StartsWith('-') ? Next().Text[1..]
            : sign + Next().Text;
    }
}
