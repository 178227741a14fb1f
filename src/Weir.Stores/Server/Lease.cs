namespace Weir.Stores.Server;

/// <summary>What a store says to a server that is not, or no longer, the active one.</summary>
internal static class Lease
{
    public static StoreException Lost(long own, long found) =>
        new(
            StoreFailure.LeaseLost,
            $"another server is active (epoch {found}, this one's was {own}): nothing was stored, and this server ends"
        );
}
