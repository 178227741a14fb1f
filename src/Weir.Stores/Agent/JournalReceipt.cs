using Weir.Jobs;

namespace Weir.Stores.Agent;

/// <summary>What became of an entry.</summary>
/// <param name="LastSequence">The sequence of the entry's last fact, or of the journal's last one where it had none.</param>
/// <param name="Earlier">Where its user has used the submission's key already: the number it has.</param>
public sealed record JournalReceipt(long LastSequence, TrackingNumber? Earlier);
