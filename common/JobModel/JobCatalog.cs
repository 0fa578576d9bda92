using System.Collections.Immutable;
using System.Reflection;

namespace SparkPersonalization.JobModel;

/// <summary>The jobs that there are, found by reflection, so that a new class is a new job.</summary>
public sealed class JobCatalog
{
    private const string Suffix = "Job";

    private JobCatalog(ImmutableArray<JobDefinition> jobs) => Jobs = jobs;

    /// <summary>The jobs by id.</summary>
    public ImmutableArray<JobDefinition> Jobs { get; }

    /// <summary>Finds the jobs of an assembly.</summary>
    /// <param name="assembly">Where to look.</param>
    /// <returns>A catalogue of every class that is a <see cref="Job{TOptions}"/>.</returns>
    /// <exception cref="InvalidOperationException">A job's class breaks a rule of names or constructors.</exception>
    public static JobCatalog FindIn(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return From(assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IJob))));
    }

    /// <summary>The job with an id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The job, or null where there is none.</returns>
    public JobDefinition? Find(string id) => Jobs.FirstOrDefault(job => job.Id == id);

    /// <summary>A catalogue of chosen jobs.</summary>
    /// <param name="types">Classes that are a <see cref="Job{TOptions}"/>.</param>
    /// <returns>The catalogue.</returns>
    /// <exception cref="InvalidOperationException">A job's class breaks a rule of names or constructors.</exception>
    public static JobCatalog From(IEnumerable<Type> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var jobs = types.Select(Define).OrderBy(job => job.Id, StringComparer.Ordinal).ToImmutableArray();
        RefuseSharedEnvironment(jobs);
        return new JobCatalog(jobs);
    }

    private static JobDefinition Define(Type type)
    {
        if (!type.Name.EndsWith(Suffix, StringComparison.Ordinal) || type.Name.Length == Suffix.Length)
            throw new InvalidOperationException($"The job '{type}' must be named for its id and end in '{Suffix}', as RefineEventsJob.");
        if (type.GetConstructor(Type.EmptyTypes) is null)
            throw new InvalidOperationException($"The job '{type}' needs a public constructor without parameters.");
        return new JobDefinition(KebabCase.From(type.Name[..^Suffix.Length]), (IJob)Activator.CreateInstance(type)!);
    }

    /// <summary>With <c>refine</c> and <c>refine-events</c>, a variable of the second would look like one of the first.</summary>
    private static void RefuseSharedEnvironment(ImmutableArray<JobDefinition> jobs)
    {
        foreach (var job in jobs)
        {
            var other = jobs.FirstOrDefault(other => other != job && other.EnvironmentPrefix.StartsWith(job.EnvironmentPrefix, StringComparison.Ordinal));
            if (other is not null)
                throw new InvalidOperationException($"The jobs '{job.Id}' and '{other.Id}' would share environment variables; rename one.");
        }
    }
}
