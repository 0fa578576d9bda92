using System.Text.Json;

namespace SparkPersonalization.Personalization.GenerateEvents.Shop;

/// <summary>One product, its texts encoded once.</summary>
/// <param name="Id">The database's key.</param>
/// <param name="Sku">The number that shoppers see.</param>
/// <param name="Category">Its category.</param>
/// <param name="Name">Its name.</param>
/// <param name="Brand">Its brand.</param>
/// <param name="Place">Its page, see <see cref="Texts.Place"/>.</param>
/// <param name="Url">Address of its page.</param>
/// <param name="Price">Price in hundredths.</param>
internal sealed record Product(
    JsonEncodedText Id,
    JsonEncodedText Sku,
    Category Category,
    JsonEncodedText Name,
    JsonEncodedText Brand,
    byte[] Place,
    JsonEncodedText Url,
    long Price);

/// <summary>A category with its list page.</summary>
internal sealed record Category(JsonEncodedText Id, JsonEncodedText Name, byte[] Place);

/// <summary>So many of a product, in a cart or a list.</summary>
internal readonly record struct CartLine(Product Product, int Quantity);
