using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

/// <summary>What is wrong with a malformed record. Each has exactly one reason to be refused.</summary>
internal enum Damage
{
    None,
    Truncated,
    NotUtf8,
    NotAnObject,
    DuplicateKey,
    Oversized,
    WrongType,
    MissingField,
    BadEnum,
    OutOfRange,
    BadPattern,
    BadFormat,
    UnknownEvent,
    NoIdentity,
}

internal static class Damages
{
    // Oversized ones have a rate of their own.
    private static readonly Damage[] Ordinary = Enum.GetValues<Damage>().Except([Damage.None, Damage.Oversized]).ToArray();

    /// <summary>Some damage that an event of this kind can suffer.</summary>
    internal static Damage Pick(EventKind kind, double oversizedShare, SeededRandom random)
    {
        if (random.Chance(oversizedShare))
            return Damage.Oversized;
        var damage = random.Of(Ordinary);
        // Only track calls have a name that can be unknown, and identify needs a user id for itself.
        if (damage == Damage.UnknownEvent && kind.Name is null || damage == Damage.NoIdentity && kind == EventKind.Identify)
            return Damage.Truncated;
        return damage;
    }

    internal static string ReasonCode(Damage damage) => damage switch
    {
        Damage.Truncated => ReasonCodes.InvalidJson,
        Damage.NotUtf8 => ReasonCodes.NotUtf8,
        Damage.NotAnObject => ReasonCodes.NotAnObject,
        Damage.DuplicateKey => ReasonCodes.DuplicateKey,
        Damage.Oversized => ReasonCodes.TooLarge,
        Damage.WrongType => ReasonCodes.Type,
        Damage.MissingField => ReasonCodes.Required,
        Damage.BadEnum => ReasonCodes.Enum,
        Damage.OutOfRange => ReasonCodes.Range,
        Damage.BadPattern => ReasonCodes.Pattern,
        Damage.BadFormat => ReasonCodes.Format,
        Damage.UnknownEvent => ReasonCodes.UnknownEvent,
        Damage.NoIdentity => ReasonCodes.MissingIdentity,
        _ => throw new ArgumentOutOfRangeException(nameof(damage), damage, "A record without damage has no reason."),
    };
}
