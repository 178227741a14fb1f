using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;
using Weir.Jobs.Properties;
using Weir.Jobs.Thresholds;

namespace Weir.Schedules.Events;

/// <summary>
/// A placeholder whose name people chose: a property, fully qualified (<c>MI.RACK.north</c>) or of what the event is of (<c>SITE</c>,
/// <c>MI.RACK</c>, <c>SI.COUNT</c>, <c>JI.COUNT</c>); <c>TH.NAME</c>, a threshold; <c>RM.NAME</c> and <c>RU.NAME</c>, a limit's maximum and
/// what is in use of it, as in the original.
/// </summary>
public sealed record PlaceholderName
{
    private PlaceholderName() { }

    /// <summary>A property that is named in full.</summary>
    public PropertyPath? Property { get; private init; }

    /// <summary>A property of the machine, schedule's day or job that the event is of.</summary>
    public (PropertyScope Scope, PropertyName Name)? Own { get; private init; }

    /// <summary>A threshold, whose value is meant.</summary>
    public ThresholdName? Threshold { get; private init; }

    /// <summary>A limit, whose maximum is meant.</summary>
    public ObjectName? Maximum { get; private init; }

    /// <summary>A limit, of which what is in use is meant.</summary>
    public ObjectName? InUse { get; private init; }

    /// <summary>Whether only an event of a job has it.</summary>
    public bool IsOfJob => Own is { Scope: PropertyScope.JI or PropertyScope.MI };

    /// <summary>A property that is named in full.</summary>
    public static PlaceholderName Of(PropertyPath property) => new() { Property = property };

    /// <summary>A threshold.</summary>
    public static PlaceholderName Of(ThresholdName threshold) => new() { Threshold = threshold };

    /// <summary>A limit's maximum.</summary>
    public static PlaceholderName OfMaximum(ObjectName limit) => new() { Maximum = limit };

    /// <summary>What is in use of a limit.</summary>
    public static PlaceholderName OfUse(ObjectName limit) => new() { InUse = limit };

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PlaceholderName? name)
    {
        ArgumentNullException.ThrowIfNull(text);
        name = Prefixed(text) switch
        {
            ("TH", var rest) when ThresholdName.TryParse(rest, out var threshold) => new PlaceholderName { Threshold = threshold },
            ("RM", var rest) when ObjectName.TryParse(rest, out var limit) => new PlaceholderName { Maximum = limit },
            ("RU", var rest) when ObjectName.TryParse(rest, out var limit) => new PlaceholderName { InUse = limit },
            ("MI", var rest) when PropertyName.TryParse(rest, out var own) => new PlaceholderName { Own = (PropertyScope.MI, own) },
            ("SI", var rest) when PropertyName.TryParse(rest, out var own) => new PlaceholderName { Own = (PropertyScope.SI, own) },
            ("JI", var rest) when PropertyName.TryParse(rest, out var own) => new PlaceholderName { Own = (PropertyScope.JI, own) },
            _ => PropertyPath.TryParse(text, out var path) ? new PlaceholderName { Property = path } : null,
        };
        return name is not null;
    }

    /// <inheritdoc />
    public override string ToString() =>
        this switch
        {
            { Threshold: { } threshold } => $"TH.{threshold}",
            { Maximum: { } limit } => $"RM.{limit}",
            { InUse: { } limit } => $"RU.{limit}",
            { Own: (var scope, var own) } => $"{scope}.{own}",
            _ => $"{Property}",
        };

    private static (string Prefix, string Name) Prefixed(string text) =>
        text is [_, _, '.', ..] ? (text[..2].ToUpperInvariant(), text[3..]) : ("", text);
}
