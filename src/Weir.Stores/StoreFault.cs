namespace Weir.Stores;

/// <summary>What is wrong with a store that works.</summary>
/// <param name="Store">The file, or the address without a password.</param>
/// <param name="IsDamage">Whether something stored is lost already; else a loss of power may take something with it.</param>
/// <param name="Text">What it is and what to do, one sentence.</param>
public sealed record StoreFault(string Store, bool IsDamage, string Text)
{
    /// <summary>That it is damaged, as the store says.</summary>
    internal static StoreFault From(string store, StoreException damaged) =>
        new(store, true, $"{damaged.Message} (stop the host, then weir restore FILE)");
}
