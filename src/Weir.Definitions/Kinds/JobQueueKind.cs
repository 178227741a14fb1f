using Weir.Capacity;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: job-queue</c>.</summary>
internal static class JobQueueKind
{
    public static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        const string Allowed = "LIBRARY/NAME";
        var text = keys.Needed("name", Allowed);
        if (!QualifiedName.TryParse(text, out var name) && text.Length > 0)
        {
            keys.Wrong(new Scalar(keys.PlaceOf("name"), text), "name", Allowed);
        }

        var maximum = keys.Number("maximum", 0, LimitKind.Most);
        var hold = keys.Flag("hold");
        return made(() => Define(new JobQueueDefinition(name, maximum, hold)));
    }

    public static Definition Define(JobQueueDefinition queue) =>
        new(DefinitionKind.JobQueue, queue.Name.ToString(), queue, new EntryList()
            .Add("name", queue.Name.ToString())
            .AddGiven("maximum", queue.Maximum)
            .AddUnless(false, "hold", queue.Held));
}
