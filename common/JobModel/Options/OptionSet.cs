using System.Collections.Immutable;
using System.Reflection;

namespace SparkPersonalization.JobModel.Options;

/// <summary>The options of a job or a command, from the properties of its options class.</summary>
public sealed class OptionSet
{
    private readonly Type _type;
    private readonly object _defaults;

    private OptionSet(Type type)
    {
        _type = type;
        _defaults = Create();
        Options = [.. Read(type, [])];
        var twice = Options.GroupBy(option => option.Name).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
            throw new InvalidOperationException($"The options class '{type}' has two options of the name '{twice.Key}'.");
    }

    /// <summary>The options that a class has.</summary>
    /// <param name="type">A class with a constructor without parameters; see <see cref="Job{TOptions}"/> for its properties.</param>
    /// <returns>The options.</returns>
    /// <exception cref="InvalidOperationException">A property breaks a rule of types or names.</exception>
    public static OptionSet Of(Type type) => new(type);

    /// <summary>The options in the order of the class, those of a group at the group's place.</summary>
    public ImmutableArray<OptionDefinition> Options { get; }

    /// <summary>The option with a name.</summary>
    /// <param name="name">The name, without dashes before it.</param>
    /// <returns>The option, or null where there is none.</returns>
    public OptionDefinition? Find(string name) => Options.FirstOrDefault(option => option.Name == name);

    /// <summary>The value that an option has where nothing gives one.</summary>
    /// <param name="option">An option of this set.</param>
    /// <returns>The value as on the command line, or null where nothing is set.</returns>
    public string? DefaultOf(OptionDefinition option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return option.Show(option.Property.GetValue(OwnerOf(option, _defaults)));
    }

    /// <summary>Makes an options object of the defaults and what the layers say, the later layer over the earlier.</summary>
    /// <param name="owner">The job or command, for messages.</param>
    /// <param name="layers">What files, environment and command line say.</param>
    /// <returns>The options, valid; an instance of the options class.</returns>
    /// <exception cref="JobOptionsException">Something does not hold; the message has all faults.</exception>
    public object Bind(string owner, OptionLayers layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var binder = new OptionsBinder(this);
        var bound = binder.Bind(layers);
        return binder.Faults.Count == 0 ? bound : throw new JobOptionsException(owner, binder.Faults);
    }

    internal object Create() => Activator.CreateInstance(_type)!;

    /// <summary>The object under <paramref name="options"/> that has the option's property.</summary>
    internal static object OwnerOf(OptionDefinition option, object options) =>
        option.Path.Aggregate(options, (owner, group) => group.GetValue(owner)
            ?? throw new InvalidOperationException($"The option group '{group.DeclaringType}.{group.Name}' must not be null."));

    private static IEnumerable<OptionDefinition> Read(Type type, ImmutableArray<PropertyInfo> path)
    {
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        {
            if (property.IsDefined(typeof(OptionGroupAttribute)))
            {
                foreach (var option in Read(property.PropertyType, path.Add(property)))
                    yield return option;
            }
            else
            {
                yield return new OptionDefinition(property, path);
            }
        }
    }
}
