using System.Globalization;
using System.Text.Json;
using SparkPersonalization.Personalization.GenerateEvents.Shop;
using SparkPersonalization.Personalization.GenerateEvents.Truth;

namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

/// <summary>An account of the shop. Two in five have their e-mail address as user id.</summary>
internal sealed class User(int number)
{
    private static readonly string[] FirstNames = ["anna", "ben", "carla", "david", "eva", "felix", "gina", "henry", "ida", "jan"];
    private static readonly string[] LastNames = ["berg", "novak", "silva", "martin", "rossi", "jensen", "kowalski", "meyer"];

    private SessionState _session;

    internal string Email => string.Create(
        CultureInfo.InvariantCulture,
        $"{FirstNames[number % FirstNames.Length]}.{LastNames[number / 7 % LastNames.Length]}{number}@mail.example");

    /// <summary>The user id as refining leaves it: trimmed and in lower case.</summary>
    internal string Id => number % 5 < 2 ? Email : string.Create(CultureInfo.InvariantCulture, $"u-{number:D7}");

    /// <summary>Whether silver has an event of this account.</summary>
    internal bool Seen { get; set; }

    /// <summary>Whether silver has a Checkout Started of this account.</summary>
    internal bool CheckedOut { get; set; }

    /// <summary>The time of the newest event that the shop's servers sent for it.</summary>
    internal long LastServerEvent { get; set; }

    /// <summary>The open session of events that name no device.</summary>
    internal ref SessionState Session => ref _session;
}

/// <summary>An account and how one login wrote its user id: as it is, or in mixed case, or with spaces around it.</summary>
internal sealed class Identity
{
    /// <summary>The user id as the shop stores it.</summary>
    internal Identity(User user) => (User, Written) = (user, Texts.Json(user.Id));

    /// <summary>The user id as somebody typed it.</summary>
    internal Identity(User user, SeededRandom random)
    {
        User = user;
        var id = user.Id;
        Written = Texts.Json(random.Below(20) switch
        {
            0 => " " + id,
            1 => id + "  ",
            2 => id.ToUpperInvariant(),
            3 => char.ToUpperInvariant(id[0]) + id[1..],
            _ => id,
        });
    }

    internal User User { get; }

    internal JsonEncodedText Written { get; }
}
