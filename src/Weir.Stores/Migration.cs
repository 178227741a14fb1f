namespace Weir.Stores;

/// <summary>One step of a store's schema.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>What an older Weir says about data it does not know: both versions and the way out.</summary>
    public static StoreException Newer(string what, int found, int known) =>
        new(
            StoreFailure.NewerVersion,
            $"{what} has schema version {found} and this Weir knows versions up to {known}: run the newer Weir again, or restore a backup made before it"
        );
}
