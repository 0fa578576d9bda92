using System.Text.RegularExpressions;

namespace SparkPersonalization.Kafka.Settings;

/// <summary>The secrets among the settings of Kafka's clients, to keep them out of what is shown. Immutable.</summary>
public sealed partial class SecretTexts
{
    private const string Shown = "***";

    private static readonly string[] Parts =
    [
        "password", "passphrase", "secret", "token", "pem", "private.key", "oauthbearer.config", "oauthbearer.extensions", "jaas", "keystore.key", "ssl.key", "kinit.cmd",
    ];

    // A setting that says where a secret is, or of what form, holds none.
    private static readonly string[] NoSecrets = [".location", ".file", ".type", ".url"];

    // The longest first: a shorter one may be a part of it.
    private readonly string[] _texts;

    // Clients trim what they are given.
    private SecretTexts(IEnumerable<string> texts) =>
        _texts = [.. texts.SelectMany(text => new[] { text, text.TrimStart(), text.Trim() }).Where(text => text.Length > 0).Distinct().OrderByDescending(text => text.Length)];

    /// <summary>The parts of names by which settings with secrets are told, as a regular expression for names in lower case, in .NET's form and Java's.</summary>
    public static string NamePattern { get; } = string.Join('|', Parts.Select(Regex.Escape));

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _texts.Length == 0;

    /// <summary>The secrets of a reader's or writer's options.</summary>
    /// <param name="options">The options, or a client's settings by their names.</param>
    /// <returns>The secrets.</returns>
    public static SecretTexts Of(IReadOnlyDictionary<string, string> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(options.SelectMany(o => IsSecret(o.Key) ? LoginSecrets(o.Value).Prepend(o.Value) : AddressSecrets(o.Value)));
    }

    /// <summary>These and others.</summary>
    /// <param name="other">The others.</param>
    /// <returns>All of them.</returns>
    public SecretTexts With(SecretTexts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(_texts.Concat(other._texts));
    }

    /// <summary>A text without the secrets that it may repeat.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with <c>***</c> in their places.</returns>
    public string Without(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _texts.Aggregate(text, (shown, secret) => shown.Replace(secret, Shown, StringComparison.Ordinal));
    }

    private static bool IsSecret(string name) =>
        Parts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)) && !NoSecrets.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    // A login as Java's clients write it has its password among other fields, and may be quoted in parts.
    private static IEnumerable<string> LoginSecrets(string value) => LoginField().Matches(value).Select(match => match.Groups[1].Value);

    // An address may have a user and a password before its host.
    private static IEnumerable<string> AddressSecrets(string value) => UserInfo().Matches(value).Select(match => match.Groups[1].Value);

    [GeneratedRegex("""://[^/@\s:]*:([^/@\s]+)@""", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    [GeneratedRegex("""(?:password|secret)\s*=\s*"([^"]+)" """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex LoginField();
}
