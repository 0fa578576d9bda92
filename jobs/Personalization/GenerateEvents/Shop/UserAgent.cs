using System.Text.Json;
using static SparkPersonalization.Personalization.GenerateEvents.Shop.Texts;

namespace SparkPersonalization.Personalization.GenerateEvents.Shop;

/// <summary>A program that visits the shop, as it names itself.</summary>
internal sealed class UserAgent
{
    private static readonly UserAgent[] Browsers =
    [
        new("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36", "desktop", "Windows", 1920, 1080),
        new("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15", "desktop", "macOS", 1512, 982),
        new("Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0", "desktop", "Linux", 2560, 1440),
        new("Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1", "mobile", "iOS", 393, 852),
        new("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Mobile Safari/537.36", "mobile", "Android", 412, 915),
        new("Mozilla/5.0 (iPad; CPU OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/604.1", "tablet", "iOS", 820, 1180),
    ];

    private static readonly UserAgent[] Robots =
    [
        new("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "desktop", "Linux", 1024, 768),
        new("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", "desktop", "Linux", 1024, 768),
        new("Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", "desktop", "Linux", 1024, 768),
        new("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/133.0.0.0 Safari/537.36", "desktop", "Linux", 800, 600),
        new("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "desktop", "Linux", 1024, 768),
        new("python-requests/2.32.3", "desktop", "Linux", 0, 0),
        new("Screaming Frog SEO Spider/21.4", "desktop", "Windows", 1024, 768),
    ];

    private UserAgent(string text, string deviceType, string system, int width, int height)
    {
        Text = Json(text);
        DeviceType = Json(deviceType);
        System = Json(system);
        (Width, Height) = (width, height);
    }

    /// <summary>The back office's own program, which reports refunds.</summary>
    internal static UserAgent Server { get; } = new("shop-backend/3.2 analytics-node/2.2.1", "server", "Linux", 0, 0);

    internal JsonEncodedText Text { get; }

    internal JsonEncodedText DeviceType { get; }

    internal JsonEncodedText System { get; }

    internal int Width { get; }

    internal int Height { get; }

    internal static UserAgent Browser(SeededRandom random) => random.Of(Browsers);

    /// <summary>One that the default rule for bots finds.</summary>
    internal static UserAgent Robot(SeededRandom random) => random.Of(Robots);
}
