namespace SparkPersonalization.Engines.DuckDb.Functions.Formats;

/// <summary>The check digit of card numbers.</summary>
internal static class Luhn
{
    internal static bool IsValid(string text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            var digit = text[i] - '0';
            var doubled = (text.Length - i) % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return text.Length > 0 && sum % 10 == 0;
    }
}
