using Weir.Capacity;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: limit</c>.</summary>
public static class LimitKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "limit";

    internal const int Most = 1_000_000;

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 2, (keys, _, made) => Read(keys, made));

    /// <summary>The definition of one.</summary>
    public static Definition Define(LimitDefinition limit) =>
        new(
            Kind,
            limit.Name.Text,
            limit,
            new EntryList()
                .Add("name", limit.Name.Text)
                .Add("maximum", limit.Maximum)
                .AddUnless(false, "perMachine", limit.PerMachine)
                .AddUnless(false, "resource", limit.Resource)
        );

    private static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        keys.Needed("maximum", $"0 to {Most}");
        var maximum = keys.Number("maximum", 0, Most);
        var perMachine = keys.Flag("perMachine");
        var resource = keys.Flag("resource");
        return made(() => Define(new LimitDefinition(name, maximum ?? 0, perMachine, resource)));
    }
}
