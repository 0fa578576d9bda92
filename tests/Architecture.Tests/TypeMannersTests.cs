using System.Reflection;

namespace SparkPersonalization.Architecture.Tests;

/// <summary>Manners of the public types.</summary>
[TestFixture]
internal sealed class TypeMannersTests
{
    private static readonly IReadOnlyList<Type> PublicTypes = [.. Repository.Assemblies.SelectMany(assembly => assembly.GetExportedTypes())];

    [Test]
    public void Public_classes_are_sealed_abstract_or_static() => Offenders.MustBeNone(
        PublicTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !MayBeInherited(type)).Select(type => type.FullName!),
        "Seal these classes, or make them abstract.");

    [Test]
    public void Types_have_no_mutable_static_fields_in_public() => Offenders.MustBeNone(
        from type in PublicTypes
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where field is { IsLiteral: false, IsInitOnly: false }
        select $"{type.FullName}.{field.Name}",
        "A static field that anyone can set is shared by all threads and tests.");

    [Test]
    public void Static_properties_cannot_be_set_in_public() => Offenders.MustBeNone(
        from type in PublicTypes
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where property.GetSetMethod() is not null
        select $"{type.FullName}.{property.Name}",
        "A static property that anyone can set is shared by all threads and tests.");

    [Test]
    public void Types_lie_in_a_namespace_of_their_room() => Offenders.MustBeNone(
        from assembly in Repository.Assemblies
        let room = assembly.GetName().Name!
        from type in assembly.GetExportedTypes()
        where $"{type.Namespace}.".StartsWith($"{room}.", StringComparison.Ordinal) is false
        select type.FullName!,
        "These types are in another room's namespace.");

    /// <summary>Exceptions are caught by their base: <c>SparkException</c> for whatever the engine says, and its kinds.</summary>
    private static bool MayBeInherited(Type type) => typeof(Exception).IsAssignableFrom(type);
}
