using Weir.Capacity;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: job-queue</c>.</summary>
public static class JobQueueKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "job-queue";

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 3, (keys, _, made) => Read(keys, made));

    /// <summary>The definition of one.</summary>
    public static Definition Define(JobQueueDefinition queue) =>
        new(
            Kind,
            queue.Name.ToString(),
            queue,
            new EntryList().Add("name", queue.Name.ToString()).AddGiven("maximum", queue.Maximum).AddUnless(false, "hold", queue.Held)
        );

    private static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        const string Allowed = "LIBRARY/NAME";
        var text = keys.Needed("name", Allowed);
        if (!QualifiedName.TryParse(text, out var name) && text.Length > 0)
        {
            keys.AddFault(new Scalar(keys.PlaceOf("name"), text), "name", Allowed);
        }

        var maximum = keys.Number("maximum", 0, LimitKind.Most);
        var hold = keys.Flag("hold");
        return made(() => Define(new JobQueueDefinition(name, maximum, hold)));
    }
}
