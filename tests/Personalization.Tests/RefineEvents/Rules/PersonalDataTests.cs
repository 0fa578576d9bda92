using System.Security.Cryptography;
using System.Text;
using SparkPersonalization.Personalization.RefineEvents.Rules;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Tests.RefineEvents.Rules;

public sealed class PersonalDataTests : RuleFixture
{
    private const string Key = "a key of the shop";

    [Test]
    public void User_ids_have_one_spelling_and_addresses_are_hashed()
    {
        (string? Raw, string? Stored)[] cases =
        [
            ("u-17", "u-17"), ("  U-17 ", "u-17"), ("", null), ("   ", null), (null, null), ("Ünal", "ünal"),
            ("ada@example.com", Hmac("ada@example.com")), (" Ada@Example.COM ", Hmac("ada@example.com")), ("@", Hmac("@")),
        ];
        Assert.That(Values(cases.Select(c => c.Raw), raw => PersonalData.UserId(raw, Lit(Key))), Is.EqualTo(cases.Select(c => c.Stored)));
    }

    [Test]
    public void An_address_that_identify_tells_has_the_hash_of_the_user_id()
    {
        (string? Raw, string? Stored)[] cases = [(" Ada@Example.COM ", Hmac("ada@example.com")), ("no address", Hmac("no address")), (" ", null), (null, null)];
        Assert.That(Values(cases.Select(c => c.Raw), raw => PersonalData.Email(raw, Lit(Key))), Is.EqualTo(cases.Select(c => c.Stored)));
    }

    [Test]
    public void Another_key_gives_other_hashes() =>
        Assert.That(Values(["ada@example.com"], raw => PersonalData.Email(raw, Lit("another"))), Is.Not.EqualTo(new[] { Hmac("ada@example.com") }));

    [Test]
    public void Addresses_of_the_network_are_cut()
    {
        (string? Full, string? Kept)[] cases =
        [
            ("192.0.2.77", "192.0.2.0"), ("10.1.2.3", "10.1.2.0"), ("255.255.255.255", "255.255.255.0"), (null, null),
            ("2001:db8:85a3:8d3:1319:8a2e:370:7348", "2001:db8:85a3::"), ("2001:db8:85a3::1", "2001:db8:85a3::"), ("2001:db8::7348", "2001:db8::"),
            ("2001::1", "2001::"), ("::1", "::"), ("::", "::"), ("fe80::1ff:fe23:4567:890a", "fe80::"), ("1:2:3:4::", "1:2:3::"),
            ("2001:DB8:85A3::1", "2001:db8:85a3::"),
            ("::ffff:192.0.2.77", "192.0.2.0"), ("::FFFF:192.0.2.77", "192.0.2.0"),
        ];
        Assert.That(Values(cases.Select(c => c.Full), full => PersonalData.Network(Addresses.Plain(full))), Is.EqualTo(cases.Select(c => c.Kept)));
    }

    private static string Hmac(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(text)));
}
