using System.Globalization;
using static SparkPersonalization.Personalization.GenerateEvents.Shop.Texts;

namespace SparkPersonalization.Personalization.GenerateEvents.Shop;

/// <summary>The products, a few of them popular and most of them not.</summary>
internal sealed class Catalogue
{
    // Category, the typical price in hundredths, the nouns of its products.
    private static readonly (string Name, int Price, string[] Nouns)[] Kinds =
    [
        ("Kitchen", 3_500, ["Pan", "Kettle", "Knife Set", "Crème Brûlée Set", "Baking Tin", "Mortar"]),
        ("Furniture", 24_000, ["Chair", "Table", "Shelf", "Sofa", "Stool", "Desk"]),
        ("Lighting", 6_500, ["Lamp", "Lantern", "Candle Holder", "Fairy Lights"]),
        ("Bath", 2_200, ["Towel", "Soap Dish", "Bath Mat", "Mirror"]),
        ("Bedroom", 8_000, ["Pillow", "Duvet", "Blanket", "Sheet"]),
        ("Garden", 5_500, ["Planter", "Hose", "Bench", "Bird House", "Spade"]),
        ("Toys", 1_900, ["Puzzle", "Blocks", "Train", "Doll", "Kite"]),
        ("Games", 2_600, ["Board Game", "Card Game", "Dice", "Chess Set"]),
        ("Books", 1_400, ["Cookbook", "Novel", "Atlas", "Picture Book"]),
        ("Stationery", 900, ["Notebook", "Pen", "Calendar", "Ink"]),
        ("Electronics", 13_000, ["Headphones", "Speaker", "Charger", "Keyboard", "Camera"]),
        ("Sports", 4_500, ["Ball", "Mat", "Racket", "Bottle", "Rope"]),
        ("Women", 5_200, ["Dress", "Coat", "Scarf", "Skirt", "Boots"]),
        ("Men", 4_900, ["Shirt", "Jacket", "Belt", "Trousers", "Shoes"]),
        ("Kids", 2_400, ["Jumper", "Cap", "Raincoat", "Mittens"]),
        ("Food", 1_100, ["Coffee", "Tea", "Jalapeño Chocolate", "Honey", "Rösti Mix"]),
    ];

    private static readonly string[] Adjectives =
        ["Blue", "Oak", "Classic", "Petite", "Folding", "Vintage", "Smart", "Woven", "Steel", "Björk", "Organic", "Grand"];

    private static readonly string[] Brands =
        ["Åsen", "Borealis", "Cobalt & Co", "Dovetail", "Ember", "Fjordhus", "Grano", "Hearth", "Élan", "Juno", "Kestrel", "Lumen"];

    private readonly Product[] _products;
    private readonly Category[] _categories;
    private readonly Zipf _popularity;

    internal Catalogue(int seed, int count)
    {
        _categories = Array.ConvertAll(Kinds, kind => NewCategory(kind.Name));
        _products = new Product[count];
        for (var i = 0; i < count; i++)
            _products[i] = NewProduct(i, SeededRandom.For(seed, 'p', (ulong)i));
        _popularity = new Zipf(count, offset: 10);
    }

    internal Product Pick(SeededRandom random) => _products[_popularity.Next(random)];

    internal Category PickCategory(SeededRandom random) => random.Of(_categories);

    /// <summary>Some products of one category, as its page shows them.</summary>
    internal CartLine[] List(Category category, SeededRandom random)
    {
        var place = Array.IndexOf(_categories, category);
        var lines = new CartLine[random.Between(3, 6)];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = new CartLine(_products[SameCategory(_popularity.Next(random), place)], 1);
        return lines;
    }

    // Products are dealt to the categories in turn.
    private int SameCategory(int product, int category)
    {
        var place = product - product % Kinds.Length + category;
        return place < _products.Length ? place : category % _products.Length;
    }

    private static Category NewCategory(string name) =>
        new(Json("cat-" + name.ToLowerInvariant()), Json(name), Place("/c/" + name.ToLowerInvariant()));

    private Product NewProduct(int index, SeededRandom random)
    {
        var kind = Kinds[index % Kinds.Length];
        var sku = string.Create(CultureInfo.InvariantCulture, $"{kind.Name[..2].ToUpperInvariant()}-{10_000 + index}");
        return new Product(
            Json(string.Create(CultureInfo.InvariantCulture, $"p{index + 1}")),
            Json(sku),
            _categories[index % Kinds.Length],
            Json($"{random.Of(Adjectives)} {random.Of(kind.Nouns)}"),
            Json(random.Of(Brands)),
            Place("/p/" + sku),
            Json(Origin + "/p/" + sku),
            Price(kind.Price, random));
    }

    private static long Price(int typical, SeededRandom random) => random.MostlyLow(typical / 4, typical * 4L) / 10 * 10 + 9;
}
