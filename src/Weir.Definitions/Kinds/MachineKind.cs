using Weir.Capacity;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs.Placeholders;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: machine</c>.</summary>
public static class MachineKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "machine";

    private const string RatingAllowed = "a number greater than 0, at most 1000000, with three digits after the point at most";

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 1, (keys, _, made) => Read(keys, made));

    /// <summary>The definition of one.</summary>
    public static Definition Define(MachineDefinition machine) =>
        new(
            Kind,
            machine.Name,
            machine,
            new EntryList()
                .Add("name", machine.Name)
                .AddGiven("slots", machine.Slots)
                .AddUnless(false, "draining", machine.Draining)
                .AddGiven("delimiters", machine.Delimiters?.ToString())
                .AddGiven("site", machine.Site?.Text)
                .AddUnless(CapacityKeys.Text(MachineDefinition.UsualRating), "rating", CapacityKeys.Text(machine.Rating))
                .AddCapacity("capacity", machine.Capacity)
        );

    private static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        var slots = keys.Number("slots", 0, LimitKind.Most);
        var draining = keys.Flag("draining");
        var delimiters = keys.Texts("delimiters", Delimiters.Allowed, TryDelimiters);
        var site = keys.Name("site");
        var rating = keys.Parsed<double>("rating", RatingAllowed, TryRating) ?? MachineDefinition.UsualRating;
        var capacity = CapacityKeys.Read(keys, "capacity");
        return made(() =>
            Define(
                new MachineDefinition(name.Text, slots, draining, Delimiters.TryParse(delimiters, out var read) ? read : null)
                {
                    Site = site,
                    Rating = rating,
                    Capacity = capacity,
                }
            )
        );
    }

    private static bool TryRating(string text, out double rating) =>
        CapacityKeys.TryPositive(text, MachineDefinition.MostRating, out rating);

    private static bool TryDelimiters(string text, out string delimiters)
    {
        delimiters = text;
        return Delimiters.TryParse(text, out _);
    }
}
