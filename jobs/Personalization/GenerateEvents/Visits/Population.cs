using SparkPersonalization.Personalization.GenerateEvents.Shop;

namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

/// <summary>The people and their devices, made when they first visit.</summary>
internal sealed class Population
{
    private const int TriesForAFreeDevice = 8;

    // First bytes of public addresses.
    private static readonly uint[] Networks = [31, 46, 78, 84, 91, 109, 151, 176, 188, 212];
    private static readonly short[] Offsets = [0, 0, 0, 0, 0, 0, 60, 120, -300, 330];

    private readonly GenerateEventsOptions _options;
    private readonly Device[]?[] _devices;
    private readonly User?[] _users;
    private readonly Zipf _activity;
    private long _deviceNumber;

    internal Population(GenerateEventsOptions options)
    {
        _options = options;
        _devices = new Device[options.TotalShoppers][];
        _users = new User[options.TotalShoppers];
        // The offset keeps the most active shopper at a few visits a day.
        _activity = new Zipf(options.TotalShoppers, offset: options.TotalShoppers / 10.0);
    }

    /// <summary>A device that makes no visit at <paramref name="time"/>. Where it finds none, a shopper clears the cookies.</summary>
    internal Device PickDevice(long time, SeededRandom random, out int shopper)
    {
        for (var i = 0; i < TriesForAFreeDevice; i++)
        {
            shopper = _activity.Next(random);
            var found = random.Of(DevicesOf(shopper, random));
            if (found.FreeAt <= time)
                return found;
        }
        shopper = _activity.Next(random);
        var devices = DevicesOf(shopper, random);
        var place = random.Below(devices.Length);
        return devices[place] = NewDevice(devices[place].Country, random);
    }

    /// <summary>The account of a shopper.</summary>
    internal User AccountOf(int shopper) => _users[shopper] ??= new User(shopper + 1);

    /// <summary>Some account, as where a family shares a device.</summary>
    internal User AnyAccount(SeededRandom random) => AccountOf(random.Below(_users.Length));

    internal Device NewRobot(SeededRandom random) => new(++_deviceNumber, UserAgent.Robot(random), Country.Pick(random))
    {
        Address = PublicAddress(random),
    };

    /// <summary>A device of the staff: in a private network, or marked by its tracker.</summary>
    internal Device NewStaffDevice(SeededRandom random)
    {
        var byAddress = random.Chance(0.5);
        return new Device(++_deviceNumber, UserAgent.Browser(random), Country.Pick(random))
        {
            Address = byAddress ? 10u << 24 | (uint)random.Between(1, 0xFFFFFE) : PublicAddress(random),
            MarkedInternal = !byAddress,
        };
    }

    /// <summary>A device with a true clock and an ordinary user agent.</summary>
    internal Device NewPlainDevice(SeededRandom random) => new(++_deviceNumber, UserAgent.Browser(random), Country.Pick(random))
    {
        Address = PublicAddress(random),
    };

    /// <summary>The shop's own server, which sends what happens in the back office.</summary>
    internal Device NewServer(Country country, SeededRandom random) => new(++_deviceNumber, UserAgent.Server, country)
    {
        Address = PublicAddress(random),
    };

    private Device[] DevicesOf(int shopper, SeededRandom random)
    {
        if (_devices[shopper] is { } known)
            return known;
        var country = Country.Pick(random);
        var made = new Device[random.Below(10) switch { < 6 => 1, < 9 => 2, _ => 3 }];
        for (var i = 0; i < made.Length; i++)
            made[i] = NewDevice(country, random);
        return _devices[shopper] = made;
    }

    private Device NewDevice(Country country, SeededRandom random) => new(++_deviceNumber, UserAgent.Browser(random), country)
    {
        CountrySpelling = (byte)random.Below(country.Spellings.Length),
        CurrencySpelling = (byte)random.Below(country.CurrencySpellings.Length),
        Address = random.Chance(0.15) ? 0 : PublicAddress(random),
        ClockError = random.Chance(_options.SkewedDeviceRate) ? ClockError(random) : 0,
        OffsetMinutes = random.Of(Offsets),
    };

    private static uint PublicAddress(SeededRandom random) => random.Of(Networks) << 24 | (uint)random.Between(1, 0xFFFFFE);

    private static long ClockError(SeededRandom random)
    {
        var size = random.Below(10) switch
        {
            < 6 => random.Between(2 * Period.Minute, 59 * Period.Minute),
            < 9 => random.Between(Period.Hour, 23 * Period.Hour),
            _ => random.Between(Period.Day, 9 * Period.Day),
        };
        return random.Chance(0.5) ? size : -size;
    }
}
