namespace SparkPersonalization.Cli.Output;

/// <summary>Colours where a person looks, nothing elsewhere.</summary>
internal sealed class Ink(bool on)
{
    // https://no-color.org: any value of the variable but the empty one switches colours off.
    private const string Off = "NO_COLOR";

    internal static Ink For(CliConsole console) => new(console.OutWidth is not null && string.IsNullOrEmpty(console.Environment.GetValueOrDefault(Off)));

    internal string Bold(string text) => Paint(text, 1);

    internal string Good(string text) => Paint(text, 32);

    internal string Bad(string text) => Paint(text, 31);

    internal string Dim(string text) => Paint(text, 2);

    private string Paint(string text, int code) => on ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
