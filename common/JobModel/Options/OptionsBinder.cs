using System.ComponentModel.DataAnnotations;

namespace SparkPersonalization.JobModel.Options;

/// <summary>Puts what the sources say into an options object, and collects every fault instead of the first.</summary>
internal sealed class OptionsBinder(OptionSet options)
{
    private readonly List<string> _faults = [];
    private readonly Dictionary<OptionDefinition, string> _places = [];

    internal IReadOnlyList<string> Faults => _faults;

    internal object Bind(OptionLayers layers)
    {
        var bound = options.Create();
        _faults.AddRange(layers.Faults);
        foreach (var input in layers.Inputs)
            Set(bound, input);
        foreach (var option in options.Options)
            ValidateProperty(bound, option);
        foreach (var owner in options.Options.Select(option => OptionSet.OwnerOf(option, bound)).Append(bound).Distinct(ReferenceEqualityComparer.Instance))
            ValidateTogether(owner!);
        return bound;
    }

    private void Set(object bound, OptionInput input)
    {
        if (options.Find(input.Name) is not { } option)
        {
            _faults.Add($"{input.Place}: there is no such option.{Near(input.Name)}");
            return;
        }
        if (Parse(option, input) is not { } value)
            return;
        option.Property.SetValue(OptionSet.OwnerOf(option, bound), value);
        _places[option] = input.Place;
    }

    private object? Parse(OptionDefinition option, OptionInput input)
    {
        if (option.IsList)
            return ParseList(option, input);
        if (input.Values is not [var text])
        {
            _faults.Add($"{input.Place}: takes one value, not {input.Values.Length}.");
            return null;
        }
        return ParseOne(option, text, input.Place);
    }

    private object? ParseList(OptionDefinition option, OptionInput input)
    {
        var texts = input.Values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var elements = texts.Select(text => ParseOne(option, text, input.Place)).ToList();
        return elements.Contains(null) ? null : option.MakeList([.. elements.OfType<object>()]);
    }

    private object? ParseOne(OptionDefinition option, string text, string place)
    {
        var value = option.ParseOne(text);
        if (value is null)
            _faults.Add($"{place}: '{text}' is not {option.Expected}.");
        return value;
    }

    private void ValidateProperty(object bound, OptionDefinition option)
    {
        var owner = OptionSet.OwnerOf(option, bound);
        var value = option.Property.GetValue(owner);
        var context = new ValidationContext(owner) { MemberName = option.Property.Name, DisplayName = option.Name };
        var results = new List<ValidationResult>();
        Validator.TryValidateProperty(value, context, results);
        var given = option.Show(value) is { } text ? $"'{text}' is refused" : "a value is missing";
        _faults.AddRange(results.Select(result => $"{PlaceOf(option)}: {given}. {result.ErrorMessage}"));
    }

    private void ValidateTogether(object owner)
    {
        if (owner is not IValidatableObject validatable)
            return;
        foreach (var result in validatable.Validate(new ValidationContext(owner)))
        {
            var members = options.Options.Where(option => option.Property.DeclaringType == owner.GetType() && result.MemberNames.Contains(option.Property.Name));
            var places = string.Join(", ", members.Select(PlaceOf));
            _faults.Add(places.Length == 0 ? $"{result.ErrorMessage}" : $"{places}: {result.ErrorMessage}");
        }
    }

    private string PlaceOf(OptionDefinition option) => _places.GetValueOrDefault(option, $"--{option.Name}");

    private string Near(string name)
    {
        var near = NearNames.Find(name, options.Options.Select(option => option.Name));
        return near is null ? "" : $" Did you mean '{near}'?";
    }
}
