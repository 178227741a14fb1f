using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Schedules.Frequencies;

namespace Weir.Definitions.Kinds;

/// <summary>The key <c>frequency</c> of schedules and job definitions.</summary>
internal static class FrequencyUses
{
    private const string Key = "frequency";

    private const string Allowed =
        "the name of a frequency, keys of one such as { cron: \"0 2 * * *\" }, or a list of these, highest priority first";

    public static IReadOnlyList<FrequencyUse> Read(MappingReader keys, RunComponentsText components)
    {
        List<FrequencyUse> uses = [];
        foreach (var (node, inner) in keys.Items(Key))
        {
            if (inner is not null)
            {
                var own = FrequencyText.Read(inner, components);
                inner.End();
                if (own is not null)
                {
                    uses.Add(FrequencyUse.Of(own));
                }
            }
            else if (node is Scalar { Text: var text } && ObjectName.TryParse(text, out var name))
            {
                uses.Add(FrequencyUse.Of(name));
            }
            else
            {
                keys.AddFault(node, Key, Allowed);
            }
        }

        return uses;
    }

    public static EntryList AddFrequencies(this EntryList entries, IReadOnlyList<FrequencyUse> uses) =>
        uses switch
        {
            [] => entries,
            [var one] => entries.Add(Key, Value(one)),
            _ => entries.Add(Key, (IReadOnlyCollection<object>)[.. uses.Select(Value)]),
        };

    private static object Value(FrequencyUse use) => use.Own is { } own ? FrequencyText.AddTo(new EntryList(), own) : use.Name!.Value.Text;
}
