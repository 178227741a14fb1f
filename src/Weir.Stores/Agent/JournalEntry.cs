using Weir.Jobs.Facts;
using Weir.Jobs.Orders;

namespace Weir.Stores.Agent;

/// <summary>What is written together: any of a new submission, changed rows, orders received, facts, captures, settings.</summary>
public sealed record JournalEntry
{
    /// <summary>A new submission with its number.</summary>
    public JournalSubmission? Submission { get; init; }

    /// <summary>Rows of the tracking log as they are now: inserted or replaced.</summary>
    public IReadOnlyList<JournalJob> Jobs { get; init; } = [];

    /// <summary>Orders received, before they are acted on.</summary>
    public IReadOnlyList<IssuedOrder> Orders { get; init; } = [];

    /// <summary>Orders up to this one need not come again: one that could not be read was passed over.</summary>
    public long? LastOrder { get; init; }

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What becomes of captures, one after the other.</summary>
    public IReadOnlyList<CaptureChange> Captures { get; init; } = [];

    /// <summary>The entry's facts get sequences past this one: a server knows later facts than a restored journal.</summary>
    public long? FactsAfter { get; init; }

    /// <summary>The server has stored all facts up to this one.</summary>
    public long? FactsTaken { get; init; }

    /// <summary>Named settings: ways, rules, leases, epoch. A <see langword="null"/> value removes.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}
