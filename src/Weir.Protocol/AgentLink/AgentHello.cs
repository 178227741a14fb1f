namespace Weir.Protocol.AgentLink;

/// <summary>How an agent greets a server: <c>POST /v1/agents/MACHINE/hello</c>.</summary>
/// <param name="Version">Weir's version there.</param>
/// <param name="LastSequence">The last fact in its journal.</param>
/// <param name="LastOrder">The last order in its journal; the server issues on from there.</param>
/// <param name="Restored">Whether the journal was just restored from a backup: the server may know later facts.</param>
/// <param name="Numbers">The blocks of tracking numbers that it has in hand.</param>
/// <param name="Epoch">The newest epoch that it knows of; 0 before the first order.</param>
/// <param name="OldestContract">The oldest version of the contract that it speaks.</param>
/// <param name="NewestContract">The newest version of the contract that it speaks.</param>
/// <param name="OpenedAt">
/// The last fact in its journal before the first start that no server has answered; <see langword="null"/> where one has answered since.
/// </param>
public sealed record AgentHello(
    string Version,
    long LastSequence,
    long LastOrder,
    bool Restored = false,
    IReadOnlyList<NumberLease>? Numbers = null,
    long Epoch = 0,
    int OldestContract = 1,
    int NewestContract = 1,
    long? OpenedAt = null
);
