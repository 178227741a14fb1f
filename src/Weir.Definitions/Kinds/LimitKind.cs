using Weir.Capacity;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: limit</c>.</summary>
internal static class LimitKind
{
    public const int Most = 1_000_000;

    public static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        keys.Needed("maximum", $"0 to {Most}");
        var maximum = keys.Number("maximum", 0, Most);
        var perMachine = keys.Flag("perMachine");
        var resource = keys.Flag("resource");
        return made(() => Define(new LimitDefinition(name, maximum ?? 0, perMachine, resource)));
    }

    public static Definition Define(LimitDefinition limit) =>
        new(DefinitionKind.Limit, limit.Name.Text, limit, new EntryList()
            .Add("name", limit.Name.Text)
            .Add("maximum", limit.Maximum)
            .AddUnless(false, "perMachine", limit.PerMachine)
            .AddUnless(false, "resource", limit.Resource));
}
